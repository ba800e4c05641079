import type { NamedText, Stretch, TextFormat } from './named-text.js';

/** Stands in the words of a paragraph for the number of a citation. */
export const citationMark = '\uE000';

/** A run of words that are set alike. */
export interface PrintedRun {
  /** Of a citation the mark, and its number beside it. */
  readonly text: string;
  readonly number?: number;
  readonly isStrong?: boolean;
  readonly isEmphasis?: boolean;
  /** A BCP 47 tag, where it is not the page's. */
  readonly lang?: string;
  readonly url?: string;
  /** Where it is not that of its words. */
  readonly colour?: string;
  /** What stands beside the words in a type of its own: the place in the source, the whole of a figure, a number before. */
  readonly role?: 'place' | 'whole' | 'number';
}

/** Where a text of the pack stands in a paragraph, in UTF-16 code units of its words. */
export interface PlacedText {
  readonly text: NamedText;
  readonly start: number;
  readonly end: number;
  /** For each character the stretch of the YAML that it is printed for; none for blanks. */
  readonly sources: readonly (SourceStretch | undefined)[];
}

export interface SourceStretch extends Stretch, TextFormat {
  /** Where it is a figure or a citation: its number among the leaves of the text. */
  readonly protectedLeaf?: number;
}

/** A paragraph as a page prints it. */
export interface PrintedParagraph {
  /** The units and lines of the page whose texts stand in it, however short they are. */
  readonly units: readonly string[];
  readonly runs: readonly PrintedRun[];
  readonly texts: readonly PlacedText[];
}

/** The words of runs, printed or read back. */
export function wordsOfRuns(runs: readonly Pick<PrintedRun, 'text'>[]): string {
  return runs.map(({ text }) => text).join('');
}

/** What a page was made from, as a document carries it: paragraphs as they are printed, and the texts of the pack in them. */
export interface PageOrigin {
  readonly paragraphs: readonly Pick<PrintedParagraph, 'units' | 'runs'>[];
  readonly texts: readonly Omit<NamedText, 'leaves'>[];
  /** `fact.figure` → as it is printed. */
  readonly figures: ReadonlyMap<string, string>;
}

/** The namespace of its XML. */
export const originNamespace = 'urn:policy-brief:page-origin:1';

import type { NamedText } from './named-text.js';

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

export interface SourceStretch {
  readonly start: number;
  readonly end: number;
  /** Where it is a figure or a citation: its number among the leaves of the text. */
  readonly protectedLeaf?: number;
  readonly isStrong: boolean;
  readonly isEmphasis: boolean;
}

/** A paragraph as a page prints it. */
export interface PrintedParagraph {
  readonly unit?: string | undefined;
  readonly runs: readonly PrintedRun[];
  readonly texts: readonly PlacedText[];
}

export function wordsOfRuns(runs: readonly PrintedRun[]): string {
  return runs.map(({ text }) => text).join('');
}

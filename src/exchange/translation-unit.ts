import type { Span } from '../diagnostics/span.js';

/** A text that is to be translated, as a translator gets it. */
export interface TranslationUnit {
  /** The key of the text and, where it has two lengths, which: `pillars/agenda/measures/capacity/text#short`. */
  readonly name: string;
  readonly source: string;
  /** The translation that there is, which may be out of date. */
  readonly target: string | undefined;
  /** What stands around it, and what it is for. */
  readonly notes: readonly string[];
  readonly terms: readonly { readonly term: string; readonly translation: string }[];
  /** How many characters fit on the page, where it is known. */
  readonly maxCharacters: number | undefined;
}

export interface TranslationFile {
  /** The id of the pack. */
  readonly pack: string;
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly units: readonly TranslationUnit[];
}

/** A text as it came back. */
export interface ReturnedUnit extends Pick<TranslationUnit, 'name' | 'source'> {
  readonly target: string;
  /** The digest of the translation that stood there when the file was made; undefined where there was none. */
  readonly madeFrom: string | undefined;
  /** That translation itself, where the file still has it. */
  readonly ancestor: string | undefined;
  /** Whether the translator has said that it is done. */
  readonly isDone: boolean;
  readonly span: Span;
}

export interface ReturnedFile extends Omit<TranslationFile, 'units'> {
  /** Those that have a translation. */
  readonly units: readonly ReturnedUnit[];
}

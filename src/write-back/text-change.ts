import type { Span } from '../diagnostics/span.js';
import type { TextLengths } from '../schema/localized-text.js';

/** Names one text of a pack in one language. */
export interface TextName {
  /** The key of its `PackText`, such as `pillars/agenda/measures/capacity/text`. */
  readonly key: string;
  readonly language: string;
  /** Without it, the one text that serves as both lengths. */
  readonly length?: keyof TextLengths | undefined;
}

/** A change of one text that comes from outside the YAML. */
export interface TextChange extends TextName {
  /** Undefined where the entry of the language is to be taken out. */
  readonly text: string | undefined;
  /** The digest of the text in this language that it was made from; undefined where there was none. */
  readonly madeFrom: string | undefined;
  /** That text itself, where it is known. */
  readonly ancestor?: string | undefined;
  /** For a translation, the digest of the text in the source language that it was made from. */
  readonly sourceMadeFrom?: string | undefined;
  /** That text itself, where it is known. */
  readonly sourceAncestor?: string | undefined;
  /** Where it stands in the file that brought it. */
  readonly origin?: Span | undefined;
}

/** A text as it is and as it shall be. */
export interface ChangedText extends TextName {
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Of a reader's own wording that is new, the key of the text that stood there; its other languages are copies. */
  readonly wordedAs?: string;
  /** Of a translation, the source text that it was made from, where that is known. */
  readonly translatedFrom?: string;
}

/** A translation that its translator calls right, and the source text that it was made from, where that is known. */
export type DoneTranslation = TextName & Pick<ChangedText, 'translatedFrom'>;

/** What is to be written in place of a stretch of a file. Offsets in UTF-16 code units of its text. */
export interface Edit {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly write: string;
}

/** A text in one language: one for both lengths, or two. */
export type LanguageText = string | TextLengths;

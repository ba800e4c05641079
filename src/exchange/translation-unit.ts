import type { Span } from '../diagnostics/span.js';
import { isAddress } from '../text/address.js';
import { protectedPartsIn } from '../write-back/protected-parts.js';

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

/** A text that has no translation. */
export interface UntranslatedUnit {
  readonly name: string;
  readonly span: Span;
  /** Where what stands there is the source again, which few texts stay: it as a translation. */
  readonly copy?: ReturnedUnit;
}

/** What somebody says of a text: in a note, or beside some of its words. */
export interface ReturnedNote {
  /** The name of the text; empty where it is of the whole file. */
  readonly name: string;
  readonly note: string;
}

/** A text that a program has divided, and of which not every segment is translated. */
export interface IncompleteUnit extends UntranslatedUnit {
  readonly translated: number;
  readonly segments: number;
}

export interface ReturnedFile extends Omit<TranslationFile, 'units'> {
  /** Those that have a translation. */
  readonly units: readonly ReturnedUnit[];
  /** The others: those with none, or not one of each of their segments. */
  readonly untranslated: readonly UntranslatedUnit[];
  /** Those that we have not written, as far as their categories say. */
  readonly notes: readonly ReturnedNote[];
  /** Of those, the ones of which a part is translated. */
  readonly incomplete: readonly IncompleteUnit[];
  /** Where it names its languages. */
  readonly span: Span;
}

/** Whether nothing of a text is to be translated: `{{near-gate.near}}`, say, or an address, which are the same in every language. */
export function isWordless(text: string): boolean {
  if (isAddress(text.trim())) return true;
  let [at, words] = [0, ''];
  for (const { kind, start, end } of protectedPartsIn(text)) {
    if (kind === 'foreign-words' || start < at) continue;
    words += text.slice(at, start);
    at = end;
  }
  return !/\p{L}/u.test(words + text.slice(at));
}

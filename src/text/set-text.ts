import { decodeHTMLStrict } from 'entities/decode';
import { once } from './once.js';

/** Compatibility ideographs are characters of names, and NFC would replace them by others (Unicode 16, 22.2.1). */
const compatibilityIdeographs = /([\uF900-\uFAFF\u{2F800}-\u{2FA1F}]+)/u;

/** Texts of characters alone that are as they should be, whatever they stand beside: those of most. */
const composed =
  /^[\0-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u3000-\u3029\u3030-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]*$/;

/** Letters with their accents as keyboards type them: a search finds them, whichever way they were written (UAX #15). */
export function normalized(text: string): string {
  if (composed.test(text)) return text;
  return text
    .split(compatibilityIdeographs)
    .map((part, i) => (i % 2 === 0 ? part.normalize('NFC') : part))
    .join('');
}

/** Where a word may be divided, with a hyphen; it shows nothing elsewhere (Unicode 16, 23.2). */
export const softHyphen = '\u00ad';

/**
 * Bidirectional controls (UAX #9), for a class of a pattern: marks, embeddings, overrides and isolates. They put words of
 * both directions in order, which a page does by itself, and nobody sees them.
 */
export const directionControls = '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069';

/** They, controls that Unicode advises against, and the sign for a picture or another object (Unicode 16, 23.3 and 23.8.2). */
const control = new RegExp(`[${directionControls}\\u206a-\\u206f\\ufffc]`, 'g');

/** Words as they read: programs put such controls in, as those for mail, for chats and for translators do. */
export function withoutControls(text: string): string {
  return composed.test(text) ? text : text.replace(control, '');
}

/** A text for places that divide no words, or that are searched. */
export function withoutSoftHyphens(text: string): string {
  return text.includes(softHyphen) ? text.replaceAll(softHyphen, '') : text;
}

/** Latin letters that a font has drawn as one, as words that are copied from a PDF have them: a search finds only letters. */
export function withoutLigatures(text: string): string {
  return text.replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKD'));
}

/** U+200C and U+200D: whether a letter joins the next. They need no glyph, and show nothing themselves (Unicode 16, 23.2). */
export function isJoiner(codePoint: number): boolean {
  return codePoint === 0x200c || codePoint === 0x200d;
}

/** Character references of HTML, `&copy;` and `&#169;`, as the characters that they are (CommonMark 0.31, 2.5). */
export function withoutCharacterReferences(text: string): string {
  // A mark that is written as a reference meets its letter here only.
  return /&[a-z#]/i.test(text) ? normalized(decodeHTMLStrict(text)) : text;
}

/** A plus or minus before a number, in one UTF-16 unit; between two numbers or after a word it is none. */
export const signOfNumber = once(() => /(?<![\p{L}\p{M}\p{N}.,)\]])[+−-](?=\d)/gu);

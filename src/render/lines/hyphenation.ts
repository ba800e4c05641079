import type { LocaleRules } from '../../schema/locale.js';
import { BoundedCache } from '../../text/bounded-cache.js';
import { softHyphen } from '../../text/set-text.js';

/** Puts soft hyphens where words may be divided. */
export interface Hyphenator {
  /** In a text: names, and words that have a hyphen of their own, stay whole. */
  readonly inText: (text: string) => string;
  /** In a word that no line has room for, whatever it is: a hyphen is better than a cut anywhere. */
  readonly inLongWord: (word: string) => string;
}

/** Divides one word by patterns: what the package hyphen makes of them. */
export type DividePattern = (word: string) => string;

type Settings = Exclude<LocaleRules['lines']['hyphenation'], undefined>;

/** Words that an editor has divided stay as they are; so do names, which a capital inside a text is the sign of. */
export function hyphenation(divide: DividePattern, settings: Settings): Hyphenator {
  const words = new BoundedCache<{ readonly divided: string }>(10_000);
  // A word with the punctuation around it; addresses, codes and words with digits are none. It begins with a letter and ends
  // where it can go no farther: an apostrophe is punctuation too, and many of them could be parted in as many ways.
  const wordWithMarks =
    /(?<=^|[\s\u00a0\u202f])([\p{P}\p{S}]*)([\p{L}\p{M}][\p{L}\p{M}’'‑-]*)(?![\p{L}\p{M}’'‑-])([\p{P}\p{S}]*)(?=$|[\s\u00a0\u202f])/gu;
  const dividedWord = (word: string) =>
    words.of(word, () => ({ divided: withEnoughLetters(divide(word), settings) })).divided;
  const isShort = (part: string) => [...part].length < settings.shortest;
  const inText = (text: string) =>
    text.replace(wordWithMarks, (found, before: string, word: string, after: string) => {
      // A typed hyphen is where a compound is divided.
      if (/[-‑]/.test(word)) return found;
      const divided = word.replace(/[\p{L}\p{M}]+/gu, (part) => {
        return isShort(part) || isName(part, settings) ? part : dividedWord(part);
      });
      return `${before}${divided}${after}`;
    });
  const inLongWord = (word: string) =>
    word.replace(/[\p{L}\p{M}]+/gu, (part) => (isShort(part) ? part : dividedWord(part)));
  return { inText, inLongWord };
}

function isName(word: string, { capitals }: Settings): boolean {
  const [first = '', ...others] = word;
  const isUpper = (letter: string) => /\p{Lu}/u.test(letter);
  return others.some(isUpper) || (!capitals && isUpper(first));
}

function withEnoughLetters(divided: string, { before, after }: Settings): string {
  const parts = divided.split(softHyphen);
  const total = parts.join('').length;
  let [at, text] = [0, ''];
  for (const [i, part] of parts.entries()) {
    if (i > 0) text += at >= before && total - at >= after ? softHyphen : '';
    text += part;
    at += part.length;
  }
  return text;
}

import { literalPattern } from '../../../text/literal-pattern.js';
import { wordPattern } from '../../../text/open-words.js';
import { isPlain, patternFor } from '../../../text/plain-text.js';

/** A letter of a script that has words; Chinese characters stand beside numbers without a space. */
const letterOf = (isPlain: boolean) => (isPlain ? '[A-Za-z]' : '[^\\P{L}\\p{Script=Han}]');
/** Of a script in which words are set apart from numbers: Korean and Japanese ones follow them at once. */
const letterBesideNumbersOf = (isPlain: boolean) =>
  isPlain ? '[A-Za-z]' : '[^\\P{L}\\p{Script=Han}\\p{Script=Hangul}\\p{Script=Hiragana}\\p{Script=Katakana}]';
const hasHangul = /\p{Script=Hangul}/u;
export const endsInLetter = patternFor((_, isPlain) => new RegExp(`${letterOf(isPlain)}$`, 'u'));

/** Makes a pattern around words, which it is given as alternatives. */
type MakePattern = (words: string) => string;

/**
 * How patterns are made of the words of a locale; where there are no words, there is no pattern.
 * @param isForPlain whether the texts are plain: `isPlain`
 */
export function wordPatterns(isForPlain: boolean) {
  const [letter, letterBesideNumbers] = [letterOf(isForPlain), letterBesideNumbersOf(isForPlain)];
  // A Japanese particle stands before a word at once: 児童の半数, 3%の減少.
  const letterBeforeWord = isForPlain ? letter : '[^\\P{L}\\p{Script=Han}\\p{Script=Hiragana}]';
  /** The longest first, so that no word hides one that begins with it. */
  const anyOf = (words: readonly string[], after = letter) =>
    alternatives(
      words.toSorted((a, b) => b.length - a.length),
      after,
    );
  const search = (words: readonly string[], make: MakePattern, flags: string) =>
    words.length === 0 ? undefined : new RegExp(make(anyOf(words)), flags);
  const sticky = (words: readonly string[], make: MakePattern) => search(words, make, 'uy');
  /** The same of words that a Korean or Japanese particle may follow at once. */
  const besideNumbers = (words: readonly string[], make: MakePattern) =>
    words.length === 0 ? undefined : new RegExp(make(anyOf(words, letterBesideNumbers)), 'uy');
  /** What follows a number. Where it does so at once, a Korean or Japanese particle may go on from it: 3월부터. */
  const suffix = (words: readonly string[], gap: string) => {
    const joined = anyOf(words, letterBesideNumbers);
    return words.some((word) => hasHangul.test(word))
      ? `(?:(?:${joined})|${gap}(?:${anyOf(words)}))`
      : `${gap}?(?:${joined})`;
  };
  const after = (words: readonly string[], gap = '[\\s-]') =>
    words.length === 0 ? undefined : new RegExp(suffix(words, gap), 'uy');
  const anyCase = isForPlain ? (text: string) => text.toLowerCase() : (text: string) => text;
  const inAnyCase = (words: readonly string[], make: MakePattern, flags: string) =>
    search(words.map(anyCase), make, isForPlain ? flags : `i${flags}`);
  return {
    letter,
    letterBeforeWord,
    letterBesideNumbers,
    anyCase,
    anyOf,
    search,
    sticky,
    besideNumbers,
    suffix,
    after,
    inAnyCase,
  };
}

export type WordPatterns = ReturnType<typeof wordPatterns>;

/** Words that may be followed by more of a longer one; nothing is found where there are none. */
export function beginnings(words: readonly string[]): string {
  if (words.length === 0) return '(?!)';
  return words
    .toSorted((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');
}

/**
 * A word ends where its letters end, and one with a star has any ending. That is said once for all neighbours of which it is true: V8 makes code for every
 * class of letters that it finds in a pattern, which takes longer than reading a pack with it.
 */
export function alternatives(words: readonly string[], letter: string): string {
  const groups: { readonly ends: boolean; readonly words: string[] }[] = [];
  for (const word of words) {
    const ends = endsInLetter(isPlain(word)).test(word);
    const last = groups.at(-1);
    const pattern = wordPattern(word, escaped, `${letter}*`);
    if (last?.ends === ends) last.words.push(pattern);
    else groups.push({ ends, words: [pattern] });
  }
  return groups
    .map((group) => (group.ends ? `(?:${group.words.join('|')})(?!${letter})` : group.words.join('|')))
    .join('|');
}

/** A word as it is, with whatever blanks. */
export function escaped(text: string): string {
  return literalPattern(text).replace(/ /g, '[ \\u00a0\\u202f]');
}

import { once } from './once.js';

/** A word of a locale that ends in a star has any ending: *январ\** is январь, января and январе. */
const isOpen = (word: string) => word.endsWith('*');

/** An ending may have marks that are typed apart from their letters. */
const anyEnding = '[\\p{L}\\p{M}]*';
const endingAt = once(() => new RegExp(anyEnding, 'uy'));

/**
 * A word of a locale as a pattern, with any ending where it has a star.
 * @param literal makes a pattern of what stands in a word
 */
export function wordPattern(word: string, literal: (text: string) => string, ending = anyEnding): string {
  return isOpen(word) ? literal(word.slice(0, -1)) + ending : literal(word);
}

/** How much of a text a word of a locale takes from a place on: with its ending, where it ends in a star; 0 where it is not there. */
export function lengthAt(word: string, text: string, at: number): number {
  if (!isOpen(word)) return text.startsWith(word, at) ? word.length : 0;
  const stem = word.slice(0, -1);
  if (!text.startsWith(stem, at)) return 0;
  const ending = endingAt();
  ending.lastIndex = at + stem.length;
  ending.test(text);
  return ending.lastIndex - at;
}

/** What a word says, by the words of a locale, of which the longest is meant where several with a star begin it. */
export function valueOfWord<T>(values: ReadonlyMap<string, T>, written: string): T | undefined {
  const exact = values.get(written);
  if (exact !== undefined) return exact;
  const [open] = [...values.keys()]
    .filter((word) => isOpen(word) && lengthAt(word, written, 0) === written.length)
    .sort((a, b) => b.length - a.length);
  return open === undefined ? undefined : values.get(open);
}

import { once } from './once.js';

const letter = '[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Script=Arabic}\\p{N}]';
const inWord = once(() => new RegExp(`^${letter}$`, 'u'));

/** Whether a character is a letter of a script that has spaces between its words, or a digit. */
export function isInWord(character: string): boolean {
  return inWord().test(character);
}

/**
 * Whether a single star between two characters stands inside a word, where it opens no emphasis, as an underscore there
 * opens none: `Bürger*innen und Wähler*innen`, `10*20*30`. CommonMark would stress what stands between the two.
 */
export function isStarInWord(before: string, after: string): boolean {
  return isInWord(before) && isInWord(after);
}

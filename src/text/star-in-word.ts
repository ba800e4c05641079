import { once } from './once.js';

const letter = '[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Script=Arabic}\\p{N}]';
const atEnd = once(() => new RegExp(`${letter}$`, 'u'));
const atStart = once(() => new RegExp(`^${letter}`, 'u'));

/** Whether a text ends with a letter of a script that has spaces between its words, or with a digit. */
export function endsInWord(text: string): boolean {
  return atEnd().test(text);
}

/**
 * Whether a single star between two stretches stands inside a word, where it opens no emphasis, as an underscore there
 * opens none: `Bürger*innen und Wähler*innen`, `10*20*30`. CommonMark would stress what stands between the two.
 */
export function isStarInWord(before: string, after: string): boolean {
  return endsInWord(before) && atStart().test(after);
}

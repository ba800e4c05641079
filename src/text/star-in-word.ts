import { once } from './once.js';

const letter = '[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Script=Arabic}\\p{N}]';
const inWord = once(() => new RegExp(`^${letter}$`, 'u'));

/** Whether a character is a letter of a script that has spaces between its words, or a digit. */
export function isInWord(character: string): boolean {
  return inWord().test(character);
}

/**
 * Whether a single star between two characters stands inside a word, where it opens no emphasis, as an underscore there
 * opens none: `Bürger*innen und Wähler*innen`, `10*20*30`. CommonMark would stress what stands between the two. Between a
 * letter of Arabic and one of another script it does: Arabic joins an article or a preposition to a name, `ال*Nature*`.
 */
export function isStarInWord(before: string, after: string): boolean {
  return (
    isInWord(before) &&
    isInWord(after) &&
    !(isLetter(before) && isLetter(after) && isArabic(before) !== isArabic(after))
  );
}

const isLetter = (character: string) => /\p{L}/u.test(character);
const isArabic = (character: string) => /\p{Script=Arabic}/u.test(character);

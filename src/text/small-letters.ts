/** Languages that have an i with a dot and one without, each with a capital of its own. */
const hasTwoLettersI = /^(?:tr|az)(?:-|$)/;

/** Whether words of a language are compared by what `smallLetters` makes of them, and by nothing else. */
export function foldsLetterI(language: string): boolean {
  return hasTwoLettersI.test(language);
}

/**
 * A text in small letters, for finding a word however it is written. In Turkish and Azeri I is the capital of ı and İ that of
 * i, which JavaScript takes for others: there the four are one letter, and all letters stay at their offsets.
 */
export function smallLetters(text: string, language: string): string {
  return (foldsLetterI(language) ? text.replace(/[Iİı]/g, 'i') : text).toLowerCase();
}

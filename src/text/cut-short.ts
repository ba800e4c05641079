/** The text, or where it has more than `max` characters, the first of them with an ellipsis. */
export function cutShort(text: string, max: number): string {
  const characters = [...text];
  return characters.length > max ? `${characters.slice(0, max).join('').trimEnd()} …` : text;
}

/** What no hint is to fill a screen with, though the file that it is in may have it. */
const maxToWrite = 1500;

/** What an editor is to write, as a hint shows it. It is whole, since what is shown is copied. */
export function toWrite(text: string): string {
  return cutShort(text, maxToWrite);
}

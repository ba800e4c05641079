/** The text, or where it has more than `max` characters its first `kept` ones with an ellipsis. */
export function cutShort(text: string, max: number, kept = max): string {
  const characters = [...text];
  return characters.length > max ? `${characters.slice(0, kept).join('').trimEnd()} …` : text;
}

/** What no hint is to fill a screen with, though the file that it is in may have it. */
const maxToWrite = 1500;

/** What an editor is to write, as a hint shows it. It is whole, since what is shown is copied. */
export function toWrite(text: string): string {
  return cutShort(text, maxToWrite);
}

/** The text, or where it has more than `max` characters its first `kept` ones with an ellipsis. */
export function cutShort(text: string, max: number, kept = max): string {
  const characters = [...text];
  return characters.length > max ? `${characters.slice(0, kept).join('').trimEnd()} …` : text;
}

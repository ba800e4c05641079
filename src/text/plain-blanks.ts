/** A text whose no-break spaces are plain ones, each in its place: a translator's program puts them in, typesetting too. */
export function withPlainBlanks(text: string): string {
  return text.replace(/[\u00a0\u2007\u202f]/g, ' ');
}

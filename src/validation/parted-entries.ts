import { marksForComma } from '../text/marks-for-comma.js';

const betweenEntries = new RegExp(`\\s*[${marksForComma}|]\\s*`, 'u');

/** The entries of a list that were typed with another sign between them than a comma: `north; 12`. */
export function partedEntries(typed: string): readonly string[] {
  return typed.split(betweenEntries);
}

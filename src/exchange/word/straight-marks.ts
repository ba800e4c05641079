/** Words as programs leave them that know no quotation marks and no apostrophe but those of a typewriter. */
export function withStraightMarks(words: string): string {
  return words.replace(/[“”„‟«»]/g, '"').replace(/[‘’‚‛‹›]/g, "'");
}

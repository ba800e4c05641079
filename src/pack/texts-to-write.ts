/** A text that a hint leaves to the editor, in braces, in every language of the pack; an example is for the first. */
export function textInBraces(languages: readonly string[], words = '…'): string {
  if (languages.length < 2) return `"${words}"`;
  return `{ ${languages.map((language, i) => `${language}: "${i === 0 ? words : '…'}"`).join(', ')} }`;
}

/** The same below a key that stands as far in as this. */
export function textUnder(key: string, languages: readonly string[], indent: string): string {
  if (languages.length < 2) return `${indent}${key}: "…"`;
  return [`${indent}${key}:`, ...languages.map((language) => `${indent}  ${language}: "…"`)].join('\n');
}

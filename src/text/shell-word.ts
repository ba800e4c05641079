/**
 * A path as it is copied from a message into a command. Double quotes are those that all shells know; where they would
 * let the shell read a mark in it, those are single. What begins with a hyphen would be taken for an option.
 */
export function shellWord(path: string): string {
  const word = path.startsWith('-') ? `./${path}` : path;
  if (/^[\p{L}\p{M}\p{N}./\\:_-]+$/u.test(word)) return word;
  return /["$`!]/.test(word) ? `'${word.replaceAll("'", `'\\''`)}'` : `"${word}"`;
}

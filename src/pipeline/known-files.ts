/**
 * The themes and locales of the package by name and text: what each of them says, as JSON, read and
 * checked with the program. Filled in when it is compiled, by `src/packaging/templates.js`.
 */
const knownFiles: ReadonlyMap<string, string> = new Map();

export function fileKey(name: string, text: string): string {
  return `${name}\n${text}`;
}

/** What a file of the package says; nothing for any other, or one that was changed. */
export function knownValue(name: string, text: string): unknown {
  const value = knownFiles.get(fileKey(name, text));
  return value === undefined ? undefined : JSON.parse(value);
}

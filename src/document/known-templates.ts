/** Templates that were checked and compiled with the program. */
export interface KnownTemplate {
  readonly main: object;
  readonly partials: Readonly<Record<string, object>>;
}

/** The templates of the package by their text. Filled in when the program is compiled, by `src/packaging/templates.js`. */
export const knownTemplates: ReadonlyMap<string, KnownTemplate> = new Map();

/** All that a compiled template is made from. */
export function templateKey(
  output: string,
  main: string,
  partials: Iterable<readonly [name: string, text: string]>,
): string {
  return JSON.stringify([output, main, ...partials]);
}

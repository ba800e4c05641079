/** `a, b or c`. */
export function wordList(words: readonly string[], conjunction: 'and' | 'or'): string {
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(` ${conjunction} `);
}

/** The first of many words, and as the last entry how many more there are: `a`, `b`, `3 more`. */
export function firstAndMore(words: readonly string[], most: number): readonly string[] {
  return words.length > most ? [...words.slice(0, most), `${words.length - most} more`] : words;
}

/** Names for a message: all of a few, `a, b, c`, and of many the first, `a, b, c, d and 3 more`. */
export function someOf(names: readonly string[]): string {
  return names.length > 5 ? wordList(firstAndMore(names, 4), 'and') : names.join(', ');
}

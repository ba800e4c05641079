import type { PrintedSide, ReadSide, Token } from './tokens.js';

/**
 * What came back, with the last word of one paragraph and the first of the next as two where they were joined without a
 * blank, as by the key that deletes backwards: both words stand.
 */
export function withWordsApart({ tokens, spots }: PrintedSide, read: ReadSide): ReadSide {
  const own = new Set(tokens.map(({ same }) => same));
  const joined = new Map<string, readonly [string, string]>();
  for (const { end } of spots.slice(0, -1)) {
    const next = tokens.findIndex(({ start }) => start >= end);
    const [last, first] = [tokens[next - 1]?.same, tokens[next]?.same];
    if (last !== undefined && first !== undefined && !own.has(last + first)) joined.set(last + first, [last, first]);
  }
  if (!read.tokens.some(({ same }) => joined.has(same))) return read;
  return { ...read, tokens: read.tokens.flatMap((token) => parted(token, joined.get(token.same))) };
}

function parted(token: Token, words: readonly [string, string] | undefined): readonly Token[] {
  const { same, start, end } = token;
  // One character in the document may be several of what it is compared by.
  if (!words || same.length !== end - start) return [token];
  const [last, first] = words;
  const border = start + last.length;
  return [
    { same: last, start, end: border },
    { same: first, start: border, end },
  ];
}

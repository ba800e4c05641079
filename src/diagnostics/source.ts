/** The name a source file goes by in messages: a path with forward slashes, as the reader would type it. */
export type SourceId = string;

export interface SourceFile {
  readonly id: SourceId;
  readonly text: string;
}

/** All texts that spans may point into, by id. */
export type Sources = ReadonlyMap<SourceId, SourceFile>;

/** A place as people and editors count it: 1-based, columns in code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Line starts of the last text, since the diagnostics of one file come in a row. */
let last: { readonly text: string; readonly starts: readonly number[] } = { text: '', starts: [0] };

function lineStartsOf(text: string): readonly number[] {
  if (last.text !== text) last = { text, starts: [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)] };
  return last.starts;
}

/** Turns a UTF-16 offset into a line and column. An offset past the end means the end. */
export function positionAt(text: string, offset: number): Position {
  const end = Math.min(Math.max(offset, 0), text.length);
  const starts = lineStartsOf(text);
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= end) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: [...text.slice(starts[low], end)].length + 1 };
}

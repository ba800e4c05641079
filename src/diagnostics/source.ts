/** The name a source file goes by in messages: a path with forward slashes, as the reader would type it. */
export type SourceId = string;

export interface SourceFile {
  readonly id: SourceId;
  readonly text: string;
}

/** All texts that spans may point into, by id. */
export type Sources = ReadonlyMap<SourceId, SourceFile>;

export function sourcesById(sources: readonly SourceFile[]): Sources {
  return new Map(sources.map((source) => [source.id, source]));
}

/** A place as people and editors count it: 1-based, columns in code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What is known of the last text: the diagnostics of one file come in a row. */
let last: {
  readonly text: string;
  readonly starts: readonly number[];
  /** A place whose column is known, from which later ones in its line are counted. */
  readonly counted: { readonly offset: number; readonly line: number; readonly column: number };
} = { text: '', starts: [0], counted: { offset: 0, line: 1, column: 1 } };

function lineStartsOf(text: string): readonly number[] {
  if (last.text !== text) {
    const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    last = { text, starts, counted: { offset: 0, line: 1, column: 1 } };
  }
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
  const line = low + 1;
  const { counted } = last;
  const isAhead = counted.line === line && counted.offset <= end;
  const from = isAhead ? counted : { offset: starts[low] ?? 0, column: 1 };
  const column = from.column + codePointsBetween(text, from.offset, end);
  last = { ...last, counted: { offset: end, line, column } };
  return { line, column };
}

/** The characters of a stretch of text, half ones included. */
function codePointsBetween(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; count += 1) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return count;
}

/** A line without its end, by its number from 1 on; empty where there is no such line. */
export function lineAt(text: string, line: number): string {
  const starts = lineStartsOf(text);
  const [start, next] = [starts[line - 1], starts[line]];
  return start === undefined ? '' : text.slice(start, next).replace(/\r?\n$/, '');
}

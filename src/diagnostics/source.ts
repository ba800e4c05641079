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

/** Turns a UTF-16 offset into a line and column. An offset past the end means the end. */
export function positionAt(text: string, offset: number): Position {
  const end = Math.min(Math.max(offset, 0), text.length);
  let line = 1;
  let lineStart = 0;
  for (let i = text.indexOf('\n'); i !== -1 && i < end; i = text.indexOf('\n', i + 1)) {
    line += 1;
    lineStart = i + 1;
  }
  return { line, column: [...text.slice(lineStart, end)].length + 1 };
}

import type { SourceFile } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';

/** Handlebars counts lines from 1 and columns from 0. */
export interface Location {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

export function spanOfLocation(file: SourceFile, { start, end }: Location): Span {
  const from = offsetAt(file.text, start.line, start.column);
  return { source: file.id, start: from, end: Math.max(from + 1, offsetAt(file.text, end.line, end.column)) };
}

/** From a place to the end of its line. */
export function spanFrom(file: SourceFile, line: number, column: number): Span {
  const start = offsetAt(file.text, line, column);
  const end = file.text.indexOf('\n', start);
  return { source: file.id, start, end: Math.max(start + 1, end === -1 ? file.text.length : end) };
}

export function offsetAt(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, l) => sum + l.length + 1, 0) + column;
}

import type { SourceId } from './source.js';

/** A stretch of a source text: UTF-16 offsets, `end` not included. */
export interface Span {
  readonly source: SourceId;
  readonly start: number;
  readonly end: number;
}

/** Whether a stretch of a file lies in another. */
export function isWithin(inner: Span, outer: Span): boolean {
  return inner.source === outer.source && inner.start >= outer.start && inner.end <= outer.end;
}

import type { SourceId } from './source.js';

/** A stretch of a source text: UTF-16 offsets, `end` not included. */
export interface Span {
  readonly source: SourceId;
  readonly start: number;
  readonly end: number;
}

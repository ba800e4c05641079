import LineBreaker from 'linebreak';
import { BoundedCache } from '../../text/bounded-cache.js';

/** What may stand at the end of a line: a word with the blank after it, in Chinese mostly a character. */
export interface Segment {
  readonly text: string;
  /** A line ends here, however much room it has. */
  readonly lineEnd: boolean;
}

const known = new BoundedCache<readonly Segment[]>(10_000);

/** The segments of a text between its line break opportunities (UAX 14); kept, since a text is set at many sizes. */
export function segmentsIn(text: string): readonly Segment[] {
  return known.of(text, breakLines);
}

function breakLines(text: string): readonly Segment[] {
  if (text === '') return asOneSegment(text);
  const breaker = new LineBreaker(text);
  const segments: Segment[] = [];
  let start = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const piece = text.slice(start, next.position);
    const withoutLineEnd = piece.replace(/\r?\n$|\r$/, '');
    segments.push({ text: withoutLineEnd, lineEnd: next.required || withoutLineEnd !== piece });
    start = next.position;
  }
  return segments;
}

/** A text that may not be broken. */
export function asOneSegment(text: string): readonly Segment[] {
  return [{ text, lineEnd: false }];
}

/** Whether the last word of one fragment and the first of the next are one: letters of it stand in two fonts. */
export function areOneSegment(last: string, first: string): boolean {
  return segmentsIn(last + first).length === 1;
}

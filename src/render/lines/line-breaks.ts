import LineBreaker from 'linebreak';
import { BoundedCache } from '../../text/bounded-cache.js';
import { softHyphen, withoutSoftHyphens } from '../../text/set-text.js';

/** Text up to a line break opportunity: a word with the blank after it, in Chinese mostly one character. */
export interface Segment {
  readonly text: string;
  /** Whether a line must end after it. */
  readonly lineEnd: boolean;
  /** Whether a hyphen is shown where a line ends after it: a soft hyphen stood there. */
  readonly hyphenated: boolean;
}

const known = new BoundedCache<readonly Segment[]>(5_000);

/** The segments of a text between its line break opportunities (UAX 14). Cached: a text is set at many sizes. */
export function segmentsIn(text: string): readonly Segment[] {
  return known.of(text, breakLines);
}

function breakLines(text: string): readonly Segment[] {
  if (text === '') return asOneSegment(text);
  const breaker = new LineBreaker(text);
  const mayBeKorean = hangul.test(text);
  const segments: Segment[] = [];
  let start = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    if (mayBeKorean && !next.required && isInsideKorean(text, next.position)) continue;
    const piece = text.slice(start, next.position);
    const withoutLineEnd = piece.replace(/\r?\n$|\r$/, '');
    const lineEnd = next.required || withoutLineEnd !== piece;
    const shown = withoutSoftHyphens(withoutLineEnd);
    // A word that is divided after a hyphen of its own gets no second one.
    const hyphenated = !lineEnd && withoutLineEnd.endsWith(softHyphen) && /(?:^|[\p{L}\p{M}\p{N}])$/u.test(shown);
    segments.push({ text: shown, lineEnd, hyphenated });
    start = next.position;
  }
  return segments;
}

/** UAX 14 breaks after any syllable of Korean, which is written in words with blanks between them (W3C klreq). */
function isInsideKorean(text: string, at: number): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(at)];
  return !/[\s\u00ad]/.test(before) && after !== '' && (hangul.test(before) || hangul.test(after));
}

const hangul = /\p{Script=Hangul}/u;

/** A text that may not be broken. */
export function asOneSegment(text: string): readonly Segment[] {
  return [{ text: withoutSoftHyphens(text), lineEnd: false, hyphenated: false }];
}

/** Whether the last segment of one fragment and the first of the next are one word in two fonts. */
export function areOneSegment(last: string, first: string): boolean {
  return segmentsIn(last + first).length === 1;
}

/** Particles that belong to the word before them, and start no line of a title. */
const particle = /^[的地得了着著等之]$/u;

/** Created for the first Chinese title and kept. */
let wordSegmenter: Intl.Segmenter | undefined;
/** By the text: the fit sets each title many times. */
const insideWords = new BoundedCache<ReadonlySet<number>>(1_000);

/**
 * Offsets inside the words of a Chinese text, at which a title does not break. Words are those of the dictionary that
 * JavaScript brings; body text breaks anywhere, as in print.
 */
export function offsetsInsideWords(text: string): ReadonlySet<number> {
  return insideWords.of(text, findInsideWords);
}

function findInsideWords(text: string): ReadonlySet<number> {
  wordSegmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const inside = new Set<number>();
  for (const { segment, index } of wordSegmenter.segment(text)) {
    for (let at = 1; at < segment.length; at += 1) inside.add(index + at);
    if (particle.test(segment)) inside.add(index);
  }
  return inside;
}

import type { Direction } from '../../schema/scripts.js';
import { isRightToLeft, visualOrder } from './bidi.js';
import { balancedWidth, endAtPause, endOfLine, fittingWords } from './break.js';
import { atLineEnd, collectWords, naturalWidthPt } from './collect.js';
import type { Fragment, SetWord } from './fragment.js';
import { gapGrowthPt, mayGrow } from './justify.js';

/** A text that is broken into lines. */
export interface Paragraph {
  readonly fragments: readonly Fragment[];
  /** From the top of each line to its baseline. */
  readonly strutAscentPt: number;
  readonly justified: boolean;
  /** Whether all lines are of about the same length. */
  readonly balanced: boolean;
  readonly alignment: 'start' | 'end';
  /** Which side its lines start from. */
  readonly direction: Direction;
}

export interface Line {
  /** In the order of reading. */
  readonly words: readonly SetWord[];
  /** Where each word begins, from the left edge of the line. */
  readonly starts: readonly number[];
  readonly widthPt: number;
  readonly heightPt: number;
  readonly isLast: boolean;
}

/** The steps of a paragraph on its way to lines, in their order: collect, shape, break, justify, place. */
export function linesOf(paragraph: Paragraph, widthPt: number): readonly Line[] {
  // Shaped as they are collected: a word is looked up with its advance.
  const words = fittingWords(collectWords(paragraph.fragments, paragraph.direction), widthPt);
  const endOf = lineEnds(words, paragraph, widthPt);
  const lines: Line[] = [];
  for (let start = 0; start < words.length; ) {
    const end = endOf(start);
    const isLast = end === words.length;
    const inLine = words.slice(start, end);
    const last = inLine.at(-1);
    if (last && !isLast) inLine[inLine.length - 1] = atLineEnd(last);
    lines.push(placed(inLine, isLast, paragraph.justified ? widthPt : undefined, paragraph.direction));
    start = end;
  }
  return lines;
}

/** For the first word of a line that of the next one. */
function lineEnds(words: readonly SetWord[], { balanced }: Paragraph, widthPt: number): (start: number) => number {
  if (!balanced || words.length === 0) return (start) => endOfLine(words, start, widthPt);
  const pause = endAtPause(words, widthPt);
  if (pause !== undefined) return (start) => (start < pause ? pause : words.length);
  const evenPt = balancedWidth(words, widthPt);
  return (start) => endOfLine(words, start, evenPt);
}

/** The width of a paragraph that has all the room it wants, in pt. */
export function naturalWidthOf({ fragments, direction }: Pick<Paragraph, 'fragments' | 'direction'>): number {
  return naturalWidthPt(collectWords(fragments, direction));
}

function placed(words: readonly SetWord[], isLast: boolean, columnPt: number | undefined, direction: Direction): Line {
  const leadingCut = words[0]?.leadingCut ?? 0;
  let heightPt = 0;
  let advancePt = 0;
  for (const { width, height } of words) {
    advancePt += width;
    heightPt = Math.max(heightPt, height);
  }
  const widthPt = advancePt - leadingCut - (words.at(-1)?.trailingCut ?? 0);
  const isForced = words.some(({ lineEnd }) => lineEnd);
  const growthPt = columnPt === undefined || isLast || isForced ? 0 : gapGrowthPt(words, widthPt, columnPt);
  if (direction === 'rtl' || words.some(({ level }) => level > 0)) {
    return { words, starts: startsInVisualOrder(words, growthPt, direction), widthPt, heightPt, isLast };
  }
  let x = -leadingCut;
  const starts = words.map((word) => {
    const start = x;
    x += word.width + (growthPt > 0 && mayGrow(word) ? growthPt : 0);
    return start;
  });
  return { words, starts, widthPt, heightPt, isLast };
}

/** Where each word of a line begins, from its left edge. */
function startsInVisualOrder(words: readonly SetWord[], growthPt: number, direction: Direction): readonly number[] {
  const base = direction === 'rtl' ? 1 : 0;
  const textEnd = words.findLastIndex(({ word }) => !word.traits.isBlank) + 1;
  const levels = words.map(({ level }, i) => (i < textEnd ? level : base));
  const starts = words.map(() => 0);
  // What is cut at the edge of the line hangs out of it.
  let x = -((direction === 'rtl' ? words.at(-1)?.trailingCut : words[0]?.leadingCut) ?? 0);
  for (const at of visualOrder(levels)) {
    const word = words[at] as SetWord;
    const growth = growthPt > 0 && at < words.length - 1 && mayGrow(word) ? growthPt : 0;
    if (isRightToLeft(levels[at] ?? 0)) x += growth;
    starts[at] = x;
    x += word.width + (isRightToLeft(levels[at] ?? 0) ? 0 : growth);
  }
  return starts;
}

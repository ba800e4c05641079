import type { Direction } from '../../schema/scripts.js';
import { isRightToLeft, visualOrder } from './bidi.js';
import { balancedWidth, endOfLine, fittingWords } from './break.js';
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

/** A word in its line. */
export interface PlacedWord extends SetWord {
  /** From the left edge of the line. */
  readonly x: number;
}

export interface Line {
  /** In the order of reading. */
  readonly words: readonly PlacedWord[];
  readonly widthPt: number;
  readonly heightPt: number;
  readonly isLast: boolean;
}

/** The steps of a paragraph on its way to lines, in their order: collect, shape, break, justify, place. */
export function linesOf(paragraph: Paragraph, widthPt: number): readonly Line[] {
  // Shaped as they are collected: a word is looked up with its advance.
  const words = fittingWords(collectWords(paragraph.fragments, paragraph.direction), widthPt);
  const breakPt = paragraph.balanced && words.length > 0 ? balancedWidth(words, widthPt) : widthPt;
  const lines: Line[] = [];
  for (let start = 0; start < words.length; ) {
    const end = endOfLine(words, start, breakPt);
    const isLast = end === words.length;
    const inLine = words.slice(start, end);
    const last = inLine.at(-1);
    if (last && !isLast) inLine[inLine.length - 1] = atLineEnd(last);
    lines.push(placed(inLine, isLast, paragraph.justified ? widthPt : undefined, paragraph.direction));
    start = end;
  }
  return lines;
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
    return { words: inVisualOrder(words, growthPt, direction), widthPt, heightPt, isLast };
  }
  let x = -leadingCut;
  const inPlace = words.map((word): PlacedWord => {
    const one = { ...word, x };
    x += word.width + (growthPt > 0 && mayGrow(word) ? growthPt : 0);
    return one;
  });
  return { words: inPlace, widthPt, heightPt, isLast };
}

/** The words of a line in the order of reading, each at its place from the left. */
function inVisualOrder(words: readonly SetWord[], growthPt: number, direction: Direction): readonly PlacedWord[] {
  const base = direction === 'rtl' ? 1 : 0;
  const textEnd = words.findLastIndex(({ word }) => !word.traits.isBlank) + 1;
  const levels = words.map(({ level }, i) => (i < textEnd ? level : base));
  const places = new Map<number, number>();
  // What is cut at the edge of the line hangs out of it.
  let x = -((direction === 'rtl' ? words.at(-1)?.trailingCut : words[0]?.leadingCut) ?? 0);
  for (const at of visualOrder(levels)) {
    const word = words[at] as SetWord;
    const growth = growthPt > 0 && at < words.length - 1 && mayGrow(word) ? growthPt : 0;
    if (isRightToLeft(levels[at] ?? 0)) x += growth;
    places.set(at, x);
    x += word.width + (isRightToLeft(levels[at] ?? 0) ? 0 : growth);
  }
  return words.map((word, i) => ({ ...word, x: places.get(i) ?? 0 }));
}

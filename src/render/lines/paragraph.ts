import type { Direction } from '../../schema/scripts.js';
import { softHyphen } from '../../text/set-text.js';
import { isRightToLeft, visualOrder } from './bidi.js';
import { balancedWidth, endAtPause, endOfLine, fittingWords } from './break.js';
import { collectWords } from './collect.js';
import { type Fragment, heightPtOf, type WordRun } from './fragment.js';
import { gapGrowthPt, mayGrow } from './justify.js';
import { avoidRunt, keepWords, withWholeItems } from './keep-together.js';
import { naturalWidthPt, type WordColumns, widestGroupPt } from './word-columns.js';

/** A text that is broken into lines. */
export interface Paragraph {
  readonly fragments: readonly Fragment[];
  /** From the top of each line to its baseline. */
  readonly strutAscentPt: number;
  readonly justified: boolean;
  /** Whether all lines are of about the same length. */
  readonly balanced: boolean;
  /** Whether its lines break between words only, as those of a title in Chinese. */
  readonly keepsWords: boolean;
  /** Whether it is a row of items, each of which stays in one line where it can. */
  readonly ofItems?: boolean | undefined;
  readonly alignment: 'start' | 'end';
  /** Which side its lines start from. */
  readonly direction: Direction;
}

export interface Line {
  /** In the order of reading. */
  readonly runs: readonly WordRun[];
  readonly widthPt: number;
  readonly heightPt: number;
}

/** A paragraph that is broken into lines. These are made when they are drawn: its height is known before. */
export class BrokenText {
  readonly heightPt: number;
  private made: readonly Line[] | undefined;

  /** @param ends of its lines: the first word of the next one */
  constructor(
    private readonly words: WordColumns,
    private readonly ends: readonly number[],
    private readonly paragraph: Paragraph,
    readonly widthPt: number,
  ) {
    let heightPt = 0;
    for (let i = 0; i < ends.length; i += 1) heightPt += this.lineHeightPt(i);
    this.heightPt = heightPt;
  }

  get count(): number {
    return this.ends.length;
  }

  get lines(): readonly Line[] {
    this.made ??= this.ends.map((_, i) => this.placed(i));
    return this.made;
  }

  get lastLine(): string {
    return this.words.text(this.ends.at(-2) ?? 0);
  }

  private startOf(line: number): number {
    return this.ends[line - 1] ?? 0;
  }

  private lineHeightPt(line: number): number {
    const { fragments } = this.words;
    const end = this.ends[line] ?? 0;
    let heightPt = 0;
    let last: Fragment | undefined;
    for (let at = this.startOf(line); at < end; at += 1) {
      const fragment = fragments[at];
      if (!fragment || fragment === last) continue;
      heightPt = Math.max(heightPt, heightPtOf(fragment));
      last = fragment;
    }
    return heightPt;
  }

  private placed(line: number): Line {
    const { words, paragraph } = this;
    const start = this.startOf(line);
    const end = this.ends[line] ?? 0;
    const isLast = line === this.count - 1;
    // A word that is divided shows its hyphen; not at the end of its paragraph.
    const hyphenPt = isLast ? 0 : words.hyphenPt(end - 1);
    const widths: number[] = [];
    let advancePt = 0;
    let isForced = false;
    let isMixed = paragraph.direction === 'rtl';
    for (let at = start; at < end; at += 1) {
      const widthPt = words.width(at) + (at === end - 1 ? hyphenPt : 0);
      widths.push(widthPt);
      advancePt += widthPt;
      isForced ||= words.isLineEnd(at);
      isMixed ||= words.level(at) > 0;
    }
    const widthPt = advancePt - words.leadingCut(start) - (words.trailingCut(end - 1) + hyphenPt);
    const isRagged = !paragraph.justified || isLast || isForced;
    const growthPt = isRagged ? 0 : gapGrowthPt(words, start, end, this.widthPt - widthPt);
    const growthAfter = (i: number) => (growthPt > 0 && mayGrow(words, start + i) ? growthPt : 0);
    const starts = isMixed
      ? this.startsInVisualOrder(widths, { start, end, hyphenPt }, growthAfter)
      : startsInOrder(widths, -words.leadingCut(start), growthAfter);
    const runs = runsOf(words, { start, end, hyphenPt }, starts, widths);
    return { runs, widthPt, heightPt: this.lineHeightPt(line) };
  }

  /** Where each word of a line begins, from its left edge. */
  private startsInVisualOrder(
    widths: readonly number[],
    { start, end, hyphenPt }: Extent,
    growthAfter: (i: number) => number,
  ): readonly number[] {
    const { words } = this;
    const isFromRight = this.paragraph.direction === 'rtl';
    const textEnd = widths.findLastIndex((_, i) => words.text(start + i, start + i + 1).trim() !== '') + 1;
    const levels = widths.map((_, i) => (i < textEnd ? words.level(start + i) : Number(isFromRight)));
    const starts = widths.map(() => 0);
    // What is cut at the edge of the line hangs out of it.
    let x = -(isFromRight ? words.trailingCut(end - 1) + hyphenPt : words.leadingCut(start));
    for (const at of visualOrder(levels, this.edgesOfIsolates(levels, start))) {
      const growth = at < widths.length - 1 ? growthAfter(at) : 0;
      if (isRightToLeft(levels[at] ?? 0)) x += growth;
      starts[at] = x;
      x += (widths[at] ?? 0) + (isRightToLeft(levels[at] ?? 0) ? 0 : growth);
    }
    return starts;
  }

  /**
   * Where isolates begin and end in a line, with the levels of their controls: neutral characters, which run as the text
   * on both sides of them does (UAX 9, N1 and N2). Without them a number and the mark behind it would be one number.
   */
  private edgesOfIsolates(levels: readonly number[], start: number): ReadonlyMap<number, number> {
    const edges = new Map<number, number>();
    const ofParagraph = Number(this.paragraph.direction === 'rtl');
    const isolateAt = (i: number) => this.words.fragments[start + i]?.isolate;
    const levelOutside = (i: number) => (isolateAt(i) ? ofParagraph : (levels[i] ?? ofParagraph));
    for (let from = 0, to = 0; from < levels.length; from = to) {
      const isolate = isolateAt(from);
      to = from + 1;
      while (to < levels.length && isolateAt(to) === isolate) to += 1;
      if (!isolate) continue;
      const level = Math.min(levelOutside(from - 1), to < levels.length ? levelOutside(to) : ofParagraph);
      edges.set(from, level);
      if (to < levels.length) edges.set(to, level);
    }
    return edges;
  }
}

/** The words of a line: its first, and the first of the next one. */
interface Extent {
  readonly start: number;
  readonly end: number;
  /** The width of the hyphen after its last word; 0 for none. */
  readonly hyphenPt: number;
}

function startsInOrder(widths: readonly number[], startPt: number, growthAfter: (i: number) => number): number[] {
  const starts: number[] = [];
  let x = startPt;
  for (let i = 0; i < widths.length; i += 1) {
    starts.push(x);
    x += (widths[i] ?? 0) + growthAfter(i);
  }
  return starts;
}

function runsOf(
  words: WordColumns,
  { start, end, hyphenPt }: Extent,
  starts: readonly number[],
  widths: readonly number[],
): readonly WordRun[] {
  const runs: WordRun[] = [];
  for (let from = start; from < end; ) {
    const fragment = words.fragments[from] as Fragment;
    const direction = directionAt(words, from);
    const texts: string[] = [];
    const own: number[] = [];
    let leftPt = Number.POSITIVE_INFINITY;
    let rightPt = Number.NEGATIVE_INFINITY;
    let at = from;
    for (; at < end && words.fragments[at] === fragment && directionAt(words, at) === direction; at += 1) {
      const isHyphenated = hyphenPt > 0 && at === end - 1;
      const startPt = starts[at - start] ?? 0;
      const cutPt = words.trailingCut(at) + (isHyphenated ? hyphenPt : 0);
      texts.push(isHyphenated ? words.text(at, at + 1) + softHyphen : words.text(at, at + 1));
      own.push(startPt);
      leftPt = Math.min(leftPt, startPt);
      rightPt = Math.max(rightPt, startPt + (widths[at - start] ?? 0) - cutPt);
    }
    runs.push({ fragment, direction, texts, starts: own, leftPt, rightPt });
    from = at;
  }
  return runs;
}

function directionAt(words: WordColumns, at: number): Direction {
  return isRightToLeft(words.level(at)) ? 'rtl' : 'ltr';
}

/** The steps of a paragraph on its way to lines, in their order: collect, shape, break; justify and place when drawn. */
export function brokenText(paragraph: Paragraph, widthPt: number): BrokenText {
  // Shaped as they are collected: a word is looked up with its advance.
  const collected = collectWords(paragraph.fragments, paragraph.direction);
  // What has one line needs no dictionary, which takes long to open.
  if (paragraph.keepsWords && naturalWidthPt(collected) > widthPt) keepWords(collected);
  avoidRunt(collected, widthPt);
  const words = fittingWords(paragraph.ofItems ? withWholeItems(collected, widthPt) : collected, widthPt);
  const endOf = lineEnds(words, paragraph, widthPt);
  const ends: number[] = [];
  for (let start = 0; start < words.length; start = ends.at(-1) ?? words.length) ends.push(endOf(start));
  return new BrokenText(words, ends, paragraph, widthPt);
}

/** For the first word of a line that of the next one. */
function lineEnds(words: WordColumns, { balanced }: Paragraph, widthPt: number): (start: number) => number {
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

/** The least width of a line in which no word of a paragraph is divided, or no number, in pt. */
export function leastWidthOf(
  { fragments, direction }: Pick<Paragraph, 'fragments' | 'direction'>,
  undivided: 'words' | 'numbers',
): number {
  return widestGroupPt(collectWords(fragments, direction), undivided);
}

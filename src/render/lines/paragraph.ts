import type { Direction } from '../../schema/scripts.js';
import { softHyphen } from '../../text/set-text.js';
import type { MeasuredWord } from '../fonts/measured-word.js';
import { isRightToLeft, visualOrder } from './bidi.js';
import { balancedWidth, endAtPause, endOfLine, fittingWords } from './break.js';
import { collectWords, heightPtOf, keepWords, naturalWidthPt, type WordColumns } from './collect.js';
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
    const { words: all, paragraph } = this;
    const start = this.startOf(line);
    const end = this.ends[line] ?? 0;
    const isLast = line === this.count - 1;
    const words: SetWord[] = [];
    let advancePt = 0;
    let isForced = false;
    let isMixed = paragraph.direction === 'rtl';
    for (let at = start; at < end; at += 1) {
      const word = setWord(all, at, !isLast && at === end - 1);
      words.push(word);
      advancePt += word.width;
      isForced ||= all.isLineEnd(at);
      isMixed ||= word.level > 0;
    }
    const widthPt = advancePt - all.leadingCut(start) - (words.at(-1)?.trailingCut ?? 0);
    const isRagged = !paragraph.justified || isLast || isForced;
    const growthPt = isRagged ? 0 : gapGrowthPt(all, start, end, this.widthPt - widthPt);
    const growthAfter = (i: number) => (growthPt > 0 && mayGrow(all, start + i) ? growthPt : 0);
    const shared = { words, widthPt, heightPt: this.lineHeightPt(line), isLast };
    if (isMixed) return { ...shared, starts: this.startsInVisualOrder(words, start, growthAfter) };
    let x = -all.leadingCut(start);
    const starts: number[] = [];
    for (let i = 0; i < words.length; i += 1) {
      starts.push(x);
      x += (words[i]?.width ?? 0) + growthAfter(i);
    }
    return { ...shared, starts };
  }

  /** Where each word of a line begins, from its left edge. */
  private startsInVisualOrder(
    words: readonly SetWord[],
    start: number,
    growthAfter: (i: number) => number,
  ): readonly number[] {
    const isFromRight = this.paragraph.direction === 'rtl';
    const textEnd = words.findLastIndex((_, i) => !this.words.isBlank(start + i)) + 1;
    const levels = words.map(({ level }, i) => (i < textEnd ? level : Number(isFromRight)));
    const starts = words.map(() => 0);
    // What is cut at the edge of the line hangs out of it.
    let x = -(isFromRight ? (words.at(-1)?.trailingCut ?? 0) : this.words.leadingCut(start));
    for (const at of visualOrder(levels)) {
      const growth = at < words.length - 1 ? growthAfter(at) : 0;
      if (isRightToLeft(levels[at] ?? 0)) x += growth;
      starts[at] = x;
      x += (words[at]?.width ?? 0) + (isRightToLeft(levels[at] ?? 0) ? 0 : growth);
    }
    return starts;
  }
}

/** @param atLineEnd where a word that is divided shows its hyphen; not at the end of its paragraph */
function setWord(words: WordColumns, at: number, atLineEnd: boolean): SetWord {
  const { text, level } = words.words[at] as MeasuredWord;
  const hyphenPt = atLineEnd ? words.hyphenPt(at) : 0;
  return {
    text: hyphenPt === 0 ? text : text + softHyphen,
    width: words.width(at) + hyphenPt,
    trailingCut: words.trailingCut(at) + hyphenPt,
    sizePt: words.sizePt(at),
    level,
    fragment: words.fragments[at] as Fragment,
  };
}

/** The steps of a paragraph on its way to lines, in their order: collect, shape, break; justify and place when drawn. */
export function brokenText(paragraph: Paragraph, widthPt: number): BrokenText {
  // Shaped as they are collected: a word is looked up with its advance.
  const collected = collectWords(paragraph.fragments, paragraph.direction);
  // What has one line needs no dictionary, which takes long to open.
  const isTitle = paragraph.fragments.some((fragment) => fragment.keepWords);
  if (isTitle && naturalWidthPt(collected) > widthPt) keepWords(collected);
  const words = fittingWords(collected, widthPt);
  const endOf = lineEnds(words, paragraph, widthPt);
  const ends: number[] = [];
  for (let start = 0; start < words.length; start = ends.at(-1) ?? words.length) ends.push(endOf(start));
  return new BrokenText(words, ends, paragraph, widthPt);
}

export function linesOf(paragraph: Paragraph, widthPt: number): readonly Line[] {
  return brokenText(paragraph, widthPt).lines;
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

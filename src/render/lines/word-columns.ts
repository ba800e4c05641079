import type { MeasuredWord } from '../fonts/measured-word.js';
import { type Fragment, sizePtOf } from './fragment.js';

/**
 * The words of a paragraph in the order of reading, a column for each of their properties: nothing is made of each word
 * before it is drawn. Lengths are in pt.
 */
export class WordColumns {
  readonly words: MeasuredWord[] = [];
  readonly fragments: Fragment[] = [];
  readonly widths: number[] = [];
  /** Widths that do not count at the edges of a line. */
  readonly leadingCuts: number[] = [];
  readonly trailingCuts: number[] = [];
  /** Whether no line may end after a word. */
  readonly stays: boolean[] = [];

  get length(): number {
    return this.words.length;
  }

  add(word: MeasuredWord, fragment: Fragment, width: number, leadingCut: number, trailingCut: number): void {
    this.words.push(word);
    this.fragments.push(fragment);
    this.widths.push(width);
    this.leadingCuts.push(leadingCut);
    this.trailingCuts.push(trailingCut);
    this.stays.push(false);
  }

  /** Adds a word as it is measured, in a size. */
  addMeasured(word: MeasuredWord, fragment: Fragment, sizePt: number): void {
    const scale = sizePt / 1000;
    this.add(
      word,
      fragment,
      word.advance * scale,
      cutPt(word.leadingAdvance, scale, word.openingBlankEm, sizePt),
      // Less than nothing is cut where a hyphen comes to it.
      cutPt(word.trailingAdvance - word.hyphenAdvance, scale, word.closingBlankEm, sizePt),
    );
  }

  /** Keeps a word with the next one: what is cut of them is that of the last. */
  keep(at: number): void {
    this.stays[at] = true;
    this.trailingCuts[at] = 0;
  }

  /** Adds a word of other columns. */
  addFrom(other: WordColumns, at: number): void {
    const [word, fragment] = [other.words[at], other.fragments[at]];
    if (!word || !fragment) return;
    this.add(word, fragment, other.width(at), other.leadingCut(at), other.trailingCut(at));
    this.stays[this.length - 1] = other.stays[at] ?? false;
  }

  width(at: number): number {
    return this.widths[at] ?? 0;
  }

  leadingCut(at: number): number {
    return this.leadingCuts[at] ?? 0;
  }

  trailingCut(at: number): number {
    return this.trailingCuts[at] ?? 0;
  }

  /** The embedding level (UAX 9): odd from right to left. */
  level(at: number): number {
    return this.words[at]?.level ?? 0;
  }

  isLineEnd(at: number): boolean {
    return this.words[at]?.lineEnd ?? false;
  }

  /** Whether a hyphen is shown where a line ends after a word. */
  isDivided(at: number): boolean {
    return (this.words[at]?.hyphenAdvance ?? 0) > 0;
  }

  /** Where a line may end after a word. */
  endOfGroup(start: number): number {
    let end = start + 1;
    while (end < this.length && this.stays[end - 1]) end += 1;
    return end;
  }

  /** The width of a line of the words from one to before another. */
  groupPt(start: number, end: number): number {
    let groupPt = -this.leadingCut(start);
    for (let at = start; at < end; at += 1) groupPt += this.widths[at] ?? 0;
    return groupPt - this.trailingCut(end - 1);
  }

  text(start = 0, end = this.length): string {
    let text = '';
    for (let i = start; i < end; i += 1) text += this.words[i]?.text ?? '';
    return text;
  }

  /** The width of the hyphen that is shown where a line ends after a word; 0 for none. */
  hyphenPt(at: number): number {
    return (this.words[at]?.hyphenAdvance ?? 0) * (this.sizePt(at) / 1000);
  }

  sizePt(at: number): number {
    const fragment = this.fragments[at];
    return fragment ? sizePtOf(fragment) : 0;
  }
}

/** Most words have nothing to cut, and each product would be an object before V8 has optimised this. */
function cutPt(advance: number, scale: number, blankEm: number, sizePt: number): number {
  return advance === 0 && blankEm === 0 ? 0 : advance * scale + blankEm * sizePt;
}

/** The width of the longest line, if only written line ends count, in pt. */
export function naturalWidthPt(columns: WordColumns): number {
  let longest = 0;
  let width = 0;
  let leadingCut = columns.leadingCut(0);
  for (let i = 0; i < columns.length; i += 1) {
    width += columns.width(i);
    longest = Math.max(longest, width - leadingCut - columns.trailingCut(i));
    if (!columns.isLineEnd(i)) continue;
    width = 0;
    leadingCut = columns.leadingCut(i + 1);
  }
  return longest;
}

const digit = /[0-9\u0660-\u0669\u06f0-\u06f9]/;

/** The width of the widest words that no line may part, or of those that have a number, in pt. */
export function widestGroupPt(columns: WordColumns, of: 'words' | 'numbers'): number {
  let widest = 0;
  for (let start = 0, end = 0; start < columns.length; start = end) {
    end = columns.endOfGroup(start);
    if (of === 'words' || digit.test(columns.text(start, end))) widest = Math.max(widest, columns.groupPt(start, end));
  }
  return widest;
}

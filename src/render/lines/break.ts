import { breakAnywhere } from './collect.js';
import type { SetWord } from './fragment.js';

/** The smallest width at which the number of lines stays the same: they are then of about the same length. */
export function balancedWidth(words: readonly SetWord[], widthPt: number): number {
  const lines = countLines(words, widthPt);
  if (lines === 1) return widthPt;
  let [low, high] = [widthPt / 2, widthPt];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (countLines(words, middle) === lines) high = middle;
    else low = middle;
  }
  return high;
}

/** Comma, colon, semicolon and dash, in Latin and Chinese type. */
const pauseEnd = /[,;:，；：、—]\s*$/u;
/** A headline that breaks by sense may be so much more uneven than one whose lines are of one length. */
const leastShare = 0.55;

/**
 * Where the first of two lines ends after a pause, the shorter line having a fair share of the longer: a headline then
 * breaks by sense. Undefined where it takes another number of lines, or has no such pause.
 */
export function endAtPause(words: readonly SetWord[], widthPt: number): number | undefined {
  const fromPt = (start: number, end: number) => {
    const [first, last] = [words[start], words[end - 1]];
    const advancePt = words.slice(start, end).reduce((sum, { width }) => sum + width, 0);
    return advancePt - (first?.leadingCut ?? 0) - (last?.trailingCut ?? 0);
  };
  if (countLines(words, widthPt) !== 2) return undefined;
  const ends = words.flatMap(({ text, noNewLine }, i) => (!noNewLine && pauseEnd.test(text) ? [i + 1] : []));
  const even = ends
    .filter((end) => end < words.length)
    .map((end) => ({ end, lines: [fromPt(0, end), fromPt(end, words.length)] as const }))
    .filter(({ lines }) => Math.max(...lines) <= widthPt && Math.min(...lines) >= leastShare * Math.max(...lines))
    .sort((a, b) => Math.max(...a.lines) - Math.max(...b.lines));
  return even[0]?.end;
}

function countLines(words: readonly SetWord[], widthPt: number): number {
  let lines = 0;
  for (let at = 0; at < words.length; lines += 1) at = endOfLine(words, at, widthPt);
  return lines;
}

/** Where the line that starts with the word `start` ends: the index of the first word of the next line. */
export function endOfLine(words: readonly SetWord[], start: number, widthPt: number): number {
  let takenPt = 0;
  let at = start;
  for (; at < words.length; at += 1) {
    const word = words[at] as SetWord;
    const before = words[at - 1];
    if (at > start && before && !before.noNewLine) {
      if (before.lineEnd) break;
      const { widthPt: nextPt, cutPt } = unbreakableAt(words, at);
      if (takenPt + nextPt - (words[start]?.leadingCut ?? 0) - cutPt > widthPt) break;
    }
    takenPt += word.width;
  }
  const isDivided = at < words.length && (words[at - 1]?.hyphenPt ?? 0) > 0;
  return isDivided ? beforeDividedWord(words, start, at, widthPt) : at;
}

/** A word is divided only where its line would be shorter than this share of its width without it. */
const fullShare = 0.8;
/** The last word of a paragraph is hardly ever divided: a part of it would be a line of its own. */
const fullShareAtEnd = 0.5;

/** Where a line ends that would end in a divided word: before that word, if it is full enough. */
function beforeDividedWord(words: readonly SetWord[], start: number, end: number, widthPt: number): number {
  let before = end - 1;
  while (before > start && ((words[before - 1]?.hyphenPt ?? 0) > 0 || words[before - 1]?.noNewLine)) before -= 1;
  if (before <= start) return end;
  const isLast = words.slice(end, -1).every(({ hyphenPt, noNewLine }) => hyphenPt > 0 || noNewLine);
  const takenPt = words.slice(start, before).reduce((sum, { width }) => sum + width, 0);
  const lineEndPt = takenPt - (words[before - 1]?.trailingCut ?? 0);
  return lineEndPt >= widthPt * (isLast ? fullShareAtEnd : fullShare) ? before : end;
}

/** The words from `start` to where a line may end. */
function unbreakableAt(words: readonly SetWord[], start: number): { widthPt: number; cutPt: number } {
  let widthPt = 0;
  let cutPt = 0;
  for (let at = start; at < words.length; at += 1) {
    const { width, trailingCut, noNewLine } = words[at] as SetWord;
    widthPt += width;
    cutPt += trailingCut;
    if (!noNewLine) break;
  }
  return { widthPt, cutPt };
}

/** Words each of which fits a line. One that does not is cut anywhere, where a line of its own cannot hold it. */
export function fittingWords(words: readonly SetWord[], widthPt: number): readonly SetWord[] {
  let fitting: SetWord[] | undefined;
  for (let start = 0; start < words.length; ) {
    let end = start;
    let groupPt = -(words[start]?.leadingCut ?? 0);
    do groupPt += words[end]?.width ?? 0;
    while (words[end++]?.noNewLine && end < words.length);
    const isTooWide = groupPt - (words[end - 1]?.trailingCut ?? 0) > widthPt;
    // Most texts have no such word.
    if (isTooWide) fitting ??= words.slice(0, start);
    if (isTooWide) fitting?.push(...words.slice(start, end).flatMap(breakAnywhere));
    else fitting?.push(...words.slice(start, end));
    start = end;
  }
  return fitting ?? words;
}

import { addInPieces, dividedWord } from './divide.js';
import { WordColumns } from './word-columns.js';

/** The smallest width at which the number of lines stays the same: they are then of about the same length. */
export function balancedWidth(columns: WordColumns, widthPt: number): number {
  const lines = countLines(columns, widthPt);
  if (lines === 1) return widthPt;
  let [low, high] = [widthPt / 2, widthPt];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (countLines(columns, middle) === lines) high = middle;
    else low = middle;
  }
  return high;
}

/** Comma, colon, semicolon and dash, in Latin and Chinese type. */
const pauseEnd = /[,;:，；：、—]\s*$/u;
/** What is added in brackets, as "(8 of 12 measures, chosen by the editors)". */
const addition = /^[(（]/u;
/** A headline that breaks by sense may be so much more uneven than one whose lines are of one length. */
const leastShare = 0.55;

/**
 * Where the first of two lines ends after a pause or before what is added in brackets, the shorter line having a fair share of the longer: a headline then
 * breaks by sense. Undefined where it takes another number of lines, or has no such pause.
 */
export function endAtPause(columns: WordColumns, widthPt: number): number | undefined {
  const { words, stays } = columns;
  const fromPt = (start: number, end: number) =>
    advancePt(columns, start, end) - columns.leadingCut(start) - columns.trailingCut(end - 1);
  if (countLines(columns, widthPt) !== 2) return undefined;
  const isPause = (i: number) => pauseEnd.test(words[i]?.text ?? '') || addition.test(words[i + 1]?.text ?? '');
  const ends = words.flatMap((_, i) => (!stays[i] && isPause(i) ? [i + 1] : []));
  const even = ends
    .filter((end) => end < words.length)
    .map((end) => ({ end, lines: [fromPt(0, end), fromPt(end, words.length)] as const }))
    .filter(({ lines }) => Math.max(...lines) <= widthPt && Math.min(...lines) >= leastShare * Math.max(...lines))
    .sort((a, b) => Math.max(...a.lines) - Math.max(...b.lines));
  return even[0]?.end;
}

export function countLines(columns: WordColumns, widthPt: number): number {
  let lines = 0;
  for (let at = 0; at < columns.length; lines += 1) at = endOfLine(columns, at, widthPt);
  return lines;
}

function advancePt({ widths }: WordColumns, start: number, end: number): number {
  let sumPt = 0;
  for (let i = start; i < end; i += 1) sumPt += widths[i] ?? 0;
  return sumPt;
}

/** Where the line that starts with the word `start` ends: the index of the first word of the next line. */
export function endOfLine(columns: WordColumns, start: number, widthPt: number): number {
  const { widths, trailingCuts, stays, length } = columns;
  const leadingCut = columns.leadingCut(start);
  let takenPt = 0;
  let at = start;
  while (at < length && !(at > start && columns.isLineEnd(at - 1))) {
    // The words from here to where a line may end: often one, for which no other sums are made, since each is an object.
    let end = at + 1;
    let groupPt = widths[at] ?? 0;
    let cutPt = trailingCuts[at] ?? 0;
    let withGroupPt = takenPt + groupPt;
    while (end < length && stays[end - 1]) {
      const wordPt = widths[end] ?? 0;
      groupPt += wordPt;
      withGroupPt += wordPt;
      cutPt += trailingCuts[end] ?? 0;
      end += 1;
    }
    const untilPt = end === at + 1 ? withGroupPt : takenPt + groupPt;
    if (at > start && untilPt - leadingCut - cutPt > widthPt) break;
    takenPt = withGroupPt;
    at = end;
  }
  return at < length && columns.isDivided(at - 1) ? beforeDividedWord(columns, start, at, widthPt) : at;
}

/** A word is divided only where its line would be shorter than this share of its width without it. */
const fullShare = 0.8;
/** The last word of a paragraph is hardly ever divided: a part of it would be a line of its own. */
const fullShareAtEnd = 0.5;

/** Where a line ends that would end in a divided word: before that word, if it is full enough. */
function beforeDividedWord(columns: WordColumns, start: number, end: number, widthPt: number): number {
  const goesOn = (at: number) => columns.isDivided(at) || columns.stays[at];
  let before = end - 1;
  while (before > start && goesOn(before - 1)) before -= 1;
  if (before <= start) return end;
  let at = end;
  while (at < columns.length - 1 && goesOn(at)) at += 1;
  const isLast = at === columns.length - 1;
  const lineEndPt = advancePt(columns, start, before) - columns.trailingCut(before - 1);
  return lineEndPt >= widthPt * (isLast ? fullShareAtEnd : fullShare) ? before : end;
}

/**
 * Words each of which fits a line. One that does not is divided, as its language divides words, and is cut anywhere only
 * where that helps nothing.
 */
export function fittingWords(columns: WordColumns, widthPt: number): WordColumns {
  const { length } = columns;
  let start = 0;
  while (start < length && fitsLine(columns, start, widthPt)) start = columns.endOfGroup(start);
  // Most texts have no such word.
  if (start === length) return columns;
  const fitting = new WordColumns();
  for (let at = 0; at < start; at += 1) fitting.addFrom(columns, at);
  while (start < length) {
    const end = columns.endOfGroup(start);
    const fits = fitsLine(columns, start, widthPt);
    for (let at = start; at < end; at += 1) {
      if (fits) fitting.addFrom(columns, at);
      else addDivided(fitting, columns, at, widthPt);
    }
    start = end;
  }
  return fitting;
}

function addDivided(to: WordColumns, from: WordColumns, at: number, widthPt: number): void {
  const parts = dividedWord(from, at);
  for (let part = 0; part < parts.length; part += 1) {
    if (parts.length > 1 && fitsLine(parts, part, widthPt)) to.addFrom(parts, part);
    // A step of an address has parts of its own.
    else if (parts.length > 1 && parts.fragments[part]?.noWrap) addDivided(to, parts, part, widthPt);
    else addInPieces(to, parts, part);
  }
}

/** Whether a line has room for the words from one to where it may end. */
function fitsLine(columns: WordColumns, start: number, widthPt: number): boolean {
  return columns.groupPt(start, columns.endOfGroup(start)) <= widthPt;
}

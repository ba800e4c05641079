import type { Line, MeasuredInline } from './types.js';

/** The most that a gap may grow, in em. A line that needs more would look torn, and stays ragged. */
const maxGrowthEm = 0.12;

/**
 * Justifies a line by widening the places where it could have been broken; a word, or a mark and its neighbour, stays as
 * it is. The last line of a paragraph keeps its width.
 */
export function justify(line: Line, widthPt: number): void {
  if (line.lastLineInParagraph || line.newLineForced) return;
  const { inlines } = line;
  const gaps = inlines.slice(0, -1).filter(mayGrow).length;
  const [first] = inlines;
  const slackPt = widthPt - line.getWidth();
  if (!first || gaps === 0 || slackPt <= 0 || slackPt / gaps > maxGrowthEm * first.fontSize) return;
  let movedPt = 0;
  for (const inline of inlines) {
    inline.x += movedPt;
    if (mayGrow(inline)) movedPt += slackPt / gaps;
  }
}

function mayGrow(inline: MeasuredInline): boolean {
  return !inline.noNewLine && inline.hyphenPt === 0;
}

/** The smallest width at which the number of lines stays the same: they are then of about the same length. */
export function balancedWidth(inlines: readonly MeasuredInline[], widthPt: number): number {
  const lines = countLines(inlines, widthPt);
  if (lines === 1) return widthPt;
  let [low, high] = [widthPt / 2, widthPt];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (countLines(inlines, middle) === lines) high = middle;
    else low = middle;
  }
  return high;
}

function countLines(inlines: readonly MeasuredInline[], widthPt: number): number {
  let lines = 0;
  for (let at = 0; at < inlines.length; lines += 1) at = endOfLine(inlines, at, widthPt);
  return lines;
}

/**
 * Where the line that starts with the inline `start` ends: the index of the first inline of the next line. The rule is
 * pdfmake's, without its cutting of words.
 */
export function endOfLine(inlines: readonly MeasuredInline[], start: number, widthPt: number): number {
  let takenPt = 0;
  let at = start;
  for (; at < inlines.length; at += 1) {
    const inline = inlines[at] as MeasuredInline;
    const before = inlines[at - 1];
    if (at > start && before && !before.noNewLine) {
      if (before.lineEnd) break;
      const { widthPt: nextPt, cutPt } = unbreakableAt(inlines, at);
      if (takenPt + nextPt - (inlines[start]?.leadingCut ?? 0) - cutPt > widthPt) break;
    }
    takenPt += inline.width;
  }
  return at;
}

/** The inlines from `start` to where a line may end. */
function unbreakableAt(inlines: readonly MeasuredInline[], start: number): { widthPt: number; cutPt: number } {
  let widthPt = 0;
  let cutPt = 0;
  for (let at = start; at < inlines.length; at += 1) {
    const { width, trailingCut, noNewLine } = inlines[at] as MeasuredInline;
    widthPt += width;
    cutPt += trailingCut;
    if (!noNewLine) break;
  }
  return { widthPt, cutPt };
}

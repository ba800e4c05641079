import { groupAdjacent } from '../group-adjacent.js';
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
  return at;
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
  return groupAdjacent(words, (before) => before.noNewLine).flatMap((group) => {
    const cutPt = (group[0]?.leadingCut ?? 0) + (group.at(-1)?.trailingCut ?? 0);
    const groupPt = group.reduce((sum, word) => sum + word.width, -cutPt);
    return groupPt <= widthPt ? group : group.flatMap(breakAnywhere);
  });
}

import type { SetWord } from './fragment.js';

/** The most that a gap may grow, in em. A line that needs more would look torn, and stays ragged. */
const maxGrowthEm = 0.12;

/**
 * By how much each place where a line could have been broken is widened so that the line is as wide as its column; a
 * word, or a mark and its neighbour, stays as it is. None where the gaps would grow too wide.
 */
export function gapGrowthPt(words: readonly SetWord[], lineWidthPt: number, columnPt: number): number {
  const gaps = words.slice(0, -1).filter(mayGrow).length;
  const [first] = words;
  const slackPt = columnPt - lineWidthPt;
  if (!first || gaps === 0 || slackPt <= 0 || slackPt / gaps > maxGrowthEm * first.sizePt) return 0;
  return slackPt / gaps;
}

export function mayGrow(word: SetWord): boolean {
  return !word.noNewLine && word.hyphenPt === 0;
}

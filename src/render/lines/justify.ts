import { traits } from './characters.js';
import type { WordColumns } from './word-columns.js';

/** The most that a gap may grow, in em. A line that needs more would look torn, and stays ragged. */
const maxGrowthEm = 0.12;

/** Beside these a line is widened: an address, or a word with a hyphen, may be parted elsewhere, but has no gaps. */
const besideGap = traits.blank | traits.hanFont | traits.shared | traits.closing | traits.opening;

/**
 * By how much each gap where a line could have been broken is widened so that the line is as wide as its column; a
 * word, or a mark and its neighbour, stays as it is. None where the gaps would grow too wide.
 * @param start the first word of the line, and after its last
 */
export function gapGrowthPt(columns: WordColumns, start: number, end: number, slackPt: number): number {
  let gaps = 0;
  for (let at = start; at < end - 1; at += 1) if (mayGrow(columns, at)) gaps += 1;
  if (gaps === 0 || slackPt <= 0 || slackPt / gaps > maxGrowthEm * columns.sizePt(start)) return 0;
  return slackPt / gaps;
}

export function mayGrow(columns: WordColumns, at: number): boolean {
  const { words, stays } = columns;
  if (stays[at] || columns.isDivided(at)) return false;
  return (((words[at]?.last ?? 0) | (words[at + 1]?.first ?? 0)) & besideGap) !== 0;
}

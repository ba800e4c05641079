import type { WordColumns } from './collect.js';

/** The most that a gap may grow, in em. A line that needs more would look torn, and stays ragged. */
const maxGrowthEm = 0.12;

/**
 * By how much each place where a line could have been broken is widened so that the line is as wide as its column; a
 * word, or a mark and its neighbour, stays as it is. None where the gaps would grow too wide.
 * @param start the first word of the line, and after its last
 */
export function gapGrowthPt(words: WordColumns, start: number, end: number, slackPt: number): number {
  let gaps = 0;
  for (let at = start; at < end - 1; at += 1) if (mayGrow(words, at)) gaps += 1;
  if (gaps === 0 || slackPt <= 0 || slackPt / gaps > maxGrowthEm * words.sizePt(start)) return 0;
  return slackPt / gaps;
}

export function mayGrow(words: WordColumns, at: number): boolean {
  return !words.stays[at] && !words.isDivided(at);
}

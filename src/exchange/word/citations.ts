import { citationMark, type PlacedText } from '../../model/printed-page.js';
import { citationOf, citationsIn } from '../../text/placeholders.js';
import type { PrintedSide } from './tokens.js';

/** The number of each citation on a page, as its token has it → how the YAML writes it. */
export function citationsOn({ tokens, texts }: PrintedSide): ReadonlyMap<string, string> {
  const citations = new Map<string, string>();
  for (const { same, start } of tokens) {
    if (!same.startsWith(citationMark)) continue;
    const placed = texts.find((one) => start >= one.start && start < one.end);
    const source = placed?.sources[start - placed.start];
    if (!placed || !source) continue;
    const ids = citationsIn(placed.text.source.slice(source.start, source.end));
    const id = ids[countBefore(placed.sources, start - placed.start, source.start)];
    if (id !== undefined) citations.set(same, citationOf(id));
  }
  return citations;
}

/** How many marks of the same citation stand before this one. */
function countBefore(sources: PlacedText['sources'], at: number, start: number): number {
  return sources.slice(0, at).filter((one) => one?.start === start).length;
}

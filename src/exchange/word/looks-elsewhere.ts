import { bareAddressAt, linkTarget } from '../../text/address.js';
import { groupAdjacent } from '../../text/group-adjacent.js';
import { isSameAddress, type UntakenLook } from './looks.js';
import type { WordMark } from './read-document.js';
import type { ReadSide } from './tokens.js';

/** What people put on words, and no program by itself: others may be how it sets labels. */
const marksOfPeople: readonly WordMark[] = ['struck', 'highlighted', 'coloured'];

/**
 * What was put on words of no text, and stays on the document.
 * @param printed the words of the page
 * @param kept the numbers of those words that stood there before
 */
export function looksElsewhere(read: ReadSide, printed: string, kept: readonly number[]): readonly UntakenLook[] {
  return [...linksElsewhere(read, printed, kept), ...marksOfPeople.flatMap((mark) => marksElsewhere(read, mark, kept))];
}

function marksElsewhere(
  { tokens, runs, words }: ReadSide,
  mark: WordMark,
  kept: readonly number[],
): readonly UntakenLook[] {
  const isMarked = (j: number) => runs[tokens[j]?.start ?? 0]?.marks?.includes(mark) === true;
  return groupAdjacent(kept.filter(isMarked), (j, next) => next === j + 1).map((group) => ({
    words: words.slice(tokens[group[0] ?? -1]?.start, tokens[group.at(-1) ?? -1]?.end),
    how: mark,
  }));
}

/**
 * Links on words of no text that a page would not set: its own stand on addresses, as in its references, and lead there.
 * @param printed the words of the page, whose addresses lead where they did also where a part of them is gone
 * @param kept the numbers of those words that stood there before
 */
function linksElsewhere(
  { tokens, runs, words }: ReadSide,
  printed: string,
  kept: readonly number[],
): readonly UntakenLook[] {
  const targetsOf = (address: string) => [address, linkTarget(address), bareAddressAt(address)?.target];
  const targets = (printed.match(/https?:\S+|www\.\S+|[^\s(]+@\S+/gi) ?? []).flatMap(targetsOf);
  const linkAt = (j: number) => runs[tokens[j]?.start ?? 0]?.link;
  return groupAdjacent(kept, (j, next) => next === j + 1 && linkAt(j) === linkAt(next)).flatMap((group) => {
    const [first, last] = [tokens[group[0] ?? -1], tokens[group.at(-1) ?? -1]];
    const address = first && runs[first.start]?.link;
    const on = words.slice(first?.start, last?.end);
    const isOwn = (own: string | undefined) => own !== undefined && isSameAddress(own, address ?? '');
    if (address === undefined || [...targetsOf(on), ...targets].some(isOwn)) return [];
    return [{ words: on, how: 'link', ...(address === '' ? {} : { address }) }];
  });
}

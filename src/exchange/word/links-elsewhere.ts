import { bareAddressAt, linkTarget } from '../../text/address.js';
import { groupAdjacent } from '../../text/group-adjacent.js';
import { isSameAddress, type UntakenLook } from './looks.js';
import type { ReadSide } from './tokens.js';

/**
 * Links on words of no text that a page would not set: its own stand on addresses, as in its references, and lead there.
 * @param printed the words of the page, whose addresses lead where they did also where a part of them is gone
 * @param kept the numbers of those words that stood there before
 */
export function linksElsewhere(
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

import type { Pack } from '../model/pack.js';
import type { Edition } from '../model/variant.js';
import { editionsOf } from '../pipeline/matrix.js';
import type { BuildRequest } from './build-request.js';

/** Which editions one of several workers makes: every `of`-th, beginning with `index`. */
export interface Part {
  readonly index: number;
  readonly of: number;
}

export interface OrderedEdition {
  readonly order: number;
  readonly edition: Edition;
}

/** The editions of a pack that this machine builds, each with its place in the whole matrix. */
export function editionsToBuild(packs: readonly Pack[], request: BuildRequest): ReadonlyMap<Pack, OrderedEdition[]> {
  const { index, of } = request.shard ?? { index: 1, of: 1 };
  let order = -1;
  return new Map(
    packs.map((pack) => [
      pack,
      editionsOf(pack, request).flatMap((edition) => {
        order += 1;
        return order % of === index - 1 ? [{ order, edition }] : [];
      }),
    ]),
  );
}

/** The editions that one worker makes. */
export function shareOf(editions: readonly OrderedEdition[], { index, of }: Part): readonly OrderedEdition[] {
  return editions.filter((_, i) => i % of === index);
}

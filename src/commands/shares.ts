import type { Pack } from '../model/loaded-pack.js';
import type { Edition } from '../model/variant.js';
import { editionsOf } from '../pipeline/matrix.js';
import type { BuildRequest } from './build-request.js';

/** The editions of one of several workers: every `of`-th, from `index` on, counted from 0. */
export interface Part {
  readonly index: number;
  readonly of: number;
}

export interface OrderedEdition {
  readonly order: number;
  readonly edition: Edition;
}

/** The editions that this machine builds of each pack, each with its place in the whole matrix. */
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

export function shareOf(editions: readonly OrderedEdition[], { index, of }: Part): readonly OrderedEdition[] {
  return editions.filter((_, i) => i % of === index);
}

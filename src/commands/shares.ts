import type { OpenPack } from '../model/loaded-pack.js';
import type { Edition } from '../model/variant.js';
import { digestOf } from '../output/manifest.js';
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

/** A pack, and those of its editions that are to be built. */
export interface PackShare {
  readonly pack: OpenPack;
  /** The digest of the pack's files. */
  readonly sources: string;
  readonly editions: readonly OrderedEdition[];
}

/** The editions that this machine builds of each pack, each with its place in the whole matrix. */
export function editionsToBuild(packs: readonly OpenPack[], request: BuildRequest): readonly PackShare[] {
  const { index, of } = request.shard ?? { index: 1, of: 1 };
  let order = -1;
  return packs.map((pack) => ({
    pack,
    sources: digestOf(pack),
    editions: editionsOf(pack, request).flatMap((edition) => {
      order += 1;
      return order % of === index - 1 ? [{ order, edition }] : [];
    }),
  }));
}

export function shareOf(packs: readonly PackShare[], { index, of }: Part): readonly PackShare[] {
  return packs.map((share) => ({ ...share, editions: share.editions.filter((_, i) => i % of === index) }));
}

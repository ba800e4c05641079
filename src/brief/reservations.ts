import type { Pack } from '../model/loaded-pack.js';
import { readersByReserved } from '../schema/reserved.js';

const reservations = new WeakMap<Pack, ReadonlyMap<string, readonly string[]>>();

/** Kept, since every page of a pack asks. */
function reservationsOf(pack: Pack): ReadonlyMap<string, readonly string[]> {
  const known = reservations.get(pack) ?? readersByReserved(pack.audiences);
  reservations.set(pack, known);
  return known;
}

/** Whether an item, a measure by its full id, is reserved for others than this reader. */
export function isReservedForOthers(id: string, reader: { readonly id: string }, pack: Pack): boolean {
  const readers = reservationsOf(pack).get(id);
  return readers !== undefined && !readers.includes(reader.id);
}

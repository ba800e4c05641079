import type { Pack } from '../model/loaded-pack.js';
import { readersByReserved } from '../schema/reserved.js';
import { oncePer } from '../text/once.js';

/** Kept, since every page of a pack asks. */
const reservationsOf = oncePer((pack: Pack) => readersByReserved(pack.audiences));

/** Whether an item, a measure by its full id, is reserved for others than this reader. */
export function isReservedForOthers(id: string, reader: { readonly id: string }, pack: Pack): boolean {
  const readers = reservationsOf(pack).get(id);
  return readers !== undefined && !readers.includes(reader.id);
}

import type { Pack } from '../model/loaded-pack.js';

const reservations = new WeakMap<Pack, ReadonlyMap<string, readonly string[]>>();

/** By what is reserved: the readers that it is reserved for. */
function reservationsOf(pack: Pack): ReadonlyMap<string, readonly string[]> {
  const known = reservations.get(pack);
  if (known) return known;
  const readers = new Map<string, string[]>();
  for (const { id, reserved } of pack.audiences) {
    for (const unit of reserved) readers.set(unit, [...(readers.get(unit) ?? []), id]);
  }
  reservations.set(pack, readers);
  return readers;
}

/** Whether an item, a measure by its full id, is reserved for another reader than this one. */
export function isReservedForOthers(id: string, reader: { readonly id: string }, pack: Pack): boolean {
  return (
    reservationsOf(pack)
      .get(id)
      ?.some((one) => one !== reader.id) ?? false
  );
}

import { getOrInsertComputed } from '../text/once.js';
import type { Audience } from './pack.js';

/** By the id of what is reserved: the readers that reserve it, who all may see it. */
export function readersByReserved(
  audiences: readonly Pick<Audience, 'id' | 'reserved'>[],
): ReadonlyMap<string, readonly string[]> {
  const readers = new Map<string, string[]>();
  for (const { id, reserved } of audiences) {
    for (const unit of reserved) getOrInsertComputed(readers, unit, () => []).push(id);
  }
  return readers;
}

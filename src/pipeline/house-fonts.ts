import { sha256 } from '../host/digest.js';
import { compileFace } from '../render/fonts/compile/compile-face.js';
import type { FontFile } from '../render/fonts/font-file.js';
import { getOrInsertComputed, once } from '../text/once.js';
import type { BuildCache } from './build-cache.js';

const houseFonts = new WeakMap<Uint8Array, FontFile>();

/**
 * A font of a house. It gets a face table when it is first used, which later builds find in the cache: they shape by looking
 * things up, as with the fonts of the package, and decode no font. Without a cache it is decoded. What is drawn is the same.
 */
export function houseFont(file: FontFile, cache: BuildCache | undefined): FontFile {
  if (file.table || !cache) return file;
  const bytes = file.whole();
  return getOrInsertComputed(houseFonts, bytes, () => {
    const table = once(() => tableOf(bytes, cache));
    return {
      ...file,
      get table() {
        return table();
      },
    };
  });
}

function tableOf(bytes: Uint8Array, cache: BuildCache): Uint8Array | undefined {
  const digest = sha256(bytes);
  const key = cache.key('face', digest);
  const kept = cache.read(key);
  const table = kept ?? compiled(bytes, digest);
  if (!kept) cache.write(key, table);
  return table.length > 0 ? table : undefined;
}

/** Empty where the font is one that is decoded for each text: that is kept too. */
function compiled(bytes: Uint8Array, digest: string): Uint8Array {
  try {
    return compileFace(bytes, digest) ?? new Uint8Array();
  } catch {
    // Whether it can be set at all is looked at by whoever opens it.
    return new Uint8Array();
  }
}

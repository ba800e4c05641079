import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { errorCode } from '../system-error.js';

/** Why a file of a pack is refused. */
export type FileRefusal = 'leads outside' | 'no file' | 'too large';

/** Checks the file that it has opened, not its path, which may lead elsewhere a moment later. */
export function readInside(folder: string, path: string, maxBytes: number): Uint8Array | FileRefusal {
  const root = realpathSync.native(folder);
  let real: string;
  try {
    real = realpathSync.native(join(folder, path));
  } catch (cause) {
    // A broken link, a circle of links, or a file where a folder should be.
    if (['ENOENT', 'ELOOP', 'ENOTDIR'].includes(errorCode(cause))) return 'no file';
    throw cause;
  }
  if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) return 'leads outside';
  // Opening a device may already have effects.
  if (!statSync(real).isFile()) return 'no file';
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const file = openSync(real, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const about = fstatSync(file);
    if (!about.isFile()) return 'no file';
    if (about.size > maxBytes) return 'too large';
    // One byte more notices a file that grows while it is read.
    const bytes = Buffer.alloc(about.size + 1);
    const length = readSync(file, bytes, 0, bytes.length, 0);
    return new Uint8Array(bytes.subarray(0, Math.min(length, about.size)));
  } finally {
    closeSync(file);
  }
}

import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from '../system-error.js';

/**
 * Makes a folder and those above it that are missing. Node's own recursive `mkdir` never ends below a folder that is
 * there and takes nothing, such as `/proc`, where the system answers that the folder itself is missing.
 * @throws what the system says of the first folder that cannot be made
 */
export function makeFolder(path: string, mode = 0o777): void {
  try {
    mkdirSync(path, { mode });
  } catch (cause) {
    const code = errorCode(cause);
    // On some systems a read-only disk answers so before it sees that the folder is there.
    if (code !== 'ENOENT' && statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
    if (code !== 'ENOENT' || dirname(path) === path) throw cause;
    makeFolder(dirname(path), mode);
    makeLast(path, mode);
  }
}

/** Its folder is there now; another build may have made it in the meantime. */
function makeLast(path: string, mode: number): void {
  try {
    mkdirSync(path, { mode });
  } catch (cause) {
    if (errorCode(cause) !== 'EEXIST') throw cause;
  }
}

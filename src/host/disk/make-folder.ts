import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder with those above it, unless it is there. Node's own recursive mkdir never returns where a folder that
 * exists answers that it does not, as /proc does.
 * @throws the error of the system where it cannot be made
 */
export function makeFolder(path: string, mode = 0o777): void {
  const failure = failureToMake(path, mode);
  if (failure === undefined) return;
  const above = dirname(path);
  if ((failure as NodeJS.ErrnoException).code !== 'ENOENT' || above === path) throw failure;
  makeFolder(above, mode);
  const again = failureToMake(path, mode);
  if (again !== undefined) throw again;
}

/** Nothing where the folder is there afterwards, whoever made it. */
function failureToMake(path: string, mode: number): unknown {
  try {
    mkdirSync(path, mode);
    return undefined;
  } catch (cause) {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? undefined : cause;
  }
}

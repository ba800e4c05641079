import { lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from './atomic-write.js';

/** Why a file is not written into a pack. */
export type WriteRefusal = 'a link' | 'no file';

/** What stands in the way, and its path below the folder. */
export interface RefusedWrite {
  readonly refusal: WriteRefusal;
  readonly path: string;
}

/**
 * Writes a file below a folder that is not trusted, and makes the folders between that are missing. Nothing is written
 * through a link: it may lead outside.
 * @param path below the folder, with forward slashes
 * @throws what the system says, also where a folder stands in the way of a file, or a file in the way of a folder
 */
export async function writeInside(
  folder: string,
  path: string,
  bytes: Uint8Array | string,
): Promise<RefusedWrite | undefined> {
  const steps = path.split('/');
  const parents = steps.slice(0, -1).map((_, i) => steps.slice(0, i + 1).join('/'));
  const root = realpathSync(folder);
  for (const parent of parents) {
    const about = lstatSync(join(root, parent), { throwIfNoEntry: false });
    if (about?.isSymbolicLink()) return { refusal: 'a link', path: parent };
    if (!about) mkdirSync(join(root, parent));
  }
  const about = lstatSync(join(root, path), { throwIfNoEntry: false });
  if (about?.isSymbolicLink()) return { refusal: 'a link', path };
  if (about && !about.isFile() && !about.isDirectory()) return { refusal: 'no file', path };
  await writeAtomically(join(root, path), bytes);
  return undefined;
}

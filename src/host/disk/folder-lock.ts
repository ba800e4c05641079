import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isDead, owner } from './atomic-write.js';
import { makeFolder } from './make-folder.js';

const name = '.writing.lock';
/** Work under the lock takes milliseconds: an older lock was left behind. */
const deadAfterMs = 10_000;
const retryAfterMs = 20;

/** Does work while no other build works in this folder. The lock of a build that has died is taken over. */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  makeFolder(folder);
  const path = join(folder, name);
  while (!(await acquire(path))) {
    await removeIfDead(path);
    await wait(retryAfterMs);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function acquire(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(owner).finally(() => file.close());
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  }
}

/** Two builds may find the same dead lock: only the one whose rename succeeds removes it. */
async function removeIfDead(path: string): Promise<void> {
  const about = await stat(path).catch(() => undefined);
  const left = await readFile(path, 'utf8').catch(() => undefined);
  if (!about || left === undefined || !isDead(left, Date.now() - about.mtimeMs, deadAfterMs)) return;
  const aside = `${path}.${owner}`;
  await rename(path, aside).catch(() => undefined);
  await rm(aside, { force: true });
}

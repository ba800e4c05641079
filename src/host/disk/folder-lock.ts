import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { link, lstat, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { errorCode } from '../system-error.js';
import { isDead, namesIn, owner } from './atomic-write.js';
import { makeFolder } from './make-folder.js';

/** What only one build at a time may do. */
export interface Lock {
  /** The folder that is written into. */
  readonly folder: string;
  /** The part of it that is locked, such as one brief; without it, what stands for the whole folder. */
  readonly part?: string | undefined;
  /** Ends the wait for another build once it is true. */
  readonly isStopped?: (() => boolean) | undefined;
}

const nameOf = (part: string | undefined) => (part === undefined ? '.writing.lock' : `.writing.${part}.lock`);
const lockName = /^\.writing(?:\..+)?\.lock$/;
/** Whoever holds a lock marks it again and again: one that is older was left behind. */
const deadAfterMs = 10_000;
const markEveryMs = 2_000;
const retryAfterMs = 20;

/** How long a lock may stand in the way without a mark of its holder. */
export interface LockPatience {
  readonly lockMs: number;
  /** For what is no lock at all: a folder or a link of this name, which nobody will take away. */
  readonly obstacleMs: number;
  /** For a build that was told to stop before it came to the lock. */
  readonly stoppedMs: number;
}

const usualPatience: LockPatience = { lockMs: 30_000, obstacleMs: 10_000, stoppedMs: 1_000 };

/** A lock that does not go away. */
export class LockHeld extends Error {
  constructor(
    readonly path: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Does work that no other build does at the same time. The lock of a build that has died is taken over.
 * @returns what the work returns; undefined where the wait was stopped
 * @throws LockHeld for a lock that stays longer than anybody holds one
 */
export async function withFolderLock<T>(
  { folder, part, isStopped = () => false }: Lock,
  work: () => Promise<T>,
  patience = usualPatience,
): Promise<T | undefined> {
  makeFolder(folder);
  const path = join(folder, nameOf(part));
  const token = `${owner()}-${randomUUID()}`;
  if (!(await isAcquired(path, token, isStopped, patience))) return undefined;
  const marking = setInterval(() => void mark(path), markEveryMs);
  marking.unref();
  try {
    return await work();
  } finally {
    clearInterval(marking);
    // Somebody may have taken this build for dead, while its computer slept.
    if (contentOf(path) === token) release(path);
  }
}

async function isAcquired(
  path: string,
  token: string,
  isStopped: () => boolean,
  patience: LockPatience,
): Promise<boolean> {
  // Nearly always; and asking for the time loads a part of Node.js.
  if (acquire(path, token)) return true;
  const begun = performance.now();
  const stopAfterMs = isStopped() ? patience.stoppedMs : 0;
  const watch = watchFor(path, patience);
  do {
    if (isStopped() && performance.now() - begun >= stopAfterMs) return false;
    const found = await lockAt(path);
    if (found) watch(found);
    if (found?.isLock) await removeIfDead(path, found);
    await wait(retryAfterMs);
  } while (!acquire(path, token));
  return true;
}

/** Throws once it was shown the same lock for too long. */
function watchFor(path: string, { lockMs, obstacleMs }: LockPatience): (found: FoundLock) => void {
  let seen: { readonly identity: string; readonly since: number } | undefined;
  return ({ identity, isLock }) => {
    const now = performance.now();
    if (seen?.identity !== identity) seen = { identity, since: now };
    if (now - seen.since > (isLock ? lockMs : obstacleMs)) throw new LockHeld(path, isLock ? held : inTheWay);
  };
}

const held = 'another build has held it for too long; if none is running, delete it';
const inTheWay = 'it stands where a lock is to be written, and is no lock; delete it';

// Locks are taken and released in this thread: handing so little to another one takes longer.
function acquire(path: string, token: string): boolean {
  try {
    writeFileSync(path, token, { flag: 'wx' });
    return true;
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') return false;
    throw cause;
  }
}

interface FoundLock {
  readonly isLock: boolean;
  readonly isOurs: boolean;
  /** Tells it from every other lock, and changes when its holder marks it. */
  readonly identity: string;
  readonly mtimeMs: number;
}

/** Looks at the lock itself: a link is none. */
async function lockAt(path: string): Promise<FoundLock | undefined> {
  const about = await lstat(path).catch(() => undefined);
  if (!about) return undefined;
  const { ino, mtimeMs, uid } = about;
  const me = process.getuid?.() ?? uid;
  return { isLock: about.isFile(), isOurs: uid === me, identity: `${ino} ${mtimeMs}`, mtimeMs };
}

function release(path: string): void {
  try {
    unlinkSync(path);
  } catch (cause) {
    if (errorCode(cause) !== 'ENOENT') throw cause;
  }
}

function contentOf(path: string): string | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    // Closed by us: where it reads a path as text, Node.js ends the process if that fails.
    return readFileSync(file).toString();
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeReadFile(file);
  }
}

/** What was read from it is right, whether it can be closed or not. */
function closeReadFile(file: number): void {
  try {
    closeSync(file);
  } catch {
    // The end of the process closes it.
  }
}

/**
 * Two builds may find the same dead lock: only the one whose rename succeeds removes it. Whether a build of another user
 * is dead is not for us to say.
 */
async function removeIfDead(path: string, { isOurs, mtimeMs }: FoundLock): Promise<void> {
  const left = isOurs ? contentOf(path) : undefined;
  if (left === undefined || !isDead(left, Date.now() - mtimeMs, deadAfterMs)) return;
  const aside = `${path}.${owner()}`;
  if (
    !(await rename(path, aside).then(
      () => true,
      () => false,
    ))
  )
    return;
  // Where another build has been faster, this is its lock: it goes back.
  if (contentOf(aside) !== left) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

/** Removes the locks that killed builds have left in a folder. */
export async function sweepLocks(folder: string): Promise<void> {
  for (const path of namesIn(folder)
    .filter((one) => lockName.test(one))
    .map((one) => join(folder, one))) {
    const found = await lockAt(path);
    if (found?.isLock) await removeIfDead(path, found);
  }
}

async function mark(path: string): Promise<void> {
  const now = new Date();
  // Where it cannot be marked, it may be taken over; the work is short.
  await utimes(path, now, now).catch(() => undefined);
}

import { createHash, randomUUID } from 'node:crypto';
import { closeSync, fsync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { once } from '../../text/once.js';
import { errorCode } from '../system-error.js';
import { makeFolder } from './make-folder.js';

/** What a file is to hold: a long text comes piece by piece. */
export type FileContent = Uint8Array | string | Iterable<string>;

/** Each piece is a call of the system. */
const minPieceLength = 64 * 1024;

function* piecesOf(content: FileContent): Generator<Uint8Array | string, void> {
  if (typeof content === 'string' || content instanceof Uint8Array) return yield content;
  let piece = '';
  for (const text of content) {
    piece += text;
    if (piece.length < minPieceLength) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

/** The parts of the system that tests replace. */
export interface WriteSystem {
  readonly platform: NodeJS.Platform;
  readonly rename: (from: string, to: string) => void;
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

const system: WriteSystem = { platform: process.platform, rename: renameSync, wait };

/** On Windows a file that a PDF reader or a virus scanner has open can be replaced only once it is closed. */
const retryAfterMs = [50, 100, 200, 400, 800];
const inUse = ['EPERM', 'EACCES', 'EBUSY'];

/** Identifies this machine: a process id means something only on its own machine. */
const machine = once(() => createHash('sha256').update(hostname()).digest('hex').slice(0, 8));
export const owner = once(() => `${machine()}-${process.pid}`);

/**
 * The file is whole, old or new, at any instant: a temporary file of a unique name in the same folder,
 * flushed to the disk, takes its place by rename; then the folder's entry is flushed too. Only flushing, which is nearly all
 * waiting, is handed to another thread: the others take longer to hand over than to do.
 */
export async function writeAtomically(path: string, content: FileContent, on = system): Promise<void> {
  const folder = dirname(path);
  makeFolder(folder);
  const temporary = join(folder, `.${basename(path)}.${owner()}-${randomUUID()}.tmp`);
  try {
    const file = openSync(temporary, 'wx');
    try {
      for (const bytes of piecesOf(content)) writeFileSync(file, bytes);
      await flushed(file);
    } finally {
      closeSync(file);
    }
    await replace(temporary, path, on);
  } catch (cause) {
    removeIfPossible(temporary);
    throw cause;
  }
  await flushFolder(folder, on);
}

function flushed(file: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fsync(file, (cause) => (cause ? reject(cause) : resolve()));
  });
}

/** After an error, which is the one to report. */
function removeIfPossible(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It stays until a later build sweeps the folder.
  }
}

async function replace(temporary: string, path: string, on: WriteSystem): Promise<void> {
  for (const delay of retryAfterMs) {
    try {
      on.rename(temporary, path);
      return;
    } catch (cause) {
      if (on.platform !== 'win32' || !inUse.includes(errorCode(cause))) throw cause;
      await on.wait(delay);
    }
  }
  on.rename(temporary, path);
}

async function flushFolder(path: string, { platform }: WriteSystem): Promise<void> {
  // Windows cannot open a folder; its rename is durable without this.
  if (platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    await flushed(folder);
  } finally {
    closeSync(folder);
  }
}

const ownerPattern = /^([0-9a-f]{8})-(\d+)/;
/** No build writes for as long as this. */
const longDeadMs = 60 * 60 * 1000;

/** Whether the owner of a file is gone for sure: a process of this machine that has ended, or a file of great age. */
export function isDead(name: string, ageMs: number, deadAfterMs = longDeadMs): boolean {
  const [, host, pid] = ownerPattern.exec(name) ?? [];
  return (host === machine() && !isRunning(Number(pid))) || ageMs > deadAfterMs;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // It runs, and belongs to another user.
    return errorCode(cause) === 'EPERM';
  }
}

const temporaryName = /^\..+\.([0-9a-f]{8}-\d+)-[0-9a-f-]{36}\.tmp$/;

/** What is in a folder; nothing where it cannot be read. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Removes the temporary files in a folder that killed builds have left. */
export async function sweepTemporaries(folder: string, nowMs: number): Promise<void> {
  for (const name of namesIn(folder)) {
    const owned = temporaryName.exec(name)?.[1];
    if (owned === undefined) continue;
    const path = join(folder, name);
    const about = await stat(path).catch(() => undefined);
    // Another build may sweep at the same time; a folder that refuses is reported when it is written to.
    if (about && isDead(owned, nowMs - about.mtimeMs)) await rm(path, { force: true }).catch(() => undefined);
  }
}

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { owner } from './atomic-write.js';

/**
 * Where caches of programs belong on this system; `POLICY_BRIEF_CACHE` names another folder, and where it is empty
 * nothing is kept. Nothing also where there is no home.
 */
export function cacheFolderOf(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  if (env.POLICY_BRIEF_CACHE !== undefined) return env.POLICY_BRIEF_CACHE || undefined;
  if (platform === 'win32') return env.LOCALAPPDATA && join(env.LOCALAPPDATA, 'policy-brief', 'Cache');
  const home = env.HOME ?? homedir();
  if (!home) return undefined;
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'policy-brief');
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'policy-brief');
}

const unusedForMs = 30 * 24 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;
const nameOf = /^[0-9a-f]{64}$/;

export function readCached(folder: string, key: string): Uint8Array | undefined {
  try {
    const path = join(folder, key);
    const bytes = readFileSync(path);
    // What is used stays; within a day it is not said again.
    if (Date.now() - statSync(path).mtimeMs > dayMs) utimesSync(path, new Date(), new Date());
    return bytes;
  } catch {
    return undefined;
  }
}

/** A cache that cannot be written is not missed. */
export function writeCached(folder: string, key: string, bytes: Uint8Array): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const temporary = join(folder, `.${key}.${owner}`);
    writeFileSync(temporary, bytes);
    renameSync(temporary, join(folder, key));
    sweepOncePerDay(folder);
  } catch {
    // Full, read-only, or no folder at all.
  }
}

/** Entries that nothing has asked for in a month go. */
function sweepOncePerDay(folder: string): void {
  const mark = join(folder, 'swept');
  const now = Date.now();
  const last = statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (now - last < dayMs) return;
  writeFileSync(mark, '');
  for (const name of readdirSync(folder)) {
    if (!nameOf.test(name) && !name.startsWith('.')) continue;
    const path = join(folder, name);
    const about = statSync(path, { throwIfNoEntry: false });
    if (about && now - about.mtimeMs > unusedForMs) rmSync(path, { force: true });
  }
}

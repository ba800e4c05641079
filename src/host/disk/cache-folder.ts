import { readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { owner } from './atomic-write.js';
import { makeFolder } from './make-folder.js';

/**
 * The cache folder of this system, or the one that `POLICY_BRIEF_CACHE` names. Nothing is cached where that is set and
 * empty, or where there is no home.
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
    // An entry that is used stays; marking it once a day is enough.
    if (Date.now() - statSync(path).mtimeMs > dayMs) utimesSync(path, new Date(), new Date());
    return bytes;
  } catch {
    return undefined;
  }
}

/** Where the disk is full or read-only, nothing is cached. */
export function writeCached(folder: string, key: string, bytes: Uint8Array): void {
  try {
    makeFolder(folder, 0o700);
    const temporary = join(folder, `.${key}.${owner}`);
    writeFileSync(temporary, bytes);
    renameSync(temporary, join(folder, key));
    sweepOncePerDay(folder);
  } catch {
    // A build goes on without its cache.
  }
}

/** Removes the entries that nothing has read for a month. */
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

/**
 * Identifies the compiled program and the packages as npm has installed them. Undefined where the program runs without
 * being compiled.
 */
export function programStamp(packageRoot: string): string | undefined {
  try {
    return `${readFileSync(join(packageRoot, 'dist', 'stamp'), 'utf8')} ${installStamp(packageRoot)}`;
  } catch {
    return undefined;
  }
}

/** npm writes `.package-lock.json` with every install. */
function installStamp(folder: string): string {
  const found = statSync(join(folder, 'node_modules', '.package-lock.json'), { throwIfNoEntry: false });
  if (found) return `${found.size} ${found.mtimeMs}`;
  if (dirname(folder) === folder) throw new Error('no packages are installed');
  return installStamp(dirname(folder));
}

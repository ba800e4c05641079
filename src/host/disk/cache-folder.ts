import {
  closeSync,
  constants,
  fstatSync,
  futimesSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
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
/** An entry, and one that a build was killed over. */
const ownName = /^(?:[0-9a-f]{64}|\.[0-9a-f]{64}\.[0-9a-f]{8}-\d+)$/;

/** Why a folder is no place for what goes into the output unseen; nothing where it is, or is not there yet. */
export function cacheProblem(folder: string): string | undefined {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found || process.getuid === undefined) return undefined;
  if (!found.isDirectory()) return 'it is no folder';
  if (found.uid !== process.getuid()) return 'it belongs to somebody else';
  return found.mode & 0o022 ? 'others can write into it' : undefined;
}

export function readCached(folder: string, key: string): Uint8Array | undefined {
  try {
    const file = openSync(join(folder, key), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const about = fstatSync(file);
      if (!about.isFile()) return undefined;
      const bytes = readFileSync(file);
      // An entry that is used stays; marking it once a day is enough.
      if (Date.now() - about.mtimeMs > dayMs) futimesSync(file, new Date(), new Date());
      return bytes;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** Where the disk is full or read-only, nothing is cached. */
export function writeCached(folder: string, key: string, bytes: Uint8Array): void {
  try {
    makeFolder(folder, 0o700);
    const temporary = join(folder, `.${key}.${owner}`);
    writeFileSync(temporary, bytes, { flag: 'wx', mode: 0o600 });
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
    if (!ownName.test(name)) continue;
    const path = join(folder, name);
    const about = lstatSync(path, { throwIfNoEntry: false });
    if (about?.isFile() && now - about.mtimeMs > unusedForMs) rmSync(path, { force: true });
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

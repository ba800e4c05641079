import {
  closeSync,
  constants,
  fstatSync,
  futimesSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { owner } from './atomic-write.js';
import { cacheKeyFile, type KeyRefusal, looksSealed, readCacheKey, sealBytes, sealed, unsealed } from './cache-key.js';
import { makeFolder } from './make-folder.js';

/** Results of earlier builds, by key. */
export interface Cache {
  /** Undefined where there is no entry, or none that this user has sealed. */
  readonly read: (key: string) => Buffer | undefined;
  /** Where the disk is full or read-only, nothing is cached. */
  readonly write: (key: string, body: Uint8Array) => void;
}

/** Why a cache is not used, though it should be. */
export interface CacheRefusal {
  /** What is at fault: the folder, or the file of the key. */
  readonly path: string;
  /** What the system said, or what makes it unsafe and what to do about it. */
  readonly cause: unknown;
}

/**
 * The cache folder of this system, or the one that `POLICY_BRIEF_CACHE` names. Nothing is cached where that is set and
 * empty, or where there is no home.
 */
function cacheFolderOf(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  if (env.POLICY_BRIEF_CACHE !== undefined) return env.POLICY_BRIEF_CACHE || undefined;
  if (platform === 'win32') return env.LOCALAPPDATA && join(env.LOCALAPPDATA, 'policy-brief', 'Cache');
  const home = env.HOME ?? homedir();
  if (!home) return undefined;
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'policy-brief');
  // The XDG Base Directory Specification has relative paths ignored.
  const { XDG_CACHE_HOME: caches } = env;
  return join(caches && isAbsolute(caches) ? caches : join(home, '.cache'), 'policy-brief');
}

/**
 * Opens the cache. Its folder is not trusted: it must be the user's own and writable by nobody else, and an entry
 * counts only with the seal of this user, whose key lies elsewhere.
 * @returns undefined where nothing is to be cached, or where the usual places cannot be written to
 */
export function openCache(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  cwd: string,
): Cache | CacheRefusal | undefined {
  const named = cacheFolderOf(env, platform);
  const keyFile = cacheKeyFile(env, platform);
  if (named === undefined || !keyFile) return undefined;
  const path = resolve(cwd, named);
  try {
    makeFolder(path, 0o700);
    const folder = realpathSync(path);
    const fault = faultOf(folder);
    if (fault !== undefined) return { path, cause: new Error(fault) };
    const key = readCacheKey(keyFile);
    return typeof key === 'string' ? { path: keyFile, cause: new Error(keyFaults[key]) } : cacheIn(folder, key);
  } catch (cause) {
    // A cache that nobody has asked for is not missed.
    return env.POLICY_BRIEF_CACHE === undefined ? undefined : { path, cause };
  }
}

const keyFaults: Readonly<Record<KeyRefusal, string>> = {
  shared: 'others can read or change it; delete it, and another one is made',
  damaged: 'it is no key; delete it, and another one is made',
};

/** Why a folder cannot be trusted. On Windows each user's folders are closed to others. */
function faultOf(folder: string): string | undefined {
  const { uid, mode } = statSync(folder);
  const me = process.getuid?.();
  if (me === undefined) return undefined;
  if (uid !== me) return 'it belongs to another user; name a folder of your own in POLICY_BRIEF_CACHE';
  if ((mode & 0o022) === 0) return undefined;
  return 'others can write to it; take that right from them (chmod go-w), or name another one in POLICY_BRIEF_CACHE';
}

function cacheIn(folder: string, key: Buffer): Cache {
  return {
    read(name) {
      const bytes = readEntry(join(folder, name));
      return bytes && unsealed(key, name, bytes);
    },
    write(name, body) {
      try {
        writeEntry(folder, name, sealed(key, name, body));
        sweepOncePerDay(folder);
      } catch {
        // A build goes on without its cache.
      }
    },
  };
}

const unusedForMs = 30 * 24 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;
/** No file of a brief is as large as this. */
const mostBytes = 64 * 1024 * 1024;
const { O_RDONLY, O_WRONLY, O_CREAT, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;

/** The bytes of a regular file; never waits for a pipe, and follows no link. */
function readEntry(path: string): Buffer | undefined {
  try {
    return withFile(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, (file) => {
      const { size, mtimeMs } = regular(file);
      if (size > mostBytes) return undefined;
      // An entry that is used stays; marking it once a day is enough.
      if (Date.now() - mtimeMs > dayMs) futimesSync(file, new Date(), new Date());
      return readFileSync(file);
    });
  } catch {
    return undefined;
  }
}

function writeEntry(folder: string, name: string, bytes: Uint8Array): void {
  const temporary = join(folder, `.${name}.${owner()}`);
  rmSync(temporary, { force: true });
  try {
    writeFileSync(temporary, bytes, { flag: 'wx', mode: 0o600 });
    renameSync(temporary, join(folder, name));
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  }
}

const entryName = /^[0-9a-f]{64}$/;
const temporaryName = /^\.[0-9a-f]{64}\.[0-9a-f]{8}-\d+$/;
const sweptMark = '.policy-brief-swept';

/** Removes the entries that nothing has read for a month. The folder may hold files of others: they stay. */
function sweepOncePerDay(folder: string): void {
  const now = Date.now();
  const path = join(folder, sweptMark);
  const mark = lstatSync(path, { throwIfNoEntry: false });
  if (mark && (!mark.isFile() || Math.abs(now - mark.mtimeMs) < dayMs)) return;
  withFile(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK, (file) => {
    regular(file);
    futimesSync(file, new Date(now), new Date(now));
  });
  for (const name of readdirSync(folder)) {
    if (!entryName.test(name) && !temporaryName.test(name)) continue;
    const entry = join(folder, name);
    const about = lstatSync(entry, { throwIfNoEntry: false });
    if (!about?.isFile() || now - about.mtimeMs <= unusedForMs) continue;
    if (temporaryName.test(name) || beginsWithSeal(entry)) rmSync(entry, { force: true });
  }
}

/** Of a name as ours, but not ours: a store of other files by their digests, say. */
function beginsWithSeal(path: string): boolean {
  return withFile(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, (file) => {
    const head = Buffer.alloc(sealBytes);
    return readSync(file, head, 0, sealBytes, 0) === sealBytes && looksSealed(head);
  });
}

function withFile<T>(path: string, flags: number, work: (file: number) => T): T {
  const file = openSync(path, flags, 0o600);
  try {
    return work(file);
  } finally {
    closeSync(file);
  }
}

function regular(file: number): Stats {
  const about = fstatSync(file);
  if (!about.isFile()) throw new Error('not a regular file');
  return about;
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

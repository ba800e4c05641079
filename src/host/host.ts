import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getOrInsertComputed, once } from '../text/once.js';
import { type FileContent, sweepTemporaries, writeAtomically } from './disk/atomic-write.js';
import { type Cache, openCache, programStamp } from './disk/cache-folder.js';
import { type Lock, LockHeld, sweepLocks, withFolderLock } from './disk/folder-lock.js';
import {
  ChangedMeanwhile,
  type Completion,
  completeJournal,
  hasJournal,
  type JointWrite,
  writeTogether,
} from './disk/journal.js';
import { packageFile } from './disk/package-file.js';
import { type PackageFont, packageFont } from './disk/package-font.js';
import { type FileRefusal, readInside } from './disk/read-inside.js';
import { partsOf } from './disk/read-parts.js';
import { type RefusedWrite, writeInside } from './disk/write-inside.js';
import { errorCode, errorMessage } from './system-error.js';

/** Reading or writing failed: not a mistake in the content, and not a bug. */
export class IoError extends Error {
  constructor(
    readonly action: 'read' | 'write' | 'remove' | 'watch',
    readonly path: string,
    cause: unknown,
  ) {
    super(`Cannot ${action} ${path}: ${reasonOf(cause, action)}`, { cause });
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission, or the file is open in another program',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOENT: 'it is not there',
  EISDIR: 'a folder is in the way',
  ENOTDIR: 'a file stands where a folder is needed',
  EMFILE: 'too many files are open',
  EBUSY: 'the file is open in another program',
  EEXIST: 'a file stands where a folder is needed',
  ENAMETOOLONG: 'the name is too long for this disk',
  EDQUOT: 'the share of the disk that you may use is full',
  EFBIG: 'it would become too large',
  ENFILE: 'too many files are open',
  ERR_MODULE_NOT_FOUND: 'a part of it is not there, or too many files are open',
  EIO: 'the disk does not answer as it should',
};

/** What the same codes say of what is to be read, written or watched. */
const reasonsOf: Readonly<Record<IoError['action'], Readonly<Record<string, string>>>> = {
  read: { EISDIR: 'it is a folder' },
  // Folders that are missing are made.
  write: { ENOENT: 'no folder can be made there' },
  remove: {},
  watch: {
    ENOSPC: 'the system can watch no more files for you; close what watches many, or raise fs.inotify.max_user_watches',
    EMFILE: 'the system can watch no more for you; close what watches files, or raise fs.inotify.max_user_instances',
  },
};

/** Why a file could not be opened, read, written or watched, in plain English. */
export function reasonOf(cause: unknown, action: IoError['action'] = 'read'): string {
  const code = errorCode(cause);
  return reasonsOf[action][code] ?? reasons[code] ?? errorMessage(cause);
}

function isMissing(cause: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(errorCode(cause));
}

/** Nothing where none is, or none may be looked at. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** The names in a folder, each kind sorted. */
export interface Listing {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Links, pipes, devices. */
  readonly others: readonly string[];
}

/**
 * The file system, as all parts of the program see it; a test may bring another. Paths are absolute. Methods throw
 * `IoError` where the system refuses.
 */
export interface Host {
  /** The working directory: relative paths of a command start here. */
  readonly cwd: string;
  /** The folder of this package, with its own templates and content. */
  readonly packageRoot: string;
  read(path: string): Promise<Uint8Array>;
  /** Undefined where there is no such file. */
  readIfExists(path: string): Promise<Uint8Array | undefined>;
  /** The bytes of a file from its beginning, in parts of some size; none at all where there is no such file. */
  parts(path: string): AsyncIterable<Uint8Array>;
  isFile(path: string): Promise<boolean>;
  isFolder(path: string): Promise<boolean>;
  /**
   * A regular file that really lies inside a folder, links followed, and has at most so many bytes: a pack is not
   * trusted. Never waits for a pipe or a device.
   */
  readInside(folder: string, path: string, maxBytes: number): Promise<Uint8Array | FileRefusal>;
  /** The folder that a path leads to, links followed; its identity tells it from all that stood there before or after. */
  realFolder(path: string): Promise<{ readonly path: string; readonly identity: string } | undefined>;
  /** The names in a folder, sorted; empty where there is no such folder. */
  list(path: string): Promise<Listing>;
  /** A file of an installed npm package, such as a table. */
  readPackageFile(file: string): Uint8Array;
  /** Whether such a file of an npm package is installed, or comes with this one. */
  hasPackageFile(file: string): boolean;
  /** A font of an installed npm package, read once. */
  packageFont(file: string): PackageFont;
  /** What a package of JavaScript exports; its place is that of the program's own packages. */
  loadPackage(name: string): unknown;
  /** The file is whole at any instant, the old one or the new one. Makes folders that are missing. */
  writeAtomically(path: string, content: FileContent): Promise<void>;
  /**
   * Writes a file below a folder that is not trusted, through no link, and makes the folders between. Where something
   * else stands in the way, nothing is written, and the answer says what.
   */
  writeInside(folder: string, path: string, bytes: Uint8Array | string): Promise<RefusedWrite | undefined>;
  /**
   * Replaces several files below such a folder: all or none, also where the computer stops in between. Waits for other
   * programs that do the same.
   */
  writeTogether(folder: string, writes: readonly JointWrite[]): Promise<RefusedWrite | undefined>;
  /** Finishes or takes back what `writeTogether` was kept from finishing. */
  completeWrites(folder: string): Promise<Completion | undefined>;
  /** Removes a file; a link or a folder stays. */
  remove(path: string): Promise<void>;
  /** The cache of results, opened at the first call; undefined where there is none to use. */
  cache(): Cache | undefined;
  /** Why a cache is not used, though it should be: one sentence for the user. */
  cacheRefusal(): string | undefined;
  /** Identifies the compiled program; undefined where it was not compiled, and then nothing is cached. */
  programStamp(): string | undefined;
  /** Identifies a file of an npm package as it is installed, without reading it. */
  packageFileStamp(file: string): string;
  /** Removes the temporary files and locks in a folder that killed builds have left. */
  sweepLeftovers(folder: string): Promise<void>;
  /**
   * Does work that no other build may do at the same time. Where the wait for another build was stopped, nothing was
   * done, and the answer is undefined.
   */
  withLock<T>(lock: Lock, work: () => Promise<T>): Promise<T | undefined>;
}

/** A path as people type it: relative to the working directory where it is below it, with forward slashes. */
export function displayPath(host: Host, path: string): string {
  const inside = relative(host.cwd, path);
  const shown = inside !== '' && !inside.startsWith('..') && !isAbsolute(inside) ? inside : path;
  return shown.split(sep).join('/');
}

/** The folder of this package. */
export const packageRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What refused work is told of: a lock, or a file that another program has changed, has a path of its own. */
function ioErrorOf(action: IoError['action'], path: string, cause: unknown): IoError {
  if (cause instanceof IoError) return cause;
  return new IoError(action, cause instanceof LockHeld || cause instanceof ChangedMeanwhile ? cause.path : path, cause);
}

function attemptSync<T>(action: IoError['action'], path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw ioErrorOf(action, path, cause);
  }
}

async function attempt<T>(action: IoError['action'], path: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw ioErrorOf(action, path, cause);
  }
}

function unlessMissing<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw cause;
  }
}

const nothing: Listing = { files: [], folders: [], others: [] };

function listingOf(path: string): Listing {
  const entries = readdirSync(path, { withFileTypes: true });
  const names = (keep: (entry: Dirent) => boolean) =>
    entries
      .filter(keep)
      .map(({ name }) => name)
      .sort();
  return {
    files: names((entry) => entry.isFile()),
    folders: names((entry) => entry.isDirectory()),
    others: names((entry) => !entry.isFile() && !entry.isDirectory()),
  };
}

/** Files are opened and read in this thread: handing them to another one takes longer than that. */
const reading = {
  read: (path) => attempt('read', path, () => readFileSync(path)),
  readIfExists: (path) => attempt('read', path, () => unlessMissing(() => readFileSync(path))),
  async *parts(path) {
    try {
      yield* partsOf(path);
    } catch (cause) {
      if (!isMissing(cause)) throw ioErrorOf('read', path, cause);
    }
  },
  readInside: (folder, path, maxBytes) => attempt('read', join(folder, path), () => readInside(folder, path, maxBytes)),
  isFile: async (path) => statOf(path)?.isFile() ?? false,
  isFolder: async (path) => statOf(path)?.isDirectory() ?? false,
  async realFolder(path) {
    try {
      const real = realpathSync.native(path);
      const { dev, ino } = statSync(real);
      return lstatSync(real).isDirectory() ? { path: real, identity: `${real} ${dev} ${ino}` } : undefined;
    } catch {
      return undefined;
    }
  },
  list: (path) => attempt('read', path, () => unlessMissing(() => listingOf(path)) ?? nothing),
} satisfies Partial<Host>;

const writing = {
  writeAtomically: (path, content) => attempt('write', path, () => writeAtomically(path, content)),
  writeInside: (folder, path, bytes) => attempt('write', join(folder, path), () => writeInside(folder, path, bytes)),
  writeTogether: (folder, writes) =>
    attempt('write', folder, () => withFolderLock({ folder }, () => writeTogether(folder, writes))),
  completeWrites: (folder) =>
    attempt('write', folder, () =>
      hasJournal(folder) ? withFolderLock({ folder }, () => completeJournal(folder)) : undefined,
    ),
  remove: (path) =>
    attempt('remove', path, async () => {
      // On Windows a file that another program has open is tried again.
      if (lstatSync(path).isFile()) await rm(path, { maxRetries: 5, retryDelay: 50 });
    }),
  async sweepLeftovers(folder) {
    await sweepTemporaries(folder, Date.now());
    await sweepLocks(folder);
  },
  withLock: (lock, work) => attempt('write', lock.folder, () => withFolderLock(lock, work)),
} satisfies Partial<Host>;

/**
 * The real file system.
 * @param env for the places of the cache and its key: `POLICY_BRIEF_CACHE`, or the folders of the system
 */
export function nodeHost(cwd: string, env: NodeJS.ProcessEnv = process.env): Host {
  const fileOf = (file: string) => packageFile(file, packageRoot, cwd);
  const fonts = new Map<string, PackageFont>();
  const cacheFound = once(() => openCache(env, process.platform, cwd));
  return {
    ...reading,
    ...writing,
    cwd,
    packageRoot,
    programStamp: () => programStamp(packageRoot),
    cache() {
      const found = cacheFound();
      return found && 'read' in found ? found : undefined;
    },
    cacheRefusal() {
      const found = cacheFound();
      return found && 'cause' in found ? `No cache is used. ${found.path}: ${reasonOf(found.cause)}.` : undefined;
    },
    packageFileStamp(file) {
      const path = fileOf(file);
      const { size, mtimeMs } = statSync(path);
      return `${path} ${size} ${mtimeMs}`;
    },
    readPackageFile: (file) => attemptSync('read', file, () => readFileSync(fileOf(file))),
    loadPackage: (name) => require(name),
    hasPackageFile(file) {
      try {
        return fileOf(file) !== '';
      } catch {
        return false;
      }
    },
    packageFont: (file) =>
      attemptSync('read', file, () => getOrInsertComputed(fonts, file, () => packageFont(fileOf(file), packageRoot))),
  };
}

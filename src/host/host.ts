import { readFileSync, statSync } from 'node:fs';
import { lstat, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sweepTemporaries, writeAtomically } from './disk/atomic-write.js';
import { cacheFolderOf, cacheProblem, programStamp, readCached, writeCached } from './disk/cache-folder.js';
import { withFolderLock } from './disk/folder-lock.js';
import { type FileRefusal, readInside } from './disk/read-inside.js';

/** Reading or writing failed: not a mistake in the content, and not a bug. */
export class IoError extends Error {
  constructor(
    readonly action: 'read' | 'write' | 'remove',
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

/** Why a file could not be opened, read or written, in plain English. */
export function reasonOf(cause: unknown, action: IoError['action'] = 'read'): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  // Folders that are missing are made.
  if (code === 'ENOENT' && action === 'write') return 'no folder can be made there';
  return (code && reasons[code]) ?? message;
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
  isFile(path: string): Promise<boolean>;
  isFolder(path: string): Promise<boolean>;
  /**
   * A regular file that really lies inside a folder, links followed, and has at most so many bytes: a pack is not
   * trusted. Never waits for a pipe or a device.
   */
  readInside(folder: string, path: string, maxBytes: number): Promise<Uint8Array | FileRefusal>;
  /** The names in a folder, sorted; empty where there is no such folder. */
  list(path: string): Promise<Listing>;
  /** A file of an installed npm package, such as a font. */
  readPackageFile(file: string): Uint8Array;
  /** The file is whole at any instant, the old one or the new one. Makes folders that are missing. */
  writeAtomically(path: string, bytes: Uint8Array | string): Promise<void>;
  /** Removes a file; a link or a folder stays. */
  remove(path: string): Promise<void>;
  /** Undefined where nothing is to be cached. */
  readonly cacheFolder: string | undefined;
  /** Why the cache folder that was asked for is not used. */
  readonly cacheRefusal?: string;
  readCached(key: string): Uint8Array | undefined;
  writeCached(key: string, bytes: Uint8Array): void;
  /** Identifies the compiled program; undefined where it was not compiled, and then nothing is cached. */
  programStamp(): string | undefined;
  /** Identifies a file of an npm package as it is installed, without reading it. */
  packageFileStamp(file: string): string;
  /** Removes the temporary files in a folder that killed builds have left. */
  sweepTemporaries(folder: string): Promise<void>;
  /** Does work that no other build may do in this folder at the same time. */
  withLock<T>(folder: string, work: () => Promise<T>): Promise<T>;
}

/** A path as people type it: relative to the working directory where it is below it, with forward slashes. */
export function displayPath(host: Host, path: string): string {
  const inside = relative(host.cwd, path);
  const shown = inside !== '' && !inside.startsWith('..') && !isAbsolute(inside) ? inside : path;
  return shown.split(sep).join('/');
}

/** The folder of this package. */
export const packageRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * The real file system.
 * @param env for the place of the cache: `POLICY_BRIEF_CACHE`, or the cache folder of the system
 */
export function nodeHost(cwd: string, env: NodeJS.ProcessEnv = process.env): Host {
  const require = createRequire(import.meta.url);
  const wanted = cacheFolderOf(env, process.platform);
  const cacheRefusal = wanted === undefined ? undefined : cacheProblem(wanted);
  const cacheFolder = cacheRefusal === undefined ? wanted : undefined;
  return {
    cwd,
    packageRoot,
    cacheFolder,
    ...(cacheRefusal === undefined ? {} : { cacheRefusal: `The cache folder ${wanted} is not used: ${cacheRefusal}.` }),
    programStamp: () => programStamp(packageRoot),
    readCached: (key) => (cacheFolder === undefined ? undefined : readCached(cacheFolder, key)),
    writeCached(key, bytes) {
      if (cacheFolder !== undefined) writeCached(cacheFolder, key, bytes);
    },
    packageFileStamp(file) {
      const path = require.resolve(file);
      const { size, mtimeMs } = statSync(path);
      return `${path} ${size} ${mtimeMs}`;
    },
    read: (path) => attempt('read', path, () => readFile(path)),
    readIfExists: (path) => attempt('read', path, () => readFile(path).catch(unlessMissing(undefined))),
    readInside: (folder, path, maxBytes) =>
      attempt('read', join(folder, path), async () => readInside(folder, path, maxBytes)),
    isFile: async (path) => (await stat(path).catch(() => undefined))?.isFile() ?? false,
    isFolder: async (path) => (await stat(path).catch(() => undefined))?.isDirectory() ?? false,
    list: (path) =>
      attempt('read', path, async () => {
        const entries = await readdir(path, { withFileTypes: true }).catch(unlessMissing([]));
        const names = (kind: typeof entries) => kind.map(({ name }) => name).sort();
        return {
          files: names(entries.filter((e) => e.isFile())),
          folders: names(entries.filter((e) => e.isDirectory())),
          others: names(entries.filter((e) => !e.isFile() && !e.isDirectory())),
        };
      }),
    readPackageFile(file) {
      try {
        return readFileSync(require.resolve(file));
      } catch (cause) {
        throw new IoError('read', file, cause);
      }
    },
    writeAtomically: (path, bytes) => attempt('write', path, () => writeAtomically(path, bytes)),
    remove: (path) =>
      attempt('remove', path, async () => {
        // On Windows a file that another program has open is tried again.
        if ((await lstat(path)).isFile()) await rm(path, { maxRetries: 5, retryDelay: 50 });
      }),
    sweepTemporaries: (folder) => sweepTemporaries(folder, Date.now()),
    withLock: (folder, work) => attempt('write', folder, () => withFolderLock(folder, work)),
  };
}

async function attempt<T>(action: IoError['action'], path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw cause instanceof IoError ? cause : new IoError(action, path, cause);
  }
}

/** What stands in for a file or folder that does not exist; any other error is thrown again. */
function unlessMissing<T>(fallback: T): (cause: unknown) => T {
  return (cause) => {
    if (['ENOENT', 'ENOTDIR'].includes((cause as NodeJS.ErrnoException).code ?? '')) return fallback;
    throw cause;
  };
}

import { readFileSync, statSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sweepTemporaries, writeAtomically } from './disk/atomic-write.js';
import { cacheFolderOf, readCached, writeCached } from './disk/cache-folder.js';
import { aloneIn } from './disk/folder-lock.js';
import { programStamp } from './disk/program-stamp.js';
import { type FileRefusal, readInside } from './disk/read-inside.js';
import { removeFile } from './disk/remove-file.js';

/** Reading or writing failed: not a mistake in the content, and not a bug. */
export class IoError extends Error {
  constructor(
    readonly action: 'read' | 'write' | 'remove',
    readonly path: string,
    cause: unknown,
  ) {
    super(`Cannot ${action} ${path}: ${reasonOf(cause)}`, { cause });
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

/** Why a file could not be opened, read or written, in plain words. */
export function reasonOf(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  return (code && reasons[code]) ?? message;
}

export interface Listing {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Links, pipes, devices. */
  readonly others: readonly string[];
}

/** The edge: every file that the program reads or writes goes through here. */
export interface Host {
  readonly cwd: string;
  /** Where the package's own templates and content are. */
  readonly packageRoot: string;
  read(path: string): Promise<Uint8Array>;
  /** Undefined where there is no such file. */
  readIfThere(path: string): Promise<Uint8Array | undefined>;
  isFile(path: string): Promise<boolean>;
  isFolder(path: string): Promise<boolean>;
  /**
   * A regular file that really lies inside a folder, links followed, up to a size: what comes with a pack is not
   * trusted. Never waits for a pipe or a device.
   * @throws IoError where it cannot be read for another reason
   */
  readInside(folder: string, path: string, maxBytes: number): Promise<Uint8Array | FileRefusal>;
  /** What is in a folder by name, sorted; nothing where there is no such folder. */
  list(path: string): Promise<Listing>;
  /** A file of an installed npm package, e.g. a font. */
  readPackageFile(file: string): Uint8Array;
  writeWhole(path: string, bytes: Uint8Array | string): Promise<void>;
  /** Of a file only: a link or a folder stays. */
  remove(path: string): Promise<void>;
  /** Nothing where no cache is wanted. */
  readonly cacheFolder: string | undefined;
  readCached(key: string): Uint8Array | undefined;
  writeCached(key: string, bytes: Uint8Array): void;
  /** Names the compiled program; nothing where that cannot be told, and then nothing is cached. */
  programStamp(): string | undefined;
  /** Names a file of an npm package as it is installed, without reading it. */
  packageFileStamp(file: string): string;
  /** Removes what builds that were killed have left half-written in a folder. */
  sweep(folder: string): Promise<void>;
  /** Does work that no other build may do in this folder at the same time. */
  alone<T>(folder: string, work: () => Promise<T>): Promise<T>;
}

/** A path as people type it: relative to the working directory where it lies below it, with forward slashes. */
export function displayPath(host: Host, path: string): string {
  const inside = relative(host.cwd, path);
  const shown = inside !== '' && !inside.startsWith('..') && !isAbsolute(inside) ? inside : path;
  return shown.split(sep).join('/');
}

export function nodeHost(cwd: string, env: NodeJS.ProcessEnv = process.env): Host {
  const require = createRequire(import.meta.url);
  const packageRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
  const cacheFolder = cacheFolderOf(env, process.platform);
  return {
    cwd,
    packageRoot,
    cacheFolder,
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
    async read(path) {
      try {
        return await readFile(path);
      } catch (cause) {
        throw new IoError('read', path, cause);
      }
    },
    async readIfThere(path) {
      try {
        return await readFile(path);
      } catch (cause) {
        if (['ENOENT', 'ENOTDIR'].includes((cause as NodeJS.ErrnoException).code ?? '')) return undefined;
        throw new IoError('read', path, cause);
      }
    },
    async readInside(folder, path, maxBytes) {
      try {
        return readInside(folder, path, maxBytes);
      } catch (cause) {
        throw new IoError('read', join(folder, path), cause);
      }
    },
    async isFile(path) {
      return await stat(path).then(
        (s) => s.isFile(),
        () => false,
      );
    },
    async isFolder(path) {
      return await stat(path).then(
        (s) => s.isDirectory(),
        () => false,
      );
    },
    async list(path) {
      try {
        const entries = await readdir(path, { withFileTypes: true });
        const names = (keep: (e: (typeof entries)[number]) => boolean) =>
          entries
            .filter(keep)
            .map((e) => e.name)
            .sort();
        return {
          files: names((e) => e.isFile()),
          folders: names((e) => e.isDirectory()),
          others: names((e) => !e.isFile() && !e.isDirectory()),
        };
      } catch (cause) {
        if (['ENOENT', 'ENOTDIR'].includes((cause as NodeJS.ErrnoException).code ?? ''))
          return { files: [], folders: [], others: [] };
        throw new IoError('read', path, cause);
      }
    },
    readPackageFile(file) {
      try {
        return readFileSync(require.resolve(file));
      } catch (cause) {
        throw new IoError('read', file, cause);
      }
    },
    async writeWhole(path, bytes) {
      try {
        await writeAtomically(path, bytes);
      } catch (cause) {
        throw new IoError('write', path, cause);
      }
    },
    async remove(path) {
      try {
        await removeFile(path);
      } catch (cause) {
        throw new IoError('remove', path, cause);
      }
    },
    sweep: (folder) => sweepTemporaries(folder, Date.now()),
    async alone(folder, work) {
      try {
        return await aloneIn(folder, work);
      } catch (cause) {
        throw cause instanceof IoError ? cause : new IoError('write', folder, cause);
      }
    },
  };
}

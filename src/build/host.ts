import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Reading or writing failed: not a mistake in the content, and not a bug. */
export class IoError extends Error {
  constructor(
    readonly action: 'read' | 'write',
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
};

function reasonOf(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  return (code && reasons[code]) ?? message;
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
  /** Names of the files and of the folders in a folder, sorted; empty where there is no such folder. */
  list(path: string): Promise<{ readonly files: readonly string[]; readonly folders: readonly string[] }>;
  /** A file of an installed npm package, e.g. a font. */
  readPackageFile(file: string): Uint8Array;
  writeWhole(path: string, bytes: Uint8Array | string): Promise<void>;
}

/** A path as people type it: relative to the working directory where it lies below it, with forward slashes. */
export function displayPath(host: Host, path: string): string {
  const inside = relative(host.cwd, path);
  const shown = inside !== '' && !inside.startsWith('..') && !isAbsolute(inside) ? inside : path;
  return shown.split(sep).join('/');
}

export function nodeHost(cwd: string): Host {
  const require = createRequire(import.meta.url);
  return {
    cwd,
    packageRoot: resolve(dirname(fileURLToPath(import.meta.url)), '..', '..'),
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
    async isFile(path) {
      return await stat(path).then(
        (s) => s.isFile(),
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
        return { files: names((e) => e.isFile()), folders: names((e) => e.isDirectory()) };
      } catch (cause) {
        if (['ENOENT', 'ENOTDIR'].includes((cause as NodeJS.ErrnoException).code ?? ''))
          return { files: [], folders: [] };
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
        await mkdir(dirname(path), { recursive: true });
        await writeAtomically(path, bytes);
      } catch (cause) {
        throw new IoError('write', path, cause);
      }
    },
  };
}

/**
 * The file is whole, old or new, at any instant: a temporary file of a unique name in the same folder,
 * flushed to the disk, takes its place by rename; then the folder's entry is flushed too.
 */
async function writeAtomically(path: string, bytes: Uint8Array | string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}-${randomUUID()}.tmp`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
  await syncFolder(dirname(path));
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder; its rename is durable without this.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

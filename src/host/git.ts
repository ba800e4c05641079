import { execFile } from 'node:child_process';
import { join, posix, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { type Host, IoError, type Listing } from './host.js';
import { errorCode, errorMessage } from './system-error.js';

const run = promisify(execFile);

/** More than a pack may have. */
const maxBytes = 64 * 1024 * 1024;

/** git has no such revision or folder, is not there, or the folder is in no repository. */
export class GitRefusal extends Error {}

/** There is a repository, and what was asked for is not in it. */
export class MissingInGit extends GitRefusal {}

/**
 * The files of a folder as they were at a revision, by their paths in it, with forward slashes. Starts `git`, which reads
 * and runs nothing of the repository's own.
 * @param at a folder of the repository that is there now
 * @param path of the folder in the revision, relative to `at`
 * @throws GitRefusal; where there is no such revision or folder, MissingInGit
 */
export async function filesAtRevision(
  at: string,
  path: string,
  revision: string,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const prefix = (await git(at, ['rev-parse', '--show-prefix'])).toString('utf8').trim();
  const folder = posix.normalize(posix.join(prefix, path.split(sep).join('/'))).replace(/\/$/, '');
  if (folder === '..' || folder.startsWith('../')) throw new GitRefusal(`${path} is outside of the repository.`);
  const tree = folder === '.' ? revision : `${revision}:${folder}`;
  if (!(await isObject(at, tree))) throw new MissingInGit(`${tree} is not there.`);
  const listing = await git(at, ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', tree]);
  const files = new Map<string, Uint8Array>();
  for (const { id, name } of blobsIn(listing)) files.set(name, await git(at, ['cat-file', 'blob', id]));
  return files;
}

/** Whether the repository around a folder has such a revision. */
export function isRevision(at: string, revision: string): Promise<boolean> {
  return isObject(at, `${revision}^{commit}`);
}

async function isObject(at: string, name: string): Promise<boolean> {
  try {
    await git(at, ['rev-parse', '--verify', '--quiet', '--end-of-options', name]);
    return true;
  } catch (cause) {
    if (!(cause instanceof GitRefusal)) throw cause;
    return false;
  }
}

/** How far back the history of a folder is read. */
export interface HistoryBounds {
  readonly commits: number;
  readonly milliseconds: number;
}

/**
 * The files of a folder as its commits have them, the newest first; ends where the history does, at the bounds, and without
 * a word where there is no git or no repository.
 * @param wanted whether a file, by its path in the folder, is read
 */
export async function* historyOf(
  folder: string,
  wanted: (path: string) => boolean,
  { commits, milliseconds }: HistoryBounds,
): AsyncGenerator<ReadonlyMap<string, Uint8Array>, void> {
  const signal = AbortSignal.timeout(milliseconds);
  const blobs = new Map<string, Uint8Array>();
  try {
    // Unlike `git log` it heeds nothing of a repository's settings.
    const log = ['rev-list', `--max-count=${commits}`, 'HEAD', '--', '.'];
    const revisions = (await git(folder, log, signal)).toString('utf8').split('\n').filter(Boolean);
    for (const revision of revisions) {
      const files = new Map<string, Uint8Array>();
      // Names are relative to the folder that git is started in, and only what is below it is listed.
      for (const { id, name } of blobsIn(await git(folder, ['ls-tree', '-r', '-z', revision], signal))) {
        if (!wanted(name)) continue;
        const bytes = blobs.get(id) ?? (await git(folder, ['cat-file', 'blob', id], signal));
        blobs.set(id, bytes);
        files.set(name, bytes);
      }
      if (signal.aborted) return;
      yield files;
    }
  } catch (cause) {
    if (!(cause instanceof GitRefusal)) throw cause;
  }
}

/** The plain files of a listing; links are no files of a pack. */
function blobsIn(listing: Buffer): readonly { readonly id: string; readonly name: string }[] {
  return listing
    .toString('utf8')
    .split('\0')
    .flatMap((entry) => {
      const [, mode, id, name] = /^(\d+) blob ([0-9a-f]+)\t(.+)$/s.exec(entry) ?? [];
      return mode?.startsWith('100') && id !== undefined && name !== undefined ? [{ id, name }] : [];
    });
}

async function git(at: string, args: readonly string[], signal?: AbortSignal): Promise<Buffer> {
  // No watcher, pager or prompt of the user's; and messages in the language of ours.
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
  const options = { cwd: at, env, encoding: 'buffer' as const, maxBuffer: maxBytes, ...(signal ? { signal } : {}) };
  try {
    return (await run('git', ['--no-pager', '-c', 'core.fsmonitor=false', ...args], options)).stdout;
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') throw new GitRefusal('git is not installed, or the folder is not there.');
    const stderr = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : '';
    const [line = ''] = stderr.split('\n');
    throw new GitRefusal(line.replace(/^fatal: /, '') || errorMessage(cause));
  }
}

/**
 * A host that sees files in the place of a folder that need not be there; for all other paths it is the other host.
 * @param folder an absolute path
 */
export function hostWithFiles(host: Host, folder: string, files: ReadonlyMap<string, Uint8Array>): Host {
  const inside = (path: string): string | undefined => {
    const name = relative(folder, path).split(sep).join('/');
    return name === '..' || name.startsWith('../') || name.startsWith('/') || /^[a-z]:/i.test(name) ? undefined : name;
  };
  const list = (name: string): Listing => {
    const below = [...files.keys()].flatMap((path) =>
      name === '' ? [path] : path.startsWith(`${name}/`) ? [path.slice(name.length + 1)] : [],
    );
    return {
      files: below.filter((path) => !path.includes('/')).sort(),
      folders: [...new Set(below.flatMap((path) => (path.includes('/') ? [path.split('/')[0] ?? ''] : [])))].sort(),
      others: [],
    };
  };
  const isListed = (name: string) => name === '' || [...files.keys()].some((path) => path.startsWith(`${name}/`));
  return {
    ...host,
    async read(path) {
      const name = inside(path);
      if (name === undefined) return host.read(path);
      const bytes = files.get(name);
      if (!bytes) throw new IoError('read', path, Object.assign(new Error('none'), { code: 'ENOENT' }));
      return bytes;
    },
    async readIfExists(path) {
      const name = inside(path);
      return name === undefined ? host.readIfExists(path) : files.get(name);
    },
    async readInside(from, path, limitBytes) {
      const name = inside(join(from, path));
      if (name === undefined) return host.readInside(from, path, limitBytes);
      const bytes = files.get(name);
      if (!bytes) return 'no file';
      return bytes.length > limitBytes ? 'too large' : bytes;
    },
    async isFile(path) {
      const name = inside(path);
      return name === undefined ? host.isFile(path) : files.has(name);
    },
    async isFolder(path) {
      const name = inside(path);
      return name === undefined ? host.isFolder(path) : isListed(name);
    },
    async realFolder(path) {
      const name = inside(path);
      if (name === undefined) return host.realFolder(path);
      return isListed(name) ? { path, identity: path } : undefined;
    },
    async list(path) {
      const name = inside(path);
      return name === undefined ? host.list(path) : list(name);
    },
  };
}

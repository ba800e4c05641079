import { watch } from 'chokidar';
import { type Host, IoError } from '../host/host.js';

/** How long no file may change before the files are read. */
const quietMs = 30;
/** How often it is looked whether a folder still stands where it stood, or stands there now. */
const lookEveryMs = 500;

/** How often it is looked whether there are further folders. */
const lookForMoreEveryMs = 1_000;

/** A folder to be watched, which need not be there yet. */
export interface WatchedFolder {
  readonly path: string;
  /** Whether something is read from a folder below it, by its path below, such as `audiences`. */
  readonly readsFolder: (below: string) => boolean;
}

export interface Watch {
  /** Rejects when the system can watch no more. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

/**
 * Watches folders, and takes changes in a row as one: editors save by renaming, by emptying and writing, and in bursts.
 * A folder that is moved away and back, or made only later, is watched again. No link below a folder is followed: it
 * may lead to where there are more files than a system can watch.
 * @param onMore where it is given, looks for further folders now and then
 * @param onChange gets the paths of the folders in which something has changed; never called before an earlier call has ended
 * @throws IoError where the system can watch no more
 */
export async function watchFolders(
  folders: readonly WatchedFolder[],
  host: Host,
  onChange: (folders: ReadonlySet<string>) => Promise<void>,
  onMore?: () => Promise<readonly WatchedFolder[]>,
): Promise<Watch> {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let work: Promise<void> = Promise.resolve();
  const flush = () => {
    work = work.then(async () => {
      const paths = new Set(changed);
      changed.clear();
      if (paths.size > 0) await onChange(paths);
    });
  };
  const announce = (folder: string) => {
    changed.add(folder);
    clearTimeout(timer);
    timer = setTimeout(flush, quietMs);
  };
  let fail: (cause: IoError) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // Whoever has stopped watching no longer waits for it.
  failed.catch(() => undefined);
  const watchers = new Map<string, FolderWatcher>();
  const add = (folder: WatchedFolder) => {
    if (!watchers.has(folder.path))
      watchers.set(folder.path, new FolderWatcher(folder, host, () => announce(folder.path), fail));
  };
  for (const folder of folders) add(folder);
  const look = () => Promise.all([...watchers.values()].map((watcher) => watcher.look()));
  const lookForMore = async () => {
    for (const folder of (await onMore?.()) ?? []) add(folder);
  };
  const stop = async () => {
    clearInterval(looking);
    clearInterval(lookingForMore);
    clearTimeout(timer);
    await Promise.all([...watchers.values()].map((watcher) => watcher.stop()));
    await work;
  };
  const looking = setInterval(() => void look(), lookEveryMs);
  const lookingForMore = onMore && setInterval(() => void lookForMore(), lookForMoreEveryMs);
  try {
    await Promise.race([look(), failed]);
  } catch (cause) {
    await stop();
    throw cause;
  }
  // What was there at the beginning is no news.
  clearTimeout(timer);
  changed.clear();
  return { failed, stop };
}

/** Watches what stands at one path. */
class FolderWatcher {
  private watcher: ReturnType<typeof watch> | undefined;
  /** Of the folder that is watched; undefined where there is none. */
  private identity: string | undefined;
  private busy: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly folder: WatchedFolder,
    private readonly host: Host,
    private readonly onChange: () => void,
    private readonly onFailure: (cause: IoError) => void,
  ) {}

  /** Watches the folder that stands there now, if it is another than before. */
  look(): Promise<void> {
    this.busy = this.busy.then(() => this.lookNow());
    return this.busy;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.watcher?.close();
    await this.busy;
    await this.watcher?.close();
  }

  private async lookNow(): Promise<void> {
    if (this.stopped) return;
    const found = await this.host.realFolder(this.folder.path);
    if (found?.identity === this.identity) return;
    await this.watcher?.close();
    this.watcher = undefined;
    this.identity = found?.identity;
    if (found) await this.start(found.path);
    this.onChange();
  }

  private async start(root: string): Promise<void> {
    const below = (path: string) => path.slice(root.length + 1).replaceAll('\\', '/');
    const watcher = watch(root, {
      ignoreInitial: true,
      followSymlinks: false,
      ignored: (path, stats) => {
        const name = below(path);
        if (name === '') return false;
        if (/(^|\/)(node_modules|[.~#][^/]*|[^/]*~)(\/|$)/.test(name)) return true;
        if (!stats) return false;
        return stats.isDirectory() ? !this.folder.readsFolder(name) : !stats.isFile();
      },
      awaitWriteFinish: { stabilityThreshold: 30, pollInterval: 10 },
    });
    this.watcher = watcher;
    watcher.on('all', (event, path) => {
      // Moved away: what stands there next is another folder, even if it is the same one again.
      if (event === 'unlinkDir' && path === root) this.identity = undefined;
      if (event === 'add' || event === 'change' || event === 'unlink') this.onChange();
    });
    await new Promise<void>((resolve) => {
      watcher.once('ready', () => resolve());
      watcher.on('error', (cause) => {
        this.onFailure(new IoError('watch', this.folder.path, cause));
        resolve();
      });
    });
  }
}

import { watch } from 'chokidar';

/** After the last change of a file it is quiet for so long before it is read. */
const quietMs = 30;

export interface Changes {
  /** Paths that changed since the last call. */
  readonly paths: readonly string[];
}

/**
 * Tells of changed files below folders, many at once as one: editors save by renaming, by emptying and writing, and in
 * bursts. `onChange` is never called while an earlier call of it is still at work.
 */
export async function watchFolders(
  folders: readonly string[],
  onChange: (changes: Changes) => Promise<void>,
): Promise<() => Promise<void>> {
  const watcher = watch([...folders], {
    ignoreInitial: true,
    ignored: (path) =>
      /(^|[/\\])(node_modules|\.git|\.schema)([/\\]|$)|(^|[/\\])[.~#][^/\\]*$|~$/.test(below(path, folders)),
    awaitWriteFinish: { stabilityThreshold: 30, pollInterval: 10 },
  });
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let work: Promise<void> = Promise.resolve();
  const flush = () => {
    work = work.then(async () => {
      const paths = [...changed];
      changed.clear();
      if (paths.length > 0) await onChange({ paths });
    });
  };
  watcher.on('all', (event, path) => {
    if (event === 'addDir' || event === 'unlinkDir') return;
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(flush, quietMs);
  });
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return async () => {
    clearTimeout(timer);
    await watcher.close();
    await work;
  };
}

/** A dot above the folder that is watched hides nothing. */
function below(path: string, folders: readonly string[]): string {
  const folder = folders.find((one) => path.startsWith(one));
  return folder === undefined ? path : path.slice(folder.length);
}

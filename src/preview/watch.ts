import { watch } from 'chokidar';

/** How long no file may change before the files are read. */
const quietMs = 30;

/**
 * Watches folders, and takes changes in a row as one: editors save by renaming, by emptying and writing, and in bursts.
 * `onChange` is never called before an earlier call has ended.
 * @returns a function that ends the watch
 */
export async function watchFolders(
  folders: readonly string[],
  onChange: (paths: readonly string[]) => Promise<void>,
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
      if (paths.length > 0) await onChange(paths);
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

/** The path below its watched folder: hidden folders above that do not count. */
function below(path: string, folders: readonly string[]): string {
  const folder = folders.find((root) => path.startsWith(root));
  return folder === undefined ? path : path.slice(folder.length);
}

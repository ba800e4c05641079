import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Names the program as it was compiled and the packages as npm has installed them; nothing where that cannot be told,
 * as when it runs without being compiled.
 */
export function programStamp(packageRoot: string): string | undefined {
  try {
    return `${readFileSync(join(packageRoot, 'dist', 'stamp'), 'utf8')} ${installed(packageRoot)}`;
  } catch {
    return undefined;
  }
}

/** npm writes this file with every install. */
function installed(folder: string): string {
  const { size, mtimeMs } =
    statSync(join(folder, 'node_modules', '.package-lock.json'), { throwIfNoEntry: false }) ?? {};
  if (size !== undefined) return `${size} ${mtimeMs}`;
  if (dirname(folder) === folder) throw new Error('no packages are installed');
  return installed(dirname(folder));
}

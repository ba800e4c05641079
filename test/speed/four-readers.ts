import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { miniPackFolder, workspace } from '../support/packs.js';

/** A working directory whose pack has four readers, so that there is something to share out. */
export function fourReaders(): ReturnType<typeof workspace> & { files(folder: string): Record<string, string> } {
  const at = workspace({ mini: miniPackFolder });
  const folder = join(at.path, 'content/mini/audiences');
  const reader = readFileSync(join(folder, 'readers.yaml'), 'utf8');
  for (const name of ['b', 'c', 'd']) {
    writeFileSync(
      join(folder, `${name}.yaml`),
      reader.replace('id: readers', `id: ${name}`).replace('What', `${name}: what`),
    );
  }
  return { ...at, files: (name) => filesBelow(join(at.path, name)) };
}

/** What is in each file below a folder, by its path in it. */
function filesBelow(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length), readFileSync(path).toString('latin1')]));
}

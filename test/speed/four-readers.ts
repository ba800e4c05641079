import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { miniPackFolder, workspace } from '../support/packs.js';

/** A working directory whose pack has four readers, so that there is something to share out. */
export function fourReaders(): ReturnType<typeof workspace> {
  const at = workspace({ mini: miniPackFolder });
  const folder = join(at.path, 'content/mini/audiences');
  const reader = readFileSync(join(folder, 'readers.yaml'), 'utf8');
  for (const name of ['b', 'c', 'd']) {
    writeFileSync(
      join(folder, `${name}.yaml`),
      reader.replace('id: readers', `id: ${name}`).replace('What', `${name}: what`),
    );
  }
  return at;
}

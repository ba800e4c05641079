// Empties `dist/`, but for the face tables: those of fonts that have not changed are kept.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
mkdirSync(dist, { recursive: true });
for (const name of readdirSync(dist)) {
  if (name !== 'faces') rmSync(`${dist}${name}`, { recursive: true, force: true });
}

// Empties `dist/`, but for what is made of fonts: that of fonts that have not changed are kept.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
mkdirSync(dist, { recursive: true });
for (const name of readdirSync(dist)) {
  if (name !== 'faces' && name !== 'web-fonts') rmSync(`${dist}${name}`, { recursive: true, force: true });
}

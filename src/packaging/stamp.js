// Writes a stamp that identifies the compiled program, so that what another version has cached does not count.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const dist = new URL('../../dist/', import.meta.url);
const hash = createHash('sha256');
const paths = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== 'stamp')
  .map((entry) => `${entry.parentPath}/${entry.name}`)
  .sort();
for (const path of paths) hash.update(path.slice(path.lastIndexOf('/dist/'))).update(readFileSync(path));
writeFileSync(new URL('stamp', dist), hash.digest('hex'));

// Run when the program is compiled: names what came out, so that what an older program has made is not taken for new.
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

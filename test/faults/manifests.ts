import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rebuild } from './builds.js';

interface Listed {
  readonly briefs: Readonly<Record<string, { readonly files: Readonly<Record<string, ListedFile>> }>>;
}

interface ListedFile {
  readonly file: string;
  readonly sha256: string;
}

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/**
 * What is wrong with the manifest of a build that broke off. Files may be newer than it, as it is written after them;
 * but it names none that is not there, and none by a digest that no version had.
 */
export function brokenManifests(place: Rebuild): string[] {
  const folder = join(place.out, 'mini');
  const { briefs } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Listed;
  const listed = Object.values(briefs).flatMap(({ files }) => Object.values(files));
  if (listed.length === 0) return ['the manifest lists nothing'];
  const isLater = place.state()['mini/manifest.json'] === 'later';
  return listed.flatMap(({ file, sha256 }) => {
    if (!existsSync(join(folder, file))) return [`the manifest lists ${file}, which is not there`];
    const now = digest(readFileSync(join(folder, file)));
    const earlier = digest(place.before.get(`mini/${file}`) ?? Buffer.of());
    const right = sha256 === now || (!isLater && sha256 === earlier);
    return right ? [] : [`the manifest lists ${file} with the digest of neither version`];
  });
}

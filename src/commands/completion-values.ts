import { basename } from 'node:path';
import { displayPath, type Host } from '../host/host.js';
import type { Pack } from '../model/loaded-pack.js';
import { packsFound } from '../pipeline/default-packs.js';
import { Run } from '../pipeline/run.js';
import { themeFiles } from '../pipeline/template-roots.js';

/** A value that may be typed, and what it is. */
export interface Candidate {
  readonly value: string;
  readonly description: string;
}

/** The packs that can be named: by folder below the working directory, by id under ./content. */
export async function packCandidates(host: Host): Promise<readonly Candidate[]> {
  const { below, inContent } = await packsFound(host);
  return [
    ...below.map((folder) => ({ value: displayPath(host, folder), description: 'pack' })),
    ...inContent.map((folder) => ({ value: basename(folder), description: displayPath(host, folder) })),
  ];
}

/** The readers of packs, as far as the packs can be read; without names those of the packs that a command would take. */
export async function audienceCandidates(packs: readonly string[], host: Host): Promise<readonly Candidate[]> {
  const loaded = await loadQuietly(packs, host);
  return loaded.flatMap(({ pack, audiences }) =>
    audiences.map(({ id }) => ({ value: id, description: `reader of ${pack.id}` })),
  );
}

/** The languages of packs. */
export async function languageCandidates(packs: readonly string[], host: Host): Promise<readonly Candidate[]> {
  const loaded = await loadQuietly(packs, host);
  const tags = [...new Set(loaded.flatMap(({ pack }) => pack.languages))];
  return tags.map((value) => ({ value, description: 'language' }));
}

/** The themes that come with the program and those of the user. */
export async function themeCandidates(templates: string | undefined, host: Host): Promise<readonly Candidate[]> {
  const themes = await themeFiles({ templates }, host);
  return [...themes].map(([value, path]) => {
    const file = displayPath(host, path);
    return { value, description: file.startsWith(host.packageRoot.replaceAll('\\', '/')) ? 'theme' : file };
  });
}

/** Mistakes are for `check` to tell, not for whoever presses the Tab key. */
async function loadQuietly(packs: readonly string[], host: Host): Promise<readonly Pack[]> {
  const run = new Run(host);
  const { value = [] } = await run.end(() => run.load(packs, { lenient: true }));
  return value;
}

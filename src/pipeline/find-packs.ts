import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { type Diagnostic, errorWithoutPlace } from '../diagnostics/diagnostic.js';
import { suggestion } from '../diagnostics/suggest.js';
import { displayPath, type Host } from '../host/host.js';
import { packIdIn } from '../pack/pack-index.js';
import { limits } from '../schema/limits.js';
import { shellWord } from '../text/shell-word.js';
import { readYaml } from '../yaml/read-yaml.js';
import { defaultPacks, packsFound } from './default-packs.js';
import { folderOfPackFile, type PackSign, packFile, packSign, packsBelow } from './pack-sign.js';

export interface FoundPacks {
  readonly folders: readonly string[];
  /** Whether the packs of the package stand in for packs of the user's own. */
  readonly areBuiltIn: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export const noPack = errorWithoutPlace('content/no-pack', 'There is no pack here, nor in the folders below.', {
  hint: 'Name the folder of a pack, or make one: policy-brief new my-pack',
});

/**
 * The folders of the packs requested: each a folder that holds pack.yaml, or that file, here or under ./content, else the id
 * of a pack.
 * Without a request, those that `defaultPacks` takes. A folder that was to be a pack is found too: what it lacks is told
 * when it is read.
 */
export async function findPacks(requested: readonly string[], host: Host): Promise<FoundPacks> {
  if (requested.length === 0) {
    const { folders, place } = await defaultPacks(host);
    return { folders, areBuiltIn: place === 'built-in', diagnostics: [] };
  }
  const folders: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of requested) {
    const found = (await namedPack(name, host)) ?? (await packWithId(name, host)) ?? (await packOfAccents(name, host));
    if (found === undefined) diagnostics.push(await unknownPack(name, host));
    else folders.push(found);
  }
  return { folders: [...new Set(folders)], areBuiltIn: false, diagnostics };
}

/** Where a pack of this name may be. */
function placesOf(name: string, { cwd }: Host): readonly string[] {
  return isAbsolute(name) ? [name] : [resolve(cwd, name), join(cwd, 'content', name)];
}

async function namedPack(name: string, host: Host): Promise<string | undefined> {
  const candidates = await Promise.all(placesOf(name, host).map((path) => folderOfPackFile(path, host)));
  const signs = await Promise.all(candidates.map((candidate) => packSign(candidate, host)));
  const order: readonly PackSign[] = ['pack', 'misnamed', 'readers'];
  return order.map((sign) => candidates[signs.indexOf(sign)]).find((found) => found !== undefined);
}

/** The one pack that calls itself so, whatever its folder is called, of those that a command without a name would take. */
async function packWithId(id: string, host: Host): Promise<string | undefined> {
  const { folders } = await defaultPacks(host);
  const found = await packsWithId(id, folders, host);
  return found.length === 1 ? found[0] : undefined;
}

/** The pack whose folder is called so, with accents that a disk or an archive has taken apart, as a Mac does. */
async function packOfAccents(name: string, host: Host): Promise<string | undefined> {
  if (!/[^\p{ASCII}]/u.test(name)) return undefined;
  const { folders } = await defaultPacks(host);
  const named = new Set(placesOf(name, host).map((path) => path.normalize()));
  const found = folders.filter((folder) => named.has(folder.normalize()));
  return found.length === 1 ? found[0] : undefined;
}

/** The folders whose pack.yaml says this id. Nothing else of a pack is read: what is wrong with those that are not meant is nobody's concern. */
export async function packsWithId(id: string, folders: readonly string[], host: Host): Promise<readonly string[]> {
  const ids = await Promise.all(folders.map((folder) => idOf(folder, host)));
  return folders.filter((_, i) => ids[i] === id);
}

async function idOf(folder: string, host: Host): Promise<string | undefined> {
  const bytes = await host.readInside(folder, packFile, limits.fileBytes);
  if (!(bytes instanceof Uint8Array)) return undefined;
  const read = readYaml({ id: packFile, text: new TextDecoder().decode(bytes) });
  return read.ok ? packIdIn(read.value) : undefined;
}

async function unknownPack(name: string, host: Host): Promise<Diagnostic> {
  const places = placesOf(name, host);
  const known = async () =>
    suggestion(
      name,
      (await packsFound(host)).inContent.map((folder) => basename(folder)),
    );
  const looked = `Looked in ${places.map((place) => displayPath(host, place)).join(' and in ')}.`;
  let hint: string | undefined;
  for (const place of places) hint ??= await hintAt(place, host);
  hint ??= (await withoutPackFile(places, host)) ?? (await known()) ?? looked;
  const shown = isAbsolute(name) ? displayPath(host, name) : name;
  const message = `There is no pack "${shown}": no folder of this name holds a pack.yaml.`;
  return errorWithoutPlace('content/no-pack', message, { hint });
}

async function withoutPackFile(paths: readonly string[], host: Host): Promise<string | undefined> {
  for (const path of paths) {
    const { folders } = await host.list(dirname(path));
    if (folders.includes(basename(path)))
      return `The folder ${displayPath(host, path)} is there, and has no pack.yaml.`;
  }
  return undefined;
}

/** What to name in the place of a file or folder of a pack, or of a folder that holds packs. */
async function hintAt(path: string, host: Host): Promise<string | undefined> {
  const isFile = await host.isFile(path);
  if (!isFile) {
    const { packs } = await packsBelow(path, host, 'folders');
    const shown = packs.map((folder) => shellWord(displayPath(host, folder)));
    if (shown.length > 0) return `Packs are below it. Name them: ${shown.join(' ')}`;
    if (!(await host.isFolder(path))) return undefined;
  }
  for (const folder of [dirname(path), dirname(dirname(path))]) {
    if ((await packSign(folder, host)) !== 'pack') continue;
    const shown = folder === host.cwd ? '.' : displayPath(host, folder);
    return `This is a ${isFile ? 'file' : 'folder'} of a pack. Name the pack: ${shellWord(shown)}`;
  }
  return undefined;
}

import { join, resolve } from 'node:path';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { suggestion } from '../diagnostics/suggest.js';
import type { PackFile } from '../model/pack.js';
import { displayPath, type Host } from './host.js';

export interface FoundPacks {
  readonly folders: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The folders of the packs that were asked for: each a folder that holds pack.yaml, else an id under
 * ./content. Without a request, every pack under ./content, else the built-in ones.
 */
export async function findPacks(requested: readonly string[], host: Host): Promise<FoundPacks> {
  const content = join(host.cwd, 'content');
  if (requested.length === 0) {
    const own = await packsUnder(content, host);
    return {
      folders: own.length > 0 ? own : await packsUnder(join(host.packageRoot, 'content'), host),
      diagnostics: [],
    };
  }
  const folders: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of requested) {
    const found = await firstPack([resolve(host.cwd, name), join(content, name)], host);
    if (found !== undefined) folders.push(found);
    else {
      const known = (await host.list(content)).folders;
      diagnostics.push(
        error('content/no-pack', `There is no pack "${name}": no folder of this name holds a pack.yaml.`, {
          hint:
            suggestion(name, known) ??
            `Looked in ${displayPath(host, resolve(host.cwd, name))} and in content/${name}.`,
        }),
      );
    }
  }
  return { folders: [...new Set(folders)], diagnostics };
}

async function packsUnder(folder: string, host: Host): Promise<string[]> {
  const { folders } = await host.list(folder);
  const candidates = folders.map((name) => join(folder, name));
  const isPack = await Promise.all(candidates.map((path) => host.isFile(join(path, 'pack.yaml'))));
  return candidates.filter((_, i) => isPack[i]);
}

async function firstPack(candidates: readonly string[], host: Host): Promise<string | undefined> {
  for (const folder of candidates) if (await host.isFile(join(folder, 'pack.yaml'))) return folder;
  return undefined;
}

/** The YAML files of a pack: those in its folder, and those under audiences/. Sorted, so that order is stable. */
export async function readPackFiles(folder: string, host: Host): Promise<readonly PackFile[]> {
  // Editors leave files that start with a dot, a tilde or a hash.
  const yaml = (names: readonly string[]) => names.filter((name) => /^[^.~#].*\.ya?ml$/.test(name));
  const paths = [
    ...yaml((await host.list(folder)).files),
    ...yaml((await host.list(join(folder, 'audiences'))).files).map((name) => `audiences/${name}`),
  ];
  return Promise.all(paths.map(async (path) => ({ path, bytes: await host.read(join(folder, path)) })));
}

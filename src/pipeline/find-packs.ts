import { basename, dirname, join, resolve } from 'node:path';
import { type Diagnostic, error, errorWithoutPlace } from '../diagnostics/diagnostic.js';
import { suggestion } from '../diagnostics/suggest.js';
import type { FileRefusal } from '../host/disk/read-inside.js';
import { displayPath, type Host, type Listing } from '../host/host.js';
import type { PackFile } from '../model/loaded-pack.js';
import { limits } from '../schema/limits.js';

export interface FoundPacks {
  readonly folders: readonly string[];
  /** Which pack was taken, where none was named and it is not one under ./content. */
  readonly note?: string;
  /** Whether the packs of the package stand in for packs of the user's own. */
  readonly areBuiltIn?: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export const noPack = errorWithoutPlace('content/no-pack', 'There is no pack under ./content.', {
  hint: 'Name the folder of a pack.',
});

/**
 * The folders of the packs requested: each a folder that holds pack.yaml, or that file, else an id under ./content.
 * Without a request, the pack that the working directory is; else the packs in its folders and under ./content; else
 * the built-in ones.
 */
export async function findPacks(requested: readonly string[], host: Host): Promise<FoundPacks> {
  const content = join(host.cwd, 'content');
  if (requested.length === 0) {
    if (await host.isFile(join(host.cwd, 'pack.yaml'))) {
      return { folders: [host.cwd], diagnostics: [], note: `The pack is this folder, ${basename(host.cwd)}.` };
    }
    const below = await packsUnder(host.cwd, host);
    const own = [...below, ...(await packsUnder(content, host))];
    if (own.length > 0) {
      const shown = own.map((folder) => displayPath(host, folder)).join(', ');
      return {
        folders: own,
        diagnostics: [],
        ...(below.length > 0 ? { note: `The packs below this folder: ${shown}.` } : {}),
      };
    }
    const builtIn = await packsUnder(join(host.packageRoot, 'content'), host);
    return {
      folders: builtIn,
      diagnostics: [],
      note: 'There is no pack here: the built-in one is taken.',
      areBuiltIn: true,
    };
  }
  const folders: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of requested) {
    const asked = resolve(host.cwd, name);
    const folder = basename(asked) === 'pack.yaml' && (await host.isFile(asked)) ? dirname(asked) : asked;
    const found = await firstPack([folder, join(content, name)], host);
    if (found === undefined) diagnostics.push(await unknownPack(name, content, host));
    else folders.push(found);
  }
  return { folders: [...new Set(folders)], diagnostics };
}

async function unknownPack(name: string, content: string, host: Host): Promise<Diagnostic> {
  const { folders } = await host.list(content);
  const looked = `Looked in ${displayPath(host, resolve(host.cwd, name))} and in content/${name}.`;
  return errorWithoutPlace('content/no-pack', `There is no pack "${name}": no folder of this name holds a pack.yaml.`, {
    hint: suggestion(name, folders) ?? looked,
  });
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

/** The only folder of a pack that is read beside the pack's own. */
export const audiencesFolder = 'audiences';

/** The files of a pack that may be read. */
export interface PackFiles {
  readonly files: readonly PackFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The YAML files of a pack: those in its folder, then those under audiences/, each sorted by name. Links out of the
 * folder, devices, and files that are too large are refused.
 */
export async function readPackFiles(folder: string, host: Host): Promise<PackFiles> {
  const [main, audiences] = [await host.list(folder), await host.list(join(folder, audiencesFolder))];
  // Backup files of text editors start with a dot, a tilde or a hash.
  const yaml = ({ files, others }: Listing) =>
    [...files, ...others].filter((name) => /^[^.~#].*\.ya?ml$/.test(name)).sort();
  const paths = [...yaml(main), ...yaml(audiences).map((name) => `${audiencesFolder}/${name}`)];
  const files: PackFile[] = [];
  const diagnostics: Diagnostic[] = [];
  let totalBytes = 0;
  for (const path of paths) {
    const bytes = await host.readInside(folder, path, limits.fileBytes);
    const source = displayPath(host, join(folder, path));
    if (typeof bytes === 'string') {
      diagnostics.push(refusals[bytes](source));
      continue;
    }
    totalBytes += bytes.length;
    if (totalBytes > limits.packBytes) {
      diagnostics.push(
        error('content/too-large', 'The files of this pack have more than 16 MiB together.', {
          span: { source, start: 0, end: 0 },
          hint: 'Make two packs of it.',
        }),
      );
      break;
    }
    files.push({ path, bytes });
  }
  return { files, diagnostics };
}

const refusals: Readonly<Record<FileRefusal, (source: string) => Diagnostic>> = {
  'leads outside': (source) =>
    error('content/unsafe-file', 'This is a link to something outside the folder of the pack.', {
      span: { source, start: 0, end: 0 },
      hint: 'Put the file itself into the folder, and delete the link.',
    }),
  'no file': (source) =>
    error('content/unsafe-file', 'This is no file that can be read, but a broken link, a pipe or a device.', {
      span: { source, start: 0, end: 0 },
      hint: 'Delete it, or put a file in its place.',
    }),
  'too large': (source) =>
    error('content/too-large', 'This file is larger than 1 MiB.', {
      span: { source, start: 0, end: 0 },
      hint: 'Has something been pasted into it by mistake? Divide what is needed into several files.',
    }),
};

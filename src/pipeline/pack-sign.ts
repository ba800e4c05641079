import { basename, dirname, join } from 'node:path';
import { type Host, IoError, type Listing } from '../host/host.js';

/** The file by which a folder is a pack. */
export const packFile = 'pack.yaml';
/** The folder of a pack whose files are its readers. */
export const readersFolder = 'audiences';

/**
 * By what a folder shows itself as a pack: its `pack.yaml`, or one that is called otherwise or is no file, or files of
 * readers alone. The last two are packs that cannot be read, and not nothing.
 */
export type PackSign = 'pack' | 'misnamed' | 'readers';

export async function packSign(folder: string, host: Host): Promise<PackSign | undefined> {
  if (await host.isFile(join(folder, packFile))) return 'pack';
  const listing = await host.list(folder);
  if (misnamedPackFile(listing) !== undefined) return 'misnamed';
  const readers = listing.folders.find((name) => name.toLowerCase() === readersFolder);
  if (readers === undefined) return undefined;
  const { files } = await host.list(join(folder, readers));
  return files.some((name) => /\.ya?ml$/i.test(name)) ? 'readers' : undefined;
}

const nearlyPackFile = /^pack\.(?:ya?ml|json)(?:\.txt)?$/i;

/** What stands in a folder in the place of its `pack.yaml`: a name that is not quite it, or no file. */
export function misnamedPackFile({ files, folders, others }: Listing): string | undefined {
  const names = [...files, ...others].filter((name) => nearlyPackFile.test(name));
  return names.find((name) => name !== packFile) ?? [...names, ...folders].find((name) => name === packFile);
}

/** The folder of a path that is, or was to be, the `pack.yaml` in it; any other path as it is. */
export async function folderOfPackFile(path: string, host: Host): Promise<string> {
  return nearlyPackFile.test(basename(path)) && (await host.isFile(path)) ? dirname(path) : path;
}

/** Folders that are packs, and those of which the system does not let it be told. */
export interface PacksBelow {
  readonly packs: readonly string[];
  readonly unread: readonly IoError[];
}

/** The packs in the folders right below one, or in what its links lead to; hidden ones are left out. */
export async function packsBelow(folder: string, host: Host, kind: 'folders' | 'links'): Promise<PacksBelow> {
  const { folders, others } = await host.list(folder);
  const names = (kind === 'folders' ? folders : others).filter((name) => !/^(?:\.|node_modules$)/.test(name));
  const candidates = names.map((name) => join(folder, name));
  const signs = await Promise.all(candidates.map((path) => signOrRefusal(path, host)));
  return {
    packs: candidates.filter((_, i) => typeof signs[i] === 'string'),
    unread: signs.filter((sign) => sign instanceof IoError),
  };
}

async function signOrRefusal(path: string, host: Host): Promise<PackSign | IoError | undefined> {
  try {
    const sign = await packSign(path, host);
    const exists = sign !== undefined || (await host.isFolder(path)) || (await host.isFile(path));
    // A link to a disk that is not there at present, as of a network.
    return exists ? sign : new IoError('read', path, { code: 'ENOENT' });
  } catch (cause) {
    if (cause instanceof IoError) return cause;
    throw cause;
  }
}

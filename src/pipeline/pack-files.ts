import { join } from 'node:path';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { FileRefusal } from '../host/disk/read-inside.js';
import { displayPath, type Host, type Listing } from '../host/host.js';
import type { PackFile } from '../model/loaded-pack.js';
import { limits } from '../schema/limits.js';
import { misnamedPackFile, packFile, readersFolder } from './pack-sign.js';
import { strayFiles } from './stray-files.js';

/** The files of a pack that may be read. */
export interface PackFiles {
  readonly files: readonly PackFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The YAML files of a pack: those in its folder, then those under audiences/, each sorted by name. Links out of the
 * folder, devices, and files that are too large are refused; what looks like a file of the pack and is not read is named.
 * @param templateRoots the folders in which templates are looked for; without them a pack's own is none of its business
 */
export async function readPackFiles(
  folder: string,
  host: Host,
  { templateRoots }: { readonly templateRoots?: readonly string[] | undefined } = {},
): Promise<PackFiles> {
  const main = await host.list(folder);
  // Not where the disk takes Audiences for the same folder: it would be none on another disk.
  const hasReaders = [...main.folders, ...main.others].includes(readersFolder);
  const readers = hasReaders ? await host.list(join(folder, readersFolder)) : { files: [], folders: [], others: [] };
  const paths = [...yamlFiles(main), ...yamlFiles(readers).map((name) => `${readersFolder}/${name}`)];
  const files: PackFile[] = [];
  const diagnostics: Diagnostic[] = [...(await strayFiles({ folder, main, readers, templateRoots }, host))];
  if (!paths.includes(packFile)) diagnostics.push(withoutPackFile(folder, main, host));
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

/** Backup files of text editors start with a dot, a tilde or a hash. */
function yamlFiles({ files, others }: Listing): readonly string[] {
  return [...files, ...others].filter((name) => /^[^.~#].*\.ya?ml$/s.test(name)).sort();
}

function withoutPackFile(folder: string, main: Listing, host: Host): Diagnostic {
  const found = misnamedPackFile(main);
  const source = displayPath(host, join(folder, found ?? packFile));
  const hint =
    found === packFile
      ? 'A folder stands in its place. Give the folder another name.'
      : found === undefined
        ? 'Every pack begins with it. policy-brief new makes an example of one.'
        : `Call ${found} ${packFile}.`;
  return error('content/no-pack', `This folder of a pack has no file ${packFile}.`, {
    span: { source, start: 0, end: 0 },
    hint,
  });
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

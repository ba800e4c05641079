import { basename, dirname, join, parse, posix } from 'node:path';
import { nearest } from '../diagnostics/suggest.js';
import type { Host } from '../host/host.js';
import { foldedName } from './folded-name.js';

/** A file beside another one, or what to write where there is none of its name. */
export type FileBeside = { readonly bytes: Uint8Array } | { readonly bytes?: undefined; readonly hint: string };

/**
 * Reads a file that is named in one of this folder. Letters with accents may be written otherwise on the disk: a Mac takes
 * them apart, and what it has packed keeps them so.
 */
export async function readBeside(folder: string, file: string, host: Host): Promise<FileBeside> {
  if (await host.isFile(join(folder, file))) return { bytes: await host.read(join(folder, file)) };
  if (/^(?:[a-z][a-z\d+.-]*:|[/\\~])/i.test(file)) {
    return { hint: 'Put the file into the folder of the theme file, and write its name there.' };
  }
  const path = file.replaceAll('\\', '/');
  const name = basename(path);
  const { files } = await host.list(dirname(join(folder, path)));
  const composed = files.find((one) => one.normalize() === name.normalize());
  if (composed !== undefined && path === file) {
    return { bytes: await host.read(join(folder, dirname(path), composed)) };
  }
  const meant = composed ?? files.find((one) => foldedName(one) === foldedName(name)) ?? misspelt(name, files);
  if (meant === undefined) return { hint: notThere };
  return { hint: `Did you mean ${posix.join(posix.dirname(path), meant)}?` };
}

const notThere =
  'Put it into the folder of the theme file, or take out what names it: without it the theme has what its base has.';

/** Of the files with the same ending, which adds nothing to how near two names are, the one that is meant. */
function misspelt(name: string, files: readonly string[]): string | undefined {
  const { name: stem, ext } = parse(name);
  const others = files.map((one) => parse(one)).filter((one) => one.ext.toLowerCase() === ext.toLowerCase());
  const found = nearest(
    stem,
    others.map((one) => one.name),
  );
  return others.find((one) => one.name === found)?.base;
}

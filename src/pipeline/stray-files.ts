import { join } from 'node:path';
import { type Diagnostic, warning } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/suggest.js';
import { displayPath, type Host, IoError, type Listing } from '../host/host.js';
import { foldedName } from './folded-name.js';
import { misnamedPackFile, packFile, packSign, readersFolder } from './pack-sign.js';

/** What the folder of a pack holds, and its folder of readers. */
export interface PackListing {
  readonly folder: string;
  readonly main: Listing;
  readonly readers: Listing;
  /** The folders in which templates are looked for, where any are. */
  readonly templateRoots: readonly string[] | undefined;
}

interface Stray {
  /** Relative to the pack. */
  readonly path: string;
  readonly message: string;
  readonly hint: string;
}

/**
 * Names what was surely meant to be read and is passed over for its name or its place: YAML with another ending, JSON,
 * bibliographies, folders of such files; and two files of one name. Notes, pictures and hidden files are the author's own
 * business.
 */
export async function strayFiles(pack: PackListing, host: Host): Promise<readonly Diagnostic[]> {
  const { folder, main, readers } = pack;
  // That a pack has no pack.yaml is an error, which names the file that should be it.
  const known = main.files.includes(packFile) ? undefined : misnamedPackFile(main);
  const strays = [
    ...filesAmong(main, '').filter(({ path }) => path !== known),
    ...(await foldersAmong(main.folders, (name) => folderInPack(name, pack, host))),
    ...filesAmong(readers, `${readersFolder}/`),
    ...(await foldersAmong(readers.folders, (name) => folderInReaders(name, folder, host))),
  ];
  return strays.map(({ path, message, hint }) =>
    warning('content/stray-file', message, {
      span: { source: displayPath(host, join(folder, path)), start: 0, end: 0 },
      hint,
    }),
  );
}

function notRead(path: string, hint: string): Stray {
  return { path, message: `"${path}" is not read.`, hint };
}

/** Hidden, or what text editors and programs leave behind. */
const leftOut = /^[.~#]|~$|^node_modules$/;
const yaml = /^(.+)\.(?:ya?ml|ymal|yalm|yam)(?:\.txt)?\s*$/is;
const json = /^(.+)\.json[c5]?(?:\.txt)?$/is;
const bibliography = /\.(?:bib|bibtex|ris|enw|nbib)$/i;
/** JSON of other programs, and the lock of translations. */
const otherJson =
  /^(?:package|package-lock|npm-shrinkwrap|translations\.lock|composer|deno|manifest|[jt]sconfig.*|biome|renovate|vercel)\.jsonc?$/i;

function filesAmong({ files, folders, others }: Listing, below: string): readonly Stray[] {
  const names = [...files, ...others].filter((name) => !leftOut.test(name));
  const firsts = firstOfEachStem(names);
  const asFolders = folders.filter((name) => !leftOut.test(name) && yaml.test(name));
  return [
    ...names.flatMap((name) => fileAmong(name, { names, firsts, below })),
    ...asFolders.map((name) => notRead(`${below}${name}`, 'It is a folder. Give it a name without .yaml.')),
  ];
}

/** By their names without an ending, the first of the YAML files that are read. */
function firstOfEachStem(names: readonly string[]): ReadonlyMap<string, string> {
  const firsts = new Map<string, string>();
  for (const name of names.filter((one) => /\.ya?ml$/.test(one)).sort()) {
    if (!firsts.has(stemOf(name))) firsts.set(stemOf(name), name);
  }
  return firsts;
}

interface Beside {
  readonly names: readonly string[];
  readonly firsts: ReadonlyMap<string, string>;
  readonly below: string;
}

function fileAmong(name: string, { names, firsts, below }: Beside): readonly Stray[] {
  const path = `${below}${name}`;
  const [, stem] = yaml.exec(name) ?? [];
  if (stem !== undefined && /\.ya?ml$/.test(name)) {
    const first = firsts.get(stemOf(name)) ?? name;
    if (first === name) return [];
    const hint = 'They look like two states of one file. Delete one, or give it another name.';
    return [{ path, message: `"${below}${first}" and "${path}" are both read.`, hint }];
  }
  if (stem !== undefined) return [notRead(path, renamed(stem, names))];
  const [, data] = otherJson.test(name) ? [] : (json.exec(name) ?? []);
  if (data !== undefined) {
    return [
      notRead(
        path,
        `${renamed(data, names)} JSON can stay as it is, below a line with the key of its section, as  references:`,
      ),
    ];
  }
  if (!bibliography.test(name)) return [];
  return [notRead(path, 'Export the works as CSL JSON, and put them below  references:  in a .yaml file.')];
}

function stemOf(name: string): string {
  return foldedName(name).replace(/\.ya?ml$/, '');
}

function renamed(stem: string, names: readonly string[]): string {
  return names.includes(`${stem}.yaml`) ? `${stem}.yaml is read in its place. Delete one.` : `Call it ${stem}.yaml.`;
}

async function foldersAmong(
  names: readonly string[],
  strayAt: (name: string) => Promise<Stray | undefined>,
): Promise<readonly Stray[]> {
  const looked = names.filter((name) => !leftOut.test(name) && !yaml.test(name));
  const strays = await Promise.all(looked.map(strayAt));
  return strays.filter((stray) => stray !== undefined);
}

const templateFolder = /^(?:labels|locales|partials|themes)$/;

const onPurpose = 'A dot before its name says that it is left out on purpose.';

async function folderInPack(name: string, pack: PackListing, host: Host): Promise<Stray | undefined> {
  const { folder, main, templateRoots } = pack;
  if (name === readersFolder) return undefined;
  const path = `${name}/`;
  if (nearest(name, [readersFolder], 2) !== undefined) {
    const taken = [...main.folders, ...main.others].includes(readersFolder);
    return notRead(path, taken ? `Move its files into ${readersFolder}/.` : `Call it ${readersFolder}.`);
  }
  const inside = join(folder, name);
  if (name === 'templates') {
    if (templateRoots === undefined || templateRoots.includes(inside) || !(await holdsTemplates(inside, host))) return;
    const shown = displayPath(host, inside);
    return notRead(path, `Templates come from templates/ where you work, or from --templates ${shown}.`);
  }
  if (!(await holdsYaml(inside, host))) return undefined;
  if ((await packSign(inside, host)) === 'pack') return notRead(path, `It is a pack of its own. ${onPurpose}`);
  if (templateFolder.test(name)) {
    if (templateRoots?.includes(folder)) return undefined;
    return notRead(path, `Move its files into templates/${path} where you work.`);
  }
  return notRead(path, `Move its files into the folder of the pack. ${onPurpose}`);
}

async function folderInReaders(name: string, folder: string, host: Host): Promise<Stray | undefined> {
  if (!(await holdsYaml(join(folder, readersFolder, name), host))) return undefined;
  return notRead(`${readersFolder}/${name}/`, `Move its files into ${readersFolder}/. ${onPurpose}`);
}

async function holdsYaml(folder: string, host: Host): Promise<boolean> {
  const { files } = await readable(folder, host);
  return files.some((name) => !leftOut.test(name) && yaml.test(name));
}

async function holdsTemplates(folder: string, host: Host): Promise<boolean> {
  const { files, folders } = await readable(folder, host);
  return files.some((name) => /\.(?:hbs|css)$/.test(name)) || folders.some((name) => templateFolder.test(name));
}

/** What lies beside a pack need not be readable. */
async function readable(folder: string, host: Host): Promise<Listing> {
  try {
    return await host.list(folder);
  } catch (cause) {
    if (cause instanceof IoError) return { files: [], folders: [], others: [] };
    throw cause;
  }
}

import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { OpenPack, Pack, PackFile, ReaderFiles, ReaderOutline } from '../model/loaded-pack.js';
import type { Audience } from '../schema/pack.js';
import { readValue } from '../schema/read-value.js';
import { type Located, toPlain } from '../validation/located.js';
import { decodeUtf8, legible } from '../yaml/decode.js';
import { readWithRepairs } from '../yaml/read-yaml.js';
import { type KnownFiles, loadPack } from './load-pack.js';

/** Fewer readers fit in memory at once, and each takes a tenth less time than one that is opened by itself. */
const minReaders = 1_000;
/** Readers that are checked together. */
const readersAtOnce = 128;
/** More readers with reserved units than this are checked together with all others. */
const maxReserving = 64;

/** The files of a pack with many readers. */
export interface DividedFiles {
  /** What every reader needs: the argument, and the readers for whom units may be reserved. */
  readonly common: readonly PackFile[];
  /** One reader each. */
  readonly readers: readonly PackFile[];
  /** The paths of all files, in the order of the pack. */
  readonly paths: readonly string[];
  /** Those of readers. */
  readonly order: readonly string[];
}

/**
 * Divides the files of a pack; undefined where its readers are few, or cannot be told from one another by their files.
 * @param settings of the command line, which may name any reader
 */
export function divideFiles(files: readonly PackFile[], settings: readonly string[]): DividedFiles | undefined {
  const all = files.filter(isReader);
  const readers = all.filter(
    ({ bytes }) => !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('reserved'),
  );
  const isLarge = settings.length === 0 && readers.length >= minReaders && all.length - readers.length <= maxReserving;
  const ownFiles = new Set(readers);
  const common = files.filter((file) => !ownFiles.has(file));
  return isLarge ? { common, readers, paths: files.map(pathOf), order: all.map(pathOf) } : undefined;
}

function pathOf({ path }: PackFile): string {
  return path;
}

function isReader({ path }: PackFile): boolean {
  return path.startsWith('audiences/');
}

/**
 * Checks a pack with some of its readers at a time.
 * @returns all readers where there is nothing at all to say of them and of the pack. Else it has to be loaded as a
 * whole, which says what it is, in the order of the pack.
 */
export function readersIfClean(
  { common, readers, order }: DividedFiles,
  nameOf: (path: string) => string,
  { findingsIn, onPart }: { readonly findingsIn: (pack: Pack) => readonly Diagnostic[]; readonly onPart: () => void },
): readonly ReaderOutline[] | undefined {
  const commonFiles = common.filter(isReader);
  const byPath = new Map<string, ReaderOutline>();
  const ids = new Set<string>();
  const read: KnownFiles = new Map();
  let listed: readonly ReaderOutline[] = [];
  for (let from = 0; from < readers.length; from += readersAtOnce) {
    const part = readers.slice(from, from + readersAtOnce);
    const { result } = loadPack([...common, ...part], nameOf, [], read);
    for (const { path } of part) read.delete(path);
    if (!result.ok || result.warnings.length > 0 || findingsIn(result.value).length > 0) return undefined;
    const outlines = result.value.audiences.map(outlineOf);
    const files = [...commonFiles, ...part];
    listed = outlines.slice(0, -files.length);
    const own = outlines.slice(-part.length);
    if (own.some(({ id, reserved }) => ids.has(id) || reserved.length > 0)) return undefined;
    for (const { id } of own) ids.add(id);
    for (const [i, { path }] of files.entries()) byPath.set(path, outlines[listed.length + i] as ReaderOutline);
    onPart();
  }
  return [...listed, ...order.flatMap((path) => byPath.get(path) ?? [])];
}

function outlineOf({ id, paper, theme, languages, reserved, annex }: Audience): ReaderOutline {
  return { id, paper, theme, languages, reserved, annex };
}

type NameOf = OpenPack['nameOf'];

/** A whole pack as one that is open. */
export function asOpen(pack: Pack, nameOf: NameOf): OpenPack {
  return {
    ...pack,
    nameOf,
    isDivided: false,
    withReader: () => pack,
    filesFor: () => ({ common: pack.files, own: new Map() }),
  };
}

/** Sound files as a whole pack that is open. */
export function openFiles(files: readonly PackFile[], settings: readonly string[], nameOf: NameOf): OpenPack {
  const { result } = loadPack(files, nameOf, settings);
  if (!result.ok) throw new Error('a sound pack is not sound any more');
  return asOpen(result.value, nameOf);
}

/** A whole pack as one that holds its readers only as files; undefined where these say more than they seem to. */
export function openWhole(pack: Pack, divided: DividedFiles, nameOf: NameOf): OpenPack | undefined {
  const outlines = pack.audiences.map(outlineOf);
  const own = filesByReader(outlines, divided);
  const isSaid = outlines.every(({ id, reserved }) => reserved.length === 0 || !own.has(id));
  return isSaid ? openDivided(divided, outlines, nameOf) : undefined;
}

/** @param outlines of all readers, in the order of the pack */
function filesByReader(
  outlines: readonly ReaderOutline[],
  { readers, order }: DividedFiles,
): ReadonlyMap<string, PackFile> {
  const fileAt = new Map(readers.map((file) => [file.path, file]));
  const inFiles = outlines.slice(outlines.length - order.length);
  return new Map(
    inFiles.flatMap(({ id }, i): [string, PackFile][] => {
      const file = fileAt.get(order[i] ?? '');
      return file ? [[id, file]] : [];
    }),
  );
}

/** A pack that was found to be sound, by its files. */
export function openDivided(divided: DividedFiles, outlines: readonly ReaderOutline[], nameOf: NameOf): OpenPack {
  const { common, readers, paths } = divided;
  const fileAt = new Map([...common, ...readers].map((file) => [file.path, file]));
  const files = paths.flatMap((path) => fileAt.get(path) ?? []);
  return { ...openPack({ common, own: filesByReader(outlines, divided) }, outlines, nameOf), files };
}

function soundAudience(tree: Located): Audience {
  const audience = readValue('audience', toPlain(tree));
  if (!audience) throw new Error('a sound reader is not sound any more');
  return audience;
}

/** Sound files as a pack that makes its readers from them. */
export function openPack({ common, own }: ReaderFiles, outlines: readonly ReaderOutline[], nameOf: NameOf): OpenPack {
  // A pack has at least one reader.
  const [one] = own.values();
  const { result } = loadPack(one ? [...common, one] : common, nameOf);
  if (!result.ok) throw new Error('a sound pack is not sound any more');
  const whole = result.value;
  const withoutOne = <T>(items: readonly T[]) => (one ? items.slice(0, -1) : items);
  const audiences = withoutOne(whole.audiences) as Pack['audiences'];
  const located = withReaders(whole.located, withoutOne);
  const { pack, settings } = whole;
  return {
    ...{ pack, settings, located, nameOf, files: common, audiences: outlines, isDivided: true },
    withReader(id) {
      const file = own.get(id);
      if (!file) return { ...whole, audiences, located };
      const tree = treeOf(file, nameOf(file.path));
      return {
        ...whole,
        audiences: [...audiences, soundAudience(tree)],
        located: withReaders(located, (items) => [...items, tree]),
      };
    },
    filesFor(ids) {
      const wanted = new Set(ids);
      return { common, own: new Map([...own].filter(([id]) => wanted.has(id))) };
    },
  };
}

function treeOf({ path, bytes }: PackFile, id: string): Located {
  const text = decodeUtf8(id, bytes);
  const { tree } = typeof text === 'string' ? readWithRepairs({ id, text }) : {};
  if (!tree) throw new Error(`${path} cannot be read any more`);
  return tree;
}

function withReaders(root: Located, change: (items: readonly Located[]) => readonly Located[]): Located {
  if (root.kind !== 'map') return root;
  const entries = root.entries.map((entry) =>
    entry.key === 'audiences' && entry.value.kind === 'list'
      ? { ...entry, value: { ...entry.value, items: change(entry.value.items) } }
      : entry,
  );
  return { ...root, entries };
}

/** The texts of sound files, each made when it is asked for. */
export function textsWhenAsked(files: readonly PackFile[], nameOf: (path: string) => string): readonly SourceFile[] {
  return files.map(({ path, bytes }) => {
    const id = nameOf(path);
    return {
      id,
      get text() {
        const text = decodeUtf8(id, bytes);
        return typeof text === 'string' ? text : legible(bytes);
      },
    };
  });
}

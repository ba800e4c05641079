import type { SourceFile, SourceId } from '../diagnostics/source.js';
import type { OpenPack, PackFile, ReaderOutline } from '../model/loaded-pack.js';
import { openFiles, openPack, textsWhenAsked } from '../pack/open-pack.js';
import type { OrderedEdition, PackShare } from './shares.js';

/** A pack as a worker gets it: sound, and without what other workers need. */
export interface WorkerPack {
  /** The bytes of all files, one after another. */
  readonly bytes: SharedArrayBuffer;
  readonly files: readonly WorkerFile[];
  readonly settings: readonly string[];
  readonly isDivided: boolean;
  /** The readers of its editions. */
  readonly audiences: readonly ReaderOutline[];
  readonly editions: readonly OrderedEdition[];
  /** The digest of all files of the pack. */
  readonly sources: string;
}

interface WorkerFile {
  readonly path: string;
  /** As messages call it. */
  readonly name: string;
  readonly length: number;
  /** The id of the reader who alone needs it. */
  readonly reader?: string;
}

export function packsForWorker(share: readonly PackShare[]): readonly WorkerPack[] {
  return share
    .filter(({ editions }) => editions.length > 0)
    .map(({ pack, sources, editions }) => {
      const ids = new Set(editions.map(({ edition }) => edition.audience));
      const { common, own } = pack.filesFor([...ids]);
      const fileOf = ({ path, bytes: { length } }: PackFile) => ({ path, name: pack.nameOf(path), length });
      return {
        bytes: joined([...common, ...own.values()]),
        files: [...common.map(fileOf), ...[...own].map(([reader, file]) => ({ ...fileOf(file), reader }))],
        audiences: pack.audiences.filter(({ id }) => ids.has(id)),
        ...{ sources, editions, settings: pack.settings, isDivided: pack.isDivided },
      };
    });
}

function joined(files: readonly PackFile[]): SharedArrayBuffer {
  const bytes = new SharedArrayBuffer(files.reduce((sum, file) => sum + file.bytes.length, 0));
  let at = 0;
  for (const file of files) {
    new Uint8Array(bytes, at).set(file.bytes);
    at += file.bytes.length;
  }
  return bytes;
}

/** What a worker builds. The texts of the files are put among the sources. */
export function sharesOf(packs: readonly WorkerPack[], texts: Map<SourceId, SourceFile>): readonly PackShare[] {
  return packs.map((task) => {
    const { files, settings, isDivided, audiences, editions, sources } = task;
    const names = new Map(files.map(({ path, name }) => [path, name]));
    const nameOf = (path: string) => names.get(path) ?? path;
    const common: PackFile[] = [];
    const own = new Map<string, PackFile>();
    let at = 0;
    for (const { path, length, reader } of files) {
      const file = { path, bytes: new Uint8Array(task.bytes, at, length) };
      at += length;
      if (reader === undefined) common.push(file);
      else own.set(reader, file);
    }
    for (const text of textsWhenAsked([...common, ...own.values()], nameOf)) texts.set(text.id, text);
    const pack: OpenPack = isDivided
      ? openPack({ common, own }, audiences, nameOf)
      : openFiles(common, settings, nameOf);
    return { pack, sources, editions };
  });
}

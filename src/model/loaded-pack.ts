import type { Audience, PackContent } from '../schema/pack.js';
import type { Located } from '../validation/located.js';

/** A file that a pack was read from, named relative to the pack's folder. */
export interface PackFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A loaded pack: valid content, and the tree with the span of each value. */
export interface Pack extends PackContent {
  readonly located: Located;
  readonly files: readonly PackFile[];
  /** Values of the command line that replace those of the files, as `path=value`. */
  readonly settings: readonly string[];
}

/** Whether a reader's briefs have an annex. */
export function hasAnnex({ pack }: Pick<PackContent, 'pack'>, audience: Pick<Audience, 'annex'>): boolean {
  return audience.annex ?? pack.annex;
}

/** What a build knows of every reader all the time. */
export type ReaderOutline = Pick<Audience, 'id' | 'paper' | 'theme' | 'languages' | 'reserved' | 'annex'>;

export interface ReaderFiles {
  readonly common: readonly PackFile[];
  readonly own: ReadonlyMap<string, PackFile>;
}

/** A checked pack whose readers are made when their turn comes: there may be ten thousand. */
export interface OpenPack extends Pick<Pack, 'pack' | 'files' | 'settings'> {
  /** Without the readers that have files of their own. */
  readonly located: Located;
  readonly audiences: readonly ReaderOutline[];
  /** Whether its readers are made from their files when they are asked for. */
  readonly isDivided: boolean;
  /** The pack as far as it concerns one reader: without most of the others. */
  withReader(id: string): Pack;
  /** The files that it takes to make some readers: those that all need, and by the id of the reader those of one. */
  filesFor(ids: readonly string[]): ReaderFiles;
  /** What messages call a file. */
  nameOf(path: string): string;
}

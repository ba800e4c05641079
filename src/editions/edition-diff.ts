import type { PageChange } from './compare-pages.js';

/** One of the two versions of a pack. */
export interface Version {
  readonly pack: string;
  readonly version: string;
  /** ISO date. */
  readonly issued: string;
  /** As the user named it. */
  readonly from: string;
}

export interface FigureChange {
  /** `sdg-targets.enabled` */
  readonly figure: string;
  /** As it is written in the pack, or the sum that it is computed to; undefined where there is no such figure. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The readers whose page shows the fact, in either version. */
  readonly readers: readonly string[];
}

export interface ReaderChange {
  readonly audience: string;
  /** The reader's name in the pack's source language. */
  readonly reader: string;
  readonly status: PageChange['status'];
  readonly pages: readonly PageChange[];
}

/** What each reader of a pack sees differently in another version of it. */
export interface EditionDiff {
  readonly before: Version;
  readonly after: Version;
  readonly figures: readonly FigureChange[];
  readonly readers: readonly ReaderChange[];
}

export function isUnchanged({ figures, readers }: EditionDiff): boolean {
  return figures.length === 0 && readers.every(({ status }) => status === 'same');
}

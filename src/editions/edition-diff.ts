import type { PageChange } from './compare-pages.js';
import type { WordChange } from './word-changes.js';

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
  /** The readers whose page prints it or draws it, in either version. */
  readonly readers: readonly string[];
}

/** A text of the pack that has changed, where a reader has words of its own that have not: they may be out of date. */
export interface OutdatedWording {
  /** The unit, pillar or line of the page, and which of its texts. */
  readonly unit: string;
  readonly field: string;
  /** The first of the reader's languages in which it is so. */
  readonly language: string;
  /** Of the pack's text. */
  readonly words: readonly WordChange[];
}

export interface ReaderChange {
  readonly audience: string;
  /** The reader's name in the pack's source language. */
  readonly reader: string;
  readonly status: PageChange['status'];
  readonly pages: readonly PageChange[];
  readonly outdated: readonly OutdatedWording[];
}

/** What each reader of a pack sees differently in another version of it. */
export interface EditionDiff {
  readonly before: Version;
  readonly after: Version;
  readonly figures: readonly FigureChange[];
  readonly readers: readonly ReaderChange[];
}

export function isUnchanged({ figures, readers }: EditionDiff): boolean {
  return figures.length === 0 && readers.every(isReaderUnchanged);
}

/** Whether there is nothing to tell of a reader. */
export function isReaderUnchanged({ status, outdated }: ReaderChange): boolean {
  return status === 'same' && outdated.length === 0;
}

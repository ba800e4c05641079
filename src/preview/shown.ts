import type { Explanation } from '../commands/explain.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { PageRegions } from '../render/pdf/page/regions.js';

/** Where something stands in a file, 1-based. */
export interface Place {
  /** As people type it. */
  readonly file: string;
  /** For the editor. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

export interface PreviewProblem {
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly hint?: string;
  readonly code: string;
  /** The lines of the file with the mistake marked, as the terminal shows them. */
  readonly frame: string;
  readonly place?: Place;
  /** The brief that it concerns, where it concerns one. */
  readonly variant?: string;
}

/** What there is to look at, and what is wrong. */
export interface PreviewState {
  /** Grows with every change of a file. */
  readonly version: number;
  /** Whether the files as they stand make a pack. Where they do not, the pages are those of the last good one. */
  readonly sound: boolean;
  readonly title: string;
  readonly audiences: readonly { readonly id: string; readonly name: string }[];
  readonly languages: readonly { readonly locale: string; readonly name: string }[];
  readonly problems: readonly PreviewProblem[];
}

/** A text beside its translation. */
export interface PreviewText {
  readonly unit: string;
  readonly source: { readonly text: string; readonly place?: Place };
  readonly translation?: { readonly text: string; readonly place?: Place };
  /** The source text has changed since this was translated. */
  readonly stale: boolean;
}

export interface PreviewBrief {
  /** The version of the files that the page was made from. */
  readonly version: number;
  /** Whether the page is of an earlier version, since the present one has none. */
  readonly outdated: boolean;
  readonly regions: PageRegions;
  readonly explanation: Explanation;
  readonly places: Readonly<Record<string, Place>>;
  readonly texts: readonly PreviewText[];
  readonly sourceLanguage: string;
}

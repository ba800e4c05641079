import type { Explanation } from '../commands/explain.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { TextField } from '../model/brief.js';
import type { PageRegions } from '../render/page/regions.js';
import type { PreviewWords } from '../schema/preview-words.js';
import type { Direction } from '../schema/scripts.js';

/** A position in a file; line and column are 1-based. */
export interface SourceLocation {
  /** The path as people type it. */
  readonly file: string;
  /** The absolute path, for the editor. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

export interface PreviewProblem {
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly hint?: string;
  readonly code: string;
  /** The lines of the file with the mistake marked; empty where it has no location. */
  readonly excerpt: string;
  readonly location?: SourceLocation;
  readonly related: readonly { readonly message: string; readonly location?: SourceLocation }[];
  /** The brief that it concerns, if it concerns one. */
  readonly variant?: string;
}

/** What there is to show, and what is wrong. */
export interface PreviewState {
  /** Grows with every change of a file. */
  readonly version: number;
  /** Whether the files as they are make a pack. If not, the pages are those of the last version that did. */
  readonly sound: boolean;
  readonly title: string;
  readonly audiences: readonly { readonly id: string; readonly name: string }[];
  readonly languages: readonly {
    readonly locale: string;
    readonly name: string;
    readonly direction: Direction;
    /** The words of the menus, where the locale has them. */
    readonly words?: PreviewWords;
  }[];
  readonly problems: readonly PreviewProblem[];
}

/** A text beside its translation. */
export interface PreviewText {
  readonly unit: string;
  /** Which of the unit's texts it is. */
  readonly field: TextField;
  readonly source: LocatedText;
  readonly translation?: LocatedText;
  /** Whether the source text has changed since it was translated. */
  readonly stale: boolean;
}

export interface LocatedText {
  readonly text: string;
  readonly location?: SourceLocation;
}

export interface PreviewBrief {
  /** The version of the files that the page was made from. */
  readonly version: number;
  /** Whether the page is of an earlier version, because the current one has none. */
  readonly outdated: boolean;
  readonly regions: PageRegions;
  readonly explanation: Explanation;
  readonly locations: Readonly<Record<string, SourceLocation>>;
  readonly texts: readonly PreviewText[];
  readonly sourceLanguage: string;
}

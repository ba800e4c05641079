import type { Explanation } from '../commands/explain.js';
import type { TermPair } from '../commands/terms-in.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { TextField } from '../model/brief.js';
import type { ChangedUnits } from '../pipeline/changed-units.js';
import type { PageRegions } from '../render/page/regions.js';
import type { PlaceEdit, TextEdit } from '../schema/preview-edits.js';
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
  /** Whether texts may be changed from the page. */
  readonly editable: boolean;
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
  /** Which draft it is of; without it, it is of the files. */
  readonly draft?: number;
  readonly regions: PageRegions;
  readonly explanation: Explanation;
  readonly locations: Readonly<Record<string, SourceLocation>>;
  readonly texts: readonly PreviewText[];
  readonly sourceLanguage: string;
}

/** What of a unit may be changed. */
export interface EditableUnit {
  /** How many saves the files had seen when they were read. */
  readonly saves: number;
  readonly texts: readonly EditableText[];
  /** What the file of the reader says of it, where it competes for room on the page. */
  readonly place?: PlaceEdit['place'];
}

/** What another place of a unit would make of the page. */
export interface TrialAnswer {
  readonly findings: readonly EditFinding[];
  readonly brief?: PreviewBrief;
  readonly changes: ChangedUnits;
}

export interface PlaceAnswer {
  readonly saved: boolean;
  /** How many saves there were, with this one. */
  readonly saves: number;
  /** What the file says now, where that is not what the edit was made from. */
  readonly now?: PlaceEdit['place'];
  readonly findings: readonly EditFinding[];
}

/** A text of the pack in all its languages. */
export interface EditableText {
  readonly key: string;
  /** The key that it stands under in the file. */
  readonly field: string;
  /** Whether it is this reader's own wording. */
  readonly ofReader: boolean;
  /** Whether it has a full and a short text, in any language. */
  readonly hasLengths: boolean;
  readonly mayHaveLengths: boolean;
  readonly location?: SourceLocation;
  /** Source language first; full before short. */
  readonly wordings: readonly EditableWording[];
}

export interface EditableWording {
  readonly language: string;
  readonly length?: 'full' | 'short';
  /** Null where there is none. */
  readonly text: string | null;
  readonly stale: boolean;
  /** Terms of the glossary in the source text, with their official rendering. */
  readonly terms: readonly TermPair[];
  /** How many characters fit on the page in its place, where it stands there. */
  readonly room?: number;
}

/** A finding about a text that is being edited, or one that the edits bring about elsewhere. */
export interface EditFinding extends PreviewProblem {
  readonly text?: Pick<TextEdit, 'key' | 'language' | 'length'>;
}

/** A text that has changed since an edit of it was begun. */
export interface EditConflict extends TextEdit {
  readonly now: string | null;
}

/** What edits would make of the page. */
export interface DraftAnswer {
  /** What its page and its findings are fetched by; none where there is nothing to draw. */
  readonly draft?: number;
  readonly findings: readonly EditFinding[];
  /** The page with them, where there is one. */
  readonly brief?: PreviewBrief;
  readonly texts: readonly EditableText[];
}

export interface SaveAnswer {
  readonly saved: boolean;
  /** How many saves there were, with this one. */
  readonly saves: number;
  /** What was changed; the reverse of it undoes it. */
  readonly changes: readonly TextEdit[];
  readonly conflicts: readonly EditConflict[];
  /** Why nothing was written. */
  readonly findings: readonly EditFinding[];
  /** Translations that are older than their source now. */
  readonly stale: readonly Pick<TextEdit, 'key' | 'language'>[];
}

import type { NamedText } from '../../model/named-text.js';
import type { UntakenLook } from './looks.js';
import type { WordRun } from './read-document.js';

/** A figure of the pack that came back as other digits. */
export interface RetypedFigure {
  /** As the YAML has it: `{{fact.figure}}`. */
  readonly figure: string;
  readonly printed: string;
  readonly typed: string;
}

/** A text as it came back, in the syntax of the pack. */
export interface ReturnedText {
  readonly text: NamedText;
  readonly after: string;
  readonly retyped: readonly RetypedFigure[];
  /** What of its looks nothing that is written says. */
  readonly looks: readonly UntakenLook[];
  /** The runs that were changed in it, for who did it and when. */
  readonly runs: readonly WordRun[];
}

/** Words that changed and are of no text of the pack. */
export interface OtherWords {
  readonly before: string;
  readonly after: string;
  /** What the paragraph is of that they stood in; none where they were put in. */
  readonly units: readonly string[];
  /** Where they were put into the middle of a paragraph, its words as they were. */
  readonly within?: string;
  /** Texts that stand on the page more than once, and that these words are one place of. */
  readonly repeated?: readonly NamedText[];
  /** Whether they are a table that was put in: its rows in lines, with bars between the cells. */
  readonly isTable?: boolean;
  readonly runs: readonly WordRun[];
}

/** Texts that were taken out as a whole, with the words between them that went as well. */
export interface RemovedTexts {
  readonly texts: readonly NamedText[];
  readonly words: string;
  readonly units: readonly string[];
  readonly runs: readonly WordRun[];
}

export interface MappedBack {
  /** Those of which words are left, or that have others now. */
  readonly texts: readonly ReturnedText[];
  readonly removed: readonly RemovedTexts[];
  readonly others: readonly OtherWords[];
  /** What stands among words of no text, or leads from them elsewhere than it did. */
  readonly looks: readonly UntakenLook[];
}

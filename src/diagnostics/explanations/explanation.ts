import type { DiagnosticCode } from '../codes.js';

/** A code explained to an editor: in plain words, with the mistake as it looks and as it should look. */
export interface Explanation {
  /** What has happened. */
  readonly means: string;
  /** The mistake, as it stands in a file. */
  readonly wrong: string;
  /** The same without it. */
  readonly right: string;
  /** What would go wrong if nobody minded. */
  readonly why: string;
  readonly mend: string;
}

/** All codes of a stage, each with its text: one that is missing does not compile. */
export type Explanations<Stage extends string> = {
  readonly [Code in Extract<DiagnosticCode, `${Stage}/${string}`>]: Explanation;
};

import type { DiagnosticCode } from '../codes.js';

/** A code explained to an editor in plain words, with an example. */
export interface Explanation {
  /** What has happened. */
  readonly means: string;
  /** The mistake, as it stands in a file. */
  readonly wrong: string;
  /** The same without the mistake. */
  readonly right: string;
  /** What would go wrong otherwise. */
  readonly why: string;
  readonly mend: string;
}

/** Explanations of some of the codes. */
export type Explanations = { readonly [Code in DiagnosticCode]?: Explanation };

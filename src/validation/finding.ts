import type { z } from 'zod';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import type { Located, Path } from './located.js';
import type { Repair } from './tree-repairs.js';

export type Issue = z.core.$ZodIssue;

/** One mistake, and how the tree would be without it. */
export interface Finding {
  readonly diagnostic: Diagnostic;
  readonly repairs?: readonly Repair[];
}

/** One issue of zod's with all that a message needs: where it is, what stands there, what it is called. */
export interface LocatedIssue<I extends Issue = Issue> {
  readonly issue: I;
  readonly path: Path;
  readonly schema: z.ZodType;
  readonly root: Located;
  readonly here: Located | undefined;
  readonly name: string;
  readonly span: Span;
  /** The languages of the pack, in examples. */
  readonly languages: readonly string[];
}

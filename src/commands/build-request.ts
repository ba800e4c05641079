import type { VariantId } from '../model/variant.js';
import type { Selection } from '../pipeline/matrix.js';
import type { StopSignal } from '../pipeline/report.js';
import type { ReportStep } from '../pipeline/steps.js';
import type { TemplateChoice } from '../pipeline/template-roots.js';

export interface BuildRequest extends Selection, TemplateChoice {
  readonly packs: readonly string[];
  /** Relative to the working directory. */
  readonly outDir: string;
  /** Whether web pages carry the theme's fonts; by default they use the reader's. */
  readonly embedFonts?: boolean;
  /** Makes everything anew, whatever was made before. */
  readonly force?: boolean;
  /** Manifests and index say nothing of what was left out, nor of what is reserved. */
  readonly public?: boolean;
  /** Removes files of earlier builds that no brief of the packs makes any more. */
  readonly clean?: boolean;
  /** Reads every PDF back from the disk and checks what stands there. */
  readonly verify?: boolean;
  /** Values that stand in for those of the files, as `path=value`. */
  readonly set?: readonly string[];
  /** How many threads make briefs; by default as many as pay. */
  readonly jobs?: number;
  /** Only the readers of one part of the matrix, of so many equal ones. */
  readonly shard?: Shard;
  /** Asked between briefs: the signal that came, if one did. What is begun is finished. */
  readonly stopSignal?: () => StopSignal | undefined;
  /** Told of each step of the work when it is done. */
  readonly onStep?: ReportStep;
  /** Told of a brief before work on it begins. */
  readonly onProgress?: (progress: Progress) => void;
}

/** The part that one of several machines builds. */
export interface Shard {
  /** Counted from 1. */
  readonly index: number;
  readonly of: number;
}

export interface Progress {
  /** How many briefs are done, of how many. */
  readonly done: number;
  readonly total: number;
  readonly brief: VariantId;
}

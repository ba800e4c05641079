import type { ArchiveLevel } from '../model/archive-level.js';
import type { HtmlFonts } from '../model/html-fonts.js';
import type { VariantId } from '../model/variant.js';
import type { Selection } from '../pipeline/matrix.js';
import type { StopSignal } from '../pipeline/report.js';
import type { ReportStep } from '../pipeline/steps.js';
import type { TemplateChoice } from '../pipeline/template-roots.js';

/** Which briefs to build, and how. */
export interface BuildRequest extends Selection, TemplateChoice {
  /** Folders or ids of packs; with none, every pack under ./content, else the built-in one. */
  readonly packs: readonly string[];
  /** The output folder, relative to the working directory. */
  readonly outDir: string;
  /** Which of the theme's fonts web pages carry: by default those of letters, and none of Han characters. */
  readonly htmlFonts?: HtmlFonts;
  /** Builds everything anew, whatever the cache has. */
  readonly force?: boolean;
  /** Manifests and index name neither what was left out nor what is reserved for one reader. */
  readonly public?: boolean;
  /** Removes stale outputs: files of earlier builds that no brief of the packs makes any more. */
  readonly clean?: boolean;
  /** Reads every PDF back from the disk and checks it. */
  readonly verify?: boolean;
  /** Makes PDFs for an archive: PDF/A-2a, or PDF/A-3a with the Markdown and the figures of the page attached. */
  readonly archive?: ArchiveLevel;
  /** Values that stand in for those of the files, as `path=value`. */
  readonly set?: readonly string[];
  /** How many threads to use; by default as many as pay off. */
  readonly jobs?: number;
  /** Builds one of several equal parts of the readers only. */
  readonly shard?: Shard;
  /** Called between briefs: the signal that has come, if any. What is begun is finished. */
  readonly stopSignal?: () => StopSignal | undefined;
  /** Called at the end of each step of the work. */
  readonly onStep?: ReportStep;
  /** Called before the work on a brief begins. */
  readonly onProgress?: (progress: Progress) => void;
}

/** The part of a build that one of several machines does. */
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

import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Sources } from '../diagnostics/source.js';
import type { IoError } from '../host/host.js';
import type { VariantId } from '../model/variant.js';
import type { StaleOutput } from '../output/stale-outputs.js';
import type { CoverageRow } from '../pack/coverage.js';
import type { ParagraphRow } from '../pack/paragraph-coverage.js';
import type { BriefEntry } from '../schema/manifest-schema.js';

export type { CoverageRow };

/** Wrong usage of a command, such as an audience that no pack has: exit code 2. */
export class UsageError extends Error {}

/** A brief that was written. */
export interface BriefSummary {
  /** The id of its pack. */
  readonly pack: string;
  readonly id: VariantId;
  /** Made anew whenever it is asked for. */
  readonly entry: BriefEntry;
}

/** How many texts of a pack there are for each audience in each language. */
export interface PackCoverage {
  /** The id of the pack. */
  readonly pack: string;
  readonly rows: readonly CoverageRow[];
  /** The paragraphs of the source, where the pages were fitted, and the readers whose pages those are. */
  readonly paragraphs?: readonly ParagraphRow[];
  readonly pages?: readonly string[];
}

/** A fault of the program that kept a brief from being written; all other briefs were. */
export interface Bug {
  /** The brief, or the audience whose briefs they would have been. */
  readonly variant: string;
  /** For whoever maintains the program. */
  readonly detail: string;
}

/** Ctrl+C, the system's request to end, and a terminal that was closed. */
export const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
export type StopSignal = (typeof stopSignals)[number];

/** What a command found and did. */
export interface Report {
  /** Whether there was no error, no bug, no failure and no signal to stop. */
  readonly ok: boolean;
  /** The files written: relative to the working directory where they lie below it, with forward slashes. */
  readonly files: readonly string[];
  readonly briefs: readonly BriefSummary[];
  /** Files of earlier builds that no brief makes any more, removed or not. */
  readonly staleOutputs: readonly StaleOutput[];
  readonly diagnostics: readonly Diagnostic[];
  readonly coverage: readonly PackCoverage[];
  readonly bugs: readonly Bug[];
  /** The signal that ended the work early; every file that was begun is finished. */
  readonly stopped?: StopSignal;
  /** Reading or writing that failed, of a pack or what ended the work; the rest of the report is what was done beside it. */
  readonly failure?: IoError;
  /** The texts that the diagnostics point into. */
  readonly sources: Sources;
}

export const emptyReport: Report = {
  ok: true,
  files: [],
  briefs: [],
  staleOutputs: [],
  diagnostics: [],
  coverage: [],
  bugs: [],
  sources: new Map(),
};

/** What one part of a command's work found and did. */
export type Findings = Partial<
  Pick<Report, 'files' | 'briefs' | 'staleOutputs' | 'diagnostics' | 'coverage' | 'bugs' | 'stopped'>
>;

import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { IoError } from '../host/host.js';
import type { VariantId } from '../model/variant.js';
import type { BriefEntry } from '../output/manifest-schema.js';
import type { StaleOutput } from '../output/stale-outputs.js';
import type { LoadedPack } from '../pack/load-pack.js';

/** A brief that was written. */
export interface BriefSummary {
  readonly pack: string;
  readonly id: VariantId;
  readonly entry: BriefEntry;
}

export interface Report {
  readonly ok: boolean;
  /** The files written, as people type them. */
  readonly files: readonly string[];
  readonly briefs: readonly BriefSummary[];
  /** Files of earlier builds that no brief makes any more, removed or not. */
  readonly staleOutputs: readonly StaleOutput[];
  readonly diagnostics: readonly Diagnostic[];
  readonly coverage: readonly NonNullable<LoadedPack['coverage']>[];
  /** What is wrong with briefs and no editor can mend; they were not written, all others were. */
  readonly bugs: readonly Bug[];
  /** The signal that ended the work early; what was begun was finished. */
  readonly stopped?: StopSignal;
  /** Reading or writing that failed and ended the run; what came before stands above. */
  readonly failure?: IoError;
  /** The texts that the diagnostics point into. */
  readonly sources: ReadonlyMap<string, SourceFile>;
}

export interface Bug {
  readonly variant: string;
  /** For whoever maintains the program. */
  readonly detail: string;
}

export type StopSignal = 'SIGINT' | 'SIGTERM';

/** Of a command that found nothing, wrote nothing and has nothing to say. */
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

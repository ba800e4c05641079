import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Length } from './fitted-brief.js';

export interface UnitHeight {
  /** With the gap above it. */
  readonly heightPt: number;
  /** Whether its last line is a single word, or a single Chinese character. */
  readonly hasRunt: boolean;
}

/** What a section shows on a page: the lengths of its units' texts, in the order of `units`, and the works printed. */
export interface SectionChoice {
  readonly lengths: readonly (Length | undefined)[];
  readonly references: readonly string[];
}

/** The heights of one section, whatever it shows. */
export interface SectionHeights {
  /** The units that it may show: its height depends on these alone, and on the works that the page prints. */
  readonly units: readonly string[];
  readonly printsReferences: boolean;
  heightPt(choice: SectionChoice): number;
}

/**
 * The heights of the pages of one brief at one density, by arithmetic: each part is measured once, by itself, and the
 * height of a page is the sum of its sections.
 */
export interface PageHeights {
  readonly availablePt: number;
  readonly sections: readonly SectionHeights[];
  /** What a unit would take on a page with these units, which need not show it. */
  measureUnit(id: string, length: Length, lengths: { get(id: string): Length | undefined }): UnitHeight;
  /** What is wrong with the parts measured so far. */
  problems(): readonly Diagnostic[];
}

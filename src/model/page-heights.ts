import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { FittedBrief, Length } from './fitted-brief.js';

export interface UnitHeight {
  /** With the gap above it. */
  readonly heightPt: number;
  /** Whether its last line is a single word, or a single Chinese character. */
  readonly hasRunt: boolean;
}

/**
 * The heights of the pages of one brief at one density, by arithmetic: each part is measured once, by itself, and the
 * height of a page is the sum of its parts.
 */
export interface PageHeights {
  readonly availablePt: number;
  usedPt(page: FittedBrief): number;
  /** What a unit would take on this page, which need not show it. */
  measureUnit(id: string, length: Length, page: FittedBrief): UnitHeight;
  /** What is wrong with the parts measured so far. */
  problems(): readonly Diagnostic[];
}

import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { FittedBrief, Length } from './fitted-brief.js';

/** What a unit takes of a page, in pt, with the gap above it. */
export interface UnitHeight {
  readonly heightPt: number;
  /** Whether its last line is a single word, or a single Chinese character. */
  readonly hasRunt: boolean;
}

/**
 * How pages of one brief would sit at one density, by arithmetic: each part of the page is measured once, by itself,
 * and a choice of units is a sum of what they take.
 */
export interface PageHeights {
  readonly availablePt: number;
  usedPt(page: FittedBrief): number;
  /** What one unit takes on this page, which need not have it. */
  measureUnit(id: string, length: Length, page: FittedBrief): UnitHeight;
  /** What is wrong with the parts that were measured so far. */
  problems(): readonly Diagnostic[];
}

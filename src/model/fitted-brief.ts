import type { Priority } from '../schema/pack.js';
import type { Brief, BriefMeta, BriefPillar, FactUnit, SourcedText, Unit } from './brief.js';
import type { Variant } from './variant.js';

export type Length = 'full' | 'short';

/** Which units are on the page, at which length, at which step of the theme's densities. */
export interface Candidate {
  readonly density: number;
  readonly lengths: ReadonlyMap<string, Length>;
}

export interface FittedUnit extends Omit<Unit, 'full' | 'short' | 'pin'> {
  readonly length: Length;
  readonly text: SourcedText;
}

export interface FittedFact extends FittedUnit, Pick<FactUnit, 'figure' | 'chart' | 'limits' | 'standing'> {}

export interface FittedPillar extends Omit<BriefPillar, 'units'> {
  readonly number: number;
  readonly units: readonly FittedUnit[];
}

export interface PrintedReference {
  readonly id: string;
  readonly number: number;
  readonly text: string;
}

/** What all three formats show: decided once, here. */
export interface FittedBrief
  extends Pick<Brief, 'headline' | 'finding' | 'ask' | 'applicability' | 'method' | 'advice' | 'disclaimer'> {
  readonly variant: Variant;
  readonly meta: BriefMeta;
  readonly density: number;
  readonly why: readonly FittedUnit[];
  readonly facts: readonly FittedFact[];
  readonly pillars: readonly FittedPillar[];
  /** How many measures there are, on the page or not. */
  readonly measures: number;
  readonly references: readonly PrintedReference[];
}

/** Why a unit is not there, or not in full. */
export const causes = [
  /** It does not fit even beside what must be there. */
  'no-room',
  /** Its room went to what is worth more. */
  'lower-value',
  /** There is room for it in some languages, but not in all. */
  'another-language',
  /** It would bring a reference more than the page prints. */
  'references',
  /** The audience leaves it out. */
  'dropped',
  /** There is no room for its full text. */
  'short-text',
  /** Its full text would end in a line of one word or character. */
  'short-line',
] as const;
export type Cause = (typeof causes)[number];

/** What became of one unit, for the manifest and for people who miss their sentence. */
export interface UnitReport {
  readonly unit: string;
  readonly priority: Priority;
  readonly value: number;
  readonly kept: Length | 'out';
  /** What it takes of the page; for one left out, what its shortest text would take. */
  readonly heightPt: number;
  readonly paragraphs: readonly number[];
  /** The audience keeps it or leaves it out, whatever its value. */
  readonly pinned?: 'keep' | 'drop';
  readonly cause?: Cause;
  /** The same as a sentence; for a pin, what the audience gives as its reason. */
  readonly reason?: string;
}

export interface FitReport {
  readonly density: string;
  readonly usedPt: number;
  readonly availablePt: number;
  /** Used height over available height. */
  readonly fill: number;
  readonly layouts: number;
  readonly units: readonly UnitReport[];
}

/** How a candidate sits on the page, in pt. */
export interface PageLayout {
  readonly usedPt: number;
  readonly availablePt: number;
}

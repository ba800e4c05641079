import type { Priority } from '../schema/pack.js';
import type { Brief, BriefMeta, BriefPillar, FactUnit, SourcedText, Unit } from './brief.js';
import type { Variant } from './variant.js';

export type Length = 'full' | 'short';

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

/** What all formats show. */
export interface FittedBrief
  extends Pick<Brief, 'headline' | 'finding' | 'ask' | 'applicability' | 'method' | 'advice' | 'disclaimer'> {
  readonly variant: Variant;
  readonly meta: BriefMeta;
  /** Index into the theme's densities, loosest first. */
  readonly density: number;
  readonly why: readonly FittedUnit[];
  readonly facts: readonly FittedFact[];
  readonly pillars: readonly FittedPillar[];
  /** How many measures the brief has, on the page or not. */
  readonly measures: number;
  readonly references: readonly PrintedReference[];
}

/** Why a unit is left out or shortened. */
export const causes = [
  /** It does not fit even beside nothing but the fixed units. */
  'no-room',
  /** Its room went to units of higher value. */
  'lower-value',
  /** It fits in some languages, but not in all. */
  'another-language',
  /** It would bring one reference more than a page prints. */
  'references',
  /** The audience leaves it out. */
  'dropped',
  /** Its full text does not fit. */
  'short-text',
  /** Its full text would end in a runt: a last line of one word or character. */
  'short-line',
] as const;
export type Cause = (typeof causes)[number];

/** What became of one unit: for the manifest, and for people who miss their sentence. */
export interface UnitReport {
  readonly unit: string;
  readonly priority: Priority;
  readonly value: number;
  readonly kept: Length | 'out';
  /** What it takes of the page; for one left out, what its shorter text would take. */
  readonly heightPt: number;
  readonly paragraphs: readonly number[];
  /** The audience keeps it or leaves it out, whatever its value. */
  readonly pinned?: 'keep' | 'drop';
  readonly cause?: Cause;
  /** The cause as a sentence; for a pin, the reason that the audience gives. */
  readonly reason?: string;
}

export interface FitReport {
  readonly density: string;
  readonly usedPt: number;
  readonly availablePt: number;
  /** Used height over available height. */
  readonly fill: number;
  /** How often the page was laid out. */
  readonly layouts: number;
  readonly units: readonly UnitReport[];
}

/** How much of the page is used. */
export interface PageLayout {
  readonly usedPt: number;
  readonly availablePt: number;
}

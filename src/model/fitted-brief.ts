import type { Priority } from '../schema/pack.js';
import type {
  Brief,
  BriefMeta,
  BriefPillar,
  FactUnit,
  MeasureUnit,
  PlaceInSource,
  SourcedText,
  Unit,
} from './brief.js';
import type { Variant } from './variant.js';

export type Length = 'full' | 'short';

export interface FittedUnit extends Omit<Unit, 'full' | 'short' | 'pin' | 'sectionRule'> {
  readonly length: Length;
  readonly text: SourcedText;
}

export interface FittedFact extends FittedUnit, Pick<FactUnit, 'figure' | 'chart'> {}

export interface FittedMeasure extends FittedUnit, Pick<MeasureUnit, 'details' | 'figures'> {}

export interface FittedPillar extends Omit<BriefPillar, 'units'> {
  readonly number: number;
  readonly units: readonly FittedMeasure[];
}

/** A work as a page has it. */
export interface FittedReference {
  readonly id: string;
  readonly number: number;
  /** Markdown. */
  readonly text: string;
}

/** What all formats show. */
export interface FittedBrief
  extends Pick<
    Brief,
    | 'places'
    | 'headline'
    | 'finding'
    | 'ask'
    | 'applicability'
    | 'method'
    | 'advice'
    | 'disclaimer'
    | 'sections'
    | 'next'
  > {
  readonly variant: Variant;
  readonly meta: BriefMeta;
  /** Index into the theme's densities, loosest first. */
  readonly density: number;
  readonly points: readonly FittedUnit[];
  readonly facts: readonly FittedFact[];
  readonly pillars: readonly FittedPillar[];
  /** How many measures the brief has, on the page or not. */
  readonly measures: number;
  readonly references: readonly FittedReference[];
}

/** What a reader gets as a page, or as an annex to it. */
export interface ShownPage {
  readonly page: FittedBrief;
  /** Of all that any format shows: what has the same is the same. */
  readonly digest: string;
}

/** How much too long the page of a language would be with one more unit. */
export interface Excess {
  readonly locale: string;
  /** In whole points, rounded up. */
  readonly excessPt: number;
}

/** Why a unit is not on the page, or not in full. Manifest, terminal and preview each put it into words. */
export type Reason =
  /**
   * It does not fit even beside what must be there; or its room went to units of higher value, or to those that come
   * before it though none is worth more: what its section usually has, or units of the same value.
   */
  | { readonly cause: 'no-room' | 'lower-value' | 'later'; readonly excess: readonly Excess[] }
  /** All languages show the same units, and it fits in some of them only. */
  | { readonly cause: 'another-language'; readonly excess: readonly Excess[]; readonly roomIn: readonly string[] }
  /** It would bring one reference more than a page prints; where it is there in short, its full text would. */
  | { readonly cause: 'references'; readonly maxReferences: number; readonly ofFullText?: true }
  /** Its section is hidden, or has as many units as it may have. */
  | { readonly cause: 'hidden-section' }
  | { readonly cause: 'at-most'; readonly atMost: number }
  /** Its full text has no room; in other languages only, where a text has one length in all and these are named. */
  | { readonly cause: 'short-text'; readonly noRoomIn?: readonly string[] }
  /** The audience leaves it out; or its full text would end in a runt. */
  | { readonly cause: 'dropped' | 'short-line' };

/** What became of one unit: for the manifest, and for people who miss their sentence. */
export interface UnitReport {
  readonly unit: string;
  readonly priority: Priority;
  readonly value: number;
  readonly kept: Length | 'out';
  /** The height of its text on the page; for a unit left out, that of its shortest text. */
  readonly heightPt: number;
  readonly paragraphs: readonly PlaceInSource[];
  /** Whether the audience keeps it or leaves it out whatever its value, and the audience's own words for why. */
  readonly pin?: NonNullable<Unit['pin']>;
  readonly reason?: Reason;
}

export interface FitReport {
  readonly density: string;
  readonly usedPt: number;
  readonly availablePt: number;
  /** Used height over available height, in thousandths: the same number wherever it is told. */
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

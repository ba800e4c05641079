import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Result } from '../diagnostics/result.js';
import { type Brief, type Unit, unitsOf } from '../model/brief.js';
import type { FittedBrief, Length, PageLayout } from '../model/fitted-brief.js';
import type { PageHeights, UnitHeight } from '../model/page-heights.js';
import { type VariantId, variantId } from '../model/variant.js';
import { choose, placesOf } from './choose.js';
import { HeightTable } from './height-table.js';
import { preferences, tolerancePt } from './preferences.js';
import { type PrintedWorks, WorksOfPages } from './printed-works.js';
import { shown, UnitLengths } from './unit-lengths.js';
import { isFixed } from './unit-rules.js';

/** A brief in one language, and the ways to measure a choice of its units. */
export interface FitInput {
  readonly brief: Brief;
  /** Names of the theme's densities, loosest first. */
  readonly densities: readonly string[];
  /** The heights of all that the page may show, at one density. Called once for each. */
  measure(density: number): Result<PageHeights>;
  /** Lays a page out without drawing it: slow, and therefore rare. */
  layOut(page: FittedBrief): Result<PageLayout>;
  /** The locale whose type this one's does not exceed in one edition: of Simplified Chinese, Traditional. */
  readonly notLooserThan?: string;
}

/** A page that the fit considers. */
export interface Candidate {
  /** Index into the theme's densities, loosest first. */
  readonly density: number;
  readonly lengths: UnitLengths;
}

/** A page with the lengths of its texts so far. */
export interface Draft {
  readonly page: LanguagePage;
  readonly lengths: UnitLengths;
}

/** What keeps a candidate from a page. */
export type Obstacle =
  | { readonly kind: 'room'; readonly overPt: number }
  | { readonly kind: 'references' }
  | { readonly kind: 'at-most'; readonly atMost: number };

/** The page of one language during the search. */
export class LanguagePage {
  readonly id: VariantId;
  readonly locale: string;
  readonly densities: readonly string[];
  readonly notLooserThan: string | undefined;
  readonly units: readonly Unit[];
  layouts = 0;
  /** Of the units, in the arrays of the search. */
  private readonly places: ReadonlyMap<string, number>;
  /** The sections that may show only so many units. */
  private readonly limited: readonly {
    readonly places: readonly number[];
    readonly most: number;
    readonly atMost: number;
  }[];
  private readonly measured = new Map<number, HeightTable | undefined>();
  /** By how much layouts differed from the arithmetic, by density, in pt. */
  private readonly corrections = new Map<number, number>();
  private readonly failures: Diagnostic[] = [];
  private readonly works: WorksOfPages;
  private readonly shorter: (Length | undefined)[] = [];
  private fixed: UnitLengths | undefined;

  constructor(private readonly input: FitInput) {
    this.id = variantId(input.brief.variant);
    this.locale = input.brief.variant.locale;
    this.densities = input.densities;
    this.notLooserThan = input.notLooserThan;
    this.units = unitsOf(input.brief);
    this.places = placesOf(this.units);
    this.works = new WorksOfPages(input.brief);
    this.limited = input.brief.sections.flatMap(({ name, atMost }) => {
      if (atMost === undefined) return [];
      const inSection = [...this.units.entries()].filter(([, { section }]) => section === name);
      const most = Math.max(atMost, inSection.filter(([, unit]) => isFixed(unit)).length);
      return [{ places: inSection.map(([place]) => place), most, atMost }];
    });
  }

  get brief(): Brief {
    return this.input.brief;
  }

  get densest(): number {
    return this.densities.length - 1;
  }

  /** What is wrong with the texts of this language. */
  get problems(): readonly Diagnostic[] {
    const inParts = [...this.measured.values()].flatMap((table) => table?.heights.problems() ?? []);
    return [...this.failures, ...inParts].map((d) => ({ ...d, variant: this.id }));
  }

  /** False where the texts cannot even be measured; `problems` says why. */
  get isMeasurable(): boolean {
    return this.table(this.densest) !== undefined;
  }

  unit(id: string): Unit {
    const unit = this.units[this.places.get(id) ?? -1];
    if (!unit) throw new Error(`the languages of an edition have different units: ${id}`);
    return unit;
  }

  shorterLengths(ids: Iterable<string>): UnitLengths {
    const lengths = UnitLengths.none(this.places);
    for (const id of ids) lengths.set(id, this.shorterLength(id));
    return lengths;
  }

  /** Of the units that never leave. */
  get fixedLengths(): UnitLengths {
    this.fixed ??= this.shorterLengths(this.units.filter(isFixed).map(({ id }) => id));
    return this.fixed;
  }

  /** Full where a unit has no text that is shorter, and where its reader wants it in full. */
  shorterLength(id: string): Length {
    const place = this.places.get(id) ?? -1;
    const known = this.shorter[place];
    if (known) return known;
    const { full, short, pin } = this.unit(id);
    const length = pin?.length ?? (full.text.length <= short.text.length ? 'full' : 'short');
    this.shorter[place] = length;
    return length;
  }

  /** Whether a unit has a full text that may take the place of its short one. */
  canLengthen(id: string): boolean {
    return this.shorterLength(id) === 'short' && this.unit(id).pin?.length === undefined;
  }

  obstacle(candidate: Candidate): Obstacle | undefined {
    const atMost = this.exceededMost(candidate.lengths);
    if (atMost !== undefined) return { kind: 'at-most', atMost };
    const works = this.works.on(candidate.lengths);
    if (works.ids.length > preferences.maxReferences) return { kind: 'references' };
    const overPt = this.usedPt(candidate, works) - this.required(candidate.density).heights.availablePt;
    return overPt > 0 ? { kind: 'room', overPt } : undefined;
  }

  /** How many units a section may show, where these are more. Those that must be there count, and are never too many. */
  private exceededMost(lengths: UnitLengths): number | undefined {
    for (const { places, most, atMost } of this.limited) {
      let count = 0;
      for (let i = 0; i < places.length; i += 1) if (lengths.shown[places[i] ?? 0] !== shown.nothing) count += 1;
      if (count > most) return atMost;
    }
    return undefined;
  }

  holds(candidate: Candidate): boolean {
    return this.obstacle(candidate) === undefined;
  }

  measureUnit(id: string, length: Length, { density, lengths }: Candidate): UnitHeight {
    return this.required(density).heights.measureUnit(id, length, lengths);
  }

  choose(candidate: Candidate): FittedBrief {
    return choose(this.input.brief, candidate);
  }

  /** Nothing where the layout fails; `problems` says why. */
  layOut(page: FittedBrief): PageLayout | undefined {
    this.layouts += 1;
    const layout = this.input.layOut(page);
    if (layout.ok) return layout.value;
    this.failures.push(...layout.diagnostics);
    return undefined;
  }

  /**
   * Lays out a page that the arithmetic allows. Where they differ, the arithmetic is corrected for what follows; where
   * the page has more room than expected, only if `mayGain`.
   */
  confirm(
    candidate: Candidate,
    page: FittedBrief,
    mayGain: boolean,
  ): { readonly layout: PageLayout | undefined; readonly holds: boolean } {
    const expected = this.usedPt(candidate, this.works.on(candidate.lengths));
    const layout = this.layOut(page);
    if (!layout) return { layout, holds: true };
    const offPt = layout.usedPt - expected;
    const over = layout.usedPt > layout.availablePt;
    const differs = over || (mayGain && Math.abs(offPt) > tolerancePt);
    if (differs) this.corrections.set(page.density, (this.corrections.get(page.density) ?? 0) + offPt);
    return { layout, holds: !differs };
  }

  private usedPt({ density, lengths }: Candidate, works: PrintedWorks): number {
    return this.required(density).usedPt(lengths, works) + (this.corrections.get(density) ?? 0);
  }

  private required(density: number): HeightTable {
    const table = this.table(density);
    if (!table) throw new Error(`${this.id} has no heights at density ${density}`);
    return table;
  }

  private table(density: number): HeightTable | undefined {
    if (!this.measured.has(density)) {
      const heights = this.input.measure(density);
      if (!heights.ok) this.failures.push(...heights.diagnostics);
      this.measured.set(density, heights.ok ? HeightTable.of(heights.value, this.places) : undefined);
    }
    return this.measured.get(density);
  }
}

import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { Result } from '../diagnostics/result.js';
import { type Brief, type Unit, unitsOf } from '../model/brief.js';
import type { Candidate, FitReport, FittedBrief, Length, PageLayout } from '../model/fitted-brief.js';
import { type VariantId, variantId } from '../model/variant.js';
import { choose } from './choose.js';

/** A page has room for five; see ARCHITECTURE, "The greedy fit". */
const maxReferences = 5;

/** A brief in one language, and the way to lay out a choice of its units without drawing it. */
export interface FitInput {
  readonly brief: Brief;
  /** Names of the theme's densities, loosest first. */
  readonly densities: readonly string[];
  layOut(page: FittedBrief): Result<PageLayout>;
  /** The language of the edition that this one is not set larger than: Simplified than Traditional Chinese. */
  readonly notLooserThan?: string;
}

export interface Fitted {
  readonly page: FittedBrief;
  readonly report: FitReport;
}

export interface FitOutcome {
  readonly fitted: ReadonlyMap<VariantId, Fitted>;
  /** What is wrong with the briefs that are not in `fitted`. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Chooses what stands on the page, the same units in every language of an edition.
 *
 * Greedy: the most valuable units that every language holds in short form at its densest step, then whatever fits
 * beside them; in each language the loosest density that holds them, then as many full texts as there is room for,
 * higher values first.
 * Headline, ask, pillars and musts never leave: a language that cannot hold them is `fit/overflow`,
 * and the others are chosen without it.
 */
export function fit(inputs: readonly FitInput[]): FitOutcome {
  const diagnostics: Diagnostic[] = [];
  let open = inputs;
  while (open.length > 0) {
    const pages = open.map((input) => new Page(input));
    const { kept, out, stuck } = select(pages);
    if (stuck.length === 0) {
      const settled = settle(pages, kept, out);
      const good = settled.filter(({ page }) => page.problems.length === 0);
      diagnostics.push(...pages.flatMap((page) => page.problems));
      return { fitted: new Map(good.map(({ page, result }) => [page.id, result])), diagnostics };
    }
    diagnostics.push(...stuck.flatMap((page) => [...page.problems, page.overflow(kept)]));
    open = open.filter((_, i) => !stuck.includes(pages[i] as Page));
  }
  return { fitted: new Map(), diagnostics };
}

/** The languages that others are held to come first. */
function settle(pages: readonly Page[], kept: readonly Unit[], out: ReadonlyMap<string, string>) {
  const steps = new Map<string, number>();
  const bound = (page: Page) => (page.notLooserThan === undefined ? 0 : 1);
  return [...pages]
    .sort((a, b) => bound(a) - bound(b))
    .map((page) => {
      const result = page.settle(kept, out, steps.get(page.notLooserThan ?? '') ?? 0);
      steps.set(page.locale, result.page.density);
      return { page, result };
    });
}

interface Selected {
  readonly kept: readonly Unit[];
  /** The units left out, and why. */
  readonly out: ReadonlyMap<string, string>;
  /** The pages that cannot hold even the musts. */
  readonly stuck: readonly Page[];
}

/**
 * The most valuable units that every page holds, then whatever fits beside them, higher values first: a measure in
 * the shorter of two cards, say, or small ones after a large one that was in the way.
 */
function select(pages: readonly Page[]): Selected {
  const order = pages[0] ? byFallingValue(pages[0].units) : [];
  const musts = order.filter((unit) => unit.priority === 'must');
  const stuck = pages.filter((page) => page.obstacle(musts) !== undefined);
  if (stuck.length > 0) return { kept: musts, out: new Map(), stuck };
  const free = order.filter((unit) => unit.priority !== 'must');
  const withFree = (count: number) => {
    const taken = new Set(free.slice(0, count));
    return order.filter((u) => u.priority === 'must' || taken.has(u));
  };
  const count = largest(free.length, (n) => obstacleOn(pages, withFree(n)) === undefined);
  const kept = new Set(withFree(count));
  const out = new Map<string, string>();
  for (const unit of free.slice(count)) {
    const more = order.filter((u) => u === unit || kept.has(u));
    const obstacle = obstacleOn(pages, more);
    if (obstacle) out.set(unit.id, reasonFor(obstacle));
    else kept.add(unit);
  }
  return { kept: order.filter((unit) => kept.has(unit)), out, stuck: [] };
}

interface Obstacle {
  readonly page: Page;
  readonly why: 'room' | 'references';
}

/** The first page that cannot hold these units; the one that stopped the last try is asked first. */
function obstacleOn(pages: readonly Page[], units: readonly Unit[]): Obstacle | undefined {
  const byTightness = [...pages].sort((a, b) => b.refusals - a.refusals);
  for (const page of byTightness) {
    const why = page.obstacle(units);
    if (why) return { page, why };
  }
  return undefined;
}

function reasonFor({ page, why }: Obstacle): string {
  return why === 'references'
    ? `the page prints at most ${maxReferences} references, and this would bring one more`
    : `no room in ${page.locale} beside what is worth more`;
}

/** The largest count up to `most` that passes, where every smaller one passes too. 0 is not asked. */
function largest(most: number, passes: (count: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (passes(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Ties are broken by id, so that the order of the file does not matter. */
function byFallingValue(units: readonly Unit[]): readonly Unit[] {
  return [...units].sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1));
}

class Page {
  readonly id: VariantId;
  readonly locale: string;
  readonly problems: Diagnostic[] = [];
  /** How often units were too many for this page. */
  refusals = 0;
  private layouts = 0;
  readonly units: readonly Unit[];
  private readonly byId: ReadonlyMap<string, Unit>;

  constructor(private readonly input: FitInput) {
    this.id = variantId(input.brief.variant);
    this.locale = input.brief.variant.locale;
    this.units = unitsOf(input.brief);
    this.byId = new Map(this.units.map((unit) => [unit.id, unit]));
  }

  /** What keeps all these units, at the densest step in their short texts, from the page; nothing if they fit. */
  obstacle(kept: readonly Unit[]): 'room' | 'references' | undefined {
    const why = this.obstacleOf(this.candidate(kept, this.input.densities.length - 1, 0));
    if (why) this.refusals += 1;
    return why;
  }

  get notLooserThan(): string | undefined {
    return this.input.notLooserThan;
  }

  /** The loosest density from the given step on, and the full texts that it has room for. */
  settle(kept: readonly Unit[], out: ReadonlyMap<string, string>, loosest: number): Fitted {
    const last = this.input.densities.length - 1;
    let density = loosest;
    while (density < last && !this.fits(this.candidate(kept, density, 0))) density += 1;
    const fullTexts = largest(kept.length, (count) => this.fits(this.candidate(kept, density, count)));
    const candidate = this.candidate(kept, density, fullTexts);
    const page = this.choose(candidate);
    const layout = this.layOut(page);
    return {
      page,
      report: {
        density: this.input.densities[density] ?? '',
        fill: layout.usedPt / layout.availablePt,
        layouts: this.layouts,
        units: this.units.map((unit) => ({
          unit: unit.id,
          priority: unit.priority,
          value: unit.value,
          kept: candidate.lengths.get(unit.id) ?? 'out',
          paragraphs: unit.paragraphs,
          ...reasonOf(unit, candidate, out),
        })),
      },
    };
  }

  overflow(kept: readonly Unit[]): Diagnostic {
    const { usedPt, availablePt } = this.layOut(this.choose(this.candidate(kept, this.input.densities.length - 1, 0)));
    const { brief } = this.input;
    const longest = [
      ...kept.map((unit) => ({ name: unit.id, text: this.unit(unit.id).short })),
      ...brief.pillars.map((pillar) => ({ name: `the headline of ${pillar.id}`, text: pillar.headline })),
      { name: 'the headline', text: brief.headline },
      { name: 'the finding', text: brief.finding },
      { name: 'the ask', text: brief.ask },
      { name: 'the disclaimer', text: brief.disclaimer },
      { name: 'the heading over the pillars', text: brief.advice },
      ...brief.facts.flatMap((fact) =>
        fact.limits && kept.some((u) => u.id === fact.id)
          ? [{ name: `the limits of ${fact.id}`, text: fact.limits }]
          : [],
      ),
    ].sort((a, b) => b.text.text.length - a.text.text.length);
    const [first, ...rest] = longest.slice(0, 4);
    const over = Math.ceil(usedPt - availablePt);
    const why = over > 0 ? `is ${over} pt too long for one page` : `cites more than ${maxReferences} works`;
    return error('fit/overflow', `What must be on the page of ${this.id} ${why}.`, {
      span: first?.text.span,
      related: rest.map(({ name, text }) => ({ span: text.span, message: `Also long: ${name}.` })),
      hint:
        over > 0
          ? `Shorten ${first?.name ?? 'a text'} (the longest), or make a "must" a "should".`
          : 'Cite fewer works in what must be there, or make a "must" a "should".',
      variant: this.id,
    });
  }

  private candidate(kept: readonly Unit[], density: number, fullTexts: number): Candidate {
    const lengths = new Map<string, Length>(kept.map((unit, i) => [unit.id, i < fullTexts ? 'full' : 'short']));
    for (const [id, length] of lengths) {
      const { full, short } = this.unit(id);
      if (length === 'short' && full.text === short.text) lengths.set(id, 'full');
    }
    return { density, lengths };
  }

  private unit(id: string): Unit {
    const unit = this.byId.get(id);
    if (!unit) throw new Error(`the languages of an edition have different units: ${id}`);
    return unit;
  }

  private fits(candidate: Candidate): boolean {
    return this.obstacleOf(candidate) === undefined;
  }

  private obstacleOf(candidate: Candidate): 'room' | 'references' | undefined {
    const page = this.choose(candidate);
    if (page.references.length > maxReferences) return 'references';
    const { usedPt, availablePt } = this.layOut(page);
    return usedPt > availablePt ? 'room' : undefined;
  }

  private choose(candidate: Candidate): FittedBrief {
    return choose(this.input.brief, candidate);
  }

  private layOut(page: FittedBrief): PageLayout {
    this.layouts += 1;
    const layout = this.input.layOut(page);
    if (layout.ok) return layout.value;
    this.problems.push(...layout.diagnostics.map((d) => ({ ...d, variant: this.id })));
    return { usedPt: 0, availablePt: 1 };
  }
}

function reasonOf(unit: Unit, candidate: Candidate, out: ReadonlyMap<string, string>): { reason?: string } {
  const reason = out.get(unit.id);
  if (reason !== undefined) return { reason };
  return candidate.lengths.get(unit.id) === 'short' ? { reason: 'no room for the full text' } : {};
}

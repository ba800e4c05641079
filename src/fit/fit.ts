import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { fail, ok, type Result } from '../diagnostics/result.js';
import { type Brief, type Unit, unitsOf } from '../model/brief.js';
import type { Candidate, FitReport, FittedBrief, Length, PageLayout } from '../model/fitted-brief.js';
import { citationsIn } from '../model/placeholders.js';
import { type VariantId, variantId } from '../model/variant.js';
import { choose } from './choose.js';

/** The page has room for five; the full list is in HTML and Markdown. (SUPPORT practice, see ARCHITECTURE) */
const maxReferences = 5;

/** A brief in one language, and the way to lay out a choice of its units without drawing it. */
export interface FitInput {
  readonly brief: Brief;
  /** Names of the theme's densities, loosest first. */
  readonly densities: readonly string[];
  layOut(page: FittedBrief): Result<PageLayout>;
}

export interface Fitted {
  readonly page: FittedBrief;
  readonly report: FitReport;
}

/**
 * Chooses what stands on the page, the same units in every language of an edition.
 *
 * Greedy: all units in; in each language the loosest density at which they fit in short form, then as
 * many full texts as there is room for, higher values first. Where one language cannot hold them even
 * so, the least valuable unit that is not a must leaves all languages, and it starts again.
 * Headline, ask, pillars and musts never leave: if they do not fit, that is `fit/overflow`.
 */
export function fit(inputs: readonly FitInput[]): Result<ReadonlyMap<VariantId, Fitted>> {
  const pages = inputs.map((input) => new Page(input));
  const order = inputs[0] ? byFallingValue(unitsOf(inputs[0].brief)) : [];
  const out = new Map<string, string>();
  for (;;) {
    const kept = order.filter((unit) => !out.has(unit.id));
    const failing = pages.flatMap((page) => {
      const why = page.obstacle(kept);
      return why ? [{ page, why }] : [];
    });
    const settled = failing.length === 0 ? pages.map((page) => [page.id, page.settle(kept, out)] as const) : [];
    const problems = pages.flatMap((page) => page.problems);
    if (problems.length > 0) return fail(problems);
    if (failing.length === 0) return ok(new Map(settled));
    const byReferences = failing.every(({ why }) => why === 'references');
    const least = kept.findLast((unit) => unit.priority !== 'must' && (!byReferences || cites(unit)));
    if (!least) return fail(failing.map(({ page }) => page.overflow(kept)));
    const where = failing.map(({ page }) => page.locale).join(', ');
    out.set(
      least.id,
      byReferences
        ? `the page prints at most ${maxReferences} references, and this is the lowest value that brings one`
        : `no room in ${where}, and the lowest value of those left`,
    );
  }
}

function cites(unit: Unit): boolean {
  return unit.references.length > 0 || citationsIn(unit.short.text).length > 0;
}

/** Ties are broken by id, so that the order of the file does not matter. */
function byFallingValue(units: readonly Unit[]): readonly Unit[] {
  return [...units].sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1));
}

class Page {
  readonly id: VariantId;
  readonly locale: string;
  readonly problems: Diagnostic[] = [];
  private layouts = 0;
  private readonly units: ReadonlyMap<string, Unit>;

  constructor(private readonly input: FitInput) {
    this.id = variantId(input.brief.variant);
    this.locale = input.brief.variant.locale;
    this.units = new Map(unitsOf(input.brief).map((unit) => [unit.id, unit]));
  }

  /** What keeps all these units, at the densest step in their short texts, from the page; nothing if they fit. */
  obstacle(kept: readonly Unit[]): 'room' | 'references' | undefined {
    return this.obstacleOf(this.candidate(kept, this.input.densities.length - 1, 0));
  }

  settle(kept: readonly Unit[], out: ReadonlyMap<string, string>): Fitted {
    const last = this.input.densities.length - 1;
    let density = 0;
    while (density < last && !this.fits(this.candidate(kept, density, 0))) density += 1;
    let fullTexts = kept.length;
    while (fullTexts > 0 && !this.fits(this.candidate(kept, density, fullTexts))) fullTexts -= 1;
    const candidate = this.candidate(kept, density, fullTexts);
    const layout = this.layOut(candidate);
    return {
      page: choose(this.input.brief, candidate),
      report: {
        density: this.input.densities[density] ?? '',
        fill: layout.usedPt / layout.availablePt,
        layouts: this.layouts,
        units: unitsOf(this.input.brief).map((unit) => ({
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
    const { usedPt, availablePt } = this.layOut(this.candidate(kept, this.input.densities.length - 1, 0));
    const { brief } = this.input;
    const longest = [
      ...kept.map((unit) => ({ name: unit.id, text: this.unit(unit.id).short })),
      ...brief.pillars.map((pillar) => ({ name: `the headline of ${pillar.id}`, text: pillar.headline })),
      { name: 'the headline', text: brief.headline },
      { name: 'the finding', text: brief.finding },
      { name: 'the ask', text: brief.ask },
    ].sort((a, b) => b.text.text.length - a.text.text.length);
    const [first, ...rest] = longest.slice(0, 4);
    const over = Math.ceil(usedPt - availablePt);
    const why = over > 0 ? `is ${over} pt too long for one page` : `cites more than ${maxReferences} works`;
    return error('fit/overflow', `What must be on the page of ${this.id} ${why}.`, {
      span: first?.text.span,
      related: rest.map(({ name, text }) => ({ span: text.span, message: `Also long: ${name}.` })),
      hint: `Shorten ${first?.name ?? 'a text'} (the longest), or make a "must" measure a "should".`,
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
    const unit = this.units.get(id);
    if (!unit) throw new Error(`the languages of an edition have different units: ${id}`);
    return unit;
  }

  private fits(candidate: Candidate): boolean {
    return this.obstacleOf(candidate) === undefined;
  }

  private obstacleOf(candidate: Candidate): 'room' | 'references' | undefined {
    const { usedPt, availablePt } = this.layOut(candidate);
    if (usedPt > availablePt) return 'room';
    return choose(this.input.brief, candidate).references.length > maxReferences ? 'references' : undefined;
  }

  private layOut(candidate: Candidate): PageLayout {
    this.layouts += 1;
    const layout = this.input.layOut(choose(this.input.brief, candidate));
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

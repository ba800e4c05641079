import { createHash } from 'node:crypto';
import { ok } from '../../src/diagnostics/result.js';
import { choose } from '../../src/fit/choose.js';
import { type FitOutcome, type Fitted, fit as fitPages } from '../../src/fit/fit.js';
import type { FitInput } from '../../src/fit/language-page.js';
import { type Brief, type SourcedText, unitsOf } from '../../src/model/brief.js';
import type { FittedBrief, Length } from '../../src/model/fitted-brief.js';
import type { SectionChoice } from '../../src/model/page-heights.js';
import { briefOf, type RandomEdition } from './random-briefs.js';

/** The lengths of a section that has all units of a brief, by their ids. */
export function lengthsById(brief: Brief, lengths: SectionChoice['lengths']): ReadonlyMap<string, Length | undefined> {
  return new Map(unitsOf(brief).map(({ id }, i) => [id, lengths[i]]));
}

/**
 * A page by simple rules, in which more text is never lower: texts break into lines, lists add up, a row of two cards
 * is as high as its higher one, key figures stand three to a row, and a denser step makes type smaller and lines longer.
 */
export class ModelPage {
  readonly brief: Brief;
  /** How often the fit has laid it out. */
  layouts = 0;
  private readonly roomPt: number;

  constructor(
    private readonly edition: RandomEdition,
    readonly locale: string,
    /** By how much a layout may differ from the arithmetic, as a share of its height. */
    private readonly deviation = 0,
    roomPt?: number,
  ) {
    this.brief = briefOf(edition, locale);
    const [nothing, everything] = [this.heightPt(this.whole([])), this.heightPt(this.whole(unitsOf(this.brief)))];
    this.roomPt = roomPt ?? nothing + ((everything - nothing) * edition.roomPercent) / 100;
  }

  get input(): FitInput {
    const { brief, edition, locale } = this;
    return {
      brief,
      densities: Array.from({ length: edition.densities }, (_, i) => `step-${i}`),
      ...(locale === 'zh-Hans' ? { notLooserThan: 'zh-Hant' } : {}),
      measure: (density) =>
        ok({
          availablePt: this.availablePt(density),
          sections: [
            {
              units: unitsOf(brief).map(({ id }) => id),
              printsReferences: true,
              heightPt: ({ lengths }) =>
                this.heightPt(choose(brief, { density, lengths: lengthsById(brief, lengths) })),
            },
          ],
          measureUnit: (id, length) => this.unit(id, length, density),
          problems: () => [],
        }),
      layOut: (page) => {
        this.layouts += 1;
        return ok({ usedPt: this.laidOutPt(page), availablePt: this.availablePt(page.density) });
      },
    };
  }

  /** The footer is smaller at denser steps. */
  availablePt(density: number): number {
    return this.roomPt + 2 * density;
  }

  /** The height that a layout finds, not counted in `layouts`. */
  laidOutPt(page: FittedBrief): number {
    const heightPt = this.heightPt(page);
    return this.deviation === 0 ? heightPt : heightPt * (1 + this.deviation * signedHash(page));
  }

  heightPt(page: FittedBrief): number {
    const { density } = page;
    const text = ({ text: t }: SourcedText, width: Width) => this.linesPt(t, width, density);
    const fixed = [page.headline, page.finding, page.ask, page.advice, page.disclaimer];
    const cards = page.pillars.map(({ title, headline, units }) =>
      sum([title, headline, ...units.map((u) => u.text)].map((t) => text(t, 'half') + this.gapPt(density))),
    );
    // Rows of one height, so that it does not matter which card stands beside which.
    const facts = page.facts.map((fact) => text(fact.text, 'third'));
    return (
      sum(fixed.map((t) => text(t, 'whole') + this.gapPt(density))) +
      sum(page.points.map((u) => text(u.text, 'whole') + this.gapPt(density))) +
      Math.ceil(facts.length / 3) * Math.max(0, ...facts) +
      sum(cards.map((card, i) => (i % 2 === 0 ? Math.max(card, cards[i + 1] ?? 0) : 0))) +
      page.references.length * 6 * shrinking ** density
    );
  }

  private unit(id: string, length: Length, density: number) {
    const { points, facts } = this.brief;
    const inList = (list: readonly { readonly id: string }[]) => list.some((u) => u.id === id);
    const width = inList(points) ? 'whole' : inList(facts) ? 'third' : 'half';
    const unit = unitsOf(this.brief).find((u) => u.id === id);
    const text = unit?.[length].text ?? '';
    const perLine = this.perLine(width, density);
    const characters = readable(text);
    const hasRunt = characters > perLine && characters % perLine > 0 && characters % perLine <= this.maxRunt;
    return { heightPt: this.linesPt(text, width, density), hasRunt };
  }

  private linesPt(text: string, width: Width, density: number): number {
    return Math.ceil(readable(text) / this.perLine(width, density)) * 12 * shrinking ** density;
  }

  private gapPt(density: number): number {
    return 3 * shrinking ** density;
  }

  private perLine(width: Width, density: number): number {
    const latin = { whole: 80, half: 38, third: 24 }[width] + 2 * density;
    return this.locale === 'en' ? latin : latin / 2;
  }

  /** How many characters a runt has at most. */
  private get maxRunt(): number {
    return this.locale === 'en' ? 5 : 1;
  }

  /** The page of these units in full, at the loosest density. */
  private whole(units: readonly { readonly id: string }[]): FittedBrief {
    return choose(this.brief, { density: 0, lengths: new Map(units.map(({ id }) => [id, 'full'])) });
  }

  /** A page of the same size for an edition that has been changed. */
  with(edition: RandomEdition): ModelPage {
    return new ModelPage(edition, this.locale, this.deviation, this.roomPt);
  }
}

type Width = 'whole' | 'half' | 'third';

const shrinking = 0.93;

/** Citations are not set as text. */
function readable(text: string): number {
  return text.replace(/\[@[^\]]*\]/g, '').length;
}

function sum(heights: readonly number[]): number {
  return heights.reduce((total, height) => total + height, 0);
}

/** Between -1 and 1, the same for the same page. */
function signedHash(page: FittedBrief): number {
  const { variant, density, headline, points, facts, pillars } = page;
  const units = [...points, ...facts, ...pillars.flatMap((pillar) => pillar.units)].map(({ id, text }) => [
    id,
    text.text,
  ]);
  const content = JSON.stringify([variant.locale, density, headline.text, units]);
  return (createHash('sha256').update(content).digest().readUInt32LE() / 0xffffffff) * 2 - 1;
}

/** The pages of an edition, one for each language. */
export function modelPages(edition: RandomEdition, deviation = 0): readonly ModelPage[] {
  return edition.locales.map((locale) => new ModelPage(edition, locale, deviation));
}

/** An edition fitted to its pages. */
export interface ModelOutcome extends FitOutcome {
  readonly pages: readonly ModelPage[];
  readonly edition: RandomEdition;
}

export function fitModel(edition: RandomEdition, pages = modelPages(edition)): ModelOutcome {
  return { ...fitPages(pages.map((page) => page.input)), pages, edition };
}

/** The page of a language, where it has one. */
export function fittedIn({ fitted }: ModelOutcome, locale: string): Fitted | undefined {
  return fitted.get(`readers.${locale}`);
}

/** Which units stand on the page, at which length. */
export function lengthsOn({ page }: Fitted): ReadonlyMap<string, Length> {
  const units = [...page.points, ...page.facts, ...page.pillars.flatMap((pillar) => pillar.units)];
  return new Map(units.map(({ id, length }) => [id, length]));
}

/** The units of an edition, the same in every language that has a page; nothing where none has. */
export function keptIn(outcome: ModelOutcome): ReadonlySet<string> | undefined {
  const [first] = outcome.fitted.values();
  return first && new Set(lengthsOn(first).keys());
}

import type { FittedBrief } from '../model/fitted-brief.js';
import type { LanguagePage, Lengths } from './language-page.js';
import { byFallingValue, type Selection } from './select.js';
import { upgradesOf } from './upgrades.js';

/** What one language makes of the selection. */
export interface Settled {
  readonly page: LanguagePage;
  readonly brief: FittedBrief;
  readonly lengths: Lengths;
  readonly density: number;
}

/**
 * The selection on its pages. Where a page came out roomier than the step at which units were chosen, what then fits
 * in every language comes in after all: nothing that could be added is left out.
 */
export function complete(pages: readonly LanguagePage[], selection: Selection): readonly Settled[] {
  const settled = settle(pages, selection);
  const out = byFallingValue(pages[0]?.units ?? []).filter(
    ({ id, pin }) => !selection.kept.has(id) && pin?.kind !== 'drop',
  );
  const more = out.find(({ id }) => settled.every((one) => admits(one, id)));
  if (!more) return settled;
  return complete(pages, { ...selection, kept: new Set([...selection.kept, more.id]) });
}

/** Whether a page has room for one more unit beside what it shows. */
function admits({ page, lengths, density }: Settled, id: string): boolean {
  const more = new Map(lengths).set(id, page.shortest(id));
  return page.holds(more, density) && page.holds(page.short(more.keys()), density);
}

/**
 * Lengths and density of each language: the fullest texts that there is room for, then the loosest density that holds
 * them. What is left over stays white. Languages that others are held to come first.
 */
function settle(pages: readonly LanguagePage[], selection: Selection): readonly Settled[] {
  const steps = new Map<string, number>();
  return [...pages]
    .sort((a, b) => Number(a.notLooserThan !== undefined) - Number(b.notLooserThan !== undefined))
    .map((page) => {
      const settled = settlePage(page, selection, steps.get(page.notLooserThan ?? '') ?? 0);
      steps.set(page.locale, settled.density);
      return settled;
    });
}

function settlePage(page: LanguagePage, { kept, level }: Selection, loosest: number): Settled {
  const short = page.short(kept);
  const last = Math.max(level, loosest);
  let best = { density: last, lengths: short, worth: -1 };
  // What a step does not hold, no looser one does. Of two steps that hold texts of the same worth, the looser.
  for (let density = last; density >= loosest && page.holds(short, density); density -= 1) {
    const step = { density, ...lengthen(page, short, density) };
    if (step.worth >= best.worth) best = step;
  }
  const { density, lengths } = best;
  return { page, density, lengths, brief: page.choose({ density, lengths }) };
}

/** As many full texts as there is room for, those worth most first. */
function lengthen(page: LanguagePage, short: Lengths, density: number): { lengths: Lengths; worth: number } {
  const lengths = new Map(short);
  let total = 0;
  for (const { id, worth } of upgradesOf(page, short.keys(), page.choose({ density, lengths }))) {
    lengths.set(id, 'full');
    if (page.holds(lengths, density)) total += worth;
    else lengths.set(id, 'short');
  }
  return { lengths, worth: total };
}

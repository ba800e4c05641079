import { byFallingValue } from '../model/brief.js';
import type { Candidate, LanguagePage } from './language-page.js';
import { type Lengthening, lengthenIfItFits, type Selection } from './select.js';
import type { UnitLengths } from './unit-lengths.js';
import { isExcluded } from './unit-rules.js';
import { jointUpgrades } from './upgrades.js';

/** The selection as one language shows it. */
export interface LanguageFit {
  readonly page: LanguagePage;
  readonly candidate: Candidate;
}

/**
 * The selection on the pages of all languages. Where a page comes out looser than the density at which units were
 * selected, a unit that now fits in every language is added: nothing that could be added is left out.
 */
export function distribute(
  pages: readonly LanguagePage[],
  selection: Selection,
  lengthening: Lengthening,
): readonly LanguageFit[] {
  const fits = lengthening === 'same' ? fitAlike(pages, selection) : fitEach(pages, selection);
  const leftOut = byFallingValue(pages[0]?.units ?? []).filter(
    (unit) => !selection.ids.has(unit.id) && !isExcluded(unit),
  );
  const addition = leftOut.find(({ id }) => fits.every((one) => hasRoomFor(id, one)));
  if (!addition) return fits;
  return distribute(pages, { ...selection, ids: new Set([...selection.ids, addition.id]) }, lengthening);
}

/** Whether a page has room for one more unit beside what it shows, and beside the same texts in short. */
function hasRoomFor(id: string, { page, candidate: { density, lengths } }: LanguageFit): boolean {
  const more = lengths.with(id, page.shorterLength(id));
  return page.holds({ density, lengths: more }) && page.holds({ density, lengths: page.shorterLengths(more.ids) });
}

/** Languages that limit the density of others come first. */
function inOrderOfDensity(
  pages: readonly LanguagePage[],
  fitOne: (page: LanguagePage, loosest: number) => LanguageFit,
): readonly LanguageFit[] {
  const densities = new Map<string, number>();
  return [...pages]
    .sort((a, b) => Number(a.notLooserThan !== undefined) - Number(b.notLooserThan !== undefined))
    .map((page) => {
      const fit = fitOne(page, densities.get(page.notLooserThan ?? '') ?? 0);
      densities.set(page.locale, fit.candidate.density);
      return fit;
    });
}

function fitEach(pages: readonly LanguagePage[], selection: Selection): readonly LanguageFit[] {
  return inOrderOfDensity(pages, (page, loosest) => fitLanguage(page, selection, loosest));
}

/** The same texts in every language: full where all have room at the density of the selection. Then each as loose as it may be. */
function fitAlike(pages: readonly LanguagePage[], { ids, density: densest }: Selection): readonly LanguageFit[] {
  const drafts = pages.map((page) => ({ page, lengths: page.shorterLengths(ids) }));
  for (const { id } of jointUpgrades(drafts, ids, densest)) lengthenIfItFits(drafts, id, densest);
  return inOrderOfDensity(pages, (page, loosest) => {
    const lengths = drafts.find((draft) => draft.page === page)?.lengths ?? page.shorterLengths(ids);
    let density = Math.max(densest, loosest);
    while (density > loosest && page.holds({ density: density - 1, lengths })) density -= 1;
    return { page, candidate: { density, lengths } };
  });
}

/**
 * The selection in one language: the fullest texts that fit, then the loosest density that holds them. The room that is
 * left stays white.
 */
function fitLanguage(page: LanguagePage, { ids, density: densest }: Selection, loosest: number): LanguageFit {
  const short = page.shorterLengths(ids);
  const last = Math.max(densest, loosest);
  let best = { density: last, lengths: short, value: -1 };
  // What does not fit at one density does not fit at a looser one. Of two densities with texts of one value, the looser.
  for (let density = last; density >= loosest && page.holds({ density, lengths: short }); density -= 1) {
    const lengthened = { density, ...lengthen(page, short, density) };
    if (lengthened.value >= best.value) best = lengthened;
  }
  return { page, candidate: { density: best.density, lengths: best.lengths } };
}

/** As many full texts as fit, those of the highest value first, and what they add together. */
function lengthen(page: LanguagePage, short: UnitLengths, density: number): { lengths: UnitLengths; value: number } {
  const lengths = short.copy();
  let total = 0;
  for (const { id, value } of jointUpgrades([{ page, lengths }], short.ids, density)) {
    if (lengthenIfItFits([{ page, lengths }], id, density)) total += value;
  }
  return { lengths, value: total };
}

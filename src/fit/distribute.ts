import type { FittedBrief } from '../model/fitted-brief.js';
import type { Candidate, Lengths } from './choose.js';
import type { LanguagePage } from './language-page.js';
import { byFallingValue, type Selection } from './select.js';
import { upgradesOf } from './upgrades.js';

/** The selection as one language shows it. */
export interface LanguageFit {
  readonly page: LanguagePage;
  readonly candidate: Candidate;
  readonly brief: FittedBrief;
}

export function languageFit(page: LanguagePage, candidate: Candidate): LanguageFit {
  return { page, candidate, brief: page.choose(candidate) };
}

/**
 * The selection on the pages of all languages. Where a page comes out looser than the density at which units were
 * selected, a unit that now fits in every language is added: nothing that could be added is left out.
 */
export function distribute(pages: readonly LanguagePage[], selection: Selection): readonly LanguageFit[] {
  const fits = fitLanguages(pages, selection);
  const leftOut = byFallingValue(pages[0]?.units ?? []).filter(
    ({ id, pin }) => !selection.ids.has(id) && pin?.kind !== 'drop',
  );
  const addition = leftOut.find(({ id }) => fits.every((one) => hasRoomFor(id, one)));
  if (!addition) return fits;
  return distribute(pages, { ...selection, ids: new Set([...selection.ids, addition.id]) });
}

/** Whether a page has room for one more unit beside what it shows, and beside the same texts in short. */
function hasRoomFor(id: string, { page, candidate: { density, lengths } }: LanguageFit): boolean {
  const more = new Map(lengths).set(id, page.shorterLength(id));
  return page.holds({ density, lengths: more }) && page.holds({ density, lengths: page.shorterLengths(more.keys()) });
}

/** Languages that limit the density of others come first. */
function fitLanguages(pages: readonly LanguagePage[], selection: Selection): readonly LanguageFit[] {
  const densities = new Map<string, number>();
  return [...pages]
    .sort((a, b) => Number(a.notLooserThan !== undefined) - Number(b.notLooserThan !== undefined))
    .map((page) => {
      const fit = fitLanguage(page, selection, densities.get(page.notLooserThan ?? '') ?? 0);
      densities.set(page.locale, fit.candidate.density);
      return fit;
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
  return languageFit(page, { density: best.density, lengths: best.lengths });
}

/** As many full texts as fit, those of the highest value first, and what they add together. */
function lengthen(page: LanguagePage, short: Lengths, density: number): { lengths: Lengths; value: number } {
  const lengths = new Map(short);
  let total = 0;
  for (const { id, value } of upgradesOf(page, short.keys(), page.choose({ density, lengths }))) {
    lengths.set(id, 'full');
    if (page.holds({ density, lengths })) total += value;
    else lengths.set(id, 'short');
  }
  return { lengths, value: total };
}

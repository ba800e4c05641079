import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesOf, sampleOf } from '../../support/depth.js';
import { fitModel, fittedIn, keptIn, lengthsOn, type ModelOutcome, modelPages } from '../../support/model-layout.js';
import { type RandomEdition, type RandomUnit, randomEditions } from '../../support/random-briefs.js';

const seed = 20260131;

/** An edition that has been changed, fitted to pages of the same size. */
function refitted(before: ModelOutcome, edition: RandomEdition): ModelOutcome {
  return fitModel(
    edition,
    before.pages.map((page) => page.with(edition)),
  );
}

/** An edition, a random number to pick a unit by, and a factor for its value. */
const withFactor = fc.tuple(randomEditions(), fc.nat(1000), fc.constantFrom(1.25, 2, 3, 8));

describe('a random pack that is changed', () => {
  it('never loses a unit because it was given more weight', () => {
    fc.assert(
      fc.property(withFactor, ([edition, pick, factor]) => {
        const before = fitModel(edition);
        const kept = keptIn(before);
        const candidates = edition.units.filter((unit) => kept?.has(unit.id));
        const unit = candidates[pick % Math.max(1, candidates.length)];
        if (!unit) return;
        const units = edition.units.map((one) => (one === unit ? { ...one, value: one.value * factor } : one));
        expect(keptIn(refitted(before, { ...edition, units }))?.has(unit.id)).toBe(true);
      }),
      { seed, numRuns: casesOf(1000, 50) },
    );
  });

  it('comes out the same in whatever order the file lists measures and framing, and the pack its languages', () => {
    const shuffled = randomEditions().chain((edition) =>
      fc.tuple(
        fc.constant(edition),
        fc.shuffledSubarray([...edition.units], { minLength: edition.units.length }),
        fc.shuffledSubarray([...edition.locales], { minLength: edition.locales.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([edition, units, locales]) => {
        // Key figures stand three to a row: their order is part of the page.
        const facts = edition.units.filter(({ part }) => part === 'facts');
        const others = units.filter(({ part }) => part !== 'facts');
        const reordered = { ...edition, locales, units: [...facts, ...others] };
        const one = fitModel(edition, modelPages(edition));
        const other = fitModel(reordered, modelPages(reordered));
        expect([...other.fitted.keys()].sort()).toEqual([...one.fitted.keys()].sort());
        for (const locale of locales) {
          const [a, b] = [fittedIn(one, locale), fittedIn(other, locale)];
          if (!a || !b) continue;
          expect(new Map([...lengthsOn(b)].sort())).toEqual(new Map([...lengthsOn(a)].sort()));
          expect(b.report.density).toBe(a.report.density);
        }
      }),
      { seed, numRuns: casesOf(400, 20) },
    );
  });
});

describe('how often a page is laid out', () => {
  /** The maximum of layouts of one language, for pages that fit and for those that do not. */
  function maxLayouts(editions: readonly RandomEdition[], deviation: number): { fits: number; fails: number } {
    const counts = { fits: 0, fails: 0 };
    for (const edition of editions) {
      const pages = modelPages(edition, deviation);
      const outcome = fitModel(edition, pages);
      for (const page of pages) {
        const fitted = fittedIn(outcome, page.locale);
        const kind = fitted ? 'fits' : 'fails';
        counts[kind] = Math.max(counts[kind], page.layouts);
        if (fitted) expect(fitted.report.layouts).toBe(page.layouts);
      }
    }
    return counts;
  }

  it('is at most twelve times where it fits and 24 where it does not, also where the arithmetic is off', () => {
    const editions = fc.sample(randomEditions(), { seed, numRuns: casesOf(500, 25) });
    const exact = maxLayouts(editions, 0);
    expect(exact.fits).toBeLessThanOrEqual(2);
    expect(exact.fails).toBeLessThanOrEqual(24);
    const off = maxLayouts(editions, 0.08);
    expect(off.fits).toBeLessThanOrEqual(12);
    expect(off.fails).toBeLessThanOrEqual(24);
  }, 120_000);

  it('does not grow with the pack: 200 measures, and 400', () => {
    for (const measures of sampleOf([200, 400], 2)) {
      const editions = fc.sample(randomEditions({ min: measures, max: measures }), { seed, numRuns: casesOf(3, 1) });
      // Without fixed units, so that every pack has a page.
      const optional = ({ pin: _, ...unit }: RandomUnit): RandomUnit => ({ ...unit, priority: 'should' });
      const roomy = editions.map((edition) => ({
        ...edition,
        roomPercent: 15,
        units: edition.units.map(optional),
      }));
      expect(maxLayouts(roomy, 0).fits).toBe(1);
      expect(maxLayouts(roomy, 0.08).fits).toBeLessThanOrEqual(12);
    }
  }, 120_000);
});

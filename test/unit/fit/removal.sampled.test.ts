import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preferences } from '../../../src/fit/preferences.js';
import { casesOf } from '../../support/depth.js';
import { fitModel, fittedIn, keptIn, lengthsOn, type ModelOutcome } from '../../support/model-layout.js';
import { type RandomEdition, type RandomUnit, randomEditions } from '../../support/random-briefs.js';

const seed = 20260131;
const someUnit = fc.tuple(randomEditions(), fc.nat(1000));

function without(before: ModelOutcome, gone: RandomUnit): ModelOutcome {
  const edition = { ...before.edition, units: before.edition.units.filter((unit) => unit !== gone) };
  return fitModel(
    edition,
    before.pages.map((page) => page.with(edition)),
  );
}

const isFixed = ({ priority, pin }: RandomUnit) => priority === 'must' || pin?.kind === 'keep';
const isMajor = (unit: RandomUnit) => isFixed(unit) || unit.value >= preferences.minValueForDenser;

/** The order in which units are considered: the fixed ones, then from the highest value down, ties by id. */
function comesBefore(a: RandomUnit, b: RandomUnit): boolean {
  if (isFixed(a) !== isFixed(b)) return isFixed(a);
  return a.value > b.value || (a.value === b.value && a.id < b.id);
}

const pageIn = (outcome: ModelOutcome) => (locale: string) => {
  const fitted = fittedIn(outcome, locale);
  return fitted && { density: fitted.page.density, lengths: new Map([...lengthsOn(fitted)].sort()) };
};

function someLooser({ locales }: RandomEdition, before: ModelOutcome, after: ModelOutcome): boolean {
  const density = (outcome: ModelOutcome, locale: string) => pageIn(outcome)(locale)?.density ?? 0;
  return locales.some((locale) => density(after, locale) < density(before, locale));
}

/** Units of at least this value whose text was short in some language and is full now. */
function someFuller(edition: RandomEdition, before: ModelOutcome, after: ModelOutcome, value: number): boolean {
  return edition.locales.some((locale) => {
    const [was, is] = [before, after].map((outcome) => pageIn(outcome)(locale)?.lengths);
    return edition.units.some((u) => u.value >= value && was?.get(u.id) === 'short' && is?.get(u.id) === 'full');
  });
}

/**
 * Whether a unit may go when another is removed: its room went to one that is considered before it. A unit that justifies
 * no denser step may also give way to the full text of a unit of its value or more, or to a page that can be looser now.
 */
function mayGoFor(
  missing: RandomUnit,
  gained: readonly RandomUnit[],
  before: ModelOutcome,
  after: ModelOutcome,
): boolean {
  if (gained.some((unit) => comesBefore(unit, missing))) return true;
  if (isMajor(missing)) return false;
  const { edition } = before;
  return someFuller(edition, before, after, missing.value) || someLooser(edition, before, after);
}

describe('a random pack that loses a unit', () => {
  it('stays as it is where the unit was on no page', () => {
    fc.assert(
      fc.property(someUnit, ([edition, pick]) => {
        const before = fitModel(edition);
        const kept = keptIn(before);
        const out = edition.units.filter((unit) => kept && !kept.has(unit.id));
        const gone = out[pick % Math.max(1, out.length)];
        if (!gone) return;
        const after = without(before, gone);
        for (const locale of edition.locales) expect(pageIn(after)(locale)).toEqual(pageIn(before)(locale));
      }),
      { seed, numRuns: casesOf(400, 20) },
    );
  });

  it('loses another only to one considered before it, to a full text of as much value, or to a looser page', () => {
    fc.assert(
      fc.property(someUnit, ([edition, pick]) => {
        const before = fitModel(edition);
        const kept = keptIn(before);
        const on = edition.units.filter((unit) => kept?.has(unit.id));
        const gone = on[pick % Math.max(1, on.length)];
        if (!kept || !gone) return;
        const after = without(before, gone);
        // A language that can hold its musts only now limits the others.
        if (after.fitted.size !== before.fitted.size) return;
        const keptAfter = keptIn(after);
        const others = edition.units.filter((unit) => unit !== gone);
        const gained = others.filter((unit) => !kept.has(unit.id) && keptAfter?.has(unit.id));
        for (const missing of others.filter((unit) => kept.has(unit.id) && !keptAfter?.has(unit.id))) {
          expect(comesBefore(missing, gone)).toBe(false);
          expect([missing.id, mayGoFor(missing, gained, before, after)]).toEqual([missing.id, true]);
        }
      }),
      { seed, numRuns: casesOf(500, 25) },
    );
  });
});

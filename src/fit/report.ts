import type { Unit } from '../model/brief.js';
import type { FitReport, Length, PageLayout, Reason } from '../model/fitted-brief.js';
import type { Settled } from './distribute.js';
import type { LanguagePage, Lengths, Obstacle } from './language-page.js';
import { preferences } from './preferences.js';
import { fixedIds } from './select.js';

/** Why each unit that is on no page is not there: the same in all languages. */
export function reasonsOut(all: readonly Settled[]): ReadonlyMap<string, Reason> {
  const out = all[0]?.page.units.filter(({ id }) => !all[0]?.lengths.has(id)) ?? [];
  return new Map(out.map((unit) => [unit.id, reasonOut(unit, all)]));
}

/** What stands on one page and what does not, and why. */
export function reportOf(
  one: Settled,
  reasons: ReadonlyMap<string, Reason>,
  { usedPt, availablePt }: PageLayout,
): FitReport {
  const { page, density, lengths } = one;
  return {
    density: page.densities[density] ?? '',
    usedPt,
    availablePt,
    fill: usedPt / availablePt,
    layouts: page.layouts,
    units: page.units.map((unit) => {
      const kept = lengths.get(unit.id);
      const reason = kept ? reasonKept(one, unit) : reasons.get(unit.id);
      const heightPt = page.heightOf(unit.id, kept ?? page.shortest(unit.id), one.brief).heightPt;
      return {
        unit: unit.id,
        priority: unit.priority,
        value: unit.value,
        kept: kept ?? 'out',
        heightPt: Math.round(heightPt * 10) / 10,
        paragraphs: unit.paragraphs,
        ...(unit.pin ? { pin: unit.pin } : {}),
        ...(reason ? { reason } : {}),
      };
    }),
  };
}

function reasonKept({ page, lengths, brief }: Settled, { id }: Unit): Reason | undefined {
  if (lengths.get(id) === 'full') return undefined;
  const endsInRunt = (length: Length) => page.heightOf(id, length, brief).hasRunt;
  return { cause: endsInRunt('full') && !endsInRunt('short') ? 'short-line' : 'short-text' };
}

function reasonOut(unit: Unit, all: readonly Settled[]): Reason {
  if (unit.pin?.kind === 'drop') return { cause: 'dropped' };
  const { maxReferences } = preferences;
  const obstacles = all.map(({ page, lengths, density }) => ({
    locale: page.locale,
    obstacle: withUnit(page, lengths, unit, density),
  }));
  if (obstacles.some(({ obstacle }) => obstacle?.kind === 'references')) return { cause: 'references', maxReferences };
  const excess = obstacles.flatMap(({ locale, obstacle }) =>
    obstacle?.kind === 'room' ? [{ locale, excessPt: Math.ceil(obstacle.overPt) }] : [],
  );
  const roomIn = obstacles.flatMap(({ locale, obstacle }) => (obstacle === undefined ? [locale] : []));
  if (roomIn.length > 0) return { cause: 'another-language', excess, roomIn };
  const fitsAlone = all.every(({ page }) => besideFixed(page, unit) === undefined);
  return { cause: fitsAlone ? 'lower-value' : 'no-room', excess };
}

function withUnit(page: LanguagePage, lengths: Lengths, { id }: Unit, density: number): Obstacle | undefined {
  return page.obstacle(new Map(lengths).set(id, page.shortest(id)), density);
}

function besideFixed(page: LanguagePage, unit: Unit): Obstacle | undefined {
  return withUnit(page, page.short(fixedIds(page.units)), unit, page.densest);
}

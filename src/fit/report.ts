import type { Unit } from '../model/brief.js';
import type { Cause, FitReport, PageLayout, UnitReport } from '../model/fitted-brief.js';
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
      const heightPt = page.heightOf(unit.id, kept ?? page.shortest(unit.id), one.brief).heightPt;
      return {
        unit: unit.id,
        priority: unit.priority,
        value: unit.value,
        kept: kept ?? 'out',
        heightPt: Math.round(heightPt * 10) / 10,
        paragraphs: unit.paragraphs,
        ...(unit.pin ? { pinned: unit.pin.kind } : {}),
        ...(kept ? reasonKept(one, unit) : reasons.get(unit.id)),
      };
    }),
  };
}

type Reason = Pick<UnitReport, 'cause' | 'reason'>;

function reasonKept({ page, lengths, brief }: Settled, { id, pin }: Unit): Reason {
  const told = pin?.reason === undefined ? {} : { reason: pin.reason };
  if (lengths.get(id) === 'full') return told;
  const ends = (length: 'full' | 'short') => page.heightOf(id, length, brief).hasRunt;
  const cause: Cause = ends('full') && !ends('short') ? 'short-line' : 'short-text';
  const text = cause === 'short-line' ? 'the full text would end in a line of one word' : 'no room for the full text';
  return { cause, reason: pin?.reason ?? text };
}

function reasonOut(unit: Unit, all: readonly Settled[]): Reason {
  if (unit.pin?.kind === 'drop') return { cause: 'dropped', reason: unit.pin.reason ?? 'the audience leaves it out' };
  const obstacles = all.map(({ page, lengths, density }) => ({
    page,
    obstacle: withUnit(page, lengths, unit, density),
  }));
  if (obstacles.some(({ obstacle }) => obstacle?.kind === 'references')) {
    return {
      cause: 'references',
      reason: `the page prints at most ${preferences.maxReferences} references, and this would bring one more`,
    };
  }
  const short = obstacles.flatMap(({ page, obstacle }) => (obstacle?.kind === 'room' ? [{ page, obstacle }] : []));
  const missing = short.map(({ page, obstacle }) => `${page.locale} ${Math.ceil(obstacle.overPt)} pt`).join(', ');
  if (short.length < all.length) {
    const roomy = all.filter(({ page }) => !short.some((one) => one.page === page)).map(({ page }) => page.locale);
    const rest = roomy.length > 0 ? `; there is room in ${roomy.join(' and ')}` : '';
    return { cause: 'another-language', reason: `no room in every language: too long by ${missing}${rest}` };
  }
  const alone = all.every(({ page }) => besideFixed(page, unit) === undefined);
  return alone
    ? { cause: 'lower-value', reason: `its room went to what is worth more: too long by ${missing}` }
    : { cause: 'no-room', reason: `no room even beside what must be there: too long by ${missing}` };
}

function withUnit(page: LanguagePage, lengths: Lengths, { id }: Unit, density: number): Obstacle | undefined {
  return page.obstacle(new Map(lengths).set(id, page.shortest(id)), density);
}

function besideFixed(page: LanguagePage, unit: Unit): Obstacle | undefined {
  return withUnit(page, page.short(fixedIds(page.units)), unit, page.densest);
}

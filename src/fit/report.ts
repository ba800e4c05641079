import type { Unit } from '../model/brief.js';
import type { Cause, FitReport, Length, PageLayout, UnitReport } from '../model/fitted-brief.js';
import type { Candidate } from './choose.js';
import type { LanguageFit } from './distribute.js';
import type { LanguagePage, Obstacle } from './language-page.js';
import { preferences } from './preferences.js';
import { fixedIds } from './select.js';

type Reason = Pick<UnitReport, 'cause' | 'reason'>;

/** Why each unit that is left out is left out, by id: the same in all languages. */
export function exclusionReasons(fits: readonly LanguageFit[]): ReadonlyMap<string, Reason> {
  const [first] = fits;
  const leftOut = first?.page.units.filter(({ id }) => !first.candidate.lengths.has(id)) ?? [];
  return new Map(leftOut.map((unit) => [unit.id, exclusionReason(unit, fits)]));
}

/** What stands on one page, what does not, and why. */
export function reportOf(
  fit: LanguageFit,
  exclusions: ReadonlyMap<string, Reason>,
  { usedPt, availablePt }: PageLayout,
): FitReport {
  const { page, candidate, brief } = fit;
  return {
    density: page.densities[candidate.density] ?? '',
    usedPt,
    availablePt,
    fill: usedPt / availablePt,
    layouts: page.layouts,
    units: page.units.map((unit) => {
      const length = candidate.lengths.get(unit.id);
      const { heightPt } = page.measureUnit(unit.id, length ?? page.shorterLength(unit.id), brief);
      return {
        unit: unit.id,
        priority: unit.priority,
        value: unit.value,
        kept: length ?? 'out',
        heightPt: Math.round(heightPt * 10) / 10,
        paragraphs: unit.paragraphs,
        ...(unit.pin ? { pinned: unit.pin.kind } : {}),
        ...(length ? lengthReason(fit, unit, length) : exclusions.get(unit.id)),
      };
    }),
  };
}

/** Why a unit is on the page, where the audience says so, and why in short. */
function lengthReason({ page, brief }: LanguageFit, { id, pin }: Unit, length: Length): Reason {
  if (length === 'full') return pin?.reason === undefined ? {} : { reason: pin.reason };
  const hasRunt = (of: Length) => page.measureUnit(id, of, brief).hasRunt;
  const cause: Cause = hasRunt('full') && !hasRunt('short') ? 'short-line' : 'short-text';
  const text = cause === 'short-line' ? 'the full text would end in a line of one word' : 'no room for the full text';
  return { cause, reason: pin?.reason ?? text };
}

function exclusionReason(unit: Unit, fits: readonly LanguageFit[]): Reason {
  if (unit.pin?.kind === 'drop') return { cause: 'dropped', reason: unit.pin.reason ?? 'the audience leaves it out' };
  const obstacles = fits.map(({ page, candidate }) => ({ page, obstacle: obstacleFor(unit, page, candidate) }));
  if (obstacles.some(({ obstacle }) => obstacle?.kind === 'references')) {
    return {
      cause: 'references',
      reason: `the page prints at most ${preferences.maxReferences} references, and this would bring one more`,
    };
  }
  const missing = obstacles
    .flatMap(({ page, obstacle }) =>
      obstacle?.kind === 'room' ? [`${page.locale} ${Math.ceil(obstacle.overPt)} pt`] : [],
    )
    .join(', ');
  if (obstacles.some(({ obstacle }) => obstacle === undefined)) {
    const roomy = obstacles.flatMap(({ page, obstacle }) => (obstacle ? [] : [page.locale]));
    const rest = `; there is room in ${roomy.join(' and ')}`;
    return { cause: 'another-language', reason: `no room in every language: too long by ${missing}${rest}` };
  }
  return fits.every(({ page }) => fitsBesideFixed(unit, page))
    ? { cause: 'lower-value', reason: `its room went to what is worth more: too long by ${missing}` }
    : { cause: 'no-room', reason: `no room even beside what must be there: too long by ${missing}` };
}

function obstacleFor({ id }: Unit, page: LanguagePage, { density, lengths }: Candidate): Obstacle | undefined {
  return page.obstacle({ density, lengths: new Map(lengths).set(id, page.shorterLength(id)) });
}

function fitsBesideFixed(unit: Unit, page: LanguagePage): boolean {
  const lengths = page.shorterLengths(fixedIds(page.units));
  return obstacleFor(unit, page, { density: page.densest, lengths }) === undefined;
}

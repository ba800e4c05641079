import type { Unit } from '../model/brief.js';
import type { FitReport, Length, PageLayout, Reason } from '../model/fitted-brief.js';
import type { LanguageFit } from './distribute.js';
import type { Candidate, LanguagePage, Obstacle } from './language-page.js';
import { preferences } from './preferences.js';

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
  const { page, candidate } = fit;
  return {
    density: page.densities[candidate.density] ?? '',
    usedPt,
    availablePt,
    fill: Math.round((usedPt / availablePt) * 1000) / 1000,
    layouts: page.layouts,
    units: page.units.map((unit) => {
      const length = candidate.lengths.get(unit.id);
      const reason = length ? shorteningReason(fit, unit, length) : exclusions.get(unit.id);
      const { heightPt } = page.measureUnit(unit.id, length ?? page.shorterLength(unit.id), candidate);
      return {
        unit: unit.id,
        priority: unit.priority,
        value: unit.value,
        kept: length ?? 'out',
        heightPt: Math.round(heightPt * 10) / 10,
        paragraphs: unit.paragraphs,
        ...(unit.pin ? { pin: unit.pin } : {}),
        ...(reason ? { reason } : {}),
      };
    }),
  };
}

/** Why a unit is on the page in short. */
function shorteningReason({ page, candidate }: LanguageFit, { id }: Unit, length: Length): Reason | undefined {
  if (length === 'full') return undefined;
  const hasRunt = (of: Length) => page.measureUnit(id, of, candidate).hasRunt;
  return { cause: hasRunt('full') && !hasRunt('short') ? 'short-line' : 'short-text' };
}

function exclusionReason(unit: Unit, fits: readonly LanguageFit[]): Reason {
  if (unit.pin?.kind === 'drop') return { cause: 'dropped' };
  if (unit.sectionRule === 'hidden') return { cause: 'hidden-section' };
  const { maxReferences } = preferences;
  const obstacles = fits.map(({ page, candidate }) => ({
    locale: page.locale,
    obstacle: obstacleFor(unit, page, candidate),
  }));
  if (obstacles.some(({ obstacle }) => obstacle?.kind === 'references')) return { cause: 'references', maxReferences };
  const full = obstacles.flatMap(({ obstacle }) => (obstacle?.kind === 'at-most' ? [obstacle.atMost] : []))[0];
  if (full !== undefined) return { cause: 'at-most', atMost: full };
  const excess = obstacles.flatMap(({ locale, obstacle }) =>
    obstacle?.kind === 'room' ? [{ locale, excessPt: Math.ceil(obstacle.overPt) }] : [],
  );
  const roomIn = obstacles.flatMap(({ locale, obstacle }) => (obstacle === undefined ? [locale] : []));
  if (roomIn.length > 0) return { cause: 'another-language', excess, roomIn };
  const fitsAlone = fits.every((fit) => fitsBesideFixed(unit, fit));
  return { cause: fitsAlone ? 'lower-value' : 'no-room', excess };
}

function obstacleFor({ id }: Unit, page: LanguagePage, { density, lengths }: Candidate): Obstacle | undefined {
  return page.obstacle({ density, lengths: lengths.with(id, page.shorterLength(id)) });
}

/** At the page's own density if it can: what a denser one would need is known of few units, and long to measure. */
function fitsBesideFixed(unit: Unit, { page, candidate }: LanguageFit): boolean {
  const lengths = page.fixedLengths;
  return [candidate.density, page.densest].some((density) => !obstacleFor(unit, page, { density, lengths }));
}

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

/**
 * The languages that have no room for the full text of each unit whose text is short, by id. At the densest page of an
 * edition: full texts are tried there, before each page is set as loosely as it may be.
 */
export function languagesWithoutRoom(fits: readonly LanguageFit[]): ReadonlyMap<string, readonly string[]> {
  const density = Math.max(...fits.map(({ candidate }) => candidate.density));
  const [first] = fits;
  const short = first?.candidate.lengths.ids.filter((id) => first.candidate.lengths.get(id) === 'short') ?? [];
  const hasNoRoom = (id: string, { page, candidate: { lengths } }: LanguageFit) =>
    page.canLengthen(id) && page.obstacle({ density, lengths: lengths.with(id, 'full') })?.kind === 'room';
  return new Map(short.map((id) => [id, fits.filter((fit) => hasNoRoom(id, fit)).map(({ page }) => page.locale)]));
}

/** Why units are not on the pages of an edition, or not in full, by id. */
export interface UnitReasons {
  readonly exclusions: ReadonlyMap<string, Reason>;
  /** The languages that have no room for its full text, where a text has one length in all. */
  readonly withoutRoom: ReadonlyMap<string, readonly string[]>;
}

/** What stands on one page, what does not, and why. */
export function reportOf(
  fit: LanguageFit,
  { exclusions, withoutRoom }: UnitReasons,
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
      const reason = length ? shorteningReason(fit, unit, length, withoutRoom) : exclusions.get(unit.id);
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

/** Why a unit is on the page in short; where its reader wants it so, its pin says it. */
function shorteningReason(
  { page, candidate }: LanguageFit,
  { id, pin }: Unit,
  length: Length,
  withoutRoom: UnitReasons['withoutRoom'],
): Reason | undefined {
  if (length === 'full' || pin?.length === 'short') return undefined;
  const noRoomIn = withoutRoom.get(id) ?? [];
  if (noRoomIn.includes(page.locale)) return { cause: 'short-text' };
  if (noRoomIn.length > 0) return { cause: 'short-text', noRoomIn };
  const inFull = page.obstacle({ density: candidate.density, lengths: candidate.lengths.with(id, 'full') });
  if (inFull?.kind === 'references') {
    return { cause: 'references', maxReferences: preferences.maxReferences, ofFullText: true };
  }
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
  if (!fitsAlone) return { cause: 'no-room', excess };
  return { cause: fits.some((fit) => hasOfHigherValue(unit, fit)) ? 'lower-value' : 'later', excess };
}

/** Whether the page has a unit worth more that need not be there; else others come first by their section or their place. */
function hasOfHigherValue({ value }: Unit, { page, candidate: { lengths } }: LanguageFit): boolean {
  return page.units.some((other) => other.value > value && lengths.has(other.id) && !page.fixedLengths.has(other.id));
}

function obstacleFor({ id }: Unit, page: LanguagePage, { density, lengths }: Candidate): Obstacle | undefined {
  return page.obstacle({ density, lengths: lengths.with(id, page.shorterLength(id)) });
}

/** At the page's own density if it can: what a denser one would need is known of few units, and long to measure. */
function fitsBesideFixed(unit: Unit, { page, candidate }: LanguageFit): boolean {
  const lengths = page.fixedLengths;
  return [candidate.density, page.densest].some((density) => !obstacleFor(unit, page, { density, lengths }));
}

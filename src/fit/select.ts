import { byFallingValue, type Unit } from '../model/brief.js';
import type { Draft, LanguagePage } from './language-page.js';
import { preferences } from './preferences.js';
import { isExcluded, isFixed } from './unit-rules.js';
import { jointUpgrades, type Upgrade } from './upgrades.js';

/** Whether the languages of an edition show a unit in one length, or each in the one that it has room for. */
export type Lengthening = 'same' | 'by-language';

/** The units that all languages of an edition show, and the densest step of the theme that they need. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly density: number;
}

/** The ids of the fixed units, those of the highest value first. */
export function fixedIds(units: readonly Unit[]): readonly string[] {
  return byFallingValue(units.filter(isFixed)).map(({ id }) => id);
}

/**
 * The units that every page holds: first those that a section usually has, then from the highest value down; one that is too
 * large is passed over for those below.
 *
 * A denser step is taken only for units of some value (`minValueForDenser`): from the densest on, looser steps are taken
 * as long as none of these goes. Units of less value are added at the density so found, in turn with the full texts of
 * those that are already there.
 */
export function select(pages: readonly LanguagePage[], lengthening: Lengthening): Selection {
  const order = byFallingValue(pages[0]?.units ?? []);
  const fixed = fixedIds(order);
  const optional = order.filter((unit) => !isFixed(unit) && !isExcluded(unit));
  const isMajor = (unit: Unit) => usualTurn(unit) < Infinity || unit.value >= preferences.minValueForDenser;
  const usual = optional.filter((unit) => usualTurn(unit) < Infinity).sort((a, b) => usualTurn(a) - usualTurn(b));
  const major = [...new Set([...usual, ...optional.filter(isMajor)])];
  const minor = optional.filter((unit) => !isMajor(unit));
  let density = Math.max(0, ...pages.map((page) => page.densest));
  let ids = fillAt(density, pages, fixed, major);
  if (!ids) throw new Error('select needs pages that hold the fixed units');
  for (let looser = density - 1; looser >= 0; looser -= 1) {
    // Most looser steps end here, at the first language: nothing of the others is measured for them.
    if (!allHold(shortDrafts(pages, ids), looser)) break;
    const held = fillAt(looser, pages, fixed, major);
    if (!held || ![...ids].every((id) => held.has(id))) break;
    [density, ids] = [looser, held];
  }
  return { ids: addMinor(pages, ids, minor, density, lengthening), density };
}

function usualTurn({ sectionRule }: Unit): number {
  return typeof sectionRule === 'object' ? sectionRule.usual : Infinity;
}

/** The fixed units and those of the others that fit at a density; nothing where the fixed ones do not. */
function fillAt(
  density: number,
  pages: readonly LanguagePage[],
  fixed: readonly string[],
  others: readonly Unit[],
): ReadonlySet<string> | undefined {
  const ids = new Set(fixed);
  const drafts = shortDrafts(pages, ids);
  if (!allHold(drafts, density)) return undefined;
  for (const { id } of others) {
    addUnit(drafts, id);
    if (allHold(drafts, density)) ids.add(id);
    else removeUnit(drafts, id);
  }
  return ids;
}

function shortDrafts(pages: readonly LanguagePage[], ids: Iterable<string>): readonly Draft[] {
  return pages.map((page) => ({ page, lengths: page.shorterLengths(ids) }));
}

function addUnit(drafts: readonly Draft[], id: string): void {
  for (const { page, lengths } of drafts) lengths.set(id, page.shorterLength(id));
}

function removeUnit(drafts: readonly Draft[], id: string): void {
  for (const { lengths } of drafts) lengths.set(id, undefined);
}

function allHold(drafts: readonly Draft[], density: number): boolean {
  return drafts.every(({ page, lengths }) => page.holds({ density, lengths }));
}

/** A unit that comes onto all pages, or a full text that comes onto some. */
interface Addition extends Upgrade {
  readonly lengthened?: readonly Draft[];
}

/** Adds units of less value, in turn with the full texts of each page. */
function addMinor(
  pages: readonly LanguagePage[],
  major: ReadonlySet<string>,
  minor: readonly Unit[],
  density: number,
  lengthening: Lengthening,
): ReadonlySet<string> {
  const ids = new Set(major);
  const drafts = shortDrafts(pages, ids);
  // All texts in short must fit too, since a language may shorten them at another density.
  const inShort = shortDrafts(pages, ids);
  const candidates = [...ids, ...minor.map(({ id }) => id)];
  const additions: readonly Addition[] = [
    ...minor.map(({ id, value }) => ({ id, value })),
    ...(lengthening === 'same' ? [drafts] : drafts.map((draft) => [draft])).flatMap((together) =>
      jointUpgrades(together, candidates, density).map((upgrade) => ({ ...upgrade, lengthened: together })),
    ),
  ];
  const fitsBoth = (id: string) => {
    for (const some of [drafts, inShort]) addUnit(some, id);
    if (allHold(drafts, density) && allHold(inShort, density)) return true;
    for (const some of [drafts, inShort]) removeUnit(some, id);
    return false;
  };
  for (const { id, lengthened } of [...additions].sort(compareAdditions)) {
    if (lengthened) lengthenIfItFits(lengthened, id, density);
    else if (fitsBoth(id)) ids.add(id);
  }
  return ids;
}

/** Highest values first; a unit before its own full text. */
function compareAdditions(a: Addition, b: Addition): number {
  const keyOf = ({ lengthened, id }: Addition) => `${lengthened ? 1 : 0} ${id} ${lengthened?.[0]?.page.locale ?? ''}`;
  return b.value - a.value || (keyOf(a) < keyOf(b) ? -1 : 1);
}

/** On all of these pages or on none. */
export function lengthenIfItFits(drafts: readonly Draft[], id: string, density: number): boolean {
  if (drafts.some(({ lengths }) => !lengths.has(id))) return false;
  const before = drafts.map(({ lengths }) => lengths.get(id) ?? 'short');
  for (const { lengths } of drafts) lengths.set(id, 'full');
  if (allHold(drafts, density)) return true;
  for (const [i, { lengths }] of drafts.entries()) lengths.set(id, before[i] ?? 'short');
  return false;
}

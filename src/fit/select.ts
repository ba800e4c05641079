import type { Unit } from '../model/brief.js';
import type { Length } from '../model/fitted-brief.js';
import type { LanguagePage } from './language-page.js';
import { preferences } from './preferences.js';
import { upgradesOf } from './upgrades.js';

/** The units of an edition, and the step of the theme's densities that they need at most. */
export interface Selection {
  readonly kept: ReadonlySet<string>;
  readonly level: number;
}

/** Higher values first; ties are broken by id, so that the order of the file does not matter. */
export function byFallingValue(units: readonly Unit[]): readonly Unit[] {
  return [...units].sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1));
}

/** What never leaves the page: musts, and what the audience keeps. */
export function isFixed({ priority, pin }: Unit): boolean {
  return priority === 'must' || pin?.kind === 'keep';
}

/** The ids of what never leaves the page, those of the highest value first. */
export function fixedIds(units: readonly Unit[]): readonly string[] {
  return byFallingValue(units.filter(isFixed)).map(({ id }) => id);
}

/**
 * The units that every page holds, from the highest value down; one that is too large is passed over for those below.
 *
 * A denser step is taken only where it lets a unit in that is worth it (`worthDenser`): from the densest on, looser steps
 * are taken as long as nothing of worth goes. What is worth less comes in at the step so found, in turn with the full texts
 * of what is already there.
 */
export function select(pages: readonly LanguagePage[]): Selection {
  const order = byFallingValue(pages[0]?.units ?? []);
  const fixed = fixedIds(order);
  const free = order.filter((unit) => !isFixed(unit) && unit.pin?.kind !== 'drop');
  const worthy = free.filter(({ value }) => value >= preferences.worthDenser);
  let level = Math.max(0, ...pages.map((page) => page.densest));
  let worth = worthyAt(pages, fixed, worthy, level);
  if (!worth) throw new Error('a page was searched that cannot hold what must be there');
  for (let looser = level - 1; looser >= 0; looser -= 1) {
    const kept = worthyAt(pages, fixed, worthy, looser);
    if (!kept || ![...worth].every((id) => kept.has(id))) break;
    [level, worth] = [looser, kept];
  }
  const lesser = free.filter(({ value }) => value < preferences.worthDenser);
  return { kept: fill(pages, worth, lesser, level), level };
}

/** The worthy units that fit at one density, with the fixed ones; nothing where those alone do not fit. */
function worthyAt(
  pages: readonly LanguagePage[],
  fixed: readonly string[],
  worthy: readonly Unit[],
  density: number,
): ReadonlySet<string> | undefined {
  const kept = new Set(fixed);
  if (!allHold(pages, kept, density)) return undefined;
  for (const { id } of worthy) {
    kept.add(id);
    if (!allHold(pages, kept, density)) kept.delete(id);
  }
  return kept;
}

/** A page with the lengths that it has come to so far. */
interface Sheet {
  readonly page: LanguagePage;
  readonly lengths: Map<string, Length>;
}

interface Turn {
  readonly worth: number;
  readonly id: string;
  /** The page that gets a full text; a unit comes to all of them. */
  readonly sheet?: Sheet;
}

/** Adds what is worth less, in turn with full texts: each page has lengths of its own. */
function fill(
  pages: readonly LanguagePage[],
  worth: ReadonlySet<string>,
  lesser: readonly Unit[],
  level: number,
): ReadonlySet<string> {
  const kept = new Set(worth);
  const sheets = pages.map((page) => ({ page, lengths: new Map(page.short(kept)) }));
  const ids = [...kept, ...lesser.map(({ id }) => id)];
  const turns: readonly Turn[] = [
    ...lesser.map(({ id, value }) => ({ id, worth: value })),
    ...sheets.flatMap((sheet) => {
      const now = sheet.page.choose({ density: level, lengths: sheet.lengths });
      return upgradesOf(sheet.page, ids, now).map((upgrade) => ({ ...upgrade, sheet }));
    }),
  ];
  for (const { id, sheet } of [...turns].sort(byFallingWorth)) {
    if (sheet) lengthenWhereItFits(sheet, id, level);
    else addWhereItFits(sheets, kept, id, level);
  }
  return kept;
}

/** A unit before its own full text. */
function byFallingWorth(a: Turn, b: Turn): number {
  const placeOf = ({ sheet, id }: Turn) => `${sheet ? 1 : 0} ${id} ${sheet?.page.locale ?? ''}`;
  return b.worth - a.worth || (placeOf(a) < placeOf(b) ? -1 : 1);
}

function lengthenWhereItFits({ page, lengths }: Sheet, id: string, level: number): void {
  if (!lengths.has(id)) return;
  lengths.set(id, 'full');
  if (!page.holds(lengths, level)) lengths.set(id, 'short');
}

/** Also with all texts short, since a language may come to shorter ones at another step. */
function addWhereItFits(sheets: readonly Sheet[], kept: Set<string>, id: string, level: number): void {
  kept.add(id);
  for (const { page, lengths } of sheets) lengths.set(id, page.shortest(id));
  const pages = sheets.map(({ page }) => page);
  if (sheets.every(({ page, lengths }) => page.holds(lengths, level)) && allHold(pages, kept, level)) return;
  kept.delete(id);
  for (const { lengths } of sheets) lengths.delete(id);
}

function allHold(pages: readonly LanguagePage[], kept: ReadonlySet<string>, density: number): boolean {
  return pages.every((page) => page.holds(page.short(kept), density));
}

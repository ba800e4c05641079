import { type Brief, type BriefText, textsOf, type Unit, unitsOf } from '../model/brief.js';
import type { FittedBrief, FittedReference, FittedUnit, Length } from '../model/fitted-brief.js';
import { oncePer } from '../text/once.js';
import { citationsIn } from '../text/placeholders.js';

/** The units on a page, by id, each with the length of its text. */
export interface Lengths {
  get(id: string): Length | undefined;
}

/**
 * The page of these units: each at its length, its references numbered.
 * @param density index into the theme's densities, loosest first
 */
export function choose(
  brief: Brief,
  { density, lengths }: { readonly density: number; readonly lengths: Lengths },
): FittedBrief {
  const { references: _, source: __, ...rest } = brief;
  const page = {
    ...rest,
    density,
    points: chosen(brief.points, lengths),
    facts: chosen(brief.facts, lengths),
    pillars: brief.pillars.map((pillar, i) => ({ ...pillar, number: i + 1, units: chosen(pillar.units, lengths) })),
    measures: brief.pillars.flatMap((pillar) => pillar.units).length,
    references: fittedReferences(brief, lengths),
  };
  chosenFrom.set(page, brief);
  return page;
}

const chosenFrom = new WeakMap<FittedBrief, Brief>();

/** Whether a page has the texts of a brief as they are: its units and their lengths tell it from others. */
export function isChosenFrom(page: FittedBrief, brief: Brief): boolean {
  return chosenFrom.get(page) === brief;
}

type Chosen<U extends Unit> = Omit<U, 'full' | 'short' | 'pin' | 'sectionRule'> & FittedUnit;

function chosen<U extends Unit>(units: readonly U[], lengths: Lengths): Chosen<U>[] {
  return units.flatMap((unit) => {
    const length = lengths.get(unit.id);
    return length === undefined ? [] : [fitted(unit, length)];
  });
}

const fittedUnits: Readonly<Record<Length, WeakMap<Unit, FittedUnit>>> = { full: new WeakMap(), short: new WeakMap() };

/** Kept, since the search needs the same few on hundreds of pages. */
function fitted<U extends Unit>(unit: U, length: Length): Chosen<U> {
  const known = fittedUnits[length].get(unit);
  if (known) return known as Chosen<U>;
  const { full, short } = unit;
  // As a whole, without these: V8 copies an object by its shape, and what is left out of one property by property.
  const left = { full: undefined, short: undefined, pin: undefined, sectionRule: undefined };
  const made = { ...unit, ...left, length, text: length === 'full' ? full : short };
  fittedUnits[length].set(unit, made);
  return made;
}

/** What a page must show of its unit for a text to be on it; `nothing` for a text that every page has. */
export type Need = Length | 'any' | 'nothing';

function needOf({ field }: BriefText): Need {
  switch (field) {
    case 'full':
    case 'short':
      return field;
    case 'value':
    case 'whole':
    case 'limits':
    case 'alt':
    case 'chart':
    case 'owner':
    case 'by':
    case 'when':
    case 'cost':
    case 'certainty':
    case 'figure':
      return 'any';
    default:
      return 'nothing';
  }
}

/** Whether a text is on the page of these units. */
export function isOnPage(text: BriefText, lengths: Lengths): boolean {
  return isMet(needOf(text), lengths.get(text.unit));
}

/** @param length of the unit that the text belongs to, on the page */
export function isMet(need: Need, length: Length | undefined): boolean {
  return need === 'nothing' || need === length || (need === 'any' && length !== undefined);
}

/**
 * The works that a page prints: the source first, then each in the order in which the page mentions it.
 * @param isShown whether the text that mentions works is on the page
 */
export function referencesOn(brief: Brief, isShown: (mention: Mention) => boolean): readonly string[] {
  const found = [brief.source];
  const all = mentionsIn(brief);
  for (let i = 0; i < all.length; i += 1) {
    const mention = all[i] as Mention;
    if (!isShown(mention)) continue;
    const { ids } = mention;
    for (let j = 0; j < ids.length; j += 1) {
      const id = ids[j] as string;
      if (!found.includes(id)) found.push(id);
    }
  }
  return found;
}

function fittedReferences(brief: Brief, lengths: Lengths): readonly FittedReference[] {
  const ids = referencesOn(brief, ({ need, unit }) => isMet(need, lengths.get(unit)));
  return ids.map((id, i) => ({ id, number: i + 1, text: brief.references.get(id) ?? '' }));
}

/** A text of a brief that mentions works. */
export interface Mention {
  readonly unit: string;
  /** The place of its unit among those of the brief; -1 for what is none. */
  readonly place: number;
  readonly need: Need;
  /** What the text cites, and what its unit brings along. */
  readonly ids: readonly string[];
}

/** In the order of the page; kept, since every candidate needs them. */
export const mentionsIn = oncePer((brief: Brief): readonly Mention[] => {
  const units = unitsOf(brief);
  const references = new Map([...units, ...brief.next].map(({ id, references: works }) => [id, works]));
  const places = placesOf(units);
  const found = textsOf(brief).map((text): Mention => {
    const { unit, field } = text;
    const brings = field === 'full' || field === 'short' || field === 'step';
    const ids = [...citationsIn(text.text.text), ...((brings ? references.get(unit) : undefined) ?? [])];
    return { unit, place: places.get(unit) ?? -1, need: needOf(text), ids };
  });
  return found.filter(({ ids }) => ids.length > 0);
});

/** Units by their ids: the same places in every language of an edition. */
export function placesOf(units: readonly Unit[]): ReadonlyMap<string, number> {
  return new Map(units.map(({ id }, place) => [id, place]));
}

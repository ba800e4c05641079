import { type Brief, type BriefText, textsOf, type Unit, unitsOf } from '../model/brief.js';
import type { FittedBrief, FittedUnit, Length, PrintedReference } from '../model/fitted-brief.js';
import { citationsIn } from '../text/placeholders.js';

/** The units on a page, by id, each with the length of its text. */
export type Lengths = ReadonlyMap<string, Length>;

/** A page that the fit considers. */
export interface Candidate {
  /** Index into the theme's densities, loosest first. */
  readonly density: number;
  readonly lengths: Lengths;
}

/** The page of a candidate: its units at their lengths, its references numbered. */
export function choose(brief: Brief, { density, lengths }: Candidate): FittedBrief {
  const { references: _, source: __, ...rest } = brief;
  return {
    ...rest,
    density,
    points: chosen(brief.points, lengths),
    facts: chosen(brief.facts, lengths),
    pillars: brief.pillars.map((pillar, i) => ({ ...pillar, number: i + 1, units: chosen(pillar.units, lengths) })),
    measures: brief.pillars.flatMap((pillar) => pillar.units).length,
    references: printedReferences(brief, lengths),
  };
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
  const { full, short, pin: _, sectionRule: __, ...rest } = unit;
  const made = { ...rest, length, text: length === 'full' ? full : short };
  fittedUnits[length].set(unit, made);
  return made;
}

/** Whether a text is on the page of these units. */
export function isOnPage({ unit, field }: BriefText, lengths: Lengths): boolean {
  switch (field) {
    case 'full':
    case 'short':
      return lengths.get(unit) === field;
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
      return lengths.has(unit);
    default:
      return true;
  }
}

/** The works that a page of these units prints: the source first, then each in the order in which the page mentions it. */
export function referencesOn(brief: Brief, lengths: Lengths): readonly string[] {
  const ids = new Set([brief.source]);
  for (const { text, ids: mentioned } of mentionsIn(brief)) {
    if (isOnPage(text, lengths)) for (const id of mentioned) ids.add(id);
  }
  return [...ids];
}

function printedReferences(brief: Brief, lengths: Lengths): readonly PrintedReference[] {
  return referencesOn(brief, lengths).map((id, i) => ({ id, number: i + 1, text: brief.references.get(id) ?? '' }));
}

interface Mention {
  readonly text: BriefText;
  /** What the text cites, and what its unit brings along. */
  readonly ids: readonly string[];
}

const mentions = new WeakMap<Brief, readonly Mention[]>();

/** The texts of a brief that mention works; kept, since every candidate needs them. */
function mentionsIn(brief: Brief): readonly Mention[] {
  const known = mentions.get(brief);
  if (known) return known;
  const references = new Map([...unitsOf(brief), ...brief.next].map(({ id, references: works }) => [id, works]));
  const found = textsOf(brief).map((text) => {
    const brings = text.field === 'full' || text.field === 'short' || text.field === 'step';
    const brought = brings ? references.get(text.unit) : [];
    return { text, ids: [...citationsIn(text.text.text), ...(brought ?? [])] };
  });
  const citing = found.filter(({ ids }) => ids.length > 0);
  mentions.set(brief, citing);
  return citing;
}

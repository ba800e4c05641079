import type { Brief, SourcedText, Unit } from '../model/brief.js';
import type { Candidate, FittedBrief, FittedUnit, Length, PrintedReference } from '../model/fitted-brief.js';
import { citationsIn } from '../text/placeholders.js';

/** The page that a candidate makes of a brief: its units at their lengths, its references numbered. */
export function choose(brief: Brief, candidate: Candidate): FittedBrief {
  const keep = <U extends Unit>(units: readonly U[]) => kept(units, candidate);
  const why = keep(brief.why);
  const facts = keep(brief.facts);
  const pillars = brief.pillars.map((pillar, i) => ({ ...pillar, number: i + 1, units: keep(pillar.units) }));
  const measures = brief.pillars.flatMap((pillar) => pillar.units).length;
  const { references: _, source: __, ...fixed } = brief;
  const page = { ...fixed, density: candidate.density, why, facts, pillars, measures };
  return { ...page, references: printedReferences(brief, page) };
}

type Chosen<U extends Unit> = Omit<U, 'full' | 'short' | 'pin'> & FittedUnit;

function kept<U extends Unit>(units: readonly U[], { lengths }: Candidate): Chosen<U>[] {
  const chosen: Chosen<U>[] = [];
  for (const unit of units) {
    const length = lengths.get(unit.id);
    if (length !== undefined) chosen.push(fitted(unit, length));
  }
  return chosen;
}

const inFull = new WeakMap<Unit, FittedUnit>();
const inShort = new WeakMap<Unit, FittedUnit>();

/** The search asks for the same few of them on hundreds of pages. */
function fitted<U extends Unit>(unit: U, length: Length): Chosen<U> {
  const known = length === 'full' ? inFull : inShort;
  const before = known.get(unit);
  if (before) return before as Chosen<U>;
  const { full, short, pin: _, ...rest } = unit;
  const chosen = { ...rest, length, text: length === 'full' ? full : short };
  known.set(unit, chosen);
  return chosen;
}

const cited = new WeakMap<object, readonly string[]>();

/** What a text or a figure cites in its words. The search asks of the same again and again. */
function citedBy(one: object, ...words: readonly string[]): readonly string[] {
  const known = cited.get(one) ?? words.flatMap(citationsIn);
  cited.set(one, known);
  return known;
}

/** The source first, then every work in the order in which the page mentions it. */
function printedReferences(brief: Brief, page: Omit<FittedBrief, 'references'>): readonly PrintedReference[] {
  const ids = new Set([brief.source]);
  const add = (cited: readonly string[]) => {
    for (const id of cited) ids.add(id);
  };
  const read = (text: SourcedText | undefined) => {
    if (text) add(citedBy(text, text.text));
  };
  for (const text of [page.headline, page.finding, page.ask, page.applicability]) read(text);
  for (const { text } of page.why) read(text);
  for (const { figure, text, references } of page.facts) {
    if (figure) add(citedBy(figure, figure.value, figure.whole ?? ''));
    read(text);
    add(references);
  }
  read(page.advice);
  for (const { title, headline, units } of page.pillars) {
    read(title);
    read(headline);
    for (const { text } of units) read(text);
  }
  read(page.method);
  for (const { limits } of page.facts) read(limits);
  read(page.disclaimer);
  return [...ids].map((id, i) => ({ id, number: i + 1, text: brief.references.get(id) ?? '' }));
}

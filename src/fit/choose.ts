import type { Brief, SourcedText, Unit } from '../model/brief.js';
import type { Candidate, FittedBrief, FittedUnit, PrintedReference } from '../model/fitted-brief.js';
import { citationsIn } from '../model/placeholders.js';

/** The page that a candidate makes of a brief: its units at their lengths, its references numbered. */
export function choose(brief: Brief, candidate: Candidate): FittedBrief {
  const keep = <U extends Unit>(units: readonly U[]) => units.flatMap((unit) => fitted(unit, candidate));
  const why = keep(brief.why);
  const facts = keep(brief.facts);
  const pillars = brief.pillars.map((pillar, i) => ({ ...pillar, number: i + 1, units: keep(pillar.units) }));
  const measures = brief.pillars.flatMap((pillar) => pillar.units).length;
  const { references: _, source: __, ...fixed } = brief;
  const page = { ...fixed, density: candidate.density, why, facts, pillars, measures };
  return { ...page, references: printedReferences(brief, page) };
}

function fitted<U extends Unit>(unit: U, candidate: Candidate): (Omit<U, 'full' | 'short' | 'pin'> & FittedUnit)[] {
  const length = candidate.lengths.get(unit.id);
  if (length === undefined) return [];
  const { full, short, pin: _, ...rest } = unit;
  return [{ ...rest, length, text: length === 'full' ? full : short }];
}

const cited = new WeakMap<SourcedText, readonly string[]>();

/** The search asks of the same texts again and again. */
function citedIn(text: SourcedText): readonly string[] {
  const known = cited.get(text) ?? citationsIn(text.text);
  cited.set(text, known);
  return known;
}

/** The source first, then every work in the order in which the page mentions it. */
function printedReferences(brief: Brief, page: Omit<FittedBrief, 'references'>): readonly PrintedReference[] {
  const { headline, finding, ask, applicability, method, advice, disclaimer, why, facts, pillars } = page;
  const lines = (...texts: readonly (SourcedText | undefined)[]) => texts.flatMap((t) => (t ? citedIn(t) : []));
  const all = [
    ...lines(headline, finding, ask, applicability),
    ...why.flatMap(({ text }) => lines(text)),
    ...facts.flatMap(({ figure, text, references }) => [
      ...[figure?.value ?? '', figure?.whole ?? ''].flatMap(citationsIn),
      ...citedIn(text),
      ...references,
    ]),
    ...lines(advice),
    ...pillars.flatMap(({ title, headline: line, units }) =>
      [title, line, ...units.map((u) => u.text)].flatMap(citedIn),
    ),
    ...lines(method),
    ...facts.flatMap((fact) => lines(fact.limits)),
    ...lines(disclaimer),
  ];
  return [...new Set([brief.source, ...all])].map((id, i) => ({
    id,
    number: i + 1,
    text: brief.references.get(id) ?? '',
  }));
}

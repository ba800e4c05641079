import type { Brief, Unit } from '../model/brief.js';
import type { Candidate, FittedBrief, FittedUnit, PrintedReference } from '../model/fitted-brief.js';
import { citationsIn } from '../model/placeholders.js';

/** The page that a candidate makes of a brief: its units at their lengths, its references numbered. */
export function choose(brief: Brief, candidate: Candidate): FittedBrief {
  const keep = <U extends Unit>(units: readonly U[]) => units.flatMap((unit) => fitted(unit, candidate));
  const facts = keep(brief.facts);
  const pillars = brief.pillars.map((pillar, i) => ({ ...pillar, number: i + 1, units: keep(pillar.units) }));
  const { variant, meta, headline, finding, ask, advice, disclaimer } = brief;
  const page = {
    variant,
    meta,
    headline,
    finding,
    ask,
    advice,
    disclaimer,
    density: candidate.density,
    facts,
    pillars,
  };
  return { ...page, references: printedReferences(brief, page) };
}

function fitted<U extends Unit>(unit: U, candidate: Candidate): (Omit<U, 'full' | 'short'> & FittedUnit)[] {
  const length = candidate.lengths.get(unit.id);
  if (length === undefined) return [];
  const { full, short, ...rest } = unit;
  return [{ ...rest, length, text: length === 'full' ? full : short }];
}

/** The source first, then every work in the order in which the page mentions it. */
function printedReferences(brief: Brief, page: Omit<FittedBrief, 'references'>): readonly PrintedReference[] {
  const { headline, finding, ask, advice, disclaimer, facts, pillars } = page;
  const cited = [
    ...[headline, finding, ask].flatMap((line) => citationsIn(line.text)),
    ...facts.flatMap(({ figure, text, references }) => [
      ...[figure?.value ?? '', figure?.whole ?? '', text.text].flatMap(citationsIn),
      ...references,
    ]),
    ...citationsIn(advice.text),
    ...pillars.flatMap(({ title, headline: line, units }) =>
      [title, line, ...units.map((u) => u.text)].flatMap((t) => citationsIn(t.text)),
    ),
    ...facts.flatMap((fact) => citationsIn(fact.limits?.text ?? '')),
    ...citationsIn(disclaimer.text),
  ];
  return [...new Set([brief.source, ...cited])].map((id, i) => ({
    id,
    number: i + 1,
    text: brief.references.get(id) ?? '',
  }));
}

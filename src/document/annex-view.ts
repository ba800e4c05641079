import type { BriefSection } from '../model/brief.js';
import type { FittedBrief, FittedFact } from '../model/fitted-brief.js';
import { fillLabel } from '../schema/labels.js';
import type { LocaleRules } from '../schema/locale.js';
import type { BriefView } from './brief-shape.js';
import { viewOf } from './brief-view.js';
import type { PageTexts } from './page-texts.js';

const sections: readonly BriefSection[] = [
  { name: 'lede' },
  { name: 'recommendations' },
  { name: 'figures' },
  { name: 'evidence' },
  { name: 'limits' },
  { name: 'sources' },
];

/** The annex as a page: everything that its reader may see, each statement with its place in the source. */
export function annexPageOf(everything: FittedBrief): FittedBrief {
  const { annex: _, ...meta } = everything.meta;
  return { ...everything, places: 'shown', sections, meta };
}

/**
 * What `annex.md.hbs` may print. Each measure and figure has its limits beside it; `evidence` has the method, facts without
 * a figure, and the limits of the whole argument.
 */
export function annexViewOf(brief: FittedBrief, rules: LocaleRules, texts: PageTexts): BriefView {
  const { annex, brief: usual, separator, for: forReader } = rules.labels;
  const kicker = [annex.name ?? usual, fillLabel(forReader, { audience: brief.meta.audience })].join(separator);
  return {
    ...viewOf(brief, rules, texts),
    kicker: texts.token(kicker),
    evidence: viewOf(withLimitsElsewhere(brief), rules, texts).evidence,
  };
}

/** Without the limits that stand beside their measure or their figure. */
function withLimitsElsewhere(brief: FittedBrief): FittedBrief {
  return {
    ...brief,
    points: brief.points.filter(({ section }) => section === 'limits'),
    facts: brief.facts.map((fact) => (fact.figure ? withoutLimits(fact) : fact)),
    pillars: brief.pillars.map((pillar) => ({
      ...pillar,
      units: pillar.units.map((unit) => ({ ...unit, limits: [] })),
    })),
  };
}

/** The sentence of a chart is not said again. */
function withoutLimits({ chart: _, ...fact }: FittedFact): FittedFact {
  return { ...fact, limits: [] };
}

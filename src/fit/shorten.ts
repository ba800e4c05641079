import type { SourcedText } from '../model/brief.js';
import type { FittedBrief } from '../model/fitted-brief.js';
import { scriptClass } from '../schema/theme.js';
import { citationOf, citationsIn, replacePlaceholders } from '../text/placeholders.js';

/** What editors count: words, in Chinese characters. */
export type Counted = 'word' | 'character';

export function countedIn(locale: string): Counted {
  return scriptClass(locale) === 'han' ? 'character' : 'word';
}

/** Without marks and markup, as it is read. */
function readable(text: string): string {
  return replacePlaceholders(text, ({ kind }, written) => (kind === 'citation' ? '' : written))
    .replace(/\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})/g, '$1')
    .replace(/[*\\]/g, '')
    .trim();
}

function pieces(text: string, counted: Counted): readonly string[] {
  return counted === 'word' ? readable(text).split(/\s+/).filter(Boolean) : [...readable(text).replace(/\s+/g, '')];
}

export function lengthOf(text: string, counted: Counted): number {
  return pieces(text, counted).length;
}

/** The beginning of a text, with the marks of the whole: what an editor's shorter text would take. */
export function shortened(text: string, most: number, counted: Counted): string {
  const all = pieces(text, counted);
  if (all.length <= most) return text;
  const marks = citationsIn(text).map((id) => citationOf(id));
  return all.slice(0, most).join(counted === 'word' ? ' ' : '') + marks.join('');
}

/** What is usual for a text of a page: of two texts that could be shorter, the one further above it is. */
export const usualLength = {
  title: { word: 5, character: 10 },
  headline: { word: 14, character: 30 },
  statement: { word: 30, character: 62 },
  unit: { word: 20, character: 38 },
  limits: { word: 24, character: 46 },
} as const;

/** A text of the page that an editor may shorten. `name` is how messages call it. */
export interface NamedText {
  readonly name: string;
  readonly kind: keyof typeof usualLength;
  readonly text: SourcedText;
}

/** The page with its texts changed; every text is handed over with its name. */
export function mapTexts(page: FittedBrief, change: (named: NamedText) => string): FittedBrief {
  const set = <T extends SourcedText>(kind: NamedText['kind'], name: string, text: T): T => ({
    ...text,
    text: change({ name, kind, text }),
  });
  return {
    ...page,
    headline: set('headline', 'the headline', page.headline),
    finding: set('statement', 'the finding', page.finding),
    ask: set('statement', 'the ask', page.ask),
    ...(page.applicability ? { applicability: set('statement', 'where it applies', page.applicability) } : {}),
    ...(page.method ? { method: set('statement', 'the method', page.method) } : {}),
    advice: set('headline', 'the heading over the pillars', page.advice),
    disclaimer: set('statement', 'the disclaimer', page.disclaimer),
    why: page.why.map((unit) => ({ ...unit, text: set('unit', unit.id, unit.text) })),
    facts: page.facts.map((fact) => ({
      ...fact,
      text: set('unit', fact.id, fact.text),
      ...(fact.limits ? { limits: set('limits', `the limits of ${fact.id}`, fact.limits) } : {}),
    })),
    pillars: page.pillars.map((pillar) => ({
      ...pillar,
      title: set('title', `the title of ${pillar.id}`, pillar.title),
      headline: set('headline', `the headline of ${pillar.id}`, pillar.headline),
      units: pillar.units.map((unit) => ({ ...unit, text: set('unit', unit.id, unit.text) })),
    })),
  };
}

/** All texts of a page that an editor may shorten. */
export function textsOf(page: FittedBrief): readonly NamedText[] {
  const texts: NamedText[] = [];
  mapTexts(page, (named) => {
    texts.push(named);
    return named.text.text;
  });
  return texts;
}

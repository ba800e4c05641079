import type { Brief, BriefPillar, FactUnit, SourcedText, Unit } from '../model/brief.js';
import type { Pack } from '../model/loaded-pack.js';
import type { Variant } from '../model/variant.js';
import { figuresOf } from '../schema/figure-values.js';
import type { Labels } from '../schema/labels.js';
import type { LocaleRules } from '../schema/locale.js';
import { type LocalizedText, textIn } from '../schema/localized-text.js';
import { formatFigure } from '../schema/number-format.js';
import type { Audience, Fact, FramingUnit, Measure, Pillar, Priority } from '../schema/pack.js';
import { familiesOf } from '../schema/scalars.js';
import { scriptClass, type Theme } from '../schema/theme.js';
import { replacePlaceholders } from '../text/placeholders.js';
import { nearestSpan, nodeAt, type Path } from '../validation/located.js';
import { keepTogether } from './keep-together.js';
import { composeMeta } from './meta.js';
import { formatReference } from './references/format.js';

const priorityValue: Readonly<Record<Priority, number>> = { must: 4, should: 2, could: 1 };

/** What the language of a brief gives to it. */
export interface LanguageOfBrief {
  readonly labels: Labels;
  readonly rules: LocaleRules;
}

/**
 * One reader's brief in one language: the pack's argument with this audience's wording and weights,
 * figures filled in, references formatted. Nothing is chosen yet. The theme's issuer goes before the pack's.
 */
export function compose(
  pack: Pack,
  variant: Variant,
  { labels, rules }: LanguageOfBrief,
  themeIssuer?: Theme['issuer'],
): Brief {
  const index = pack.audiences.findIndex((a) => a.id === variant.audience);
  const audience = pack.audiences[index];
  if (!audience) throw new Error(`the pack has no audience "${variant.audience}"`);
  const audiencePath: Path = ['audiences', index];
  const composer = new Composer(pack, audience, audiencePath, variant.locale, { labels, rules });
  return {
    variant,
    meta: composeMeta({ pack, audience, audiencePath, variant, labels, themeIssuer }, composer),
    headline: composer.line(audience.headline, [...audiencePath, 'headline']),
    finding: {
      ...composer.line(pack.framing.finding.text, ['framing', 'finding', 'text']),
      id: pack.framing.finding.id,
      paragraphs: pack.framing.finding.source.paragraphs,
    },
    ask: {
      ...composer.line(audience.ask.text, [...audiencePath, 'ask', 'text']),
      standing: audience.ask.standing,
    },
    ...composer.optionalLine('applicability', audience.applicability, audiencePath),
    ...composer.optionalLine('method', audience.method, audiencePath),
    why: composer.unreserved(
      pack.framing.units,
      ({ id }) => id,
      (unit, i) => composer.framing(unit, ['framing', 'units', i]),
    ),
    advice: composer.line(pack.framing.advice, ['framing', 'advice']),
    disclaimer: composer.line(pack.pack.disclaimer, ['pack', 'disclaimer']),
    facts: composer.unreserved(
      pack.facts,
      ({ id }) => id,
      (fact, i) => composer.fact(fact, ['facts', i]),
    ),
    pillars: pack.pillars.map((pillar, i) => composer.pillar(pillar, ['pillars', i])),
    source: pack.pack.source,
    references: composer.references(),
  };
}

class Composer {
  constructor(
    private readonly pack: Pack,
    private readonly audience: Audience,
    private readonly audiencePath: Path,
    private readonly locale: string,
    private readonly language: LanguageOfBrief,
  ) {}

  /** Every reference as it is printed; the source's says how its paragraphs are counted. */
  references(): ReadonlyMap<string, string> {
    const { references, pack: info } = this.pack;
    const { labels } = this.language;
    const numbering = info['paragraph-numbering'];
    const gap = scriptClass(this.locale) === 'han' ? '' : ' ';
    return new Map(
      references.map((reference) => {
        const printed = formatReference(reference, this.locale, labels);
        if (reference.id !== info.source || !numbering) return [reference.id, printed];
        return [reference.id, `${printed}${/[.。]$/.test(printed) ? gap : ' '}${textIn(numbering, this.locale).full}`];
      }),
    );
  }

  line(text: LocalizedText, path: Path): SourcedText {
    return this.sourced(text, path, 'full');
  }

  optionalLine<Key extends string>(key: Key, text: LocalizedText | undefined, parent: Path) {
    return (text ? { [key]: this.line(text, [...parent, key]) } : {}) as { readonly [_ in Key]?: SourcedText };
  }

  /** What is made of the items that are not reserved for another reader. */
  unreserved<T, U>(items: readonly T[], idOf: (item: T) => string, make: (item: T, index: number) => U): readonly U[] {
    const others = this.pack.audiences.filter((a) => a.id !== this.audience.id).flatMap((a) => a.reserved);
    return items.flatMap((item, i) => (others.includes(idOf(item)) ? [] : [make(item, i)]));
  }

  framing(unit: FramingUnit, path: Path): Unit {
    return this.unit(unit, unit.id, [...familiesOf(unit.id), ...unit.topics], [], path);
  }

  pillar(pillar: Pillar, path: Path): BriefPillar {
    return {
      id: pillar.id,
      title: this.line(pillar.title, [...path, 'title']),
      headline: this.line(pillar.headline, [...path, 'headline']),
      paragraphs: pillar.source.paragraphs,
      units: this.unreserved(
        pillar.measures,
        ({ id }) => `${pillar.id}.${id}`,
        (measure, i) => this.measure(measure, pillar, [...path, 'measures', i]),
      ),
    };
  }

  fact(fact: Fact, path: Path): FactUnit {
    const { value, whole, chart, limits, standing } = fact;
    const figures = figuresOf(fact);
    return {
      ...this.unit(fact, fact.id, [fact.id, ...fact.topics], fact.references, path),
      ...(value
        ? { figure: { value: this.line(value, [...path, 'value']), ...this.optionalLine('whole', whole, path) } }
        : {}),
      standing,
      ...(chart
        ? {
            chart: {
              parts: chart.of.slice(0, -1).map((name) => Number(figures[name]?.digits)),
              of: Number(figures[chart.of.at(-1) ?? '']?.digits),
              ...this.optionalLine('alt', chart.alt, [...path, 'chart']),
            },
          }
        : {}),
      ...this.optionalLine('limits', limits, path),
    };
  }

  private measure(measure: Measure, pillar: Pillar, path: Path): Unit {
    const id = `${pillar.id}.${measure.id}`;
    return this.unit(measure, id, [pillar.id, id, ...measure.topics], [], path);
  }

  private unit(
    unit: Measure | Fact | FramingUnit,
    id: string,
    weightNames: readonly string[],
    references: readonly string[],
    path: Path,
  ): Unit {
    // `hasOwn`, since an id may be `constructor`.
    const reworded = Object.hasOwn(this.audience.text, id) ? this.audience.text[id] : undefined;
    const [text, textPath] = reworded ? [reworded, [...this.audiencePath, 'text', id]] : [unit.text, [...path, 'text']];
    return {
      id,
      full: this.sourced(text, textPath, 'full'),
      short: this.sourced(text, textPath, 'short'),
      priority: unit.priority,
      value: weightNames.reduce((value, name) => value * this.weightOf(name), priorityValue[unit.priority]),
      references,
      paragraphs: unit.source.paragraphs,
      ...this.pin(id),
    };
  }

  private pin(id: string): Pick<Unit, 'pin'> {
    const { keep, drop } = this.audience;
    const kept = keep.find(({ unit }) => unit === id);
    const dropped = drop.find(({ unit }) => unit === id);
    if (dropped) return { pin: { kind: 'drop', reason: dropped.reason } };
    return kept ? { pin: { kind: 'keep', ...(kept.reason === undefined ? {} : { reason: kept.reason }) } } : {};
  }

  private weightOf(name: string): number {
    return Object.hasOwn(this.audience.weights, name) ? (this.audience.weights[name] ?? 1) : 1;
  }

  private sourced(text: LocalizedText, path: Path, length: 'full' | 'short'): SourcedText {
    const inLanguage = text.plain ? path : [...path, this.locale];
    const node = [[...inLanguage, length], inLanguage, path]
      .map((p) => nodeAt(this.pack.located, p))
      .find((n) => n?.kind === 'text');
    return {
      text: this.withNoBreakSpaces(this.fillFigures(oneLine(textIn(text, this.locale)[length]))),
      span: node?.span ?? nearestSpan(this.pack.located, inLanguage),
    };
  }

  private withNoBreakSpaces(text: string): string {
    return scriptClass(this.locale) === 'han' ? text : keepTogether(text, this.language.labels.dates.months);
  }

  /** Puts the numbers of the facts in the place of `{{fact.figure}}`. Loading has made sure that they exist. */
  private fillFigures(text: string): string {
    return replacePlaceholders(text, (found, written) => {
      if (found.kind !== 'figure') return written;
      const fact = this.pack.facts.find(({ id }) => id === found.fact);
      const figure = fact && figuresOf(fact)[found.figure];
      if (figure === undefined) throw new Error(`a loaded pack names the unknown figure ${written}`);
      return formatFigure(figure, this.language.rules);
    });
  }
}

/** Undoes the folding of the file. Between Han characters a line break is no space. */
function oneLine(text: string): string {
  return text
    .replace(/(?<=[\p{Script=Han}，。、；：」』》）])\s*\n\s*(?=[\p{Script=Han}「『《（])/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

import type {
  Brief,
  BriefPillar,
  BriefSection,
  FactUnit,
  MeasureDetail,
  MeasureUnit,
  NextStep,
  PlaceInSource,
  SourcedText,
  Unit,
} from '../model/brief.js';
import type { Pack } from '../model/loaded-pack.js';
import type { Variant } from '../model/variant.js';
import { type FigureValue, figuresOf } from '../schema/figure-values.js';
import { familiesOf } from '../schema/ids.js';
import { inOneSentence, type LocaleRules, readingOn } from '../schema/locale.js';
import { type LocalizedText, textIn } from '../schema/localized-text.js';
import { formatFigure } from '../schema/number-format.js';
import type { Audience, Fact, FramingUnit, Measure, Pillar, Priority, SourcePlace, Step } from '../schema/pack.js';
import type { Reference } from '../schema/reference.js';
import type { SectionName } from '../schema/section-names.js';
import { planSections, type SectionPlan, sectionOfRole } from '../schema/sections.js';
import type { ReferenceForm, Theme } from '../schema/theme.js';
import { replacePlaceholders } from '../text/placeholders.js';
import { nearestSpan, nodeAt, type Path } from '../validation/located.js';
import { composeChart } from './compose-chart.js';
import { keepTogether } from './keep-together.js';
import { KeptByRules } from './kept-by-rules.js';
import { composeMeta } from './meta.js';
import { withPunctuationSpaces } from './punctuation-spaces.js';
import { formatReference } from './references/format.js';
import { isReservedForOthers } from './reservations.js';
import { underSectionRules } from './section-rules.js';

const priorityValue: Readonly<Record<Priority, number>> = { must: 4, should: 2, could: 1 };

/**
 * One reader's brief in one language: the pack's argument with this audience's wording and weights,
 * figures filled in, references formatted. Nothing is chosen yet. The theme's issuer goes before the pack's.
 */
export function compose(
  pack: Pack,
  variant: Variant,
  rules: LocaleRules,
  theme: Pick<Theme, 'issuer' | 'sections' | 'section-order' | 'references'> = {},
): Brief {
  const index = pack.audiences.findIndex((a) => a.id === variant.audience);
  const audience = pack.audiences[index];
  if (!audience) throw new Error(`the pack has no audience "${variant.audience}"`);
  const audiencePath: Path = ['audiences', index];
  const plan = planSections([theme, pack.pack, audience]);
  const composer = new Composer(pack, audience, audiencePath, variant.locale, rules, plan);
  const { lede } = audience;
  const inOrder = <T extends { readonly id: string }>(items: readonly T[]) => {
    const first = audience['pillar-order'].flatMap((id) => items.filter((item) => item.id === id));
    return [...first, ...items.filter((item) => !first.includes(item))];
  };
  const points = composer.unreserved(
    pack.framing.units,
    ({ id }) => id,
    (unit, i) => composer.framing(unit, ['framing', 'units', i]),
  );
  const inMeasures = new Set(pack.pillars.flatMap(({ measures }) => measures.flatMap(({ facts }) => facts)));
  const facts = composer
    .unreserved(
      pack.facts,
      ({ id }) => id,
      (fact, i) => composer.fact(fact, ['facts', i]),
    )
    .filter(({ id }) => !inMeasures.has(id));
  const pillars = inOrder(pack.pillars.map((pillar, i) => composer.pillar(pillar, ['pillars', i])));
  const measures = pillars.flatMap(({ units }) => units);
  const ruled = underSectionRules([...points, ...facts, ...measures], plan);
  const rule = <U extends Unit>(unit: U): U => ({ ...unit, ...ruled.get(unit.id) });
  return {
    variant,
    places: placesOf(pack, audience),
    meta: composeMeta({ pack, audience, audiencePath, variant, rules, themeIssuer: theme.issuer }, composer),
    headline: composer.line(audience.headline, [...audiencePath, 'headline']),
    finding: {
      ...(lede
        ? composer.line(lede, [...audiencePath, 'lede'])
        : composer.line(pack.framing.finding.text, ['framing', 'finding', 'text'])),
      id: pack.framing.finding.id,
      paragraphs: placesIn(pack.framing.finding.source),
    },
    ask: {
      ...composer.line(audience.ask.text, [...audiencePath, 'ask', 'text']),
      standing: audience.ask.standing,
    },
    ...composer.optionalLine('applicability', audience.applicability, audiencePath),
    ...composer.optionalLine('method', audience.method, audiencePath),
    sections: composer.sections(),
    points: points.map(rule),
    next: audience.next.map((step, i) => composer.step(step, i)),
    advice: composer.line(pack.framing.advice, ['framing', 'advice']),
    disclaimer: composer.line(pack.pack.disclaimer, ['pack', 'disclaimer']),
    facts: facts.map(rule),
    pillars: pillars.map((pillar) => ({ ...pillar, units: pillar.units.map(rule) })),
    source: pack.pack.source,
    references: composer.references(theme.references),
  };
}

/** Readers who cite need the paragraph; to others it is noise beside the sentence. */
function placesOf({ pack }: Pack, { places, profile }: Audience): Brief['places'] {
  return places ?? pack.places ?? (profile === 'research' ? 'shown' : 'quiet');
}

/** What does not depend on the reader is made once. */
const sourcedTexts = new KeptByRules<LocalizedText, SourcedText>();
const printedReferences = new KeptByRules<Reference, string>();

class Composer {
  constructor(
    private readonly pack: Pack,
    private readonly audience: Audience,
    private readonly audiencePath: Path,
    private readonly locale: string,
    readonly rules: LocaleRules,
    private readonly plan: readonly SectionPlan[],
  ) {}

  /** The sections of the page: those that are not hidden. */
  sections(): readonly BriefSection[] {
    const { most } = this.audience;
    const limitOf: { readonly [Name in SectionName]?: number | undefined } = {
      recommendations: most.measures,
      figures: most.figures,
    };
    return this.plan
      .filter(({ hidden }) => !hidden)
      .map(({ name, heading, headingRule, atMost = limitOf[name] }) => ({
        name,
        ...(heading
          ? { heading: this.line(heading, [...this.rulePath(headingRule), 'sections', name, 'heading']) }
          : {}),
        ...(atMost === undefined ? {} : { atMost }),
      }));
  }

  /** The rules of sections are the theme's, the pack's and the reader's. A theme's are in none of the pack's files. */
  private rulePath(rule: number): Path {
    return rule === 2 ? this.audiencePath : ['pack'];
  }

  step({ text, where, by, standing, references, source }: Step, index: number): NextStep {
    const path: Path = [...this.audiencePath, 'next', index];
    return {
      id: `next-${index + 1}`,
      text: this.line(text, [...path, 'text']),
      ...this.optionalLine('where', where, path),
      ...this.optionalLine('by', by, path),
      standing,
      references,
      paragraphs: placesIn(source),
    };
  }

  /** Every reference as it is printed; the source's says how its paragraphs are counted. */
  references(form?: ReferenceForm): ReadonlyMap<string, string> {
    const { references, pack: info } = this.pack;
    const numbering = placesOf(this.pack, this.audience) === 'shown' ? info['paragraph-numbering'] : undefined;
    const gap = this.rules.spacing.sentences;
    return new Map(
      references.map((reference) => {
        const printed = this.printed(reference, form);
        if (reference.id !== info.source || !numbering) return [reference.id, printed];
        const { full } = textIn(numbering, this.locale);
        // A full-width bracket has its room within it, also behind an address.
        const between = full.startsWith('（') ? '' : /[.。]$/.test(printed) ? gap : ' ';
        return [reference.id, printed + between + full];
      }),
    );
  }

  private printed(reference: Reference, form: ReferenceForm = 'full'): string {
    return printedReferences.of(this.rules, reference, `${form} ${this.locale}`, () =>
      withPunctuationSpaces(formatReference(reference, this.locale, this.rules, form), this.rules),
    );
  }

  /** A figure as it is printed, and where it is written. */
  figure(figure: FigureValue, path: Path): SourcedText {
    return { text: formatFigure(figure, this.rules), span: nearestSpan(this.pack.located, path) };
  }

  line(text: LocalizedText, path: Path): SourcedText {
    return this.sourced(text, path, 'full');
  }

  optionalLine<Key extends string>(key: Key, text: LocalizedText | undefined, parent: Path) {
    return (text ? { [key]: this.line(text, [...parent, key]) } : {}) as { readonly [_ in Key]?: SourcedText };
  }

  /** Whether a fact in a measure is neither reserved for others nor dropped by this reader, as it would be by itself. */
  private mayShow(fact: string): boolean {
    return (
      !isReservedForOthers(fact, this.audience, this.pack) && !this.audience.drop.some(({ unit }) => unit === fact)
    );
  }

  /** What is made of the items that are not reserved for another reader. */
  unreserved<T, U>(items: readonly T[], idOf: (item: T) => string, make: (item: T, index: number) => U): readonly U[] {
    return items.flatMap((item, i) =>
      isReservedForOthers(idOf(item), this.audience, this.pack) ? [] : [make(item, i)],
    );
  }

  framing(unit: FramingUnit, path: Path): Unit {
    return {
      ...this.unit(unit, unit.id, [...familiesOf(unit.id), ...unit.topics], unit.references, path),
      section: sectionOfRole[unit.role],
    };
  }

  pillar(pillar: Pillar, path: Path): BriefPillar {
    return {
      id: pillar.id,
      title: this.pillarLine('title', pillar, path),
      headline: this.pillarLine('headline', pillar, path),
      paragraphs: placesIn(pillar.source),
      units: this.unreserved(
        pillar.measures,
        ({ id }) => `${pillar.id}.${id}`,
        (measure, i) => this.measure(measure, pillar, [...path, 'measures', i]),
      ),
    };
  }

  /** The reader's own words before the pack's. */
  private pillarLine(key: 'title' | 'headline', pillar: Pillar, path: Path): SourcedText {
    const own = Object.hasOwn(this.audience.pillars, pillar.id) ? this.audience.pillars[pillar.id]?.[key] : undefined;
    return own
      ? this.line(own, [...this.audiencePath, 'pillars', pillar.id, key])
      : this.line(pillar[key], [...path, key]);
  }

  fact(fact: Fact, path: Path): FactUnit {
    const { value, whole, chart } = fact;
    const figures = figuresOf(fact);
    return {
      ...this.unit(fact, fact.id, [fact.id, ...fact.topics], fact.references, path),
      section: value ? 'figures' : 'evidence',
      ...(value
        ? { figure: { value: this.line(value, [...path, 'value']), ...this.optionalLine('whole', whole, path) } }
        : {}),
      ...(chart ? { chart: composeChart(chart, figures, [...path, 'chart'], this) } : {}),
    };
  }

  private measure(measure: Measure, pillar: Pillar, path: Path): MeasureUnit {
    const id = `${pillar.id}.${measure.id}`;
    const cited = measure.facts.flatMap((name) => {
      const index = this.pack.facts.findIndex((fact) => fact.id === name);
      const fact = this.pack.facts[index];
      return fact && this.mayShow(name) ? [{ fact, path: ['facts', index] as Path }] : [];
    });
    const unit = this.unit(measure, id, [pillar.id, id, ...measure.topics], measure.references, path);
    return {
      ...unit,
      section: 'recommendations',
      references: [...unit.references, ...cited.flatMap(({ fact }) => fact.references)],
      limits: cited.flatMap((one) => this.limitsOfFigure(one.fact, one.path)),
      details: this.details(measure, path),
      figures: cited.map((one) => this.figureInSentence(one.fact, one.path)),
    };
  }

  private limits({ limits }: Pick<Fact | FramingUnit, 'limits'>, path: Path): readonly SourcedText[] {
    return limits ? [this.line(limits, [...path, 'limits'])] : [];
  }

  /** The limits of a fact read on from its figure, which stands elsewhere. */
  private limitsOfFigure(fact: Fact, path: Path): readonly SourcedText[] {
    const { value } = fact;
    return this.limits(fact, path).map((limits) =>
      value
        ? { ...limits, text: readingOn(this.line(value, [...path, 'value']).text, limits.text, this.rules.spacing) }
        : limits,
    );
  }

  private details(measure: Measure, path: Path): readonly MeasureDetail[] {
    const { certainty } = measure;
    const written = (['owner', 'by', 'when', 'cost'] as const).flatMap((kind): readonly MeasureDetail[] => {
      const text = measure[kind];
      return text ? [{ kind, text: this.line(text, [...path, kind]) }] : [];
    });
    if (certainty === undefined) return written;
    const span = nearestSpan(this.pack.located, [...path, 'certainty']);
    return [...written, { kind: 'certainty', text: { text: this.rules.labels.certainty[certainty], span } }];
  }

  /** A fact as it stands in a sentence: the figure and what it counts. */
  private figureInSentence(fact: Fact, path: Path): SourcedText {
    const statement = this.sourced(...this.wordingOf(fact.id, fact.text, path), 'short');
    const before = (['value', 'whole'] as const).flatMap((key) => {
      const text = fact[key];
      return text ? [this.line(text, [...path, key]).text] : [];
    });
    const parts = [...before, statement.text.replace(/[.。]$/u, '')];
    return { ...statement, text: inOneSentence(parts, this.rules.spacing) };
  }

  private unit(
    unit: Measure | Fact | FramingUnit,
    id: string,
    weightNames: readonly string[],
    references: readonly string[],
    path: Path,
  ): Omit<Unit, 'section'> {
    const [text, textPath] = this.wordingOf(id, unit.text, path);
    return {
      id,
      full: this.sourced(text, textPath, 'full'),
      short: this.sourced(text, textPath, 'short'),
      priority: unit.priority,
      value: weightNames.reduce((value, name) => value * this.weightOf(name), priorityValue[unit.priority]),
      references,
      paragraphs: placesIn(unit.source),
      standing: unit.standing,
      limits: 'limits' in unit ? this.limits(unit, path) : [],
      ...this.pin(id),
    };
  }

  /** The reader's own words of a unit before the pack's, and where they stand. */
  private wordingOf(id: string, text: LocalizedText, path: Path): readonly [LocalizedText, Path] {
    // `hasOwn`, since an id may be `constructor`.
    const own = Object.hasOwn(this.audience.text, id) ? this.audience.text[id] : undefined;
    return own ? [own, [...this.audiencePath, 'text', id]] : [text, [...path, 'text']];
  }

  private pin(id: string): Pick<Unit, 'pin'> {
    const { keep, drop } = this.audience;
    const kept = keep.find(({ unit }) => unit === id);
    const dropped = drop.find(({ unit }) => unit === id);
    if (dropped) return { pin: { kind: 'drop', reason: dropped.reason } };
    if (!kept) return {};
    const { reason, length } = kept;
    return {
      pin: { kind: 'keep', ...(reason === undefined ? {} : { reason }), ...(length === undefined ? {} : { length }) },
    };
  }

  private weightOf(name: string): number {
    return Object.hasOwn(this.audience.weights, name) ? (this.audience.weights[name] ?? 1) : 1;
  }

  /** Most texts are the same for all readers. A copy, since what is cut of a page goes by its own texts. */
  private sourced(text: LocalizedText, path: Path, length: 'full' | 'short'): SourcedText {
    const way = `${length} ${this.locale} ${path.join('/')}`;
    const { text: own, span } = sourcedTexts.of(this.rules, text, way, () => this.makeSourced(text, path, length));
    return { text: own, span };
  }

  private makeSourced(text: LocalizedText, path: Path, length: 'full' | 'short'): SourcedText {
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
    return keepTogether(withPunctuationSpaces(text, this.rules), this.rules);
  }

  /** Puts the numbers of the facts in the place of `{{fact.figure}}`. Loading has made sure that they exist. */
  private fillFigures(text: string): string {
    return replacePlaceholders(text, (found, written) => {
      if (found.kind !== 'figure') return written;
      const fact = this.pack.facts.find(({ id }) => id === found.fact);
      const figure = fact && figuresOf(fact)[found.figure];
      if (figure === undefined) throw new Error(`a loaded pack names the unknown figure ${written}`);
      return formatFigure(figure, this.rules);
    });
  }
}

/** Paragraphs first, then clauses. */
function placesIn({ paragraphs = [], clauses = [] }: SourcePlace = {}): readonly PlaceInSource[] {
  return [...paragraphs, ...clauses];
}

/** Undoes the folding of the file. Between Han characters a line break is no space. */
function oneLine(text: string): string {
  if (!/[^\S ]| {2}/.test(text)) return text.trim();
  return text
    .replace(/(?<=[\p{Script=Han}，。、；：」』》）])\s*\n\s*(?=[\p{Script=Han}「『《（])/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

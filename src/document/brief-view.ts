import type { BriefSection } from '../model/brief.js';
import type { FittedBrief } from '../model/fitted-brief.js';
import { fillLabel, type Labels } from '../schema/labels.js';
import type { LocaleRules } from '../schema/locale.js';
import type { SectionName } from '../schema/section-names.js';
import { escapeInline } from '../text/escape-markdown.js';
import { inDigits } from '../text/own-digits.js';
import type { BriefView, PointView, SectionView, UnitView } from './brief-shape.js';
import { uncited, type WrittenTexts } from './page-texts.js';
import { listsSources, placeOf, UnitWriter } from './unit-writer.js';

/** @param ofPage the texts of the page, which it adds to */
export function viewOf(brief: FittedBrief, rules: LocaleRules, ofPage: WrittenTexts): BriefView {
  const { meta } = brief;
  const texts = listsSources(brief) ? ofPage : uncited(ofPage);
  const { labels } = rules;
  const writer = new SectionWriter(brief, rules, texts);
  const inOneLine = (parts: readonly (string | undefined)[]) =>
    texts.token(parts.filter((part) => part !== undefined).join(labels.separator));
  const sections = writer.sections();
  const all = <Part>(partsOf: (section: SectionView) => readonly Part[], ...names: readonly string[]) =>
    sections.flatMap((one) => (names.length === 0 || names.includes(one.name) ? partsOf(one) : []));
  const contactHasSection = sections.some(({ contact }) => contact !== '');
  return {
    labels: writer.labels,
    locale: brief.variant.locale,
    // Without a logo the issuer is one of the marks, and the kicker comes first.
    issuer: meta.logo === undefined ? '' : texts.token(meta.issuer ?? ''),
    logo: texts.token(escapeInline(meta.logo ?? '')),
    kicker: inOneLine([labels.brief, fillLabel(labels.for, { audience: meta.audience })]),
    marks: inOneLine([...(meta.logo === undefined ? [meta.issuer] : []), ...meta.marks]),
    handling: texts.token(meta.handling ?? ''),
    title: texts.token(brief.headline.text),
    name: '',
    sections,
    finding: writer.hasLedeFirst ? writer.finding : noUnit,
    ask: writer.ask,
    why: all(({ points }) => points, 'problem', 'why-now'),
    facts: all(({ facts }) => facts),
    advice: writer.advice,
    pillars: writer.pillars,
    evidence: all(({ evidence }) => evidence),
    references: writer.references,
    footer: {
      disclaimer: texts.token(brief.disclaimer.text),
      imprint: inOneLine([meta.distribution, contactHasSection ? undefined : meta.contact, meta.citeAs, meta.licence]),
      annex: meta.annex === undefined ? '' : texts.token(fillLabel(labels.annex.line, { file: meta.annex })),
      online: meta.online === undefined ? '' : texts.token(`${labels.online}<${meta.online}>`),
      qr: meta.online === undefined ? '' : texts.token(escapeInline(fillLabel(labels.qr, { address: meta.online }))),
    },
  };
}

/** Sections that share a heading where they stand side by side. */
const pairs = [
  ['problem', 'why-now'],
  ['evidence', 'limits'],
] as const;

/** The sections of a page in their order, those that have nothing to show left out. */
class SectionWriter {
  readonly labels: BriefView['labels'];
  readonly finding: UnitView;
  readonly ask: BriefView['ask'];
  readonly advice: string;
  readonly pillars: BriefView['pillars'];
  readonly references: BriefView['references'];
  /** How many of the measures are shown, where that is not all. */
  private readonly selection: string;
  private readonly words: Labels;
  private readonly units: UnitWriter;
  private readonly headings: Headings;

  constructor(
    private readonly brief: FittedBrief,
    rules: LocaleRules,
    private readonly texts: WrittenTexts,
  ) {
    const { labels: words, spacing } = rules;
    this.words = words;
    const { finding, ask, applicability, advice, measures } = brief;
    this.units = new UnitWriter(brief, rules, texts);
    this.headings = headingsOf(words, ask.standing, stepsOf(brief));
    this.labels = {
      why: this.texts.token(words.why),
      figures: this.texts.token(words.figures),
      evidence: this.texts.token(words.evidence),
      references: this.texts.token(words.references),
      ask: this.texts.token(words.ask[ask.standing]),
    };
    this.finding = this.units.unit(finding.id, this.units.withSource(finding.text));
    this.ask = {
      standing: ask.standing,
      text: this.texts.token(ask.text),
      applicability: applicability ? this.texts.token(words.applicability + applicability.text) : '',
    };
    const shown = brief.pillars.flatMap((pillar) => pillar.units).length;
    this.selection =
      // Where a reader is to have none, nothing was chosen from.
      shown > 0 && shown < measures
        ? small(inDigits(fillLabel(words.selection, { kept: shown, total: measures }), rules.numbers.digits))
        : '';
    this.advice = this.adviceWith(advice.text);
    this.pillars = brief.pillars.map((pillar) => ({
      id: pillar.id,
      number: pillar.number,
      title: this.texts.token(pillar.title.text),
      place: brief.places === 'shown' ? texts.token(escapeInline(placeOf(pillar.paragraphs, rules))) : '',
      headline: this.texts.token(pillar.headline.text),
      units: pillar.units.map((unit) => ({
        ...this.units.unit(unit.id, this.units.measure(unit)),
        limits: this.texts.token(unit.limits.map(({ text }) => text).join(spacing.sentences)),
      })),
    }));
    this.references = brief.references.map(({ id, number, text }) => ({ id, number, text: this.texts.token(text) }));
  }

  /** The heading over the recommendations, whoever words it. */
  private adviceWith(heading: string): string {
    return this.texts.token(heading + this.selection);
  }

  /** Then it stands in the masthead, with the title. */
  get hasLedeFirst(): boolean {
    return this.brief.sections[0]?.name === 'lede';
  }

  sections(): readonly SectionView[] {
    const found: SectionView[] = [];
    const inBody = this.brief.sections.slice(this.hasLedeFirst ? 1 : 0);
    for (const next of inBody.map((section) => this.section(section)).filter(isFilled)) {
      const last = found.at(-1);
      const joined = last && this.joined(last, next);
      if (joined) found.pop();
      found.push(joined ?? next);
    }
    return found;
  }

  /** Two sections under one heading. A heading of somebody's own is the one of its section alone. */
  private joined(first: SectionView, second: SectionView): SectionView | undefined {
    const pair = pairs.find(([before, after]) => before === first.name && after === second.name);
    if (!pair || this.ownHeading(first.name) || this.ownHeading(second.name)) return undefined;
    const [name] = pair;
    const heading = name === 'problem' ? this.words.sections['problem-and-why-now'] : this.words.evidence;
    return {
      ...first,
      labels: this.labelsOf(name, heading),
      points: [...first.points, ...second.points],
      evidence: [...first.evidence, ...second.evidence],
    };
  }

  private ownHeading(name: string): string | undefined {
    return this.brief.sections.find((section) => section.name === name)?.heading?.text;
  }

  private section({ name, heading }: BriefSection): SectionView {
    const { brief, words } = this;
    const empty: SectionView = {
      name,
      finding: noUnit,
      ask: { standing: '', text: '', applicability: '' },
      points: [],
      facts: [],
      pillars: [],
      evidence: [],
      contact: '',
      references: [],
      advice: name === 'recommendations' && heading ? this.adviceWith(heading.text) : this.advice,
      labels: this.labelsOf(name, heading?.text),
    };
    switch (name) {
      case 'lede':
        return { ...empty, finding: this.finding };
      case 'ask':
        return { ...empty, ask: this.ask };
      case 'problem':
      case 'why-now':
        return { ...empty, points: this.pointsOf(name) };
      case 'next':
        return { ...empty, points: [...brief.next.map((step) => this.units.step(step)), ...this.pointsOf(name)] };
      case 'figures':
        return { ...empty, facts: brief.facts.flatMap((fact) => this.units.withFigure(fact)) };
      case 'recommendations':
        return { ...empty, pillars: this.pillars };
      case 'evidence':
        return { ...empty, evidence: this.evidence() };
      case 'limits':
        return { ...empty, evidence: this.limits() };
      case 'contact':
        return brief.meta.contact === undefined
          ? empty
          : { ...empty, contact: this.texts.token(words.sections.contact + brief.meta.contact) };
      case 'sources':
        return { ...empty, references: this.references };
    }
  }

  /** The labels of a section: its heading, somebody's own or the usual one, has the place of the page's. */
  private labelsOf(name: SectionName, own?: string): SectionView['labels'] {
    const [label, usual] = this.headings[name] ?? [];
    return label === undefined ? this.labels : { ...this.labels, [label]: this.texts.token(own ?? usual ?? '') };
  }

  private pointsOf(section: SectionName): readonly PointView[] {
    return this.brief.points.filter((unit) => unit.section === section).map((unit) => this.units.point(unit));
  }

  private evidence(): readonly PointView[] {
    const { method, facts } = this.brief;
    return [
      ...(method ? [this.units.withoutPlace('method', this.words.method + method.text)] : []),
      ...facts.filter(({ figure }) => !figure).map((fact) => this.units.sentence(fact)),
    ];
  }

  /** What limits the whole argument, and how far the units on the page can be trusted. */
  private limits(): readonly PointView[] {
    const { points, facts, pillars } = this.brief;
    const ofUnits = [...points, ...pillars.flatMap(({ units }) => units)].flatMap(({ id, limits }) =>
      limits.map(({ text }) => this.units.withoutPlace(id, text)),
    );
    return [...this.pointsOf('limits'), ...facts.flatMap((fact) => this.units.limits(fact)), ...ofUnits];
  }
}

const noUnit: UnitView = { unit: '', text: '' };

/** For each section with a heading of its own the label that holds it, and the usual words. */
type Headings = { readonly [Name in SectionName]?: readonly [label: keyof BriefView['labels'], usual: string] };

function headingsOf(words: Labels, standing: keyof Labels['ask'], next: readonly FittedStep[]): Headings {
  return {
    ask: ['ask', words.ask[standing]],
    problem: ['why', words.sections.problem],
    'why-now': ['why', words.why],
    next: ['why', nextHeading(words.sections, next)],
    figures: ['figures', words.figures],
    evidence: ['evidence', words.sections['evidence-only']],
    limits: ['evidence', words.sections.limits],
    sources: ['references', words.references],
  };
}

type FittedStep = Pick<FittedBrief['next'][number], 'standing'>;

/** All that is to be done next, of the reader and of the argument. */
function stepsOf({ next, points }: FittedBrief): readonly FittedStep[] {
  return [...next, ...points.filter(({ section }) => section === 'next')];
}

/** In the number of what it heads; it says where all is what the editors conclude, which stands nowhere else. */
function nextHeading(words: Labels['sections'], steps: readonly FittedStep[]): string {
  const isOfEditors = steps.every(({ standing }) => standing === 'derived');
  const [one, many] = isOfEditors
    ? [words['next-derived'], words['next-derived-many']]
    : [words.next, words['next-many']];
  return steps.length > 1 ? (many ?? one) : one;
}

function isFilled({ finding, ask, points, facts, pillars, evidence, references, contact }: SectionView): boolean {
  const lists = [points, facts, pillars, evidence, references];
  return lists.some((part) => part.length > 0) || [finding.text, ask.text, contact].some((text) => text !== '');
}

/** Words in small print, with the space before them outside. */
function small(words: string): string {
  return words.replace(/\S.*$/su, (text) => `[${escapeInline(text)}]{.small}`);
}

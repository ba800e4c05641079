import type { BriefSection, NextStep } from '../model/brief.js';
import type { FittedBrief, FittedFact, FittedMeasure, FittedUnit } from '../model/fitted-brief.js';
import type { Shape, ViewOf } from '../model/template-shape.js';
import { fillLabel, type Labels } from '../schema/labels.js';
import { type LocaleRules, readingOn } from '../schema/locale.js';
import type { SectionName } from '../schema/section-names.js';
import { escapeBlock, escapeInline } from '../text/escape-markdown.js';
import { citationOf, citationsIn } from '../text/placeholders.js';
import { altOf, chartShape, chartView } from './chart-view.js';

const unitShape = { unit: 'text', text: 'text' } as const satisfies Shape;

/**
 * `words` without, `text` with the place in the source, as the language writes it; `place` alone is empty for what is the
 * editors'.
 */
const pointShape = { ...unitShape, words: 'text', place: 'text' } as const satisfies Shape;

const factShape = {
  ...unitShape,
  value: 'text',
  whole: 'text',
  /** Numbers with a space between them, and the whole that they are parts of; both empty where nothing is drawn. */
  parts: 'text',
  of: 'text',
  /** A sentence that says what the bar shows; empty where the text says it. */
  alt: 'text',
  chart: chartShape,
  place: 'text',
  /** How far it can be trusted; the brief says it under the limits. */
  limits: 'text',
} as const satisfies Shape;

const askShape = { standing: 'text', text: 'text', applicability: 'text' } as const satisfies Shape;

const measureShape = {
  ...unitShape,
  /** How far it and the figures in it can be trusted; the brief says it under the limits. */
  limits: 'text',
} as const satisfies Shape;

const pillarShape = {
  id: 'text',
  number: 'number',
  title: 'text',
  /** The paragraphs of the source that it rests on, as the language writes them. */
  place: 'text',
  headline: 'text',
  units: [measureShape],
} as const satisfies Shape;

const referenceShape = { id: 'text', number: 'number', text: 'text' } as const satisfies Shape;

const labelsShape = { why: 'text', figures: 'text', evidence: 'text', references: 'text', ask: 'text' } as const;

/** One section of the page. Of its parts only those of its kind are filled. */
const sectionShape = {
  /** `lede`, `ask`, `problem`, `figures` and so on. */
  name: 'text',
  finding: unitShape,
  ask: askShape,
  /** Problem, why now and next steps, point by point. */
  points: [pointShape],
  facts: [factShape],
  pillars: [pillarShape],
  /** Evidence and limits, in small type. */
  evidence: [pointShape],
  contact: 'text',
  references: [referenceShape],
  advice: 'text',
  /** As the page's, with a heading of the section's own in the place of the usual one. */
  labels: labelsShape,
} as const satisfies Shape;

/** What `brief.md.hbs` and its partials may print: Markdown, safe at the start of a line; empty where nothing is said. */
export const briefShape = {
  labels: labelsShape,
  locale: 'text',
  issuer: 'text',
  /** The alternative text of the logo. */
  logo: 'text',
  kicker: 'text',
  marks: 'text',
  /** How the page may be handled, e.g. a TLP label. */
  handling: 'text',
  title: 'text',
  /** Of a section; the page itself has none. */
  name: 'text',
  /** The page in order. What follows below are the same parts, for templates that place them themselves. */
  sections: [sectionShape],
  /** The lede, where it stands right below the title; else it is a section. */
  finding: unitShape,
  ask: askShape,
  why: [pointShape],
  /** Facts with a figure. */
  facts: [factShape],
  advice: 'text',
  pillars: [pillarShape],
  /** The method, facts without a figure, and how far the facts on the page can be trusted. */
  evidence: [pointShape],
  references: [referenceShape],
  footer: {
    disclaimer: 'text',
    imprint: 'text',
    /** What the annex has, and its file; empty where there is none. */
    annex: 'text',
    /** The address of the online edition, and the alternative text of its QR code. */
    online: 'text',
    qr: 'text',
  },
} as const satisfies Shape;

export type BriefView = ViewOf<typeof briefShape>;
type SectionView = ViewOf<typeof sectionShape>;
type UnitView = ViewOf<typeof unitShape>;
type PointView = ViewOf<typeof pointShape>;
type FactView = ViewOf<typeof factShape>;

export function viewOf(brief: FittedBrief, rules: LocaleRules): BriefView {
  const { meta } = brief;
  const { labels } = rules;
  const writer = new SectionWriter(brief, rules);
  const inOneLine = (parts: readonly (string | undefined)[]) =>
    escapeBlock(parts.filter((part) => part !== undefined).join(labels.separator));
  const sections = writer.sections();
  const all = <Part>(partsOf: (section: SectionView) => readonly Part[], ...names: readonly string[]) =>
    sections.flatMap((one) => (names.length === 0 || names.includes(one.name) ? partsOf(one) : []));
  const contactHasSection = sections.some(({ contact }) => contact !== '');
  return {
    labels: writer.labels,
    locale: brief.variant.locale,
    // Without a logo the issuer is one of the marks, and the kicker comes first.
    issuer: meta.logo === undefined ? '' : escapeBlock(meta.issuer ?? ''),
    logo: escapeInline(meta.logo ?? ''),
    kicker: inOneLine([labels.brief, fillLabel(labels.for, { audience: meta.audience })]),
    marks: inOneLine([...(meta.logo === undefined ? [meta.issuer] : []), ...meta.marks]),
    handling: escapeBlock(meta.handling ?? ''),
    title: escapeBlock(brief.headline.text),
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
      disclaimer: escapeBlock(brief.disclaimer.text),
      imprint: inOneLine([meta.distribution, contactHasSection ? undefined : meta.contact, meta.citeAs, meta.licence]),
      annex: meta.annex === undefined ? '' : escapeBlock(fillLabel(labels.annex.line, { file: meta.annex })),
      online: meta.online === undefined ? '' : escapeBlock(`${labels.online}<${meta.online}>`),
      qr: meta.online === undefined ? '' : escapeInline(fillLabel(labels.qr, { address: meta.online })),
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
    { labels: words, spacing }: LocaleRules,
  ) {
    this.words = words;
    const { finding, ask, applicability, advice, measures } = brief;
    this.units = new UnitWriter(brief, words, spacing);
    this.headings = headingsOf(words, ask.standing, isOfEditors(brief));
    this.labels = {
      why: escapeBlock(words.why),
      figures: escapeBlock(words.figures),
      evidence: escapeBlock(words.evidence),
      references: escapeBlock(words.references),
      ask: escapeBlock(words.ask[ask.standing]),
    };
    this.finding = unitView(finding.id, withCitations(finding.text, [sourceIdOf(brief)]));
    this.ask = {
      standing: ask.standing,
      text: escapeBlock(ask.text),
      applicability: applicability ? escapeBlock(words.applicability + applicability.text) : '',
    };
    const shown = brief.pillars.flatMap((pillar) => pillar.units).length;
    this.selection = shown < measures ? small(fillLabel(words.selection, { kept: shown, total: measures })) : '';
    this.advice = this.adviceWith(advice.text);
    this.pillars = brief.pillars.map((pillar) => ({
      id: pillar.id,
      number: pillar.number,
      title: escapeBlock(pillar.title.text),
      place: brief.places === 'shown' ? escapeInline(placeOf(pillar.paragraphs, words)) : '',
      headline: escapeBlock(pillar.headline.text),
      units: pillar.units.map((unit) => ({
        ...unitView(unit.id, this.units.measure(unit)),
        limits: escapeBlock(unit.limits.map(({ text }) => text).join(spacing.sentences)),
      })),
    }));
    this.references = brief.references.map(({ id, number, text }) => ({ id, number, text: escapeBlock(text) }));
  }

  /** The heading over the recommendations, whoever words it. */
  private adviceWith(heading: string): string {
    return escapeBlock(heading + this.selection);
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
          : { ...empty, contact: escapeBlock(words.sections.contact + brief.meta.contact) };
      case 'sources':
        return { ...empty, references: this.references };
    }
  }

  /** The labels of a section: its heading, somebody's own or the usual one, has the place of the page's. */
  private labelsOf(name: SectionName, own?: string): SectionView['labels'] {
    const [label, usual] = this.headings[name] ?? [];
    return label === undefined ? this.labels : { ...this.labels, [label]: escapeBlock(own ?? usual ?? '') };
  }

  private pointsOf(section: SectionName): readonly PointView[] {
    return this.brief.points.filter((unit) => unit.section === section).map((unit) => this.units.point(unit));
  }

  private evidence(): readonly PointView[] {
    const { method, facts } = this.brief;
    return [
      ...(method ? [pointView('method', this.words.method + method.text)] : []),
      ...facts.filter(({ figure }) => !figure).map((fact) => this.units.sentence(fact)),
    ];
  }

  /** What limits the whole argument, and how far the units on the page can be trusted. */
  private limits(): readonly PointView[] {
    const { points, facts, pillars } = this.brief;
    const ofUnits = [...points, ...pillars.flatMap(({ units }) => units)].flatMap(({ id, limits }) =>
      limits.map(({ text }) => pointView(id, text)),
    );
    return [...this.pointsOf('limits'), ...facts.flatMap((fact) => this.units.limits(fact)), ...ofUnits];
  }
}

const noUnit: UnitView = { unit: '', text: '' };

/** For each section with a heading of its own the label that holds it, and the usual words. */
type Headings = { readonly [Name in SectionName]?: readonly [label: keyof BriefView['labels'], usual: string] };

function headingsOf(words: Labels, standing: keyof Labels['ask'], nextIsOurs: boolean): Headings {
  return {
    ask: ['ask', words.ask[standing]],
    problem: ['why', words.sections.problem],
    'why-now': ['why', words.why],
    next: ['why', nextIsOurs ? words.sections['next-derived'] : words.sections.next],
    figures: ['figures', words.figures],
    evidence: ['evidence', words.sections['evidence-only']],
    limits: ['evidence', words.sections.limits],
    sources: ['references', words.references],
  };
}

/** Whether all that is to be done next is what the editors conclude, and says so nowhere else. */
function isOfEditors({ next, points }: FittedBrief): boolean {
  const steps = [...next, ...points.filter(({ section }) => section === 'next')];
  return steps.every(({ standing }) => standing === 'derived');
}

function isFilled({ finding, ask, points, facts, pillars, evidence, references, contact }: SectionView): boolean {
  const lists = [points, facts, pillars, evidence, references];
  return lists.some((part) => part.length > 0) || [finding.text, ask.text, contact].some((text) => text !== '');
}

/** Without a place in the source. */
function pointView(unit: string, text: string): PointView {
  const words = escapeBlock(text);
  return { unit, text: words, words, place: '' };
}

function unitView(unit: string, text: string): UnitView {
  return { unit, text: escapeBlock(text) };
}

/** The source is always the first reference. */
function sourceIdOf({ references }: FittedBrief): string {
  return references[0]?.id ?? '';
}

/** Writes units as they stand in their sections. */
class UnitWriter {
  private readonly sourceId: string;
  private readonly hasPlaces: boolean;

  constructor(
    brief: FittedBrief,
    private readonly labels: Labels,
    private readonly spacing: LocaleRules['spacing'],
  ) {
    this.sourceId = sourceIdOf(brief);
    this.hasPlaces = brief.places === 'shown';
  }

  withFigure(fact: FittedFact): readonly FactView[] {
    const { id, figure, chart } = fact;
    if (!figure) return [];
    return [
      {
        ...unitView(id, this.hasPlaces ? this.statement(fact) : this.sourced(this.statement(fact), fact)),
        value: escapeBlock(figure.value.text),
        whole: escapeBlock(figure.whole?.text ?? ''),
        parts: chart?.bar?.parts.join(' ') ?? '',
        of: chart?.bar ? String(chart.bar.of) : '',
        alt: escapeBlock(altOf(chart, this.labels)),
        chart: chartView(chart, this.labels),
        place: this.hasPlaces ? this.place(fact) : '',
        limits: escapeBlock(this.limitsOf(fact)),
      },
    ];
  }

  /** How far a figure can be trusted, and what its bar shows. */
  limits({ id, figure, limits, chart }: FittedFact): readonly PointView[] {
    if (!figure) return [];
    // A bar of one part repeats the figure; what several parts are has to be said.
    const alt = chart?.kind === 'parts' ? chart.alt : undefined;
    const texts = [...limits, ...(alt ? [alt] : [])].map(({ text }) => text);
    return texts.length === 0
      ? []
      : [pointView(id, readingOn(figure.value.text, texts.join(this.spacing.sentences), this.spacing))];
  }

  private limitsOf({ figure, limits }: Pick<FittedFact, 'figure' | 'limits'>): string {
    const words = limits.map(({ text }) => text).join(this.spacing.sentences);
    return figure && words !== '' ? readingOn(figure.value.text, words, this.spacing) : words;
  }

  private statement({ text, references }: Pick<FittedUnit, 'text' | 'references'>): string {
    return this.cited(text.text, references);
  }

  /** The place names the source itself; its citation would be mistaken for that of another work. */
  private cited(sentence: string, references: readonly string[]): string {
    return withCitations(
      sentence,
      references.filter((id) => id !== this.sourceId),
    );
  }

  /** With the number of the source, where the place that would name it is not printed. */
  private sourced(sentence: string, { standing, paragraphs }: Pick<FittedUnit, 'standing' | 'paragraphs'>): string {
    const isOfSource = standing !== 'editor-note' && paragraphs.length > 0;
    return isOfSource ? withCitations(sentence, [this.sourceId]) : sentence;
  }

  private place({ paragraphs }: Pick<FittedUnit, 'paragraphs'>): string {
    const place = placeOf(paragraphs, this.labels);
    return escapeInline(fillLabel(this.labels.place['in-source'], { number: 1, place }));
  }

  /** A fact without a figure: what it states, and how far it can be trusted. */
  sentence(fact: FittedFact): PointView {
    return this.placed(
      [this.statement(fact), ...fact.limits.map(({ text }) => text)].join(this.spacing.sentences),
      fact,
    );
  }

  /** A point of the framing: its sentence, the works behind it and its place in the source. */
  point(unit: FittedUnit): PointView {
    return this.placed(this.statement(unit), unit);
  }

  /** A measure, with the figures in it and what the source says of how it is done. */
  measure({ text, references, details, figures, standing }: FittedMeasure): string {
    const { details: words } = this.labels;
    const said = [
      ...figures.map((figure) => figure.text),
      ...details.map(({ kind, text: detail }) => fillLabel(words[kind], { text: detail.text })),
    ];
    return this.attributed(this.cited(this.inBrackets(text.text, said), references), standing);
  }

  step({ id, text, where, by, standing, references, paragraphs }: NextStep): PointView {
    const { details: words } = this.labels;
    const said = [
      ...(where ? [fillLabel(words.where, { text: where.text })] : []),
      ...(by ? [fillLabel(words.by, { text: by.text })] : []),
    ];
    const sentence = this.cited(this.inBrackets(text.text, said), references);
    return this.placed(sentence, { id, standing, paragraphs });
  }

  /** What is said after a sentence stands before its full stop. */
  private inBrackets(sentence: string, said: readonly string[]): string {
    if (said.length === 0) return sentence;
    const { brackets, separator } = this.labels.details;
    const [stop = ''] = /[.。]$/u.exec(sentence) ?? [];
    const words = fillLabel(brackets, { text: said.join(separator) });
    return `${sentence.slice(0, sentence.length - stop.length)}${this.spacing.sentences}${words}${stop}`;
  }

  private attributed(sentence: string, standing: FittedUnit['standing']): string {
    return standing === 'editor-note' ? this.labels['editor-note'] + sentence : sentence;
  }

  /** What the editors add has no place in the source. */
  private placed(sentence: string, unit: Pick<FittedUnit, 'id' | 'standing' | 'paragraphs'>): PointView {
    if (!this.hasPlaces) return pointView(unit.id, this.attributed(this.sourced(sentence, unit), unit.standing));
    const words = this.attributed(sentence, unit.standing);
    if (unit.standing === 'editor-note' || unit.paragraphs.length === 0) return pointView(unit.id, words);
    const place = this.place(unit);
    return { ...pointView(unit.id, words), text: escapeBlock(words + this.spacing.sentences + place), place };
  }
}

function placeOf(paragraphs: readonly number[], { place }: Labels): string {
  const pattern =
    paragraphs.length === 1 ? place.one : ((paragraphs.length === 2 ? place.two : undefined) ?? place.many);
  return fillLabel(pattern, { paragraphs: inRuns(paragraphs).join(place.separator) });
}

/** `43–46` for three and more in a row. */
function inRuns(paragraphs: readonly number[]): readonly string[] {
  const runs: number[][] = [];
  for (const paragraph of paragraphs) {
    const run = runs.at(-1);
    if (run?.at(-1) === paragraph - 1) run.push(paragraph);
    else runs.push([paragraph]);
  }
  return runs.flatMap((run) => (run.length > 2 ? [`${run[0]}–${run.at(-1)}`] : run.map(String)));
}

/**
 * A text with citations of the references that it does not cite itself. In Chinese they stand before the full stop
 * (GB/T 7714), in English after it.
 */
function withCitations(text: string, references: readonly string[]): string {
  const cited = citationsIn(text);
  const citations = references.filter((id) => !cited.includes(id)).map((id) => citationOf(id));
  const [stop = ''] = /[。！？]$/.exec(text) ?? [];
  return text.slice(0, text.length - stop.length) + citations.join('') + stop;
}

/** Words in small print, with the space before them outside. */
function small(words: string): string {
  return words.replace(/\S.*$/su, (text) => `[${escapeInline(text)}]{.small}`);
}

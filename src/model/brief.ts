import type { Span } from '../diagnostics/span.js';
import type { ChartKind } from '../schema/chart.js';
import type { Priority, Standing } from '../schema/pack.js';
import type { SectionName } from '../schema/section-names.js';
import type { Variant } from './variant.js';

/** A text of a brief: inline Markdown with its figures filled in, its citations still `[@id]`. */
export interface SourcedText {
  readonly text: string;
  readonly span: Span;
}

/** A paragraph of the source by its number, or a clause as the source calls it. */
export type PlaceInSource = number | string;

/** A unit of the framing, a measure or a fact: what the fit may leave out, or show in full or short. */
export interface Unit {
  readonly id: string;
  readonly full: SourcedText;
  readonly short: SourcedText;
  readonly priority: Priority;
  /** Priority × the weights that the audience gives to its pillar, its topics and itself. */
  readonly value: number;
  /** References that it brings along, beside those cited in its text. */
  readonly references: readonly string[];
  /** Places of the source that it rests on. */
  readonly paragraphs: readonly PlaceInSource[];
  /** The audience keeps it or leaves it out, whatever its value. */
  readonly pin?: { readonly kind: 'keep' | 'drop'; readonly reason?: string; readonly length?: 'full' | 'short' };
  /** The section of the page that it stands in. */
  readonly section: SectionName;
  /** Its section never lacks it, is on no page, or usually has it: then by turns, the first of every section first. */
  readonly sectionRule?: 'at-least' | 'hidden' | { readonly usual: number };
  readonly standing: Standing;
  /** How far it can be trusted, and the figures in its sentence. */
  readonly limits: readonly SourcedText[];
}

/** A recommendation's measure, with what the source says of how it is done. */
export interface MeasureUnit extends Unit {
  readonly details: readonly MeasureDetail[];
  /** Figures of facts that stand in its sentence. */
  readonly figures: readonly SourcedText[];
}

export interface MeasureDetail {
  readonly kind: 'owner' | 'by' | 'when' | 'cost' | 'certainty';
  readonly text: SourcedText;
}

/** What to do next; always on the page. */
export interface NextStep {
  readonly id: string;
  readonly text: SourcedText;
  readonly where?: SourcedText;
  readonly by?: SourcedText;
  readonly standing: Standing;
  readonly references: readonly string[];
  readonly paragraphs: readonly PlaceInSource[];
}

/** A section of the page, in its place. */
export interface BriefSection {
  readonly name: SectionName;
  /** In place of the usual words over it. */
  readonly heading?: SourcedText;
  /** No more units than these, but for those that must be there. */
  readonly atMost?: number;
}

export interface FactUnit extends Unit {
  readonly figure?: { readonly value: SourcedText; readonly whole?: SourcedText };
  readonly chart?: FactChart;
}

/** What is drawn of a fact: a table of what is printed, with the numbers that lengths are made of. */
export interface FactChart {
  readonly kind: ChartKind;
  /** Of a share and of parts. */
  readonly bar?: { readonly parts: readonly number[]; readonly of: number };
  readonly title?: SourcedText;
  /** The date of its own numbers, as the language writes it. */
  readonly asAt?: string;
  readonly rows: readonly ChartRow[];
  /** A sentence that says what it shows. */
  readonly alt?: SourcedText;
}

/** The name of a row, where it has one, and what is printed beside it. */
export interface ChartRow {
  readonly isHead?: boolean;
  readonly cells: readonly SourcedText[];
  /** What is drawn. */
  readonly value?: number;
  readonly year?: number;
}

export interface BriefPillar {
  readonly id: string;
  readonly title: SourcedText;
  readonly headline: SourcedText;
  readonly paragraphs: readonly PlaceInSource[];
  readonly units: readonly MeasureUnit[];
}

/** What a brief says about itself, on the page and in the metadata of every format. */
export interface BriefMeta {
  readonly audience: string;
  readonly packTitle: string;
  /** Who wrote the brief; not the authors of the source. */
  readonly authors: readonly string[];
  readonly keywords: readonly string[];
  readonly source: SourceWork;
  readonly version: string;
  /** ISO 8601 dates; `marks` has them as they are printed. */
  readonly issued: string;
  readonly asAt: string;
  /** When what the editors added was last checked. */
  readonly notesAsAt?: string;
  readonly issuer?: string;
  /** The alternative text of the logo, where there is one. */
  readonly logo?: string;
  readonly contact?: string;
  readonly licence?: string;
  readonly citeAs?: string;
  readonly distribution?: string;
  readonly handling?: string;
  /** The address of this brief's web page, where the pack is published. */
  readonly online?: string;
  readonly marks: readonly string[];
  /** The file of its annex, beside its own. */
  readonly annex?: string;
}

/** The work that the pack summarises. */
export interface SourceWork {
  /** The kind of work, as CSL calls it. */
  readonly type: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** Whether they are bodies and no persons. */
  readonly isByBodies: boolean;
  readonly url?: string;
}

/** Everything that one reader may be shown in one language, before the fit. */
export interface Brief {
  readonly variant: Variant;
  /** Whether statements have their paragraphs in the source, or its number alone. */
  readonly places: 'shown' | 'quiet';
  readonly meta: BriefMeta;
  readonly headline: SourcedText;
  readonly finding: SourcedText & { readonly id: string; readonly paragraphs: readonly PlaceInSource[] };
  readonly ask: SourcedText & { readonly standing: 'authors-view' | 'derived' };
  /** Where it applies and who gains, for readers whose profile asks for it. */
  readonly applicability?: SourcedText;
  /** How the source came to its findings, for readers whose profile asks for it. */
  readonly method?: SourcedText;
  /** The sections that are not hidden, in their order. */
  readonly sections: readonly BriefSection[];
  /** The points of the framing: problem, why now, limits and next steps of every reader. */
  readonly points: readonly Unit[];
  readonly next: readonly NextStep[];
  readonly advice: SourcedText;
  readonly disclaimer: SourcedText;
  readonly facts: readonly FactUnit[];
  readonly pillars: readonly BriefPillar[];
  /** The reference id of the work that is summarised: always the first reference on the page. */
  readonly source: string;
  /** Every reference of the pack by id, formatted for this language as inline Markdown. */
  readonly references: ReadonlyMap<string, string>;
}

/** Highest values first; ties are broken by id, so that the order of the file does not matter. */
export function byFallingValue<Valued extends { readonly id: string; readonly value: number }>(
  items: Iterable<Valued>,
): readonly Valued[] {
  return [...items].sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1));
}

/** All units of a brief, in reading order. */
export function unitsOf(brief: Brief): readonly Unit[] {
  return [...brief.points, ...brief.facts, ...brief.pillars.flatMap((pillar) => pillar.units)];
}

/** Which text of its unit, its pillar or of the page it is. */
export type TextField =
  | 'headline'
  | 'finding'
  | 'ask'
  | 'applicability'
  | 'advice'
  | 'title'
  | 'value'
  | 'whole'
  | 'full'
  | 'short'
  | 'method'
  | 'heading'
  | 'owner'
  | 'by'
  | 'when'
  | 'cost'
  | 'certainty'
  | 'figure'
  | 'step'
  | 'where'
  | 'deadline'
  | 'limits'
  | 'alt'
  | 'chart'
  | 'disclaimer';

/** A text and its place in the brief. */
export interface BriefText {
  /** The unit, the pillar or the line of the page that it belongs to, by the name that documents give it. */
  readonly unit: string;
  readonly field: TextField;
  readonly text: SourcedText;
}

/** Every text of a brief, in the order of the page; a full text is followed by its short form. */
export function textsOf(brief: Brief): readonly BriefText[] {
  const { headline, finding, ask, applicability, advice, method, disclaimer } = brief;
  const inUnit = ({ id, full, short }: Unit) => fields(id, { full, short });
  const inMeasure = (unit: MeasureUnit) => [
    ...inUnit(unit),
    ...unit.figures.flatMap((figure) => fields(unit.id, { figure })),
    ...unit.details.flatMap(({ kind, text }) => fields(unit.id, { [kind]: text })),
  ];
  const limitsOf = ({ id, limits }: Unit) => limits.flatMap((text) => fields(id, { limits: text }));
  return [
    ...fields('headline', { headline }),
    ...fields(finding.id, { finding }),
    ...fields('ask', { ask, applicability }),
    ...brief.sections.flatMap(({ name, heading }) => fields(name, { heading })),
    ...brief.points.flatMap(inUnit),
    ...brief.facts.flatMap((fact) => [...fields(fact.id, { ...fact.figure }), ...inUnit(fact)]),
    ...fields('advice', { advice }),
    ...brief.pillars.flatMap((pillar) => [
      ...fields(pillar.id, { title: pillar.title, headline: pillar.headline }),
      ...pillar.units.flatMap(inMeasure),
    ]),
    ...fields('method', { method }),
    ...brief.points.flatMap(limitsOf),
    ...brief.pillars.flatMap(({ units }) => units.flatMap(limitsOf)),
    ...brief.facts.flatMap((fact) => [
      ...limitsOf(fact),
      ...fields(fact.id, { alt: fact.chart?.alt }),
      ...textsOfChart(fact),
    ]),
    ...brief.next.flatMap(({ id, text, where, by }) => fields(id, { step: text, where, deadline: by })),
    ...fields('disclaimer', { disclaimer }),
  ];
}

function textsOfChart({ id, chart }: FactUnit): readonly BriefText[] {
  const cells = chart?.rows.flatMap((row) => row.cells) ?? [];
  return [...(chart?.title ? [chart.title] : []), ...cells].flatMap((text) => fields(id, { chart: text }));
}

function fields(unit: string, texts: { readonly [Field in TextField]?: SourcedText | undefined }): BriefText[] {
  const found: BriefText[] = [];
  for (const field in texts) {
    const text = texts[field as TextField];
    if (text) found.push({ unit, field: field as TextField, text });
  }
  return found;
}

import type { Span } from '../diagnostics/span.js';
import type { Priority, Standing } from '../schema/pack.js';
import type { Variant } from './variant.js';

/** A text of a brief: inline Markdown with its figures filled in, its citations still `[@id]`. */
export interface SourcedText {
  readonly text: string;
  readonly span: Span;
}

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
  /** Paragraphs of the source that it rests on. */
  readonly paragraphs: readonly number[];
  /** The audience keeps it or leaves it out, whatever its value. */
  readonly pin?: { readonly kind: 'keep' | 'drop'; readonly reason?: string };
}

export interface FactUnit extends Unit {
  readonly figure?: { readonly value: SourcedText; readonly whole?: SourcedText };
  readonly chart?: {
    readonly parts: readonly number[];
    readonly of: number;
    /** A sentence that says what it shows. */
    readonly alt?: SourcedText;
  };
  readonly standing: Standing;
  readonly limits?: SourcedText;
}

export interface BriefPillar {
  readonly id: string;
  readonly title: SourcedText;
  readonly headline: SourcedText;
  readonly paragraphs: readonly number[];
  readonly units: readonly Unit[];
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
  readonly issuer?: string;
  /** The alternative text of the logo, where there is one. */
  readonly logo?: string;
  readonly contact?: string;
  readonly licence?: string;
  readonly distribution?: string;
  readonly handling?: string;
  /** The address of this brief's web page, where the pack is published. */
  readonly online?: string;
  readonly marks: readonly string[];
}

/** The work that the pack summarises. */
export interface SourceWork {
  readonly title: string;
  readonly authors: readonly string[];
  readonly url?: string;
}

/** Everything that one reader may be shown in one language, before the fit. */
export interface Brief {
  readonly variant: Variant;
  readonly meta: BriefMeta;
  readonly headline: SourcedText;
  readonly finding: SourcedText & { readonly id: string; readonly paragraphs: readonly number[] };
  readonly ask: SourcedText & { readonly standing: 'authors-view' | 'derived' };
  /** Where it applies and who gains, for readers whose profile asks for it. */
  readonly applicability?: SourcedText;
  /** How the source came to its findings, for readers whose profile asks for it. */
  readonly method?: SourcedText;
  /** Stakes, progress, deficits and challenges: why it matters now. */
  readonly why: readonly Unit[];
  readonly advice: SourcedText;
  readonly disclaimer: SourcedText;
  readonly facts: readonly FactUnit[];
  readonly pillars: readonly BriefPillar[];
  /** The reference id of the work that is summarised: always the first reference on the page. */
  readonly source: string;
  /** Every reference of the pack by id, formatted for this language as inline Markdown. */
  readonly references: ReadonlyMap<string, string>;
}

/** All units of a brief, in reading order. */
export function unitsOf(brief: Brief): readonly Unit[] {
  return [...brief.why, ...brief.facts, ...brief.pillars.flatMap((pillar) => pillar.units)];
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
  | 'limits'
  | 'alt'
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
  return [
    ...fields('headline', { headline }),
    ...fields(finding.id, { finding }),
    ...fields('ask', { ask, applicability }),
    ...brief.why.flatMap(inUnit),
    ...brief.facts.flatMap((fact) => [...fields(fact.id, { ...fact.figure }), ...inUnit(fact)]),
    ...fields('advice', { advice }),
    ...brief.pillars.flatMap((pillar) => [
      ...fields(pillar.id, { title: pillar.title, headline: pillar.headline }),
      ...pillar.units.flatMap(inUnit),
    ]),
    ...fields('method', { method }),
    ...brief.facts.flatMap(({ id, limits, chart }) => fields(id, { limits, alt: chart?.alt })),
    ...fields('disclaimer', { disclaimer }),
  ];
}

function fields(unit: string, texts: { readonly [Field in TextField]?: SourcedText | undefined }): BriefText[] {
  return Object.entries(texts).flatMap(([field, text]) => (text ? [{ unit, field: field as TextField, text }] : []));
}

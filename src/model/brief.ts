import type { Span } from '../diagnostics/span.js';
import type { Priority, Standing } from '../schema/pack.js';
import type { Variant } from './variant.js';

/** A text of a brief: inline Markdown with its figures filled in, its citations still `[@id]`. */
export interface SourcedText {
  readonly text: string;
  readonly span: Span;
}

/** What may stay on the page or leave it: a unit of the framing, a measure or a fact. */
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
  /** What the audience says of it, whatever its value. */
  readonly pin?: { readonly kind: 'keep' | 'drop'; readonly reason?: string };
}

export interface FactUnit extends Unit {
  readonly figure?: { readonly value: string; readonly whole: string };
  readonly chart?: {
    readonly parts: readonly number[];
    readonly of: number;
    /** What it shows, in a sentence. */
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

/** What is printed about the brief itself, and goes into the metadata of every format. */
export interface BriefMeta {
  readonly audience: string;
  readonly packTitle: string;
  /** Who wrote the brief; not the authors of the source. */
  readonly authors: readonly string[];
  readonly keywords: readonly string[];
  readonly source: SourceWork;
  readonly version: string;
  /** ISO dates; the printed forms stand in `marks`. */
  readonly issued: string;
  readonly asAt: string;
  readonly issuer?: string;
  /** What the logo shows, where there is one. */
  readonly logo?: string;
  readonly contact?: string;
  readonly licence?: string;
  readonly distribution?: string;
  readonly handling?: string;
  /** The address of this brief's HTML where the pack says that it is published. */
  readonly online?: string;
  readonly marks: readonly string[];
}

/** The work that the pack summarises. */
export interface SourceWork {
  readonly title: string;
  readonly authors: readonly string[];
  readonly url?: string;
}

/** Everything that a brief may show to one reader in one language, before anything is chosen. */
export interface Brief {
  readonly variant: Variant;
  readonly meta: BriefMeta;
  readonly headline: SourcedText;
  readonly finding: SourcedText & { readonly id: string; readonly paragraphs: readonly number[] };
  readonly ask: SourcedText & { readonly standing: 'authors-view' | 'derived' };
  /** Where it applies and who gains, for readers whose profile wants it. */
  readonly applicability?: SourcedText;
  /** How the source came to its findings, for readers whose profile wants it. */
  readonly method?: SourcedText;
  /** Stakes, progress, deficits and challenges: why it matters now. */
  readonly why: readonly Unit[];
  readonly advice: SourcedText;
  readonly disclaimer: SourcedText;
  readonly facts: readonly FactUnit[];
  readonly pillars: readonly BriefPillar[];
  /** The work that is summarised: always the first reference on the page. */
  readonly source: string;
  /** Every reference of the pack, formatted for this language as inline Markdown. */
  readonly references: ReadonlyMap<string, string>;
}

/** All units of a brief, in reading order. */
export function unitsOf(brief: Brief): readonly Unit[] {
  return [...brief.why, ...brief.facts, ...brief.pillars.flatMap((pillar) => pillar.units)];
}

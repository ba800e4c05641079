import type { Shape, ViewOf } from '../model/template-shape.js';
import { chartShape } from './chart-view.js';

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

/** What `brief.md.hbs` and its partials may print: texts, as tokens that may stand anywhere; empty where nothing is said. */
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
export type SectionView = ViewOf<typeof sectionShape>;
export type UnitView = ViewOf<typeof unitShape>;
export type PointView = ViewOf<typeof pointShape>;
export type FactView = ViewOf<typeof factShape>;

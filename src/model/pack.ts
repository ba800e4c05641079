import { z } from 'zod';
import type { Located } from './located.js';
import { referenceId, referenceSchema } from './reference.js';
import {
  dayScalar,
  figureScalar,
  fullId,
  idPart,
  integerScalar,
  localeTag,
  numberScalar,
  partialDate,
  textScalar,
} from './scalars.js';
import { localizedLine, localizedUnitText } from './text.js';

/** How much a unit matters: `must` never leaves the page; `could` counts for less than `should`, and leaves sooner. */
export const prioritySchema = z.enum(['must', 'should', 'could']);
export type Priority = z.output<typeof prioritySchema>;

/**
 * Whose statement it is: `reported` in the article, the authors' own view, ours about them
 * (`derived`), or a correction of ours from outside (`editor-note`).
 */
export const standingSchema = z.enum(['reported', 'authors-view', 'derived', 'editor-note']);

const sourcePlace = z.strictObject({
  paragraphs: z.array(integerScalar).min(1).describe('paragraphs of the source text that this rests on'),
});

export const measureSchema = z.strictObject({
  id: idPart,
  priority: prioritySchema.default('should'),
  text: localizedUnitText,
  topics: z.array(idPart).default([]),
  source: sourcePlace,
});

export const pillarSchema = z.strictObject({
  id: idPart,
  title: localizedLine,
  headline: localizedLine.describe('one sentence, always on the page'),
  source: sourcePlace,
  measures: z.array(measureSchema).min(1),
});

const figureName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,62}$/, 'must be a name in lower-case letters, such as high-income');

export const factSchema = z.strictObject({
  id: idPart,
  priority: prioritySchema.default('should'),
  figures: z.record(figureName, figureScalar).default({}).describe('every number of the fact, written once'),
  value: localizedLine.optional().describe('the number to show large, e.g. "{{sdg-targets.enabled}}"'),
  whole: localizedLine.optional().describe('what it is a part of, e.g. "of {{sdg-targets.total}}"'),
  share: z
    .strictObject({ part: figureName, of: figureName })
    .optional()
    .describe('two figures to draw as a bar: the part and the whole'),
  text: localizedUnitText.describe('the statement; where there is a value it reads on from it'),
  standing: standingSchema.default('reported'),
  limits: localizedLine.optional().describe('how far the fact can be trusted'),
  topics: z.array(idPart).default([]),
  references: z.array(referenceId).default([]),
  source: sourcePlace,
});

export const framingSchema = z.strictObject({
  finding: z.strictObject({ id: idPart.default('finding'), text: localizedLine, source: sourcePlace }),
  advice: localizedLine.describe('the heading over the recommendations: who advises whom'),
});

export const audienceSchema = z.strictObject({
  id: idPart,
  name: localizedLine,
  headline: localizedLine.describe('what the finding means for this reader; the title of the page'),
  ask: z.strictObject({
    standing: z.enum(['authors-view', 'derived']),
    text: localizedLine.describe('one sentence'),
  }),
  weights: z.record(fullId, numberScalar).default({}).describe('a factor for a pillar, a topic, a measure or a fact'),
  text: z.record(fullId, localizedUnitText).default({}).describe('this wording of a unit for this reader'),
});

export const packInfoSchema = z.strictObject({
  id: idPart,
  version: textScalar,
  issued: dayScalar,
  'as-at': partialDate.describe('the date up to which the facts hold'),
  languages: z.array(localeTag).min(1).describe('source language first'),
  title: localizedLine,
  source: referenceId.describe('the reference that the pack summarises'),
  'paragraph-numbering': localizedLine.optional().describe('how the paragraphs of the source are counted'),
  issuer: localizedLine.optional(),
  contact: localizedLine.optional(),
  licence: localizedLine.optional(),
  disclaimer: localizedLine,
});

/** A whole pack, its files merged by their top-level keys. */
export const packSchema = z.strictObject({
  pack: packInfoSchema,
  framing: framingSchema,
  pillars: z.array(pillarSchema).min(2).max(6),
  facts: z.array(factSchema).default([]),
  references: z.array(referenceSchema).default([]),
  audiences: z.array(audienceSchema).min(1),
});

export type PackContent = z.output<typeof packSchema>;
export type Pillar = z.output<typeof pillarSchema>;
export type Measure = z.output<typeof measureSchema>;
export type Fact = z.output<typeof factSchema>;
export type Audience = z.output<typeof audienceSchema>;

/** A file that a pack was read from, named relative to the pack's folder. */
export interface PackFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A loaded pack: valid content, and the tree that knows where each value stands. */
export interface Pack extends PackContent {
  readonly located: Located;
  readonly files: readonly PackFile[];
}

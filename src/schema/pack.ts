import { z } from 'zod';
import { chartSchema } from './chart-schema.js';
import { checkBy, requiredUnless } from './forms.js';
import { defaultFindingId } from './ids.js';
import { limits } from './limits.js';
import { localizedLine, localizedUnitText } from './localized-text-schema.js';
import { papers } from './papers.js';
import { referenceId, referenceSchema } from './reference-schema.js';
import {
  derivedOfValue,
  figureOfValue,
  framingRoles,
  hasParagraphOrClause,
  hasPlaceIfOfSource,
  isAtMost10,
  keptUnitNamed,
  namesNoTlpLabel,
  roleNamed,
  tlpLabelOf,
  tlpLabels,
} from './rules.js';
import {
  addressScalar,
  booleanScalar,
  clauseScalar,
  dayScalar,
  figureName,
  figureScalar,
  fileId,
  fullId,
  idPart,
  integerScalar,
  localeTag,
  paragraphScalar,
  partialDate,
  textScalar,
  weightScalar,
} from './scalars.js';
import { sectionKeys } from './section-schema.js';

const prioritySchema = z
  .enum(['must', 'should', 'could'])
  .describe('how much it matters: a "must" is on every page, a "could" is the first to leave');
export type Priority = z.output<typeof prioritySchema>;

const standingSchema = z
  .enum(['reported', 'authors-view', 'derived', 'editor-note'])
  .describe('whose statement it is: reported in the source, the authors’ own view, derived by us, or a note of ours');

/** A missing paragraph is told as any missing key is. */
const paragraphUnlessClause = checkBy<Parameters<typeof hasParagraphOrClause>[0]>(
  'hasParagraphOrClause',
  (place, ctx) => {
    if (hasParagraphOrClause(place)) return;
    ctx.addIssue({ code: 'invalid_type', expected: 'array', path: ['paragraphs'], input: undefined });
  },
  // A list in the place of the group is one mistake, and has no keys.
  { when: ({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value) },
);

const sourcePlace = z
  .strictObject({
    paragraphs: requiredUnless(
      'clauses',
      z.array(paragraphScalar).min(1).describe('the numbers of the paragraphs, such as [12, 13]'),
    ),
    clauses: z
      .array(clauseScalar)
      .min(1)
      .optional()
      .describe(
        'clauses of a law or standard, or pages, as the source calls them, such as ["Art. 5(1)(a)", "p. 12"]; printed so',
      ),
  })
  .check(paragraphUnlessClause)
  .describe('where the source says it');

/** Where a statement stands in the source. */
export type SourcePlace = z.output<typeof sourcePlace>;

const placeOfNoNote = requiredUnless('standing: editor-note', sourcePlace);

/** A missing place is told as any missing key is, beside the other mistakes of the unit. */
const placeUnlessNote = checkBy<Parameters<typeof hasPlaceIfOfSource>[0]>(
  'hasPlaceIfOfSource',
  (unit, ctx) => {
    if (hasPlaceIfOfSource(unit)) return;
    ctx.addIssue({ code: 'invalid_type', expected: 'object', path: ['source'], input: undefined });
  },
  { when: ({ value }) => typeof value === 'object' && value !== null },
);

const unitTopics = z.array(idPart).default([]).describe('topics that readers can give a weight; names of your own');
const unitReferences = z.array(referenceId).default([]).describe('works that the source cites for it');

/** How sure the evidence is, in the words of GRADE (https://book.gradepro.org, "certainty of evidence"). */
const certainties = ['high', 'moderate', 'low', 'very-low'] as const;

export const measureSchema = z.strictObject({
  id: idPart.describe('a short name of your own; audiences call the measure pillar.measure'),
  priority: prioritySchema.default('should'),
  text: localizedUnitText.describe('what to do, in a sentence'),
  standing: standingSchema.default('authors-view'),
  topics: unitTopics,
  references: unitReferences,
  source: sourcePlace,
  owner: localizedLine.optional().describe('who is to do it, where the source says so'),
  by: localizedLine.optional().describe('by when, where the source says so'),
  when: localizedLine.optional().describe('on which occasion or at which stage, where the source says so'),
  cost: localizedLine.optional().describe('what it costs, where the source says so'),
  certainty: z.enum(certainties).optional().describe('how sure the evidence for it is, in the words of GRADE'),
  facts: z
    .array(idPart)
    .default([])
    .describe('facts whose figures stand in brackets after its sentence, and not among the key figures'),
});

const pillarSchema = z.strictObject({
  id: idPart.describe('a short name of your own, for the recommendation'),
  title: localizedLine.describe('the recommendation in a few words'),
  headline: localizedLine.describe('one sentence, always on the page'),
  source: sourcePlace,
  measures: z.array(measureSchema).min(1).describe('what to do for it; a page shows those that matter to its reader'),
});

const figureFormatSchema = z
  .enum(['grouped', 'plain'])
  .describe(
    'grouped: as the language groups thousands; plain: without groups, as a year; without it, 1500 to 2100 are taken for years',
  );

export type { FigureFormat, FramingRole } from './rules.js';

const givenFigure = z.union([
  figureScalar.transform(figureOfValue),
  z.strictObject({
    value: figureScalar.describe('the number, such as 134 or 2.5'),
    format: figureFormatSchema.optional(),
  }),
]);

const derivedFigure = z.union([
  textScalar.transform(derivedOfValue),
  z.strictObject({
    value: textScalar.describe('arithmetic over the figures of the fact, e.g. "enabled / total"'),
    percent: integerScalar
      .refine(isAtMost10, 'must be at most 10')
      .optional()
      .describe('print it as a percentage with so many decimals'),
    format: figureFormatSchema.optional(),
  }),
]);

export const factSchema = z
  .strictObject({
    id: idPart.describe('a short name of your own; texts show its figures as {{id.figure}}'),
    priority: prioritySchema.default('should'),
    figures: z.record(figureName, givenFigure).default({}).describe('every number of the fact, written once'),
    value: localizedLine.optional().describe('the number to show large, e.g. "{{sdg-targets.enabled}}"'),
    whole: localizedLine.optional().describe('what it is a part of, e.g. "of {{sdg-targets.total}}"'),
    derived: z.record(figureName, derivedFigure).default({}).describe('figures computed from the others'),
    chart: chartSchema.optional().describe('figures to draw, under the number'),
    text: localizedUnitText.describe('the statement; where there is a value it reads on from it'),
    standing: standingSchema
      .default('reported')
      .describe(
        'whose statement it is: reported in the source, the authors’ own view, derived by us, or a note of ours; check asks for it',
      ),
    limits: localizedLine
      .optional()
      .describe('how far the fact can be trusted; where there is a value it reads on from it, in a small letter'),
    topics: unitTopics,
    references: unitReferences.describe(
      'works that it rests on, the source among them, and those that the source cites for it; check asks for one',
    ),
    source: placeOfNoNote,
  })
  .check(placeUnlessNote);

const roleNames = Object.keys(framingRoles) as (keyof typeof framingRoles)[];

export const framingUnitSchema = z
  .strictObject({
    id: fullId.describe('a name of your own; dots make families, such as stakes.equity'),
    role: z
      .enum(roleNames)
      .transform(roleNamed)
      .describe(
        'the section that it stands in: problem (also deficit, challenge); why-now (also stake) and progress; next; limit, of the whole argument',
      ),
    priority: prioritySchema.default('could'),
    text: localizedUnitText.describe('the point, in a sentence'),
    limits: localizedLine.optional().describe('how far it can be trusted, in a sentence'),
    standing: standingSchema.default('authors-view'),
    topics: unitTopics,
    references: unitReferences,
    source: placeOfNoNote,
  })
  .check(placeUnlessNote);

const framingSchema = z.strictObject({
  finding: z
    .strictObject({
      id: idPart.default(defaultFindingId).describe('a name of your own'),
      text: localizedLine.describe('the finding in one or two sentences'),
      source: sourcePlace,
    })
    .describe('what the source finds; on every page'),
  advice: localizedLine.describe('the heading over the recommendations: who advises whom'),
  units: z.array(framingUnitSchema).default([]).describe('the rest of the argument, point by point'),
});

const handling = z
  .union([z.enum(tlpLabels).transform(tlpLabelOf), localizedLine])
  .refine(namesNoTlpLabel, `names no label of TLP 2.0; write one of ${tlpLabels.join(', ')}, once for all languages`)
  .describe('how the page may be handled: a TLP label, or a line of your own');

/** What is printed about the use of a brief; an audience's replaces the pack's. */
const marks = {
  handling: handling.optional(),
  distribution: localizedLine.optional().describe('who may have the page'),
};

/** Whether pages say in which paragraph of the source each statement is. */
const places = z
  .enum(['shown', 'quiet'])
  .optional()
  .describe(
    'shown: each statement has its paragraph in the source; quiet: it has a raised number of the source alone; without it, shown for researchers and quiet for others',
  );

const profiles = ['general', 'united-nations', 'partner', 'research'] as const;

const keptUnit = z.union([
  fullId.transform(keptUnitNamed),
  z.strictObject({
    unit: fullId.describe('the id of a measure, a fact or a point of the framing'),
    length: z.enum(['full', 'short']).optional().describe('the text that this reader always gets'),
    reason: textScalar.optional().describe('why this reader always gets it; stands in the report'),
  }),
]);

const droppedUnit = z.strictObject({
  unit: fullId.describe('the id of a measure, a fact or a point of the framing'),
  reason: textScalar.describe('why this reader does not get it; stands in the report'),
});

const stepSchema = z.strictObject({
  text: localizedLine.describe('what to do next, or that nothing is set, in a sentence'),
  where: localizedLine.optional().describe('the place or the body'),
  by: localizedLine.optional().describe('by when'),
  standing: standingSchema.default('derived'),
  references: unitReferences,
  source: sourcePlace.optional(),
});

const pillarWording = z.strictObject({
  title: localizedLine.optional().describe('the recommendation in a few words, for this reader'),
  headline: localizedLine.optional().describe('its sentence, for this reader'),
});

export const audienceSchema = z.strictObject({
  id: fileId.describe('a short name of your own; the files of this reader’s pages begin with it'),
  name: localizedLine.describe(
    'who the readers are, in the form that stands after the word of the page, as the mayors after For',
  ),
  headline: localizedLine.describe('what the finding means for this reader; the title of the page'),
  ask: z
    .strictObject({
      standing: z.enum(['authors-view', 'derived']).describe('whether the authors ask this, or we derive it'),
      text: localizedLine.describe('one sentence'),
    })
    .describe('what this reader is asked to do'),
  places,
  lede: localizedLine.optional().describe('the sentence under the title, in words for this reader; else the finding'),
  ...marks,
  contact: localizedLine.optional().describe('where this reader can ask questions'),
  languages: z.array(localeTag).min(1).optional().describe('the languages that this reader gets; else all of the pack'),
  paper: z.enum(papers).optional().describe('the sheet that this reader gets, unless --paper names another'),
  annex: booleanScalar.optional().describe('whether this reader’s briefs have an annex; else as the pack says'),
  theme: fileId.optional().describe('the look that this reader gets, unless --theme names another'),
  ...sectionKeys,
  'pillar-order': z
    .array(idPart)
    .default([])
    .describe('the pillars that come first; the others follow in the order of the pack'),
  pillars: z.record(idPart, pillarWording).default({}).describe('pillars in words for this reader, by their ids'),
  most: z
    .strictObject({
      measures: integerScalar.optional().describe('how many measures at most'),
      figures: integerScalar.optional().describe('how many key figures at most'),
    })
    .default({})
    .describe('how much of a kind this reader gets'),
  next: z.array(stepSchema).max(3).default([]).describe('the next steps, always on the page'),
  profile: z
    .enum(profiles)
    .default('general')
    .describe(
      'the kind of reader: partner wants a line on applicability, and abbreviations spelt out; research wants one on method',
    ),
  applicability: localizedLine.optional().describe('where it applies, and who gains; for partner governments'),
  method: localizedLine.optional().describe('how the source came to its findings; for researchers'),
  weights: z.record(fullId, weightScalar).default({}).describe('a factor for a pillar, a topic or a unit'),
  reserved: z.array(fullId).default([]).describe('units that only readers who reserve them may see'),
  keep: z.array(keptUnit).default([]).describe('units that this page never loses, whatever their value'),
  drop: z.array(droppedUnit).default([]).describe('units that this page never shows, each with the reason'),
  text: z.record(fullId, localizedUnitText).default({}).describe('this wording of a unit for this reader'),
});

const termSchema = z.strictObject({
  id: idPart.describe('a short name of your own'),
  terms: z.record(localeTag, z.array(textScalar).min(1)).describe('accepted renderings, the official one first'),
  short: z
    .record(localeTag, z.array(textScalar))
    .default({})
    .describe(
      'what may stand for it where another language names it in full, such as the Law; asks for nothing by itself',
    ),
  avoid: z.record(localeTag, z.array(textScalar)).default({}).describe('renderings that are wrong here'),
});

export const packInfoSchema = z.strictObject({
  id: fileId.describe('a short name of your own; the folder of its pages is called so'),
  version: textScalar.describe('the version of the pack, such as 1.0 or Draft 3'),
  issued: dayScalar.describe('the day on which this version comes out, such as 2026-11-23'),
  'as-at': partialDate.describe('the date up to which the facts hold'),
  'notes-as-at': partialDate.optional().describe('the date on which what the editors added was last checked'),
  languages: z.array(localeTag).min(1).max(limits.languages).describe('source language first'),
  title: localizedLine.describe('what the briefs are about'),
  source: referenceId.describe('the reference that the pack summarises'),
  'paragraph-numbering': localizedLine.optional().describe('how the paragraphs of the source are counted'),
  places,
  paragraphs: paragraphScalar.optional().describe('how many paragraphs the source has, for check --coverage'),
  lengths: z
    .enum(['same', 'by-language'])
    .default('same')
    .describe(
      'same: a unit is full in every language or short in every language; by-language: each language shows what it has room for',
    ),
  ...sectionKeys,
  annex: booleanScalar
    .default(false)
    .describe('whether each brief has an annex: a PDF of all measures, facts and sources'),
  abbreviations: z.array(textScalar).default([]).describe('abbreviations that every reader knows, such as UN'),
  issuer: localizedLine.optional().describe('who publishes the briefs, where the theme does not say it'),
  authors: z
    .array(localizedLine)
    .default([])
    .describe('who wrote the briefs, where that is not the issuer; for the metadata'),
  keywords: localizedLine.optional().describe('for the metadata, with commas between them'),
  ...marks,
  online: addressScalar(/^https?:\/\/[^\s?#<>]+\/$/, {
    noun: 'the address of a folder, such as',
    examples: ['https://example.org/briefs/'],
  })
    .optional()
    .describe('where the folder of this pack is published; printed as a QR code and an address'),
  contact: localizedLine.optional().describe('where a reader can ask questions, or for another format'),
  'cite-as': localizedLine.optional().describe('how to cite the briefs; printed at the foot'),
  licence: localizedLine.optional().describe('what others may do with the briefs, such as CC BY 4.0'),
  disclaimer: localizedLine.describe('who speaks here and who does not; at the foot of every page'),
});

/** A whole pack, its files merged by their top-level keys. */
export const packSchema = z.strictObject({
  pack: packInfoSchema.describe('what the pack is: title, date, languages, source'),
  framing: framingSchema.describe('the argument: what the source finds, and why it matters'),
  pillars: z.array(pillarSchema).min(2).max(6).describe('the recommendations, in their order'),
  facts: z.array(factSchema).default([]).describe('the evidence, with every figure written once'),
  references: z.array(referenceSchema).default([]).describe('the works cited, as Zotero exports them (CSL-JSON)'),
  glossary: z.array(termSchema).default([]).describe('fixed terms, with their official renderings'),
  audiences: z.array(audienceSchema).min(1).describe('the readers; or one file for each under audiences/'),
});

export type PackContent = z.output<typeof packSchema>;
export type Standing = z.output<typeof standingSchema>;
export type Pillar = z.output<typeof pillarSchema>;
export type Measure = z.output<typeof measureSchema>;
export type Fact = z.output<typeof factSchema>;
export type FramingUnit = z.output<typeof framingUnitSchema>;
export type Term = z.output<typeof termSchema>;
export type Step = z.output<typeof stepSchema>;
export type Audience = z.output<typeof audienceSchema>;

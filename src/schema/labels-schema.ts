import { z } from 'zod';
import { textScalar } from './scalars.js';

/** Every word that is printed in a brief and does not come from the pack, for one language. */
export const labelsSchema = z.strictObject({
  brief: textScalar,
  for: textScalar.describe('{audience}'),
  version: textScalar.describe('{version}'),
  'as-at': textScalar.describe('{date}'),
  'notes-as-at': textScalar.describe('{date}'),
  separator: z.string().describe('between marks that stand in one line'),
  ask: z.strictObject({ derived: textScalar, 'authors-view': textScalar }),
  why: textScalar.describe('over why-now, where it stands without the problem'),
  sections: z
    .strictObject({
      problem: textScalar,
      'problem-and-why-now': textScalar,
      limits: textScalar,
      'evidence-only': textScalar,
      next: textScalar,
      'next-derived': textScalar.describe('over next steps that are all the editors’'),
      contact: z.string().min(1).describe('before the contact, with the space that the language wants'),
    })
    .describe('over the sections; sections beside each other share a heading'),
  certainty: z
    .strictObject({ high: textScalar, moderate: textScalar, low: textScalar, 'very-low': textScalar })
    .describe('how sure the evidence is, in the words of GRADE'),
  tlp: z
    .strictObject({
      red: textScalar,
      'amber-strict': textScalar,
      amber: textScalar,
      green: textScalar,
      clear: textScalar,
    })
    .optional()
    .describe('what each label of the Traffic Light Protocol allows; the labels themselves are never translated'),
  details: z
    .strictObject({
      owner: textScalar,
      by: textScalar,
      when: textScalar,
      cost: textScalar,
      certainty: textScalar,
      where: textScalar,
      separator: z.string(),
      brackets: textScalar,
    })
    .describe('what is said of a measure or a next step after its sentence: {text}'),
  // These stand before a text, with the space that the language wants.
  applicability: z.string().min(1),
  method: z.string().min(1),
  'editor-note': z.string().min(1).describe('before a statement of the editors'),
  figures: textScalar,
  selection: z.string().min(1).describe('after the heading of the pillars: {kept} of {total} measures'),
  evidence: textScalar,
  references: textScalar,
  place: z
    .strictObject({
      one: textScalar.describe('{paragraphs}'),
      two: textScalar.optional().describe('{paragraphs}, of which there are two, in a language with a dual'),
      many: textScalar.describe('{paragraphs}'),
      separator: z.string(),
      'in-source': textScalar.describe('{number} of the source among the references, {place}'),
    })
    .describe('the paragraphs of the source that a figure or a recommendation rests on'),
  annex: z
    .strictObject({
      name: textScalar.optional().describe('what the annex is called'),
      line: textScalar.default('→ {file}').describe('at the foot of the brief: what the annex has, and its {file}'),
      page: textScalar.default('{page} / {pages}').describe('the number of a page among all {pages}'),
    })
    .prefault({})
    .describe('the annex of a brief; a language without these words names its file alone'),
  online: z.string().min(1).describe('before the address of the online edition'),
  qr: textScalar.describe('what the QR code does, for people who cannot see it: {address}'),
  page: z
    .strictObject({
      skip: textScalar,
      editions: textScalar,
      pdf: textScalar,
      markdown: textScalar,
      annex: textScalar.optional(),
    })
    .describe('words of the web page'),
});

export type Labels = z.output<typeof labelsSchema>;

import { z } from 'zod';
import { label, plainLabel, separatorLabel, spacedLabel } from './label-text.js';
import { spacedText } from './scalars.js';

/** Every word that is printed in a brief and does not come from the pack, for one language. */
export const labelsSchema = z.strictObject({
  brief: plainLabel,
  for: label('For {audience}'),
  version: label('v{version}'),
  'as-at': label('facts as at {date}'),
  'notes-as-at': label('notes {date}'),
  separator: separatorLabel.describe('between marks that stand in one line'),
  ask: z.strictObject({ derived: plainLabel, 'authors-view': plainLabel }),
  why: plainLabel.describe('over why-now, where it stands without the problem'),
  sections: z
    .strictObject({
      problem: plainLabel,
      'problem-and-why-now': plainLabel,
      limits: plainLabel,
      'evidence-only': plainLabel,
      next: plainLabel.describe('over the next step'),
      'next-many': plainLabel.optional().describe('over several next steps; without it, as over one'),
      'next-derived': plainLabel.describe('over a next step that is the editors’'),
      'next-derived-many': plainLabel.optional().describe('over several that all are; without it, as over one'),
      contact: spacedLabel.describe('before the contact, with the space that the language wants'),
    })
    .describe('over the sections; sections beside each other share a heading'),
  certainty: z
    .strictObject({ high: plainLabel, moderate: plainLabel, low: plainLabel, 'very-low': plainLabel })
    .describe('how sure the evidence is, in the words of GRADE'),
  tlp: z
    .strictObject({
      red: plainLabel,
      'amber-strict': plainLabel,
      amber: plainLabel,
      green: plainLabel,
      clear: plainLabel,
    })
    .optional()
    .describe('what each label of the Traffic Light Protocol allows; the labels themselves are never translated'),
  details: z
    .strictObject({
      owner: label('lead: {text}'),
      by: label('by {text}'),
      when: label('{text}'),
      cost: label('cost: {text}'),
      certainty: label('certainty of the evidence: {text}'),
      where: label('{text}'),
      separator: separatorLabel,
      brackets: label('({text})'),
    })
    .describe('what is said of a measure or a next step after its sentence: {text}'),
  // These stand before a text, with the space that the language wants.
  applicability: spacedLabel,
  method: spacedLabel,
  'editor-note': spacedLabel.describe('before a statement of the editors'),
  figures: plainLabel,
  selection: label(' ({kept} of {total} measures)', { text: spacedText }).describe('after the heading of the pillars'),
  evidence: plainLabel,
  references: plainLabel,
  place: z
    .strictObject({
      one: label('para. {paragraphs}'),
      two: label('paras {paragraphs}').optional().describe('of two paragraphs, in a language with a dual'),
      many: label('paras {paragraphs}'),
      separator: separatorLabel,
      'in-source': label('[{number}] {place}').describe('the {number} of the source among the references'),
    })
    .describe('the paragraphs of the source that a figure or a recommendation rests on'),
  annex: z
    .strictObject({
      name: plainLabel.optional().describe('what the annex is called'),
      line: label('→ {file}')
        .default('→ {file}')
        .describe('at the foot of the brief: what the annex has, and its {file}'),
      page: label('{page} / {pages}', { optional: ['pages'] })
        .default('{page} / {pages}')
        .describe('the number of a page among all {pages}'),
    })
    .prefault({})
    .describe('the annex of a brief; a language without these words names its file alone'),
  online: spacedLabel.describe('before the address of the online edition'),
  qr: label('QR code that opens {address}').describe('what the QR code does, for people who cannot see it'),
  page: z
    .strictObject({
      skip: plainLabel,
      editions: plainLabel,
      pdf: plainLabel,
      markdown: plainLabel,
      annex: plainLabel.optional(),
    })
    .describe('words of the web page'),
});

export type Labels = z.output<typeof labelsSchema>;

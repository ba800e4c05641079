import { z } from 'zod';
import { textScalar } from './scalars.js';

const quotationMarks = z.tuple([z.string().min(1), z.string().min(1)]);

/** Every word that is printed in a brief and does not come from the pack, for one language. */
export const labelsSchema = z.strictObject({
  language: textScalar.describe('the name of the language, in the language'),
  brief: textScalar,
  for: textScalar.describe('{audience}'),
  version: textScalar.describe('{version}'),
  'as-at': textScalar.describe('{date}'),
  'notes-as-at': textScalar.default('notes {date}').describe('{date}'),
  separator: z.string().describe('between marks that stand in one line'),
  ask: z.strictObject({ derived: textScalar, 'authors-view': textScalar }),
  why: textScalar.describe('over why-now, where it stands without the problem'),
  sections: z
    .strictObject({
      problem: textScalar.default('The problem'),
      'problem-and-why-now': textScalar.default('The problem, and why now'),
      limits: textScalar.default('Limits'),
      'evidence-only': textScalar.default('Evidence'),
      next: textScalar.default('Next step'),
      'next-derived': textScalar.default('Next step (the editors’ suggestion)'),
      contact: z
        .string()
        .min(1)
        .default('Contact: ')
        .describe('before the contact, with the space that the language wants'),
    })
    .prefault({})
    .describe('over the sections; sections beside each other share a heading'),
  certainty: z
    .strictObject({
      high: textScalar.default('high'),
      moderate: textScalar.default('moderate'),
      low: textScalar.default('low'),
      'very-low': textScalar.default('very low'),
    })
    .prefault({})
    .describe('how sure the evidence is, in the words of GRADE'),
  details: z
    .strictObject({
      owner: textScalar.default('Lead: {text}'),
      by: textScalar.default('By: {text}'),
      when: textScalar.default('When: {text}'),
      cost: textScalar.default('Cost: {text}'),
      certainty: textScalar.default('Certainty: {text}'),
      where: textScalar.default('Where: {text}'),
      separator: z.string().default('; '),
      brackets: textScalar.default('({text})'),
    })
    .prefault({})
    .describe('what is said of a measure or a next step after its sentence'),
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
      many: textScalar.describe('{paragraphs}'),
      separator: z.string(),
      'in-source': textScalar.describe('{number} of the source among the references, {place}'),
    })
    .describe('the paragraphs of the source that a figure or a recommendation rests on'),
  online: z.string().min(1).describe('before the address of the online edition'),
  qr: textScalar.describe('what the QR code does, for people who cannot see it: {address}'),
  page: z
    .strictObject({ skip: textScalar, editions: textScalar, pdf: textScalar, markdown: textScalar })
    .describe('words of the web page'),
  dates: z.strictObject({
    day: textScalar.describe('{day} {month} {year}'),
    month: textScalar,
    year: textScalar,
    months: z.array(textScalar).length(12),
  }),
  citation: z.strictObject({
    style: z.enum(['author-year', 'gb-t-7714']),
    'et-al': textScalar,
    'et-al-latin': textScalar.describe('after names in Latin script'),
    and: z.string(),
    quotes: z
      .strictObject({ outer: quotationMarks, inner: quotationMarks })
      .default({ outer: ['“', '”'], inner: ['‘', '’'] })
      .describe('around titles, and inside them; with the space that the language wants'),
    circa: textScalar.default('c. {date}').describe('{date}, where it is not certain'),
    editors: z
      .strictObject({ one: textScalar, many: textScalar })
      .default({ one: 'Ed.', many: 'Eds.' })
      .describe('after the names of editors where there are no authors'),
    kinds: z
      .strictObject({ dataset: textScalar, software: textScalar, thesis: textScalar })
      .default({ dataset: 'data set', software: 'computer software', thesis: 'thesis' })
      .describe('what a work is, where its title does not say it'),
  }),
});

export type Labels = z.output<typeof labelsSchema>;

/** Fills the {names} of a label. */
export function fillLabel(pattern: string, values: Readonly<Record<string, string | number>>): string {
  return pattern.replace(/\{([a-z-]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A date of one, two or three parts (`2025`, `2025-04`, `2025-04-30`) as the language writes it. */
export function formatDate(date: string, labels: Labels): string {
  const [year, month, day] = date.split('-').map(Number);
  const { dates } = labels;
  const pattern = day !== undefined ? dates.day : month !== undefined ? dates.month : dates.year;
  return fillLabel(pattern, {
    year: year ?? '',
    month: month === undefined ? '' : (dates.months[month - 1] ?? ''),
    day: day ?? '',
  });
}

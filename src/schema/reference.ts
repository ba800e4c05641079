import { z } from 'zod';
import { textScalar } from './scalars.js';

/**
 * A reference as CSL-JSON has it, the form Zotero and Pandoc export. Fields that we do not
 * read pass through. `title-by-language`, `container-title-by-language` and `note` in several languages are ours.
 * https://docs.citationstyles.org/en/stable/specification.html
 */

/** Pandoc's citation keys: a letter, digit or _, then also internal punctuation. */
export const referenceId = z
  .string()
  .regex(
    /^[\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&\-+?<>~/]*[\p{L}\p{N}_])?$/u,
    'must be a citation key such as vinuesa2020',
  );

const name = z
  .looseObject({
    family: textScalar.optional().describe('the family name'),
    given: textScalar.optional().describe('the given names'),
    literal: textScalar.optional().describe('the whole name, of a body or where it is not to be taken apart'),
    'non-dropping-particle': textScalar.optional().describe('a particle of the family name, such as van'),
  })
  .refine((n) => n.family !== undefined || n.literal !== undefined, 'must have "family" or "literal"');

const datePart = z.string().regex(/^\d{1,4}$/, 'must be a year, month or day in digits');
const dateText = z
  .string()
  .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?/, 'must be a date written as 2020-01-13, 2020-01 or 2020');
/** Pandoc's older form of a date. */
const namedParts = z.looseObject({
  year: datePart.describe('the year'),
  month: datePart.optional().describe('the month, as a number'),
  day: datePart.optional().describe('the day of the month'),
});
const cslDate = z.union([
  dateText,
  z.looseObject({
    'date-parts': z
      .array(z.array(datePart).min(1).max(3))
      .min(1)
      .describe('the date in numbers, such as [[2025, 4, 30]]'),
  }),
  z.array(namedParts).min(1),
  namedParts,
  z.looseObject({ raw: dateText.describe('the date as it was found, such as 2025-04-30') }),
]);

export const referenceSchema = z.looseObject({
  id: referenceId.describe('a short name of your own for the work; texts cite it as [@id]'),
  type: textScalar.describe('the kind of work: article-journal, book, report, webpage, speech, …'),
  title: textScalar.describe('the title as the work has it'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'must be the short name of a language, such as en or zh-Hans')
    .optional()
    .describe('the language of the title as it stands here, such as en or zh-Hans'),
  'title-short': textScalar.optional().describe('a shorter title, which a page prints instead'),
  'title-by-language': z
    .record(z.string(), textScalar)
    .optional()
    .describe('the title in other languages; a page in one of them prints it'),
  'container-title-by-language': z
    .record(z.string(), textScalar)
    .optional()
    .describe('the name of the journal or book in other languages'),
  author: z.array(name).optional().describe('the authors, in their order'),
  'container-title': textScalar.optional().describe('the journal, book or site that holds the work'),
  publisher: textScalar.optional().describe('who published it'),
  issued: cslDate.optional().describe('when it came out, such as 2025, 2025-04 or 2025-04-30'),
  volume: textScalar.optional().describe('the volume'),
  issue: textScalar.optional().describe('the issue of the volume'),
  number: textScalar.optional().describe('the number of the article, report or document'),
  page: textScalar.optional().describe('the pages, such as 12-34'),
  DOI: z
    .string()
    .regex(/^10\.\d{4,9}\/\S+$/, 'must be a DOI without an address before it, such as 10.1038/s41467-019-14108-y')
    .optional()
    .describe('the DOI without an address before it, such as 10.1038/s41467-019-14108-y'),
  URL: z
    .string()
    .regex(/^https?:\/\/\S+$/, 'must be an address that starts with https://')
    .optional()
    .describe('the address of the work'),
});

export type Reference = z.output<typeof referenceSchema>;

/** The year of a reference, or nothing where it gives none. */
export function yearOf({ issued }: Reference): string {
  if (issued === undefined) return '';
  if (typeof issued === 'string') return issued.slice(0, 4);
  const first = Array.isArray(issued) ? issued[0] : issued;
  if (first && 'date-parts' in first) return (first as { 'date-parts': string[][] })['date-parts'][0]?.[0] ?? '';
  if (first && 'raw' in first) return String(first.raw).slice(0, 4);
  return String(first?.year ?? '');
}

export type Name = z.output<typeof name>;

/** The family name with the particle that belongs to it: `van Gogh`. */
export function familyOf(name: Name): string {
  return [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
}

/** First letters of the given names, each followed by `mark`. */
export function initialsOf(name: Name, mark: string): string {
  const parts = (name.given ?? '').split(/[\s.-]+/).filter(Boolean);
  return parts.map((part) => `${[...part][0]}${mark}`).join(' ');
}

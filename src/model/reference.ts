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
    family: textScalar.optional(),
    given: textScalar.optional(),
    literal: textScalar.optional(),
    'non-dropping-particle': textScalar.optional(),
  })
  .refine((n) => n.family !== undefined || n.literal !== undefined, 'must have "family" or "literal"');

const datePart = z.string().regex(/^\d{1,4}$/, 'must be a year, month or day in digits');
const dateText = z
  .string()
  .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?/, 'must be a date written as 2020-01-13, 2020-01 or 2020');
/** Pandoc's older form of a date. */
const namedParts = z.looseObject({ year: datePart, month: datePart.optional(), day: datePart.optional() });
const cslDate = z.union([
  dateText,
  z.looseObject({ 'date-parts': z.array(z.array(datePart).min(1).max(3)).min(1) }),
  z.array(namedParts).min(1),
  namedParts,
  z.looseObject({ raw: dateText }),
]);

export const referenceSchema = z.looseObject({
  id: referenceId,
  type: textScalar,
  title: textScalar,
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as en or zh-Hans')
    .optional(),
  'title-short': textScalar.optional(),
  'title-by-language': z.record(z.string(), textScalar).optional(),
  'container-title-by-language': z.record(z.string(), textScalar).optional(),
  author: z.array(name).optional(),
  'container-title': textScalar.optional(),
  publisher: textScalar.optional(),
  issued: cslDate.optional(),
  volume: textScalar.optional(),
  issue: textScalar.optional(),
  number: textScalar.optional(),
  page: textScalar.optional(),
  DOI: z
    .string()
    .regex(/^10\.\d{4,9}\/\S+$/, 'must be a bare DOI such as 10.1038/s41467-019-14108-y')
    .optional(),
  URL: z
    .string()
    .regex(/^https?:\/\/\S+$/, 'must be an address that starts with https://')
    .optional(),
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

import { z } from 'zod';
import { nearest } from '../diagnostics/suggest.js';
import { textOf } from './forms.js';
import { dateOfParts, datePattern, type PublicationDate, parseDate } from './publication-date.js';
import { addressScalar, localeTag, textScalar } from './scalars.js';

/**
 * What CSL-JSON has beside the variables below (csl-data.json of https://github.com/citation-style-language/schema), for
 * references and names; and `published`, which Crossref adds. They pass unread, and are no misspellings.
 */
const otherVariables = `
  citation-key categories journalAbbreviation shortTitle chair collection-editor compiler composer container-author
  contributor curator director editor editorial-director executive-producer guest host interviewer illustrator narrator
  organizer original-author performer producer recipient reviewed-author script-writer series-creator translator
  available-date event-date original-date submitted abstract annote archive archive_collection archive_location
  archive-place authority call-number chapter-number citation-number citation-label collection-number collection-title
  container-title-short dimensions division edition event event-title event-place first-reference-note-number genre ISBN
  ISSN jurisdiction keyword locator medium note number-of-pages number-of-volumes original-publisher
  original-publisher-place original-title page-first part part-title PMCID PMID printing publisher-place references
  reviewed-genre reviewed-title scale section source status supplement version volume-title volume-title-short year-suffix
  custom dropping-particle suffix comma-suffix static-ordering parse-names published`;
const foreignKeys = new Set(otherVariables.toLowerCase().split(/\s+/));

/** A group of CSL: keys that are not read pass, but for misspellings of those that are. */
function cslGroup<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape);
  return z.looseObject(shape).superRefine(
    (group, ctx) => {
      const keys = Object.keys(group).filter((key) => !known.includes(key) && isMisspelling(key, known));
      if (keys.length > 0) ctx.addIssue({ code: 'unrecognized_keys', keys, input: group, continue: false });
    },
    // Also where a required key is missing: the misspelt one may be meant.
    { when: ({ value }) => typeof value === 'object' && value !== null },
  );
}

/** CSL's keys are misspelt by one letter, by two swapped letters or by their case; ours by anything near. */
function isMisspelling(key: string, known: readonly string[]): boolean {
  if (foreignKeys.has(key.toLowerCase())) return false;
  return known.some((other) => {
    const distance = lettersOf(key) === lettersOf(other) ? 2 : 1;
    return nearest(key, [other], other.endsWith('-by-language') ? undefined : distance) !== undefined;
  });
}

function lettersOf(word: string): string {
  return [...word.toLowerCase()].sort().join('');
}

/** Pandoc's citation keys: a letter, digit or _, then also internal punctuation. */
export const referenceId = textOf(/^[\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&\-+?<>~/]*[\p{L}\p{N}_])?$/u, {
  noun: 'a citation key such as',
  examples: ['vinuesa2020'],
});

const name = cslGroup({
  family: textScalar.optional().describe('the family name'),
  given: textScalar.optional().describe('the given names'),
  literal: textScalar.optional().describe('the whole name, of a body or where it is not to be taken apart'),
  'non-dropping-particle': textScalar.optional().describe('a particle of the family name, such as van'),
  'dropping-particle': textScalar.optional().describe('a particle that stands after the given names, such as von'),
  suffix: textScalar.optional().describe('what follows the name, such as Jr. or III'),
}).refine(
  (n) => n.family !== undefined || n.literal !== undefined || n.given !== undefined,
  'must have "family" or "literal"',
);

/** A number of CSL's dates. */
export const datePart = textOf(/^\d{1,4}$/, { noun: 'a year, month or day in digits' });
const isNoYear = (year: string | undefined) => /^0+$/.test(year ?? '');
const noYear = 'is the year 0, which no calendar has';
/** The date of a work in one text. */
export const dateText = textOf(datePattern, {
  noun: 'a date written as',
  examples: ['2020-01-13', '2020-01', '2020'],
});
/** Pandoc's older form of a date. */
const namedParts = z.looseObject({
  year: datePart.refine((year) => !isNoYear(year), noYear).describe('the year'),
  month: datePart.optional().describe('the month, as a number'),
  day: datePart.optional().describe('the day of the month'),
});
const circa = textScalar.optional().describe('true where the date is not certain');
const cslDate = z.union([
  dateText,
  z.looseObject({
    'date-parts': z
      .array(
        z
          .array(datePart)
          .min(1)
          .max(3)
          .refine(([year]) => !isNoYear(year), noYear),
      )
      .min(1)
      .max(2)
      .describe('the date in numbers, such as [[2025, 4, 30]]; with a second one, the end of a range'),
    circa,
    season: textScalar.optional().describe('spring, summer, autumn or winter, or 1 to 4'),
  }),
  z.array(namedParts).min(1),
  namedParts,
  z.looseObject({ raw: dateText.describe('the date as it was found, such as 2025-04-30'), circa }),
  z.looseObject({ literal: textScalar.describe('words instead of a date, such as forthcoming') }),
]);

/**
 * A tag of RFC 5646 without extensions: a language, of some languages also a dialect (`zh-yue`); then a script, a region
 * and variants, each if there is one.
 */
export const workLanguage = textOf(
  /^(?:[a-z]{2,3}|(?:zh|ar|ms|sgn|sw|uz|kok|lv)-[a-z]{3})(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?:-(?:[A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*$/,
  { noun: 'the short name of a language, such as', examples: ['en', 'zh-Hans'] },
);

/**
 * A reference as CSL-JSON has it, the form Zotero and Pandoc export; the keys that end in `-by-language` are ours.
 * https://docs.citationstyles.org/en/stable/specification.html
 */
export const referenceSchema = cslGroup({
  id: referenceId.describe('a short name of your own for the work; texts cite it as [@id]'),
  type: textScalar.describe('the kind of work: article-journal, book, report, webpage, speech, …'),
  title: textScalar.describe('the title as the work has it'),
  language: workLanguage.optional().describe('the language of the title as it stands here, such as en or zh-Hans'),
  'title-short': textScalar.optional().describe('a shorter title, which a page prints instead'),
  'title-by-language': z
    .record(localeTag, textScalar)
    .optional()
    .describe('the title in other languages; a page in one of them prints it'),
  'container-title-by-language': z
    .record(localeTag, textScalar)
    .optional()
    .describe('the name of the journal or book in other languages'),
  author: z.array(name).optional().describe('the authors, in their order, each with a family name or a literal one'),
  'author-by-language': z
    .record(localeTag, z.array(textScalar).min(1))
    .optional()
    .describe('the names of the authors in other languages, as they are printed, in the same order'),
  editor: z.array(name).optional().describe('the editors; a page names them where there are no authors'),
  'container-title': textScalar.optional().describe('the journal, book or site that holds the work'),
  publisher: textScalar.optional().describe('who published it'),
  'publisher-place': textScalar.optional().describe('where it was published'),
  authority: textScalar.optional().describe('the court or body that decided or issued it'),
  genre: textScalar.optional().describe('the kind of thesis, report or the like, such as PhD thesis'),
  section: textScalar.optional().describe('the section of a law or newspaper'),
  issued: cslDate.optional().describe('when it came out, such as 2025, 2025-04 or 2025-04-30'),
  accessed: cslDate
    .optional()
    .describe('when its address was read, such as 2025-04-30; printed beside a URL, not beside a DOI, which lasts'),
  volume: textScalar.optional().describe('the volume'),
  issue: textScalar.optional().describe('the issue of the volume'),
  number: textScalar.optional().describe('the number of the article, report or document'),
  page: textScalar.optional().describe('the pages, such as 12-34'),
  DOI: textOf(/^10\.\d{4,9}\/\S+$/, {
    noun: 'a DOI without an address before it, such as',
    examples: ['10.1038/s41467-019-14108-y'],
  })
    .optional()
    .describe('the DOI without an address before it, such as 10.1038/s41467-019-14108-y'),
  URL: addressScalar(/^https?:\/\/\S+$/, { noun: 'an address that starts with https:// and has no blank in it' })
    .optional()
    .describe('the address of the work'),
});

export type Reference = z.output<typeof referenceSchema>;

/** When the work came out; nothing where the reference does not say. */
export function issuedOf({ issued }: Reference): PublicationDate | undefined {
  return issued === undefined ? undefined : dateOf(issued);
}

/** When the address of the work was read; nothing where the reference does not say. */
export function accessedOf({ accessed }: Reference): PublicationDate | undefined {
  return accessed === undefined ? undefined : dateOf(accessed);
}

function dateOf(written: z.output<typeof cslDate>): PublicationDate {
  if (typeof written === 'string') return parseDate(written);
  if (Array.isArray(written)) return dateOfParts(written.map(numbersOf), false);
  if ('date-parts' in written) {
    const parts = written['date-parts'] as readonly (readonly string[])[];
    const season = seasonOf(written.season as string | undefined);
    const withSeason = season === undefined ? parts : parts.map(([year = '']) => [year, season]);
    return dateOfParts(withSeason, isCirca(written.circa as string | undefined));
  }
  if ('raw' in written) {
    const date = parseDate(written.raw as string);
    return date.kind === 'date' ? { ...date, circa: date.circa || isCirca(written.circa as string | undefined) } : date;
  }
  if ('literal' in written) return { kind: 'words', words: written.literal as string };
  return dateOfParts([numbersOf(written as z.output<typeof namedParts>)], false);
}

function numbersOf({ year, month, day }: z.output<typeof namedParts>): readonly string[] {
  return [year, month, day].filter((part) => part !== undefined);
}

function isCirca(value: string | undefined): boolean {
  return value !== undefined && !/^(?:false|0)$/.test(value);
}

function seasonOf(season: string | undefined): string | undefined {
  if (season === undefined) return undefined;
  const at = ['spring', 'summer', 'autumn', 'winter'].indexOf(season.toLowerCase().replace('fall', 'autumn'));
  return at === -1 ? (/^[1-4]$/.test(season) ? String(20 + Number(season)) : undefined) : String(21 + at);
}

export type Name = z.output<typeof name>;

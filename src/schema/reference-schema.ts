import { z } from 'zod';
import { type CslGroup, strangeKeys } from './csl-keys.js';
import { cslTypes } from './csl-types.js';
import { checkBy, textOf } from './forms.js';
import { datePattern } from './publication-date.js';
import {
  areNamedInOrder,
  hasMonthOfDay,
  hasName,
  isDateInParts,
  isDateInText,
  isInOrder,
  isNamedDate,
  isNoZeroYear,
  isTextInOrder,
  type RuleName,
  startsWithAYear,
} from './rules.js';
import { addressScalar, localeTag, textScalar } from './scalars.js';

const groups = z.registry<{ readonly group: CslGroup }>();

/** A group of CSL: its other keys, and those of the programs that export it, pass unread; what is neither is refused. */
function cslGroup<Shape extends z.ZodRawShape>(group: CslGroup, shape: Shape) {
  const read = Object.keys(shape);
  const check = checkBy<Record<string, unknown>>(
    rulesOfGroups[group],
    (given, ctx) => {
      const keys = [...strangeKeys(group, given, read)];
      if (keys.length > 0) ctx.addIssue({ code: 'unrecognized_keys', keys, input: given, continue: false });
    },
    // Also where a required key is missing: the misspelt one may be meant.
    { when: ({ value }) => typeof value === 'object' && value !== null },
  );
  return z.looseObject(shape).check(check).register(groups, { group });
}

const rulesOfGroups = {
  reference: 'hasKeysOfAReference',
  name: 'hasKeysOfAName',
  date: 'hasKeysOfADate',
} as const satisfies Record<CslGroup, RuleName>;

/** The group of CSL that a schema is of. */
export function cslGroupOf(schema: z.core.$ZodType): CslGroup | undefined {
  return groups.get(schema)?.group;
}

/** Pandoc's citation keys: letters, digits and _, with punctuation inside. A class of Unicode takes long: it is named once. */
export const referenceId = textOf(/^(?![:.#$%&\-+?<>~/])[\p{L}\p{N}_:.#$%&\-+?<>~/]+(?<![:.#$%&\-+?<>~/])$/u, {
  noun: 'a citation key such as',
  examples: ['vinuesa2020'],
});

const name = cslGroup('name', {
  family: textScalar.optional().describe('the family name'),
  given: textScalar.optional().describe('the given names'),
  literal: textScalar.optional().describe('the whole name, of a body or where it is not to be taken apart'),
  'non-dropping-particle': textScalar.optional().describe('a particle of the family name, such as van'),
  'dropping-particle': textScalar.optional().describe('a particle that stands after the given names, such as von'),
  suffix: textScalar.optional().describe('what follows the name, such as Jr. or III'),
}).refine(hasName, 'must have "family" or "literal"');

/** A number of CSL's dates. */
export const datePart = textOf(/^\d{1,4}$/, { noun: 'a year, month or day in digits' });
const noYear = 'is the year 0, which no calendar has';
const noDate = 'is not a date of the calendar';
const noOrder = 'ends before it begins';
/** The date of a work in one text. */
export const dateText = textOf(
  datePattern,
  { noun: 'a date written as', examples: ['2020-01-13', '2020-01', '2020'] },
  { abort: true },
)
  .refine(isDateInText, noDate)
  .refine(isTextInOrder, noOrder);
/** Pandoc's older form of a date. */
const namedParts = cslGroup('date', {
  year: datePart.refine(isNoZeroYear, noYear).describe('the year'),
  month: datePart.optional().describe('the month, as a number'),
  day: datePart.optional().describe('the day of the month'),
})
  .refine(isNamedDate, noDate)
  .refine(hasMonthOfDay, 'has a day and no month');
const circa = textScalar.optional().describe('true where the date is not certain');
const cslDate = z.union([
  dateText,
  cslGroup('date', {
    'date-parts': z
      .array(z.array(datePart).min(1).max(3).refine(startsWithAYear, noYear).refine(isDateInParts, noDate))
      .min(1)
      .max(2)
      .refine(isInOrder, noOrder)
      .describe('the date in numbers, such as [[2025, 4, 30]]; with a second one, the end of a range'),
    circa,
    season: textScalar.optional().describe('spring, summer, autumn or winter, or 1 to 4'),
  }),
  z.array(namedParts).min(1).refine(areNamedInOrder, noOrder),
  namedParts,
  cslGroup('date', { raw: dateText.describe('the date as it was found, such as 2025-04-30'), circa }),
  cslGroup('date', { literal: textScalar.describe('words instead of a date, such as forthcoming') }),
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
export const referenceSchema = cslGroup('reference', {
  id: referenceId.describe('a short name of your own for the work; texts cite it as [@id]'),
  type: z.enum(cslTypes).describe('the kind of work, as CSL calls it'),
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
  'collection-title': textScalar
    .optional()
    .describe('the series that the work is a number of, such as IMF Working Papers; printed with its number'),
  'collection-number': textScalar.optional().describe('the number of the work in its series'),
  edition: textScalar.optional().describe('the edition of a book or report, such as 2; the first is not printed'),
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

export type Name = z.output<typeof name>;
export type CslDate = z.output<typeof cslDate>;
export type NamedParts = z.output<typeof namedParts>;

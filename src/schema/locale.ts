import { z } from 'zod';
import { integerScalar, textScalar } from './scalars.js';

/** One or more ways of writing the same word, in any case of letters. */
const words = z.array(textScalar).min(1);

/**
 * How a language writes numbers and dates: the data behind the comparison of numbers between languages. It begins here
 * with both; a whole locale is to follow.
 */
export const localeSchema = z.strictObject({
  numbers: z.strictObject({
    groups: z.array(z.string().min(1)).describe('what may stand between groups of three digits when reading'),
    decimal: z.string().length(1).describe('the decimal sign'),
    percent: words.describe('signs and words for per cent'),
    scales: z
      .record(textScalar, integerScalar)
      .describe('words and abbreviations for large numbers, each with its power of ten'),
    attached: words.default([]).describe('abbreviations among them that stand right after a digit or a currency sign'),
    digits: z.string().default('').describe('the digits 0 to 9 as characters of the language'),
    tens: z.string().default('').describe('the characters for ten and hundred'),
    patterns: z
      .array(textScalar)
      .default([])
      .describe('expressions with {number}: where a number may stand in the characters of the language'),
    decades: z.array(textScalar).default([]).describe('expressions with {year}, or {century} and {decade}'),
  }),
  dates: z.strictObject({
    months: z.array(words).length(12).describe('names and abbreviations, January first'),
    ambiguous: words.default([]).describe('months that are other words too, and count beside a day or a year only'),
    patterns: words.describe('expressions with {day}, {month} and {year}, the longest first'),
  }),
  figures: z
    .strictObject({
      group: z.string().default('').describe('what a page prints between groups of three digits; nothing for none'),
      'group-from': integerScalar.default(4).describe('the fewest digits that are grouped'),
      minus: textScalar.default('−'),
      percent: z.string().default('%').describe('what a page prints after a percentage, with its space'),
    })
    .default({ group: '', 'group-from': 4, minus: '−', percent: '%' })
    .describe('how a page prints the figures of facts'),
});

export type Locale = z.output<typeof localeSchema>;

import { z } from 'zod';
import { editionInEnglish } from './edition-words.js';
import { checkBy, textOf } from './forms.js';
import { label, plainLabel, separatorLabel, spacedLabel } from './label-text.js';
import { labelsSchema } from './labels-schema.js';
import { previewWordsSchema } from './preview-words.js';
import { hasTwoSigns } from './rules.js';
import { booleanScalar, integerScalar, localeTag, spacedText, textScalar } from './scalars.js';
import { unitSymbols } from './unit-symbols.js';

/** Words or signs, of which each stands for the same. Spaces count, so nothing is trimmed. */
const signs = z.array(spacedText);
const wordValues = z.record(z.string().min(1), integerScalar);
const monthNames = z.array(plainLabel).length(12);
const pairOfMarks = z.tuple([spacedText, spacedText]);
/** A file of the npm package hyphen. */
const patternsName = textOf(/^[a-z]{2,3}(?:-[a-z0-9]+)*$/, {
  noun: 'the name of patterns in the npm package hyphen, such as',
  examples: ['fr', 'en-gb'],
});
/** What stands between a sign and the word beside it, by the sign. */
const gaps = z.record(z.string().min(1), z.string());

/** A sign of numbers: a letter or a digit would be read as a part of what is beside it. */
const decimalSign = textOf(/^[^\p{L}\p{N}\s…]$/u, { noun: 'one sign, such as', examples: [',', '.'], quoted: true });
const groupSign = textOf(/^[^\p{L}\p{N}…]?$/u, {
  noun: 'one sign or blank, such as',
  examples: [',', ' '],
  quoted: true,
});

const tenDigits = textOf(/^\p{Nd}{10}$/u, { noun: 'the ten digits from zero on, such as', examples: ['۰۱۲۳۴۵۶۷۸۹'] });

const editionWords = label(', {edition}. ed.', { text: spacedText });
/** By the categories of ordinal numbers (CLDR), of which most languages need one. */
const editionLabel = z.strictObject({
  one: editionWords.optional(),
  two: editionWords.optional(),
  few: editionWords.optional(),
  many: editionWords.optional(),
  other: editionWords,
});

/** How figures are printed. Of a language that does not say so, as they were typed. */
const numbers = z
  .strictObject({
    decimal: decimalSign.default('.').describe('before the decimals'),
    group: groupSign.default('').describe('between groups of digits; empty for no groups'),
    'grouped-from': integerScalar
      .default(4)
      .describe('how many digits a whole number has before its digits are grouped'),
    grouping: z
      .enum(['thousands', 'lakhs'])
      .default('thousands')
      .describe('lakhs: groups of two digits over the first thousand, as 12,34,567 in India'),
    minus: z.string().min(1).default('−'),
    digits: tenDigits
      .optional()
      .describe('the digits of the script, in figures, dates and the counts and places of the page; else 0 to 9'),
    percent: label('{number}%', { text: spacedText })
      .default('{number}%')
      .describe('with the sign and the space that the language wants'),
  })
  .check(
    checkBy('hasTwoSigns', (given, ctx) => {
      if (hasTwoSigns(given)) return;
      const message = `prints "${given.group}" both between thousands and before decimals`;
      ctx.addIssue({ code: 'custom', message, params: { hint: 'Write another sign under "decimal" or "group".' } });
    }),
  )
  .describe('how figures are printed');

const besideSigns = z.strictObject({ before: signs.default([]), after: signs.default([]) }).prefault({});

const typedNumbers = z
  .strictObject({
    groups: signs.default([]).describe('between thousands'),
    decimals: signs.default([]).describe('before decimals'),
    percent: signs.default(['%']).describe('after a percentage'),
    'per-mille': signs.default(['‰']).describe('after so many of a thousand'),
    'percent-before': signs.default([]).describe('before a percentage'),
    'percentage-points': signs.default([]).describe('after a difference of percentages'),
    'basis-points': signs.default([]).describe('after a difference of percentages in hundredths of a point'),
    ranges: signs.default(['–', '—', '-', '‑', '~']).describe('between the two ends of a range'),
    'one-of': signs.default([]).describe('between a 1 and the number that it is a part of, whichever stands first'),
    each: signs.default([]).describe('words for each of them, which others may say as 100%'),
    periods: signs
      .default([])
      .describe('words for stretches of time, beside those of durations: each of them is no 100%'),
    'per-one': signs.default([]).describe('after a 1 and what it counts, where it means each of them, as in 1人当たり'),
    scales: z
      .record(z.string().regex(/^\d+$/), signs)
      .default({})
      .describe('words of large numbers, by their power of ten'),
    'scales-before': z
      .record(z.string().regex(/^\d+$/), signs)
      .default({})
      .describe('words of large numbers that stand before the number, by their power of ten, as in Swahili'),
    'unsure-scales': z
      .record(z.string().regex(/^\d+$/), signs)
      .default({})
      .describe('abbreviations of large numbers that may be units as well'),
    ordinals: signs.default([]).describe('what is written after a number of an order'),
    'between-words': signs.default([]).describe('between the words of one number, beside blanks and hyphens'),
    words: wordValues.default({}).describe('numbers in words'),
    'word-stems': wordValues.default({}).describe('numbers in words without their endings'),
    'word-endings': signs.default([]).describe('what ends each of the stems'),
    collectives: wordValues
      .default({})
      .describe('what so many make, after how many of it there are, such as the dozen of two dozen'),
    'half-more': signs.default([]).describe('between a number and the half that is added to it, as in “deux et demi”'),
    names: signs
      .default([])
      .describe('names with a number, which other languages may say without it, beside those that all languages have'),
    parts: z
      .record(z.string().min(1), textScalar)
      .default({})
      .describe('words of a part of a whole, such as half: 0.5, or 2/3, and of all of it: 100%; with * for any ending'),
    denominators: wordValues.default({}).describe('after a number, the lower one of a fraction, such as thirds: 3'),
    compounds: z
      .strictObject({
        numbers: wordValues.default({}).describe('numbers as words begin with them; without any, those of words'),
        counted: signs.default([]).describe('what follows at once'),
        percent: signs.default([]).describe('what follows at once where it is a percentage'),
      })
      .prefault({})
      .describe('numbers that begin a longer word, such as fünf in fünfprozentig'),
    durations: z
      .strictObject({
        years: signs.default([]),
        months: signs.default([]),
        hours: signs.default([]),
        minutes: signs.default([]),
        'two-years': signs.default([]).describe('nouns that say two by themselves, as سنتان does'),
        'two-hours': signs.default([]),
        joints: signs.default([]).describe('between the two, beside blanks and what stands between words'),
      })
      .prefault({})
      .describe(
        'what follows the two numbers of a duration, as in 1 year and 6 months, which may be 18 months elsewhere',
      ),
    'said-twice': signs.default([]).describe('between a number and itself where both are one, as in 24 h/24'),
    'percent-added': besideSigns.describe('beside a percentage that is added: by 150% is 2.5 times as much'),
    'percent-reached': besideSigns.describe('beside one that is reached: to 250% is 2.5 times as much'),
    negative: signs.default(['-', '−']).describe('before a number below zero'),
    'negative-after': signs.default([]).describe('after the unit of a number below zero, as in “5 degrees below zero”'),
    'unsure-negative': signs.default(['–']).describe('the same, which may be another word or a dash as well'),
    decreases: signs
      .default([])
      .describe('words of what falls or is below zero, beside which a number needs no sign; with * for any ending'),
    numbered: signs.default([]).describe('before the number of a law or a document, whose signs mean nothing'),
    unclear: signs
      .default([])
      .describe('words that count in a way of their own, such as double; a number beside them may differ'),
    'how-often': z
      .strictObject({ times: signs.default([]), in: signs.default([]) })
      .default({ times: [], in: [] })
      .describe('unclear words that say how often and not how much, as times does in 3 times a day, and in what time'),
    units: z
      .partialRecord(z.enum(unitSymbols), signs)
      .default({})
      .describe('words for units of measure, by the symbol that all languages have, as in mg: [Milligramm]'),
    'converted-units': signs.default([]).describe('units that a translation converts, such as miles'),
  })
  .describe('how numbers may be typed, for comparing languages; without it nothing about them is certain');

const characterNumbers = z
  .strictObject({
    digits: wordValues.default({}).describe('characters that are digits'),
    units: wordValues.default({}).describe('characters that multiply the digit before them'),
    counters: signs
      .default([])
      .describe(
        'what follows a number in characters that other words have too, as in Korean; without it, nothing need',
      ),
    particles: signs.default([]).describe('what goes on from a counter without a blank, as Korean particles do'),
    counted: z
      .array(label('第{number}条', { text: spacedText }))
      .default([])
      .describe('patterns of what is numbered; what stands in one is no word'),
    decimal: signs.default([]).describe('before decimals in characters'),
    fraction: signs.default([]).describe('between the lower and the upper number of a fraction'),
    tenths: signs.default([]).describe('after a number of tenths'),
    discounts: signs.default([]).describe('after the tenths of a price that are left to pay, as 折 in 七折'),
    half: signs.default([]).describe('after a number, for a half more'),
    around: signs.default([]).describe('between a number and its scale, as “and some more”'),
    indefinite: signs.default([]).describe('before a scale of which no number is said, as in “tens of thousands”'),
    'prefixed-units': signs.default([]).describe('units before which a large number is a prefix, such as kilo'),
  })
  .describe('numbers in characters, as in Chinese');

const dates = z
  .strictObject({
    day: label('{day} {month} {year}'),
    month: label('{month} {year}'),
    year: label('{year}'),
    'first-day': plainLabel.optional().describe('the day 1 as printed, where that is no plain number, such as 1er'),
    months: z
      .array(z.array(plainLabel).min(1))
      .length(12)
      .optional()
      .describe('how the name of each month may be typed, the one that is printed first; without it, a number'),
    'months-of-day': monthNames.optional().describe('as printed after a day, where that is another form'),
    'months-printed': monthNames.optional().describe('as printed, where that is not the first of months'),
    'months-as-words': signs.default([]).describe('names of months that are other words as well'),
    'month-mark': signs.default([]).describe('after the number of a month'),
    lunar: z
      .strictObject({
        after: signs.default([]).describe('what follows the number of a year'),
        months: signs.default([]).describe('names of the months'),
      })
      .prefault({})
      .describe('how years of the Islamic calendar are written, as in 15 رجب 1445 هـ'),
    'date-marks': signs.default([]).describe('after the number of a year or a day'),
    eras: wordValues.default({}).describe('names of eras before a year, and the year before their first'),
    decades: z
      .array(label('{year}s', { optional: ['year', 'tens', 'century'], text: spacedText }))
      .default([])
      .describe('{year}: the first year of a decade; {tens}: without its century; {century}: the century'),
    'named-decades': wordValues
      .default({})
      .describe('decades that have a name: 2000 for noughties, or 10 where the century is left open'),
    times: z
      .array(label('{hour}.{minute} {half}', { optional: ['minute', 'half'], text: spacedText }))
      .default([])
      .describe(
        '{hour}, {minute}, and {half} where it has to be said that it is before or after noon; {hour}:{minute} is known',
      ),
    'half-past': z
      .array(label('half past {hour}', { text: spacedText }))
      .default([])
      .describe('half an hour after {hour}, which may be in words'),
    'half-to': z
      .array(label('halb {hour}', { text: spacedText }))
      .default([])
      .describe('half an hour before {hour}, which may be in words'),
    'quarter-past': z
      .array(label('quarter past {hour}', { text: spacedText }))
      .default([])
      .describe('a quarter of an hour after {hour}'),
    'quarter-to': z
      .array(label('quarter to {hour}', { text: spacedText }))
      .default([])
      .describe('a quarter of an hour before {hour}'),
    'quarter-begun': z
      .array(label('um viertel {hour}', { text: spacedText }))
      .default([])
      .describe('a quarter of the hour that ends at {hour}, as in “um viertel neun”, which is 8:15'),
    morning: signs.default([]).describe('beside a time before noon'),
    afternoon: signs.default([]).describe('beside a time after noon'),
    quarters: z.array(signs).max(4).default([]).describe('how each quarter of a year may be typed, from the first on'),
    halves: z.array(signs).max(2).default([]).describe('the same of the halves of a year'),
    'before-year': signs.default([]).describe('words before a year'),
    'after-year': signs.default([]).describe('what follows a year'),
    'fiscal-years': signs.default([]).describe('beside a year that begins in one and ends in the next'),
  })
  .describe('how dates are printed, and how they may be typed');

/**
 * All that a language brings to a brief: `templates/locales/<tag>.yaml`, over the one that it names as its base. A file
 * in one's own templates/ changes what it names in that of the package.
 */
export const localeSchema = z.strictObject({
  base: localeTag.optional().describe('the locale that this one changes; only what differs is written'),
  name: textScalar.describe('the name of the language, in the language'),
  'not-looser-than': localeTag
    .optional()
    .describe('another locale of the same words: a page that stands beside one of it is never set looser'),
  direction: z.enum(['ltr', 'rtl']).default('ltr').describe('rtl for scripts that run from right to left'),
  quotes: z
    .strictObject({
      outer: pairOfMarks,
      inner: pairOfMarks.describe('inside the outer ones'),
      others: signs.default([]).describe('marks that a text may have besides'),
    })
    .describe('quotation marks, with the space that the language wants'),
  spacing: z
    .strictObject({
      sentences: z.string().default(' ').describe('between two sentences, or two parts of one'),
      'after-figure': z.string().optional().describe('between a figure and the words that go on from it, if another'),
      attached: z
        .array(plainLabel)
        .default([])
        .describe('words that follow a number or a bracket without a blank, as particles do'),
      before: gaps.default({}).describe('what stands before a sign, whatever was typed, such as a no-break space'),
      after: gaps.default({}).describe('what stands after a sign, whatever was typed'),
    })
    .prefault({}),
  lines: z
    .strictObject({
      breaks: z
        .enum(['words', 'characters'])
        .default('words')
        .describe('whether a line may end after any character, as in Chinese and Japanese'),
      'after-number': signs.default([]).describe('words that stay in one line with the number before them'),
      'before-number': signs.default([]).describe('words that stay in one line with the number after them'),
      'not-at-start': signs.default([]).describe('signs and words that stay in one line with the word before them'),
      'before-word': signs.default([]).describe('short words that end no line'),
      hyphenation: z
        .strictObject({
          patterns: patternsName.describe('the name of the patterns in the npm package hyphen, such as fr or en-gb'),
          before: integerScalar.default(2).describe('least letters before a hyphen'),
          after: integerScalar.default(3).describe('least letters after a hyphen'),
          shortest: integerScalar.default(6).describe('letters of the shortest word that is divided'),
          capitals: booleanScalar
            .default(false)
            .describe('whether words with a capital are divided too, as in German; else they are taken for names'),
        })
        .optional(),
    })
    .prefault({})
    .describe('where lines end'),
  prose: z
    .strictObject({
      sentence: integerScalar.default(30).describe('most words of a sentence that is read at a glance'),
      text: integerScalar.default(45).describe('most words of one point'),
    })
    .prefault({})
    .describe('lengths that are warned of: in words, or in characters where lines break after them'),
  labels: labelsSchema,
  preview: previewWordsSchema.optional(),
  dates,
  citation: z.strictObject({
    style: z.enum(['author-year', 'gb-t-7714']),
    'et-al': plainLabel,
    'et-al-latin': plainLabel
      .optional()
      .describe('the same after names in Latin letters, where the language has others'),
    'before-others': separatorLabel.default(' ').describe('between the first name and the others'),
    year: label(' ({year})', { text: spacedText }).default(' ({year})').describe('after the names'),
    brackets: label(' ({text})', { text: spacedText })
      .default(' ({text})')
      .describe('around what is said of a title or a name'),
    'words-for-dates': z
      .record(z.string().min(1), plainLabel)
      .default({})
      .describe('words that files have instead of a date, such as n.d., and as they are printed'),
    stop: spacedLabel.default('.').describe('after each part of a reference'),
    'marks-before': signs
      .default(['。', '！', '？'])
      .describe('signs that end a sentence and stand after the number of its source; all others stand before it'),
    and: separatorLabel,
    'and-latin': separatorLabel.optional().describe('the same between names in other letters, where that differs'),
    accessed: label('Accessed {date}. {address}', { text: spacedText })
      .optional()
      .describe('{address} and the {date} on which it was read; without it, and after GB/T 7714, no words'),
    volume: label(', vol. {volume}', { text: spacedText })
      .default(', vol. {volume}')
      .describe('after the title of a work in several volumes'),
    issue: label(' ({issue})', { text: spacedText })
      .default(' ({issue})')
      .describe('after the name of a journal whose issues have no volume'),
    edition: editionLabel
      .default(editionInEnglish)
      .describe('after the title of an edition, by the forms of ordinal numbers that the language has'),
    circa: label('c. {date}').describe('a date that is not certain'),
    editors: z
      .strictObject({ one: plainLabel, many: plainLabel })
      .describe('after the names of editors where there are no authors'),
    kinds: z
      .strictObject({ dataset: plainLabel, software: plainLabel, thesis: plainLabel })
      .describe('what a work is, where its title does not say it'),
  }),
  numbers: numbers.prefault({}),
  'typed-numbers': typedNumbers.prefault({}),
  'character-numbers': characterNumbers.prefault({}),
});

export type LocaleContent = z.output<typeof localeSchema>;

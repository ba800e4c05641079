import { z } from 'zod';
import { integerScalar, textScalar } from './scalars.js';

/** Words or signs, of which each stands for the same. Spaces count, so nothing is trimmed. */
const signs = z.array(z.string().min(1));
const wordValues = z.record(z.string().min(1), integerScalar);
const monthNames = z.array(z.array(textScalar).min(1)).length(12);

/**
 * What a language writes otherwise than others: `templates/locales/<tag>.yaml`. Every key may be left out: a file in
 * one's own templates/ changes only what it names in the file of the package, and a language without any file prints
 * numbers as they were typed.
 */
export const localeFileSchema = z
  .strictObject({
    numbers: z
      .strictObject({
        decimal: z.string().min(1).describe('before the decimals'),
        group: z.string().describe('between groups of three digits; empty for no groups'),
        'grouped-from': integerScalar.describe('how many digits a whole number has before its digits are grouped'),
        minus: z.string().min(1),
        percent: z
          .string()
          .regex(/\{number\}/)
          .describe('{number}, with the sign and the space that the language wants'),
      })
      .partial()
      .describe('how figures are printed'),
    'typed-numbers': z
      .strictObject({
        groups: signs.describe('between thousands'),
        decimals: signs.describe('before decimals'),
        percent: signs.describe('after a percentage'),
        'per-mille': signs.describe('after so many of a thousand'),
        'percent-before': signs.describe('before a percentage'),
        'percentage-points': signs.describe('after a difference of percentages'),
        ranges: signs.describe('between the two ends of a range'),
        scales: z.record(z.string().regex(/^\d+$/), signs).describe('words of large numbers, by their power of ten'),
        'unsure-scales': z
          .record(z.string().regex(/^\d+$/), signs)
          .describe('abbreviations of large numbers that may be units as well'),
        ordinals: signs.describe('what is written after a number of an order'),
        words: wordValues.describe('numbers in words'),
        parts: z.record(z.string().min(1), textScalar).describe('words of a part of a whole, such as half: 0.5'),
        negative: signs.describe('before a number below zero'),
        unclear: signs.describe(
          'words that count in a way of their own, such as double; a number beside them may differ',
        ),
        'converted-units': signs.describe('units that a translation converts, such as miles'),
      })
      .partial()
      .describe('how numbers may be typed, for comparing languages'),
    'character-numbers': z
      .strictObject({
        digits: wordValues.describe('characters that are digits'),
        units: wordValues.describe('characters that multiply the digit before them'),
        counted: z
          .string()
          .describe('patterns of what is numbered, with {number}; what stands in one is no word')
          .array(),
        decimal: signs.describe('before decimals in characters'),
        fraction: signs.describe('between the lower and the upper number of a fraction'),
        tenths: signs.describe('after a number of tenths'),
        half: signs.describe('after a number, for a half more'),
        around: signs.describe('between a number and its scale, as “and some more”'),
        'prefixed-units': signs.describe('units before which a large number is a prefix, such as kilo'),
      })
      .partial()
      .describe('numbers in characters, as in Chinese'),
    dates: z
      .strictObject({
        months: monthNames.describe('the names of each month, the full one first'),
        'months-as-words': signs.describe('names of months that are other words as well'),
        'month-mark': signs.describe('after the number of a month'),
        'date-marks': signs.describe('after the number of a year or a day'),
        eras: wordValues.describe('names of eras before a year, and the year before their first'),
        decades: signs.describe(
          '{year}: the first year of a decade; {tens}: without its century; {century}: the century',
        ),
        'before-year': signs.describe('words before a year'),
        'after-year': signs.describe('what follows a year'),
      })
      .partial()
      .describe('how dates may be typed'),
  })
  .partial();

export type LocaleFile = z.output<typeof localeFileSchema>;

type Complete<Part> = { readonly [Key in keyof Part]-?: Exclude<Part[Key], undefined> };
type Section = keyof LocaleFile;

/** A locale with all its keys. */
export type LocaleRules = { readonly [Key in Section]-?: Complete<Exclude<LocaleFile[Key], undefined>> } & {
  /** Whether a file says how the language writes; without one, nothing about its numbers is certain. */
  readonly known: boolean;
};

/** For a language of which nothing is known. */
const neutral: LocaleRules = {
  known: false,
  numbers: { decimal: '.', group: '', 'grouped-from': 4, minus: '−', percent: '{number}%' },
  'typed-numbers': {
    groups: [],
    decimals: [],
    percent: ['%'],
    'per-mille': ['‰'],
    'percent-before': [],
    'percentage-points': [],
    ranges: ['–', '—', '-', '‑', '~'],
    scales: {},
    'unsure-scales': {},
    ordinals: [],
    words: {},
    parts: {},
    negative: ['-', '−', '–'],
    unclear: [],
    'converted-units': [],
  },
  'character-numbers': {
    digits: {},
    units: {},
    counted: [],
    decimal: [],
    fraction: [],
    tenths: [],
    half: [],
    around: [],
    'prefixed-units': [],
  },
  dates: {
    months: [],
    'months-as-words': [],
    'month-mark': [],
    'date-marks': [],
    eras: {},
    decades: [],
    'before-year': [],
    'after-year': [],
  },
};

/** The locale that files make together, each changing what it names in those before it. */
export function localeOf(files: readonly LocaleFile[]): LocaleRules {
  return files.reduce<LocaleRules>(
    (rules, file) => ({
      known: true,
      numbers: changed(rules, file, 'numbers'),
      'typed-numbers': changed(rules, file, 'typed-numbers'),
      'character-numbers': changed(rules, file, 'character-numbers'),
      dates: changed(rules, file, 'dates'),
    }),
    neutral,
  );
}

/** A key of a file is there with a value or not at all, so that spreading changes only what the file names. */
function changed<Key extends Section>(rules: LocaleRules, file: LocaleFile, section: Key): LocaleRules[Key] {
  return { ...rules[section], ...file[section] } as LocaleRules[Key];
}

import type { LocaleRules } from '../../../schema/locale.js';
import { isPlain } from '../../../text/plain-text.js';
import { partOfHourPatterns, timePattern } from './clock-patterns.js';
import { durationPatterns } from './durations.js';
import type { GrammarInput } from './grammar-input.js';
import { withCapital } from './month-names.js';
import { alternatives, endsInLetter, escaped, type WordPatterns } from './word-patterns.js';

/** How a language names a decade. */
export interface DecadePattern {
  readonly pattern: RegExp;
  /** Of a decade that has a name: its first year, or what that is after a century. */
  readonly named: number | undefined;
  /** What a text has that it matches. */
  readonly literals: readonly string[];
}

/** At the end of what stands before a number, and after it; sticky. */
export interface Beside {
  readonly before: RegExp | undefined;
  readonly after: RegExp | undefined;
}

/** What several numbers say together, or with other words: shares, durations, ranges, dates and times. */
export function severalNumbers({ rules, patterns, numberWords, attached, monthOf, digitSigns, numeral }: GrammarInput) {
  const { letter, letterBesideNumbers, search, sticky, besideNumbers } = patterns;
  const { 'typed-numbers': typed, dates } = rules;
  const halfDays = [...dates.morning, ...dates.afternoon];
  // يوليو وأغسطس: “and” is written to the month.
  const afterAttached = attached === '' ? '' : `|(?<=(?<!${letter})${attached.slice(0, -1)})`;
  return {
    halfMoreInWords: search(typed['half-more'], (words) => `^\\s(?:${words})\\s?$`, 'u'),
    // Of 5つの目標のうち3つ and “one young adult in five”, what is counted stands between them.
    oneOf: search(
      typed['one-of'],
      (words) =>
        `^[^\\s\\d.,;、。，；]{0,8}?(?:\\s[^\\s\\d.,;]+){0,2}?\\s?(?<!${letterBesideNumbers})(?:${words})\\s?[^\\s\\d.,;]{0,2}$`,
      'u',
    ),
    perOne: besideNumbers(typed['per-one'], (words) => `[^\\d\\s.,;、。]{0,5}?(?:${words})`),
    betweenWords:
      typed['between-words'].length === 0
        ? undefined
        : new RegExp(`^(?:${typed['between-words'].map(escaped).join('|')})$`, 'u'),
    percentAdded: besideOf(typed['percent-added'], patterns),
    percentReached: besideOf(typed['percent-reached'], patterns),
    durations: durationPatterns(typed, patterns),
    range: new RegExp(`^\\s*(?:${alternatives([',', ...typed.ranges], letter)})\\s*\\+?$`, 'u'),
    decades: [...dates.decades, ...Object.keys(dates['named-decades']).flatMap(withCapital)].map((pattern) => ({
      ...decadePattern(pattern, digitSigns.length > 0 ? numeral : undefined, letter, letterBesideNumbers),
      named: dates['named-decades'][pattern] ?? dates['named-decades'][uncapitalized(pattern)],
    })),
    times: [...dates.times, '{hour}:{minute}'].map((pattern) => timePattern(pattern, letterBesideNumbers)),
    partsOfHours: partOfHourPatterns(rules, numberWords, patterns),
    halfDayBefore: search(halfDays, (words) => `(?<half>${words})\\s?$`, 'u'),
    halfDayAfter: sticky(halfDays, (words) => `\\s?(?<half>${words})`),
    halfDayOf: new Map([
      ...dates.morning.map((word) => [word, 'morning'] as const),
      ...dates.afternoon.map((word) => [word, 'afternoon'] as const),
    ]),
    eras: search(
      Object.keys(dates.eras),
      (words) => `(?<era>${words})\\s?(?<year>元|\\d{1,3}(?!\\d)${digitSigns.length > 0 ? `|${numeral}{1,5}` : ''})`,
      'gu',
    ),
    months: search([...monthOf.keys()], (words) => `(?:(?<!${letter})${afterAttached})(?:${words})`, 'gu'),
  };
}

function besideOf(
  { before, after }: LocaleRules['typed-numbers']['percent-added'],
  { letter, search, besideNumbers }: WordPatterns,
): Beside {
  return {
    before: search(before, (words) => `(?<!${letter})(?:${words})\\s?$`, 'u'),
    after: besideNumbers(after, (words) => `\\s?(?:${words})`),
  };
}

function uncapitalized(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function decadePattern(
  pattern: string,
  numeral: string | undefined,
  letter: string,
  letterBesideNumbers: string,
): Omit<DecadePattern, 'named'> {
  const number = (digits: string) => (numeral === undefined ? digits : `${digits}|${numeral}{1,4}`);
  const pieces = pattern.split(/(\{year\}|\{tens\}|\{century\})/);
  const parts = pieces.map((part) => {
    if (part === '{year}') return `(?<year>\\d{3}0${numeral === undefined ? '' : `|${numeral}{4}`})`;
    if (part === '{tens}') return `(?<tens>${number('[1-9]0')})`;
    return part === '{century}' ? `(?<century>${number('\\d{1,2}')})` : escaped(part);
  });
  const begins = /^[{\d]/.test(pattern) ? '(?<![\\d.,])' : `(?<!${letter})`;
  const ends = endsInLetter(isPlain(pattern)).test(pattern) ? `(?!${letterBesideNumbers})` : '(?!\\d)';
  return {
    pattern: new RegExp(`${begins}${parts.join('')}${ends}`, 'gu'),
    // There are several kinds of blanks.
    literals: pieces.filter((_, i) => i % 2 === 0).flatMap((part) => part.split(' ')),
  };
}

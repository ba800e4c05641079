import { fractionKey, fractionOf } from '../../../schema/fraction.js';
import { groupAdjacent } from '../../../text/group-adjacent.js';
import { valueOfWord } from '../../../text/open-words.js';
import { characterValue } from './characters.js';
import type { NumberScan } from './scan.js';
import { type NumberValue, numberValue } from './values.js';

export function decades(scan: NumberScan): void {
  for (const { pattern, literals, named } of scan.grammar.decades) {
    if (named === undefined && !scan.hasDigits && !scan.grammar.characters) continue;
    // Most texts have no such word: the pattern need not be made into code.
    if (!literals.every((literal) => scan.rest.includes(literal))) continue;
    for (const match of scan.matches(pattern)) {
      const readings = readingsOfDecade(scan, named === undefined ? (match.groups ?? {}) : groupsOf(named));
      const end = match.index + match[0].length;
      if (readings.length === 0 || (named !== undefined && goesOnAsNumber(scan, end))) continue;
      scan.add({ start: match.index, end, readings, certain: true, inDate: true });
    }
  }
}

/** *Los años dos mil quince* are no decade. */
function goesOnAsNumber(scan: NumberScan, end: number): boolean {
  const { wordValues, betweenWords } = scan.grammar;
  const isNumber = (word: string) => valueOfWord(wordValues, word.toLowerCase()) !== undefined;
  const rest = scan.rest.slice(end);
  const [, next = ''] = /^[\s‑-](\p{L}+)/u.exec(rest) ?? [];
  const [, gap = '', last = ''] = /^([\s‑-]\p{L}+[\s‑-])(\p{L}+)/u.exec(rest) ?? [];
  return isNumber(next) || (betweenWords?.test(gap) === true && isNumber(last));
}

type Groups = Readonly<Record<string, string>>;

function groupsOf(named: number): Groups {
  return named < 100 ? { tens: String(named) } : { year: String(named) };
}

function readingsOfDecade(scan: NumberScan, groups: Groups): readonly (readonly NumberValue[])[] {
  const { tens, century } = groups;
  const both = tens === undefined ? undefined : twoDecades(scan, tens, century);
  if (both) return both;
  const years = decadesMeant(scan, groups);
  if (years.some((first) => first % 10 !== 0)) return [];
  // People in their 20s are 20대 in Korean, and 20代 in Japanese.
  const ages = tens && !century ? [[numberValue(integer(scan, tens), 'number')]] : [];
  // The early 2000s are the beginning of the 21st century.
  const centuries = years.filter((first) => first % 100 === 0).map((first) => [numberValue(first / 100 + 1, 'number')]);
  return [...years.map((first) => [numberValue(first, 'decade')]), ...ages, ...centuries];
}

/** 20世纪六七十年代 are the 1960s and 1970s. */
function twoDecades(scan: NumberScan, tens: string, century: string | undefined): readonly NumberValue[][] | undefined {
  const { digits } = scan.grammar.rules['character-numbers'];
  const [first = '', second = '', ten] = [...tens];
  const [one, next] = [digits[first], digits[second]];
  if (ten !== '十' || one === undefined || next !== one + 1) return undefined;
  const starts = century === undefined ? centuriesOfDecades : [(integer(scan, century) - 1) * 100];
  return starts.map((start) => [one, next].map((decade) => numberValue(start + decade * 10, 'decade')));
}

/** The centuries whose decades are named without them. */
export const centuriesOfDecades = [1900, 2000, 1800];

/** The first years of the decades that may be meant: the ’90s may be of any century. */
function decadesMeant(scan: NumberScan, { year, tens, century }: Groups): readonly number[] {
  if (year) return [integer(scan, year)];
  const inCentury = tens ? integer(scan, tens) : 0;
  if (century) return [(integer(scan, century) - 1) * 100 + inCentury];
  return tens ? centuriesOfDecades.map((start) => start + inCentury) : [];
}

function integer(scan: NumberScan, text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Number(fractionKey(characterValue(scan, text)));
}

/** What any date in digits has. */
const digitsApart = /\d[-./·・‧] ?\d/;

export function numericDates(scan: NumberScan): void {
  if (!scan.hasDigits || !digitsApart.test(scan.rest)) return;
  const parts = (match: RegExpExecArray) => match.slice(1).map(Number);
  for (const match of scan.matches(/(?<![\d.,/-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/gu)) {
    const [year = 0, month = 0, day = 0] = parts(match);
    numericDate(scan, match, [[year, month, day]]);
  }
  for (const match of scan.matches(/(?<![\d.,/-])((?:1[5-9]|20)\d\d)([./]) ?(\d{1,2})\2 ?(\d{1,2})(?![\d/-])/gu)) {
    const [year, , month, day] = match.slice(1).map(Number);
    numericDate(scan, match, [[year ?? 0, month ?? 0, day ?? 0]]);
  }
  monthsOfYears(scan);
  datesOfShortYears(scan);
  datesOfEras(scan);
  daysWithoutYear(scan);
  endsOfDates(scan);
  for (const match of scan.matches(/(?<![\d.,/-])(\d{1,2})[./] ?(\d{1,2})[./] ?(\d{4})(?![\d/])/gu)) {
    const [first = 0, second = 0, year = 0] = parts(match);
    // Whoever writes points between them has the day first.
    const monthFirst = match[0].includes('/') ? [[year, first, second] as const] : [];
    numericDate(scan, match, [[year, second, first], ...monthFirst]);
  }
}

const shortYearFirst =
  /(?<=(?<![\p{L}\p{N}])['’‘])(?<year>\d\d)\. ?(?<month>0?[1-9]|1[0-2])(?:\. ?(?<day>\d{1,2}))?(?![\d/-]|[.,]\d)/gu;

/** ’24.12월 and ’24.12.3. are of 2024, as Korean offices write them. */
function datesOfShortYears(scan: NumberScan): void {
  for (const { 0: written, index, groups = {} } of scan.matches(shortYearFirst)) {
    const { year = '', month, day } = groups;
    const end = index + written.length;
    const stop = (day === undefined ? scan.follows(scan.grammar.monthMark, end) : undefined) ?? end;
    const readings = [2000, 1900].map((century) => [
      numberValue(century + Number(year), 'number'),
      numberValue(Number(month), 'month'),
      ...(day === undefined ? [] : [numberValue(Number(day), 'number')]),
    ]);
    const decimal =
      day === undefined ? [[{ kind: 'number' as const, value: fractionOf(written.replace(' ', '')) }]] : [];
    scan.add({ start: index, end: stop, readings: [...readings, ...decimal], certain: true, inDate: true });
  }
}

const eraFirst =
  /(?<![\d.,/-])(?<year>\d{1,3})(?<sign>[./])(?<month>0?[1-9]|1[0-2])\k<sign>(?<day>[0-3]?\d)(?![\d/-]|[.,]\d)/gu;

/** 113.12.31 is a day of 2024 in Taiwan, and three numbers anywhere else. */
function datesOfEras(scan: NumberScan): void {
  const starts = new Set(Object.values(scan.grammar.rules.dates.eras));
  if (starts.size === 0 || !scan.grammar.yearMark) return;
  for (const { 0: written, index, groups = {} } of scan.matches(eraFirst)) {
    const [year, month, day] = [groups.year, groups.month, groups.day].map(Number);
    const number = (value = 0) => numberValue(value, 'number');
    const days = [...starts].map((start) => [
      number(start + (year ?? 0)),
      numberValue(month ?? 0, 'month'),
      number(day),
    ]);
    const readings = [[year, month, day].map(number), ...days];
    scan.add({ start: index, end: index + written.length, readings, certain: false, inDate: true });
  }
}

const dayAfterDate =
  /(?<=\d{4}\. ?\d{1,2}\. ?\d{1,2}\. ?[~～〜∼–—-] ?)(?<month>0?[1-9]|1[0-2])\. ?(?<day>[0-3]?\d)(?!\d|\. ?\d)/gu;

/** 2020. 9. 5. ~ 10. 7. ends on 7 October. */
function endsOfDates(scan: NumberScan): void {
  for (const { 0: written, index, groups = {} } of scan.matches(dayAfterDate, scan.text)) {
    const readings = [[numberValue(Number(groups.month), 'month'), numberValue(Number(groups.day), 'number')]];
    scan.add({ start: index, end: index + written.length, readings, certain: false, inDate: true });
  }
}

const dayAfterSlash = /(?<![\d.,/-])(?<first>\d{1,2})(?<sign>\/)(?<second>\d{1,2})(?![\d/-]|[.,]\d|\s?분기)/gu;
const dayAfterPoint = /(?<![\d.,/-])(?<first>\d{1,2})(?<sign>[·・‧])(?<second>\d{1,2})(?![\d·・‧]|[.,]\d)/gu;

/** A day that is known by its date: 9·11, 3・11, 11/9. Of a slash, what may be a part of a whole is read with other shares. */
function daysWithoutYear(scan: NumberScan): void {
  for (const pattern of [dayAfterSlash, dayAfterPoint]) {
    for (const { 0: written, index, groups = {} } of scan.matches(pattern)) {
      const [first, second] = [Number(groups.first), Number(groups.second)];
      const isSlash = groups.sign === '/';
      if (isSlash && first < second) continue;
      const asTyped = [numberValue(first, 'number'), numberValue(second, 'number')];
      const days = daysOfMonth(first, second);
      const readings = isSlash ? [asTyped, ...days] : [...days, asTyped];
      scan.add({ start: index, end: index + written.length, readings, certain: true });
    }
  }
}

const monthFirst = /(?<![\d.,/-])(?<month>\d{1,2})(?<sign>[./])(?<year>(?:1[5-9]|20)\d\d)(?![\d/-]|[.,]\d)/gu;
const yearFirst = /(?<![\d.,/-])(?<year>(?:1[5-9]|20)\d\d)(?<sign>[-./]) ?(?<month>\d{1,2})(?![\d/-]|[.,]\d)/gu;

/** 12/2024, 2024. 12. and 2024-12, which may as well be the number of a law, a decimal, or 2010 to 2012. */
function monthsOfYears(scan: NumberScan): void {
  for (const pattern of [monthFirst, yearFirst]) {
    for (const { 0: written, index, groups = {} } of scan.matches(pattern)) {
      const [year, month] = [Number(groups.year), Number(groups.month)];
      if (month < 1 || month > 12) continue;
      const numbers = [numberValue(year, 'number'), numberValue(month, 'number')];
      const last = Math.floor(year / 100) * 100 + month;
      const isRange = groups.sign !== '.' && last > year && /\D\d\d$/.test(written);
      const until = isRange ? [[numberValue(year, 'number'), numberValue(last, 'number')]] : [];
      const ofYear = [numberValue(year, 'number'), numberValue(month, 'month')];
      const decimal =
        groups.sign === '.' ? [[{ kind: 'number' as const, value: fractionOf(written.replace(' ', '')) }]] : [];
      const readings = [...until, ...decimal, numbers, ofYear];
      const end = index + written.length;
      scan.add({ start: index, end, readings, certain: decimal.length === 0, inDate: true });
    }
  }
}

/** The days that two numbers may be. */
export function daysOfMonth(first: number, second: number): readonly (readonly NumberValue[])[] {
  return [
    [first, second],
    [second, first],
  ].flatMap(([month = 0, day = 0]) =>
    month >= 1 && month <= 12 && day >= 1 && day <= 31
      ? [[numberValue(month, 'month'), numberValue(day, 'number')]]
      : [],
  );
}

function numericDate(
  scan: NumberScan,
  match: RegExpExecArray,
  ways: readonly (readonly [number, number, number])[],
): void {
  const possible = ways.filter(([, month, day]) => month >= 1 && month <= 12 && day >= 1 && day <= 31);
  if (possible.length === 0) return;
  scan.add({
    start: match.index,
    end: match.index + match[0].length,
    readings: possible.map(([year, month, day]) => [
      numberValue(year, 'number'),
      numberValue(month, 'month'),
      numberValue(day, 'number'),
    ]),
    certain: possible.length === 1,
    inDate: true,
  });
}

/** 令和7年 is 2025, and 令和元年 2019. */
export function eraYears(scan: NumberScan): void {
  const { eras } = scan.grammar.rules.dates;
  for (const { 0: written, index, groups: { era = '', year = '' } = {} } of scan.matches(scan.grammar.eras)) {
    const ofEra = year === '元' ? 1 : integer(scan, year);
    const readings = [[numberValue((eras[era] ?? 0) + ofEra, 'number')], [numberValue(ofEra, 'number')]];
    scan.add({ start: index, end: index + written.length, readings, certain: true, inDate: true, isOfEra: true });
  }
}

/** Names of months. Days and years beside them are numbers by themselves. */
export function months(scan: NumberScan): void {
  const named = [...scan.matches(scan.grammar.months)].flatMap(({ 0: name, index }) => {
    const known = valueOfWord(scan.grammar.monthOf, name);
    return known ? [{ ...known, start: index, end: index + name.length }] : [];
  });
  // A month in both calendars is one: حزيران / يونيو.
  const isSame = (one: (typeof named)[number], next: (typeof named)[number]) =>
    one.month === next.month && /^\s?\/\s?$/.test(scan.text.slice(one.end, next.start));
  for (const names of groupAdjacent(named, isSame)) {
    const [first, last] = [names[0], names.at(-1)];
    if (!first || !last) continue;
    const { month, start } = first;
    const { end } = last;
    const day = /(?<![\d.,%])\d{1,2}(?:er|re|st|nd|rd|th|º|ª|\.º|\.)?(?:\s*(?:of\s|de\s)?|[-‑/])$/u.exec(
      scan.text.slice(Math.max(0, start - 12), start),
    );
    const after = /^(?:\.?,?\s*(?:(?:de|del|of)\s)?|[-‑/])\d{1,4}(?:st|nd|rd|th)?(?![\d%])(?:,?\s\d{4}(?!\d))?/u.exec(
      scan.text.slice(end, end + 24),
    );
    if (first.isBare && !isBesideYear(scan.text.slice(end, end + 6), day !== null)) continue;
    if (day || after) scan.dates.push({ start: start - (day?.[0].length ?? 0), end: end + (after?.[0].length ?? 0) });
    const certain = names.some(({ alone }) => alone) || day !== null || after !== null;
    const value = [numberValue(month, 'month')];
    scan.add({ start, end, readings: certain ? [value] : [[], value], certain, inDate: true });
  }
}

const besideYear = /^(?:[ \u00a0\u202f‑/-](?:19|20)\d\d|[‑-]\d\d)(?![\d-])/u;

/** Whether an abbreviation without its full stop is in a date: 5 sep 20, sep 2020, sep-20; in “sept villes” it is a number. */
function isBesideYear(following: string, isAfterDay: boolean): boolean {
  return (isAfterDay ? /^[ \u00a0\u202f‑/-](?:\d\d)?\d\d(?!\d)/u : besideYear).test(following);
}

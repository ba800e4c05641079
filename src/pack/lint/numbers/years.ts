import { negated, sumOf } from '../../../schema/fraction.js';
import { beginningOfIslamicYear } from '../../../validation/calendars.js';
import type { NumberGrammar } from './grammar.js';
import { type Draft, type NumberValue, numberValue, sharesReading, valueKey } from './values.js';

/** FY25 is 2025, and may be said as 2024/25, after whose end it is named; so may 2024年度, which is named after its beginning. */
export function fiscalYears(numbers: readonly Draft[], text: string, grammar: NumberGrammar): readonly Draft[] {
  const { fiscalBefore, fiscalAfter } = grammar;
  if (!fiscalBefore || !fiscalAfter) return numbers;
  return numbers.map((number, i) => {
    const next = numbers[i + 1];
    if (next && beginsFiscalYear(number, next, text, grammar)) {
      return { ...number, readings: [...number.readings, []], inDate: true };
    }
    const typed = /^(?:20|19)?\d\d$/.exec(text.slice(number.start, number.end))?.[0];
    if (typed === undefined) return number;
    const isAfter = fiscalBefore.test(text.slice(Math.max(0, number.start - 30), number.start));
    fiscalAfter.lastIndex = number.end;
    if (!isAfter && !(typed.length === 4 && fiscalAfter.test(text))) return number;
    const year = Number(typed.length === 4 ? typed : `20${typed}`);
    const alone = numberValue(year, 'number');
    const [before, after] = [numberValue(year - 1, 'number'), numberValue(year + 1, 'number')];
    const isNamedByEnd = /FY[ \u00a0’']?$/.test(text.slice(0, number.start));
    const readings = [...number.readings, [alone], isNamedByEnd ? [before, alone] : [alone, after]];
    return { ...number, readings, inDate: true };
  });
}

/** The 2 of “the 2nd half of 2024”, which 下半年 says without a number. */
export function halvesOfYears(numbers: readonly Draft[], text: string, { rules }: NumberGrammar): readonly Draft[] {
  const names = rules.dates.halves.flat().filter((name) => /^\d/.test(name));
  if (names.length === 0) return numbers;
  return numbers.map((number) =>
    names.some((name) => text.startsWith(name, number.start))
      ? { ...number, readings: [...number.readings, []], inDate: true }
      : number,
  );
}

/** 2024-25年度 and “fiscal year 2024/25” are one year, which others name after its end: fiscal year 2025. */
function beginsFiscalYear(
  first: Draft,
  next: Draft,
  text: string,
  { fiscalBefore, fiscalAfter }: NumberGrammar,
): boolean {
  const typed = text.slice(first.start, next.end);
  const [, from, to] = /^((?:19|20)\d\d)[–—‑/~～〜-]((?:\d\d)?\d\d)$/u.exec(typed) ?? [];
  if (from === undefined || to === undefined || (Number(from) + 1) % 100 !== Number(to) % 100) return false;
  if (fiscalAfter) fiscalAfter.lastIndex = next.end;
  const isBefore = fiscalBefore?.test(text.slice(Math.max(0, first.start - 30), first.start)) ?? false;
  return isBefore || (fiscalAfter?.test(text) ?? false);
}

/** Between two names of one year: 2025（令和7）年, and 平成31年・令和元年. */
const yearAndBracket = /^[年度년]{0,2}\s?[（(・／/]\s?$/u;

/** 2025（令和7）年 says one year twice, and each year of 令和5～7年 is of the era. */
export function yearsOfEras(numbers: readonly Draft[], text: string, grammar: NumberGrammar): readonly Draft[] {
  if (!grammar.eras) return numbers;
  return numbers.map((number, i) => {
    const first = numbers[i - 1];
    if (!first || !(first.isOfEra || number.isOfEra)) return number;
    const between = text.slice(first.end, number.start);
    const [[year] = [], [ofEra] = []] = first.readings;
    const isSame = year !== undefined && number.readings[0]?.some((value) => valueKey(value) === valueKey(year));
    if (isSame && yearAndBracket.test(between)) return { ...number, readings: [[], ...number.readings] };
    const [later] = number.readings[0] ?? [];
    if (!first.isOfEra || number.isOfEra || !year || !ofEra || !later || !grammar.range.test(between)) return number;
    if (later.kind !== 'number' || !/^\d{1,2}$/.test(text.slice(number.start, number.end))) return number;
    const value = sumOf(later.value, sumOf(year.value, negated(ofEra.value)));
    return { ...number, readings: [[{ kind: 'number', value }], ...number.readings], isOfEra: true };
  });
}

/** 2020–25 and 2020/21 end in 2025 and 2021. */
export function shortYears(numbers: readonly Draft[], text: string): readonly Draft[] {
  return numbers.map((number, i) => {
    const first = numbers[i - 1];
    if (!first || number.suffix) return number;
    const [from, to] = [text.slice(first.start, first.end), text.slice(number.start, number.end)];
    if (!/^(?:1[5-9]|20)\d\d$/.test(from) || !/^\d\d$/.test(to)) return number;
    if (!/^[–—‑/~～〜-]{1,2}$/u.test(text.slice(first.end, number.start))) return number;
    const full = Math.floor(Number(from) / 100) * 100 + Number(to);
    if (full <= Number(from)) return number;
    return { ...number, readings: [[numberValue(full, 'number')], ...number.readings], inDate: true };
  });
}

/** What stands between a month and a year of two digits: 05-Sep-20 as spreadsheets write it, 5 Sep ’20. */
const monthToYear = /^(?:\.?[ \u00a0\u202f]|[-‑/.])?['’]?$/u;

/** 5 Sep 20 is of 2020. */
export function yearsAfterMonths(numbers: readonly Draft[], text: string): readonly Draft[] {
  return numbers.map((number, i) => {
    const first = numbers[i - 1];
    const isAfterMonth = first?.readings.some(([value]) => value?.kind === 'month') ?? false;
    const typed = text.slice(number.start, number.end).replace(/^[-‑]/u, '');
    if (!first || !isAfterMonth || !/^\d\d$/.test(typed)) return number;
    if (!monthToYear.test(text.slice(first.end, number.end - 2))) return number;
    const years = [2000, 1900].map((century) => century + Number(typed)).filter(isLikelyYear);
    return { ...number, readings: [...number.readings, ...years.map((year) => [numberValue(year, 'number')])] };
  });
}

/**
 * “5–7 September 2020” is 2020年9月5日至9月7日, and “in May and June 2024” may be “im Mai 2024 und im Juni 2024”: a month or
 * a year that a text has said already may be left out by another.
 */
export function saidAgain(numbers: readonly Draft[]): readonly Draft[] {
  const said = new Set<string>();
  return numbers.map((number) => {
    const without = number.readings.map((values) => values.filter((value) => !said.has(valueKey(value))));
    for (const value of number.readings.flat()) if (isMonthOrYear(value)) said.add(valueKey(value));
    const shorter = without.filter((values, i) => values.length < (number.readings[i]?.length ?? 0));
    return shorter.length === 0 ? number : { ...number, readings: [...number.readings, ...shorter] };
  });
}

function isMonthOrYear({ kind, value: { numerator, denominator } }: NumberValue): boolean {
  return kind === 'month' || (kind === 'number' && denominator === 1n && numerator >= 1500n && numerator < 2200n);
}

/**
 * 113年 is 2024 in Taiwan, 6年度 the same year in Japan, and ’24년 in Korea: whoever writes it need not say the era or the
 * century. Each may be a plain number too.
 */
export function yearsWithoutEra(numbers: readonly Draft[], text: string, grammar: NumberGrammar): readonly Draft[] {
  if (!grammar.yearMark && !apostropheBefore.test(text)) return numbers;
  const done: Draft[] = [];
  for (const number of numbers.toReversed()) {
    const next = done.at(-1);
    const isBesideYear = next?.isShortYear === true && grammar.range.test(text.slice(number.end, next.start));
    const years = isBesideYear || isMarkedAsYear(number, text, grammar) ? yearsMeant(number, text, grammar) : [];
    if (years.length === 0) done.push(number);
    else done.push({ ...number, readings: [...number.readings, ...years], isShortYear: true });
  }
  return saidOnce(done.reverse(), text);
}

const apostropheBefore = /(?<![\p{L}\p{N}])['’‘]\d\d(?!\d)/u;

/** 113（2024）年. */
const yearInBrackets = /^\s?[（(]\d{4}[）)]/u;

function isMarkedAsYear({ start, end }: Draft, text: string, { yearMark, fiscalAfter }: NumberGrammar): boolean {
  if (apostropheBefore.test(text.slice(Math.max(0, start - 2), end))) return true;
  if (yearMark && yearInBrackets.test(text.slice(end, end + 7))) return true;
  return [yearMark, fiscalAfter].some((mark) => {
    if (!mark) return false;
    mark.lastIndex = end;
    return mark.test(text);
  });
}

/** The years that a number without its century or era may be. */
function yearsMeant(
  number: Draft,
  text: string,
  { rules, characters }: NumberGrammar,
): readonly (readonly NumberValue[])[] {
  const typed = text.slice(number.start, number.end);
  const value = /^\d{1,3}$/.test(typed) ? Number(typed) : characters ? wholeOf(number) : 0;
  if (value < 1 || value > 999 || number.inName) return [];
  const centuries = /^\d\d$/.test(typed) ? [2000, 1900] : [];
  const starts = [...new Set([...centuries, ...Object.values(rules.dates.eras)])];
  return starts
    .map((start) => start + value)
    .filter(isLikelyYear)
    .map((year) => [numberValue(year, 'number')]);
}

/** Of which texts write so: the first year of the oldest era, and what plans look forward to. */
const isLikelyYear = (year: number) => year >= 1912 && year <= 2100;

/** What a number in characters says, if that is a whole number; else none. */
function wholeOf({ readings }: Draft): number {
  const [value, ...more] = readings.at(-1) ?? [];
  const isWhole = value?.kind === 'number' && value.value.denominator === 1n && more.length === 0;
  return isWhole ? Number(value.value.numerator) : 0;
}

/** 113年（2024年） and 2024年（113年） say one year twice. */
function saidOnce(numbers: readonly Draft[], text: string): readonly Draft[] {
  return numbers.map((number, i) => {
    const first = numbers[i - 1];
    if (!first || !(first.isShortYear || number.isShortYear)) return number;
    if (!yearAndBracket.test(text.slice(first.end, number.start))) return number;
    return sharesReading(number, first) ? { ...number, readings: [[], ...number.readings] } : number;
  });
}

/** The years in which one of the Islamic calendar begins and ends. */
function yearsOfLunar(year: number): readonly [number, number] {
  const begins = Math.floor(beginningOfIslamicYear(year));
  return [begins, begins + 1];
}

const fromThisYearOn = 1300;

/** “15 رجب 1445 هـ الموافق 27 يناير 2024” says one day twice, and 1445 هـ alone may be 2023 or 2024. */
export function lunarYears(
  numbers: readonly Draft[],
  text: string,
  { lunarAfter, lunarMonth }: NumberGrammar,
): readonly Draft[] {
  if (!lunarAfter) return numbers;
  const yearOf = ({ start, end }: Draft) => {
    const typed = /^1[34]\d\d$/.exec(text.slice(start, end))?.[0];
    lunarAfter.lastIndex = end;
    const isLunar = typed !== undefined && Number(typed) >= fromThisYearOn && lunarAfter.test(text);
    return isLunar ? Number(typed) : undefined;
  };
  const isSaidAgain = (year: number) => {
    const keys = yearsOfLunar(year).map((one) => valueKey(numberValue(one, 'number')));
    return numbers.some(({ readings }) => readings.some(([value]) => value && keys.includes(valueKey(value))));
  };
  return numbers.map((number, i) => {
    const year = yearOf(number);
    const next = numbers[i + 1];
    if (year === undefined) {
      const ofDay = next && lunarMonth?.test(text.slice(number.end, next.start)) ? yearOf(next) : undefined;
      const isAgain = ofDay !== undefined && isSaidAgain(ofDay);
      return isAgain ? { ...number, readings: [...number.readings, []], inDate: true } : number;
    }
    const meant = yearsOfLunar(year).map((one) => [numberValue(one, 'number')]);
    const again = isSaidAgain(year) ? [[]] : [];
    const readings = [...number.readings, ...again, ...meant];
    return { ...number, readings, certain: true, inDate: true, inName: false };
  });
}

const quarterOrHalf = /(?<![\p{L}\p{N}])(?:[QTSH][1-4]|[1-4][QTSH])[ \u00a0\u202f‑-]?$/u;

/** 3T24, Q3 24 and 2H24 are parts of 2024. */
export function yearsAfterQuarters(numbers: readonly Draft[], text: string): readonly Draft[] {
  return numbers.map((number) => {
    const { start, end } = number;
    if (/^[1-4]$/.test(text.slice(start, end)) && /^[QTSH](?:\d{2}){1,2}(?!\d)/.test(text.slice(end, end + 6))) {
      return { ...number, readings: [...number.readings, []], inDate: true };
    }
    const typed = /^[-‑]?(\d\d)$/u.exec(text.slice(start, end))?.[1];
    if (typed === undefined || !quarterOrHalf.test(text.slice(Math.max(0, end - 8), end - 2)) || number.suffix)
      return number;
    const year = [numberValue(2000 + Number(typed), 'number')];
    return { ...number, readings: [...number.readings, year], certain: true, inDate: true, inName: false };
  });
}

import { type Fraction, fraction, sumOf } from '../../../schema/fraction.js';
import { valueOfWord } from '../../../text/open-words.js';
import type { TimePattern } from './clock-patterns.js';
import type { NumberScan } from './scan.js';
import { type NumberValue, numberValue } from './values.js';

type HalfDay = 'morning' | 'afternoon';

/**
 * Times of the clock, each as minutes of the day: 3:30 p.m. is 15時30分. Where nothing says which half of the day is meant, a
 * time may also be two numbers, as a ratio is. What differs is never certain, for languages count their hours differently.
 */
export function times(scan: NumberScan): void {
  if (!scan.hasDigits) return;
  for (const time of scan.grammar.times) {
    if (!time.literals.every((literal) => scan.rest.includes(literal))) continue;
    for (const match of scan.matches(time.pattern)) {
      const { index, 0: written } = match;
      if (!scan.isTaken(index)) timeAt(scan, time, match.groups ?? {}, index, index + written.length);
    }
  }
}

/**
 * Half past eight, *halb neun*, *huit heures et quart*: either half of the day, unless a text says which. Some may be eight
 * and a half of something.
 */
export function partsOfHours(scan: NumberScan): void {
  const text = scan.grammar.anyCase(scan.rest);
  for (const { pattern, literal, minutes } of scan.grammar.partsOfHours) {
    if (!text.includes(literal)) continue;
    for (const { 0: written, index, groups: { hour = '' } = {} } of scan.matches(pattern, text)) {
      if (!scan.isTaken(index)) partOfHourAt(scan, minutes, hour, index, index + written.length);
    }
  }
}

function partOfHourAt(scan: NumberScan, minutes: number, typed: string, start: number, stop: number): void {
  const isInWords = !/^\d/.test(typed);
  const hour = isInWords ? (valueOfWord(scan.grammar.wordValues, typed.toLowerCase()) ?? 0) : Number(typed);
  if (hour < 1 || hour > 24) return;
  const half = halfDay(scan, start, stop);
  // Half an hour before one is half past twelve.
  const begun = minutes > 0 ? hour : hour === 1 ? 12 : hour - 1;
  const minute = (minutes + 60) % 60;
  const halves = half.of === undefined && begun <= 12 ? (['morning', 'afternoon'] as const) : [half.of];
  const part = fraction(BigInt(minute), 60n);
  const times = [...(isInWords ? [[]] : []), ...halves.map((one) => [timeOf(begun, minute, one)])];
  // 8:30 p.m. is neither 8:30 nor eight and a half of something.
  const others: (readonly NumberValue[])[] = [
    [numberValue(begun, 'number'), numberValue(minute, 'number')],
    [{ kind: 'number', value: sumOf(fraction(BigInt(hour)), part) }],
    // “Huit heures et demie” may last 510 minutes.
    [numberValue(hour * 60 + minute, 'number')],
    // “Ein Viertel nach einer Stunde” is a part.
    [numberValue(hour, 'number'), { kind: 'number', value: part }],
    [numberValue(hour, 'number')],
  ];
  const readings = half.of === 'afternoon' ? times : [...times, ...others];
  scan.add({ start, end: half.end, readings, certain: isInWords });
}

/** 八時 and 八點半. */
const hourInCharacters = /[時时點点](?<half>半)?(?![间間代期段])/uy;

/** What a number in characters says where it is an hour: 上午八時半 is 8:30. */
export function timesInCharacters(
  scan: NumberScan,
  start: number,
  end: number,
  { numerator, denominator }: Fraction,
): readonly (readonly NumberValue[])[] {
  hourInCharacters.lastIndex = end;
  const found = hourInCharacters.exec(scan.rest);
  if (!found || denominator !== 1n || numerator > 24n) return [];
  const half = halfDay(scan, start, end + found[0].length);
  return [[timeOf(Number(numerator), found.groups?.half === undefined ? 0 : 30, half.of)]];
}

/** The end of what stands before a time, where it may be the time at which that begins: 7.30 to 8.30 p.m. */
const firstEnd = /(?<![\d.,:/])(?<hour>[01]?\d|2[0-4])(?:[.:](?<minute>[0-5]\d))?(?<gap>[^\d]{1,12})$/u;

/** In 7.30 to 8.30 p.m. and 14 bis 16 Uhr, what is said of the second time is meant of the first one too. */
function beginningOf(scan: NumberScan, start: number, half: HalfDay | undefined): void {
  const before = scan.text.slice(Math.max(0, start - 20), start);
  const { hour, minute, gap = '' } = firstEnd.exec(before)?.groups ?? {};
  // Between 11.30 and the 1.30: an article may stand before the second.
  const isRange = [gap, gap.replace(/\s\p{L}{1,3}\s$/u, ' ')].some((between) => scan.grammar.range.test(between));
  if (hour === undefined || !isRange) return;
  const end = start - gap.length;
  const index = end - hour.length - (minute === undefined ? 0 : minute.length + 1);
  const known = scan.found.findIndex((found) => found.start === index);
  if (known === -1 && scan.isTaken(index)) return;
  const halves = half === undefined ? [undefined] : [half, undefined];
  const times = halves.map((one) => [timeOf(Number(hour), Number(minute ?? 0), one)]);
  const numbers = [hour, minute].flatMap((typed) =>
    typed === undefined ? [] : [numberValue(Number(typed), 'number')],
  );
  const typed = minute === undefined ? [numbers, ...times] : [...times, numbers];
  const found = scan.found[known];
  if (found) scan.found[known] = { ...found, readings: [...found.readings, ...times] };
  else scan.add({ start: index, end, readings: typed, certain: false });
}

export function timeOf(hour: number, minute: number, half: HalfDay | undefined): NumberValue {
  const ofDay = half === 'afternoon' ? (hour % 12) + 12 : half === 'morning' ? hour % 12 : hour;
  return numberValue((hour > 12 ? hour : ofDay) * 60 + minute, 'time');
}

function timeAt(
  scan: NumberScan,
  { needsHalfDay, minute: fixed, literals }: TimePattern,
  groups: Readonly<Record<string, string>>,
  index: number,
  stop: number,
): void {
  const half = halfDay(scan, index, stop);
  if (needsHalfDay && half.of === undefined) return;
  const [hour, minute] = [Number(groups.hour), Number(groups.minute ?? fixed ?? 0)];
  const time: NumberValue[] = [timeOf(hour, minute, half.of)];
  const isWhole = groups.minute === undefined && fixed === undefined;
  const alone = [numberValue(hour, 'number')];
  const typed = isWhole ? [alone] : [...(minute === 0 ? [alone] : []), [...alone, numberValue(minute, 'number')]];
  const readings = isWhole && half.of === undefined ? [...typed, time] : [time, ...typed];
  // 3:30 p.m. is not 3:30 where hours are counted up to 24.
  const meant = half.of === 'afternoon' && !isWhole ? [time] : readings;
  scan.add({ start: index, end: half.end, readings: meant, certain: false });
  if (half.of !== undefined || literals.some((literal) => /\p{L}/u.test(literal))) beginningOf(scan, index, half.of);
}

/** What a text says before or after a time of the half of the day. */
export function halfDay(
  { grammar, rest }: NumberScan,
  start: number,
  end: number,
): { of?: HalfDay | undefined; end: number } {
  const before = grammar.halfDayBefore?.exec(rest.slice(Math.max(0, start - 20), start));
  if (before) return { of: valueOfWord(grammar.halfDayOf, before.groups?.half ?? ''), end };
  if (!grammar.halfDayAfter) return { end };
  grammar.halfDayAfter.lastIndex = end;
  const after = grammar.halfDayAfter.exec(rest);
  return after ? { of: valueOfWord(grammar.halfDayOf, after.groups?.half ?? ''), end: end + after[0].length } : { end };
}

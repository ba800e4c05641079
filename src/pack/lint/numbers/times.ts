import type { TimePattern } from './grammar.js';
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

function timeAt(
  scan: NumberScan,
  { needsHalfDay, minute: fixed }: TimePattern,
  groups: Readonly<Record<string, string>>,
  index: number,
  stop: number,
): void {
  const half = halfDay(scan, index, stop);
  if (needsHalfDay && half.of === undefined) return;
  const [hour, minute] = [Number(groups.hour), Number(groups.minute ?? fixed ?? 0)];
  const ofDay = half.of === 'afternoon' ? (hour % 12) + 12 : half.of === 'morning' ? hour % 12 : hour;
  const time: NumberValue[] = [numberValue((hour > 12 ? hour : ofDay) * 60 + minute, 'time')];
  const isWhole = groups.minute === undefined && fixed === undefined;
  const alone = [numberValue(hour, 'number')];
  const typed = isWhole ? [alone] : [...(minute === 0 ? [alone] : []), [...alone, numberValue(minute, 'number')]];
  const readings = isWhole && half.of === undefined ? [...typed, time] : [time, ...typed];
  // 3:30 p.m. is not 3:30 where hours are counted up to 24.
  const meant = half.of === 'afternoon' && !isWhole ? [time] : readings;
  scan.add({ start: index, end: half.end, readings: meant, certain: false });
}

/** What a text says before or after a time of the half of the day. */
function halfDay({ grammar, rest }: NumberScan, start: number, end: number): { of?: HalfDay | undefined; end: number } {
  const before = grammar.halfDayBefore?.exec(rest.slice(Math.max(0, start - 20), start));
  if (before) return { of: grammar.halfDayOf.get(before.groups?.half ?? ''), end };
  if (!grammar.halfDayAfter) return { end };
  grammar.halfDayAfter.lastIndex = end;
  const after = grammar.halfDayAfter.exec(rest);
  return after ? { of: grammar.halfDayOf.get(after.groups?.half ?? ''), end: end + after[0].length } : { end };
}

import { inDigits } from '../text/own-digits.js';
import { fillLabel } from './labels.js';
import type { LocaleContent } from './locale-schema.js';

export type { LocaleContent } from './locale-schema.js';

/** How a language writes, and its words. */
export interface LocaleRules extends LocaleContent {
  /** Whether the locale says how numbers are typed; without that, nothing about them is certain. */
  readonly known: boolean;
}

export function rulesOf(content: LocaleContent): LocaleRules {
  const { groups, decimals } = content['typed-numbers'];
  return { ...content, known: groups.length > 0 || decimals.length > 0 };
}

/** A figure, and the words that go on from it: in Korean a particle follows at once. */
export function readingOn(figure: string, words: string, spacing: LocaleRules['spacing']): string {
  return `**${figure}**${spacing['after-figure'] ?? spacing.sentences}${words}`;
}

/** A date of one, two or three parts (`2025`, `2025-04`, `2025-04-30`) as the language writes it. */
export function formatDate(date: string, { dates, numbers }: Pick<LocaleRules, 'dates' | 'numbers'>): string {
  const [year, month, day] = date.split('-').map(Number);
  const pattern = day !== undefined ? dates.day : month !== undefined ? dates.month : dates.year;
  const own = (part: number | undefined) => inDigits(String(part ?? ''), numbers.digits);
  return fillLabel(pattern, {
    year: own(year),
    month: month === undefined ? '' : inDigits(monthName(dates, month, day !== undefined), numbers.digits),
    day: (day === 1 ? dates['first-day'] : undefined) ?? own(day),
  });
}

function monthName(dates: LocaleRules['dates'], month: number, afterDay: boolean): string {
  const at = month - 1;
  const ofDay = afterDay ? dates['months-of-day']?.[at] : undefined;
  return ofDay ?? dates['months-printed']?.[at] ?? dates.months?.[at]?.[0] ?? String(month);
}

/** Every name of a month that the language prints. */
export function printedMonths({ dates }: Pick<LocaleRules, 'dates'>): readonly string[] {
  const names = Array.from({ length: 12 }, (_, at) => [
    monthName(dates, at + 1, false),
    monthName(dates, at + 1, true),
  ]);
  return [...new Set(names.flat())];
}

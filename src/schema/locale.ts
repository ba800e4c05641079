import { literalPattern } from '../text/literal-pattern.js';
import { oncePer } from '../text/once.js';
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

/** @throws Error for a locale that was not loaded */
export function rulesIn(locales: ReadonlyMap<string, LocaleRules>, locale: string): LocaleRules {
  const rules = locales.get(locale);
  if (!rules) throw new Error(`the locale ${locale} was not loaded`);
  return rules;
}

/** A figure, and the words that go on from it: in Korean a particle follows at once. */
export function readingOn(figure: string, words: string, spacing: LocaleRules['spacing']): string {
  return `**${figure}**${spacing['after-figure'] ?? spacing.sentences}${words}`;
}

/** At the beginning of what follows a figure at once. */
const attachedWords = oncePer(({ attached }: LocaleRules['spacing']) => {
  const words = attached.map(literalPattern).join('|');
  return new RegExp(`^(?:${words}){1,2}(?![\\p{L}\\p{M}])`, 'u');
});

/**
 * Parts of one sentence: a figure, what it counts, and what is said of it. In Korean a counter and a particle follow the figure
 * at once, as in 312명이.
 */
export function inOneSentence(parts: readonly string[], spacing: LocaleRules['spacing']): string {
  const { sentences, attached } = spacing;
  if (attached.length === 0) return parts.join(sentences);
  const beginning = attachedWords(spacing);
  return parts.reduce((sentence, part) =>
    endOfFigure.test(sentence) && beginning.test(part) ? sentence + part : sentence + sentences + part,
  );
}

/** With the marks of what is set in bold. */
const endOfFigure = /[\p{N}\p{Pe}%‰][*_]*$/u;

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
  return ofDay ?? dates['months-printed']?.[at] ?? dates.months?.[at]?.[0]?.replace(/\*$/, '') ?? String(month);
}

/** Every name of a month that the language prints. */
export function printedMonths({ dates }: Pick<LocaleRules, 'dates'>): readonly string[] {
  const names = Array.from({ length: 12 }, (_, at) => [
    monthName(dates, at + 1, false),
    monthName(dates, at + 1, true),
  ]);
  return [...new Set(names.flat())];
}

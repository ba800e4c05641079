import { asciiDigits } from './numbers-meant.js';

/** A calendar whose years libraries and ministries write, in digits of their own or with its name beside them. */
interface Calendar {
  readonly pattern: RegExp;
  /** When a year begins, in years of the common calendar, and how long it is. */
  readonly beginning: (year: number) => number;
  readonly length: number;
}

/** How many years the Buddhist calendar is ahead of the common one. */
export const buddhistYears = 543;

/** Twelve months of the moon, in years of the common calendar. */
const islamicYear = 0.970224;

/** When a year of the Islamic calendar begins, in years of the common one: the first did in July 622. */
export function beginningOfIslamicYear(year: number): number {
  return 622.545 + (year - 1) * islamicYear;
}

const calendars: readonly Calendar[] = [
  // From one spring to the next.
  {
    pattern: /^(?:[۰-۹]{4}|\p{Nd}{4}\s?(?:S\.?H\.?|هـ?\.?\s?ش\.?|ش\.?))$/iu,
    beginning: (year) => year + 621.22,
    length: 1,
  },
  {
    pattern: /^(?:[٠-٩]{4}|A\.?H\.?\s?\p{Nd}{4}|\p{Nd}{4}\s?(?:A\.?H\.?|H|هـ?\.?))$/iu,
    beginning: beginningOfIslamicYear,
    length: islamicYear,
  },
  // Its years begin with those of the common calendar.
  {
    pattern: /^(?:B\.?\s?E\.?\s?\p{Nd}{4}|\p{Nd}{4}\s?B\.?\s?E\.?)$/iu,
    beginning: (year) => year - buddhistYears,
    length: 0.9,
  },
];

/** The years of the common calendar in which `۱۳۹۸`, `1445 AH` or `2567 BE` may lie; none of a text without another calendar. */
export function commonYears(typed: string): readonly string[] {
  const text = typed.trim();
  const [digits = ''] = /\d{4}/.exec(asciiDigits(text)) ?? [];
  const calendar = calendars.find(({ pattern }) => pattern.test(text));
  // ٢٠٢٣ and ۲۰۲۳ are years of the common calendar already, whatever their digits.
  const year = Number(digits);
  if (!calendar || (/^\p{Nd}{4}$/u.test(text) && (year < 1200 || year > 1499))) return [];
  const first = calendar.beginning(year);
  return [...new Set([first, first + calendar.length - 0.01].map((each) => String(Math.floor(each))))];
}

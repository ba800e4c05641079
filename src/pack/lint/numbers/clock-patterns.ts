import type { LocaleRules } from '../../../schema/locale.js';
import { literalPattern } from '../../../text/literal-pattern.js';
import { isPlain } from '../../../text/plain-text.js';
import { endsInLetter, escaped, type wordPatterns } from './word-patterns.js';

/** How a language writes a time of the clock. */
export interface TimePattern {
  readonly pattern: RegExp;
  readonly literals: readonly string[];
  /** A number alone is no time, unless it says whether before or after noon. */
  readonly needsHalfDay: boolean;
  /** The minute of a time that names none in digits, as 3時半 does. */
  readonly minute: number | undefined;
}

/** How a language says a part of an hour after or before it, as “half past eight” and *Viertel vor neun* do. */
export interface PartOfHourPattern {
  readonly pattern: RegExp;
  readonly literal: string;
  /** From the hour that is named. */
  readonly minutes: number;
}

/** What begins like the hour of a clock, and is none: 3時間 and 3시간 are three hours. */
const noHour = '(?![间間代期段点點간])';

export function timePattern(pattern: string, letter: string): TimePattern {
  const written = pattern.replace(/ ?\{half\}/, '');
  const pieces = written.split(/(\{hour\}|\{minute\})/);
  const minute = /\{minute\}$/.test(written) ? '(?<minute>[0-5]\\d)' : '(?<minute>[0-5]?\\d)';
  const parts = pieces.map((part) => {
    if (part === '{hour}') return '(?<hour>[01]?\\d|2[0-4])';
    return part === '{minute}' ? minute : literalPattern(part).replace(/ /g, '\\s?');
  });
  const ends = endsInLetter(isPlain(written)).test(written) ? `(?!${letter})` : '(?![\\d:]|[.,]\\d)';
  return {
    pattern: new RegExp(`(?<![\\d.,:/])${parts.join('')}${ends}${written.includes('{minute}') ? '' : noHour}`, 'gu'),
    literals: pieces.filter((_, i) => i % 2 === 0).flatMap((part) => part.split(' ')),
    needsHalfDay: pattern !== written,
    minute: /[半반]$/u.test(written) ? 30 : undefined,
  };
}

/** @param numberWords the numbers in words, which name hours as well as digits do */
export function partOfHourPatterns(
  { dates, 'typed-numbers': typed }: LocaleRules,
  numberWords: Readonly<Record<string, number>>,
  { letter, letterBesideNumbers, anyCase, anyOf, inAnyCase }: ReturnType<typeof wordPatterns>,
): readonly PartOfHourPattern[] {
  const denominators = Object.keys(typed.denominators).map(anyCase);
  // A quarter to three quarters is a range.
  const noFraction = denominators.length === 0 ? '' : `(?![\\s‑-](?:${anyOf(denominators)}))`;
  const hours = Object.keys(numberWords).filter((word) => (numberWords[word] ?? 0) <= 12);
  const patternsOf = (patterns: readonly string[], minutes: number) =>
    patterns.flatMap((written) => {
      const pieces = anyCase(written).split('{hour}');
      const [before = '', after = ''] = pieces.map(escaped);
      const pattern = inAnyCase(
        hours,
        (words) =>
          `(?<!${letter}|\\d)${before}(?<hour>\\d{1,2}|${words})${after}(?!${letterBesideNumbers}|\\d)${noFraction}`,
        'gu',
      );
      const literal = pieces.map((piece) => piece.trim()).find((piece) => piece !== '');
      return pattern && literal !== undefined ? [{ pattern, literal, minutes }] : [];
    });
  return [
    ...patternsOf(dates['half-past'], 30),
    ...patternsOf(dates['half-to'], -30),
    ...patternsOf(dates['quarter-past'], 15),
    ...patternsOf(dates['quarter-to'], -15),
    ...patternsOf(dates['quarter-begun'], -45),
  ];
}

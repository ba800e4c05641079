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

/** How a language says half an hour after or before an hour, as “half past eight” and *halb neun* do. */
export interface HalfHourPattern {
  readonly pattern: RegExp;
  readonly literal: string;
  /** From the hour that is named. */
  readonly minutes: 30 | -30;
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
export function halfHourPatterns(
  dates: LocaleRules['dates'],
  numberWords: Readonly<Record<string, number>>,
  { letter, letterBesideNumbers, anyCase, inAnyCase }: ReturnType<typeof wordPatterns>,
): readonly HalfHourPattern[] {
  const hours = Object.keys(numberWords).filter((word) => (numberWords[word] ?? 0) <= 12);
  const patternsOf = (patterns: readonly string[], minutes: 30 | -30) =>
    patterns.flatMap((written) => {
      const pieces = anyCase(written).split('{hour}');
      const [before = '', after = ''] = pieces.map(escaped);
      const pattern = inAnyCase(
        hours,
        (words) => `(?<!${letter}|\\d)${before}(?<hour>\\d{1,2}|${words})${after}(?!${letterBesideNumbers}|\\d)`,
        'gu',
      );
      const literal = pieces.map((piece) => piece.trim()).find((piece) => piece !== '');
      return pattern && literal !== undefined ? [{ pattern, literal, minutes }] : [];
    });
  return [...patternsOf(dates['half-past'], 30), ...patternsOf(dates['half-to'], -30)];
}

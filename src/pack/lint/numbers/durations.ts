import { compareFractions, type Fraction, fraction, fractionKey, productOf, sumOf } from '../../../schema/fraction.js';
import type { LocaleRules } from '../../../schema/locale.js';
import type { FoundNumber, NumberValue } from './values.js';
import { escaped, type WordPatterns } from './word-patterns.js';

/** How a language says a duration in two units, such as years and months. */
export interface DurationPattern {
  /** How many of the lesser unit are one of the greater. */
  readonly parts: bigint;
  /** All that stands between the number of the greater unit and what is added to it. */
  readonly between: RegExp;
  /** What follows the number of the greater unit, and of the lesser one. */
  readonly greater: RegExp;
  readonly less: RegExp;
  /** At the end of what stands before a number: one or two of the greater unit, said by its noun alone. */
  readonly one: RegExp;
  readonly two: RegExp | undefined;
  /** The greater unit among the words of a number, as in “a year and a half”. */
  readonly inWords: RegExp;
}

type Readings = FoundNumber['readings'];

export function durationPatterns(
  typed: LocaleRules['typed-numbers'],
  { letter, letterBesideNumbers, anyOf }: WordPatterns,
): readonly DurationPattern[] {
  const { durations } = typed;
  const joints = [...durations.joints, ...typed['between-words'].map((joint) => joint.trim()), ...typed['half-more']];
  const joint = joints.length === 0 ? '' : `(?:(?:${joints.map(escaped).join('|')})\\s?)?`;
  const before = (nouns: string) => new RegExp(`(?<!${letter})(?:${nouns})(?:\\s[^\\s\\d.,;]+)?\\s${joint}$`, 'u');
  return [
    [durations.years, durations.months, durations['two-years'], 12n] as const,
    [durations.hours, durations.minutes, durations['two-hours'], 60n] as const,
  ].flatMap(([greater, less, two, parts]) => {
    if (greater.length === 0 || less.length === 0) return [];
    const nouns = anyOf(greater, letterBesideNumbers);
    return [
      {
        parts,
        between: new RegExp(`^[\\s-]?(?:${nouns}),?\\s?${joint}$`, 'u'),
        greater: new RegExp(`^[\\s-]?(?:${nouns})`, 'u'),
        less: new RegExp(`^[\\s-]?(?:${anyOf(less, letterBesideNumbers)})`, 'u'),
        one: before(anyOf(greater)),
        two: two.length === 0 ? undefined : before(anyOf(two)),
        inWords: new RegExp(`\\s(?:${nouns})`, 'u'),
      },
    ];
  });
}

/** A number and one that is added to it: 1年6か月 are 18 months, and *un an et demi* as well. */
export function durationInTwo(
  [first, greater]: readonly [FoundNumber, Fraction],
  second: FoundNumber,
  less: Fraction | undefined,
  { text, patterns }: { readonly text: string; readonly patterns: readonly DurationPattern[] },
): Readings | undefined {
  const gap = text.slice(first.end, second.start);
  const found = patterns.find(({ between }) => between.test(gap));
  if (!found) return undefined;
  if (saysHalf(second)) return inBothUnits(sumOf(greater, half), found.parts);
  const parts = fraction(found.parts);
  if (!less || !found.less.test(text.slice(second.end)) || compareFractions(less, parts) >= 0) return undefined;
  return inBothUnits(sumOf(greater, productOf(less, fraction(1n, found.parts))), found.parts);
}

/**
 * What else a number says of a duration: 1.5 years are 18 months, and so are *anderthalb Jahre*, سنة ونصف and سنة و6 أشهر,
 * in which the noun alone says one.
 */
export function durationAlone(number: FoundNumber, text: string, patterns: readonly DurationPattern[]): Readings {
  const [before, after] = [text.slice(Math.max(0, number.start - 40), number.start), text.slice(number.end)];
  const typed = text.slice(number.start, number.end);
  return patterns.flatMap(({ parts, greater, less, one, two, inWords }) => {
    const singles = number.readings.flatMap(([value, ...more]) =>
      value?.kind === 'number' && more.length === 0 ? [value.value] : [],
    );
    const ofGreater = greater.test(after) || inWords.test(typed) ? singles.filter(isBroken) : [];
    const inLess = ofGreater.map((value) => productOf(value, fraction(parts))).filter((value) => !isBroken(value));
    const said = two?.test(before) ? 2n : one.test(before) ? 1n : undefined;
    if (said === undefined) return inLess.map(asNumber);
    const added = saysHalf(number) ? half : less.test(after) ? partOfGreater(singles, parts) : undefined;
    const together = added ? inBothUnits(sumOf(fraction(said), added), parts) : [];
    return [...inLess.map(asNumber), ...together];
  });
}

const half = fraction(1n, 2n);

function partOfGreater(singles: readonly Fraction[], parts: bigint): Fraction | undefined {
  const less = singles.find((value) => !isBroken(value) && compareFractions(value, fraction(parts)) < 0);
  return less && productOf(less, fraction(1n, parts));
}

function saysHalf({ readings }: FoundNumber): boolean {
  return readings.some(([value]) => value?.kind === 'number' && fractionKey(value.value) === fractionKey(half));
}

function isBroken({ numerator, denominator }: Fraction): boolean {
  return numerator % denominator !== 0n;
}

function inBothUnits(inGreater: Fraction, parts: bigint): Readings {
  return [productOf(inGreater, fraction(parts)), inGreater].map(asNumber);
}

function asNumber(value: Fraction): readonly NumberValue[] {
  return [{ kind: 'number', value }];
}

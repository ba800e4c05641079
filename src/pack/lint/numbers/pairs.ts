import { compareFractions, type Fraction, fraction, productOf } from '../../../schema/fraction.js';
import type { LocaleRules } from '../../../schema/locale.js';
import { percentsOf } from './characters.js';
import { durationAlone, durationInTwo } from './durations.js';
import { grammarOf, type NumberGrammar } from './grammar.js';
import type { FoundNumber, NumberValue } from './values.js';

/** Wholes of which shares are said: nine out of ten, 3 in 4. Of 27 member States nobody says so many per cent. */
const wholes = new Set(['2', '3', '4', '5', '6', '7', '8', '9', '10', '12', '20', '25', '50', '100', '1000']);

/** Two numbers, and how many each of them counts. */
interface Pair {
  readonly first: FoundNumber;
  readonly second: FoundNumber;
  readonly counts: readonly [Fraction, Fraction | undefined];
}

/**
 * Two numbers that say one thing as one, since another language may say it in one: “9 out of 10”, *trois sur quatre* and
 * 每5人中有1人 are 90%, 75% and 20%, and 1年6か月 are 18 months.
 */
export function withPairs(numbers: readonly FoundNumber[], text: string, rules: LocaleRules): readonly FoundNumber[] {
  const grammar = grammarOf(rules, text);
  const { durations: patterns } = grammar;
  const done: FoundNumber[] = [];
  for (const number of numbers) {
    const pair = pairOf(done.at(-1), number);
    const together =
      pair &&
      (shareOf(pair, text, grammar) ??
        durationInTwo([pair.first, pair.counts[0]], number, pair.counts[1], { text, patterns }));
    if (together) done.splice(-1, 1, asOne(pair, together));
    else done.push(withReadings(number, durationAlone(number, text, patterns)));
  }
  return done.every((number, i) => number === numbers[i]) ? numbers : done;
}

function pairOf(first: FoundNumber | undefined, second: FoundNumber): Pair | undefined {
  const [one, other] = [first && countOf(first), countOf(second)];
  return first && one ? { first, second, counts: [one.value, other?.value] } : undefined;
}

function withReadings(number: FoundNumber, more: Readings): FoundNumber {
  return more.length === 0 ? number : { ...number, readings: [...number.readings, ...more] };
}

type Readings = FoundNumber['readings'];

function asOne({ first, second }: Pair, together: Readings): FoundNumber {
  return {
    ...first,
    end: second.end,
    readings: [...apart(first, second), ...together],
    certain: first.certain && second.certain,
    unsigned: undefined,
  };
}

function shareOf({ first, second, counts }: Pair, text: string, { oneOf }: NumberGrammar): Readings | undefined {
  const [one, other] = counts;
  if (!other || !oneOf?.test(text.slice(first.end, second.start))) return undefined;
  const [part, whole] = compareFractions(one, other) < 0 ? [one, other] : [other, one];
  const isShare = wholes.has(String(whole.numerator)) && compareFractions(part, whole) < 0;
  if (!isShare) return undefined;
  const value = productOf(part, fraction(whole.denominator, whole.numerator));
  return [...percentsOf(part, whole), [{ kind: 'number', value }]];
}

/** Two numbers in words need no counterpart, or have one together; the 1 of one in five need not be said. */
function apart(first: FoundNumber, second: FoundNumber): Readings {
  const isInWords = [first, second].every(({ readings }) => readings[0]?.length === 0);
  const all = first.readings.flatMap((one) => second.readings.map((other) => ({ one, other })));
  const isWhole = ({ one, other }: (typeof all)[number]) => (one.length === 0) === (other.length === 0);
  const isWithoutOne = ({ one, other }: (typeof all)[number]) =>
    (one.length === 0 && saysOne(first)) || (other.length === 0 && saysOne(second));
  const kept = isInWords ? all.filter((pair) => isWhole(pair) || isWithoutOne(pair)) : all;
  return kept.map(({ one, other }) => [...one, ...other]);
}

function saysOne(number: FoundNumber): boolean {
  const count = countOf(number);
  return count !== undefined && compareFractions(count.value, fraction(1n)) === 0;
}

/** What a number counts, if that is a plain whole number. */
function countOf({ readings, inDate, inName, unsigned }: FoundNumber): NumberValue | undefined {
  const [value, ...more] = readings.find((values) => values.length > 0) ?? [];
  if (!value || more.length > 0 || inDate || inName || unsigned !== undefined) return undefined;
  return value.kind === 'number' && value.value.denominator === 1n && value.value.numerator > 0n ? value : undefined;
}

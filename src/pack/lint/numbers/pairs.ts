import { compareFractions, type Fraction, fraction, productOf, sumOf } from '../../../schema/fraction.js';
import type { LocaleRules } from '../../../schema/locale.js';
import { percentsOf } from './characters.js';
import { grammarOf, type NumberGrammar } from './grammar.js';
import type { FoundNumber, NumberValue } from './values.js';

/** Wholes of which shares are said: nine out of ten, 3 in 4. Of 27 member States nobody says so many per cent. */
const wholes = new Set(['2', '3', '4', '5', '6', '7', '8', '9', '10', '12', '20', '25', '50', '100', '1000']);

/** Two numbers, and how many each of them counts. */
interface Pair {
  readonly first: FoundNumber;
  readonly second: FoundNumber;
  readonly counts: readonly [Fraction, Fraction];
}

/**
 * Two numbers that say one thing as one, since another language may say it in one: “9 out of 10”, *trois sur quatre* and
 * 每5人中有1人 are 90%, 75% and 20%, and 1年6か月 are 18 months.
 */
export function withPairs(numbers: readonly FoundNumber[], text: string, rules: LocaleRules): readonly FoundNumber[] {
  if (numbers.length < 2) return numbers;
  const grammar = grammarOf(rules, text);
  const done: FoundNumber[] = [];
  for (const number of numbers) {
    const pair = pairOf(done.at(-1), number);
    const together = pair && (shareOf(pair, text, grammar) ?? durationOf(pair, text, grammar));
    if (together) done.splice(-1, 1, asOne(pair, together));
    else done.push(number);
  }
  return done;
}

function pairOf(first: FoundNumber | undefined, second: FoundNumber): Pair | undefined {
  const [one, other] = [first && countOf(first), countOf(second)];
  return first && one && other ? { first, second, counts: [one.value, other.value] } : undefined;
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
  if (!oneOf?.test(text.slice(first.end, second.start))) return undefined;
  const [part, whole] = compareFractions(...counts) < 0 ? counts : [counts[1], counts[0]];
  const isShare = wholes.has(String(whole.numerator)) && compareFractions(part, whole) < 0;
  if (!isShare) return undefined;
  const value = productOf(part, fraction(whole.denominator, whole.numerator));
  return [...percentsOf(part, whole), [{ kind: 'number', value }]];
}

function durationOf({ first, second, counts }: Pair, text: string, { durations }: NumberGrammar): Readings | undefined {
  const gap = text.slice(first.end, second.start);
  const found = durations.find(({ between, after }) => between.test(gap) && after.test(text.slice(second.end)));
  const [greater, less] = counts;
  if (!found || compareFractions(less, fraction(found.parts)) >= 0) return undefined;
  const parts = fraction(found.parts);
  const inGreater = sumOf(greater, productOf(less, fraction(1n, found.parts)));
  return [sumOf(productOf(greater, parts), less), inGreater].map((value) => [{ kind: 'number', value }]);
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

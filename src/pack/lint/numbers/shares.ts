import { compareFractions, fraction } from '../../../schema/fraction.js';
import type { LocaleRules } from '../../../schema/locale.js';
import { percentsOf } from './characters.js';
import { grammarOf, type NumberGrammar } from './grammar.js';
import type { FoundNumber, NumberValue } from './values.js';

/** Wholes of which shares are said: nine out of ten, 3 in 4. Of 27 member States nobody says so many per cent. */
const wholes = new Set(['2', '3', '4', '5', '6', '7', '8', '9', '10', '12', '20', '25', '50', '100', '1000']);

/** “9 out of 10”, *trois sur quatre* and 每5人中有1人 as one, which another language may say in per cent: 90%, 75% and 20%. */
export function withShares(numbers: readonly FoundNumber[], text: string, rules: LocaleRules): readonly FoundNumber[] {
  if (numbers.length < 2) return numbers;
  const grammar = grammarOf(rules, text);
  const done: FoundNumber[] = [];
  for (const number of numbers) {
    const first = done.at(-1);
    const shared = first && shareOf(first, number, text, grammar);
    if (shared) done.splice(-1, 1, shared);
    else done.push(number);
  }
  return done;
}

function shareOf(
  first: FoundNumber,
  second: FoundNumber,
  text: string,
  { oneOf }: NumberGrammar,
): FoundNumber | undefined {
  const [one, other] = [countOf(first), countOf(second)];
  if (!one || !other || !oneOf?.test(text.slice(first.end, second.start))) return undefined;
  const [part, whole] = compareFractions(one.value, other.value) < 0 ? [one, other] : [other, one];
  if (!wholes.has(String(whole.value.numerator)) || compareFractions(part.value, whole.value) >= 0) return undefined;
  return {
    ...first,
    end: second.end,
    readings: [...apart(first, second), ...percentsOf(part.value, whole.value)],
    certain: first.certain && second.certain,
    unsigned: undefined,
  };
}

/** Two numbers in words need no counterpart, or have one together; the 1 of one in five need not be said. */
function apart(first: FoundNumber, second: FoundNumber): FoundNumber['readings'] {
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

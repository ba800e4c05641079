import { compareFractions, fraction, productOf, sumOf } from '../../../schema/fraction.js';
import type { NumberGrammar } from './grammar.js';
import type { Beside } from './several-numbers.js';
import type { Draft } from './values.js';

/** From here on texts say so many times: by 100% is doubled, and to 150% is 1.5 times. */
const [leastAdded, leastReached] = [fraction(100n), fraction(150n)];

/** “To 250%” and “by 150%” are 2.5 times as much, where a text says which of the two it means. */
export function multiples(numbers: readonly Draft[], text: string, grammar: NumberGrammar): readonly Draft[] {
  return numbers.map((number) => {
    const [[percent, ...others] = []] = number.readings;
    if (percent?.kind !== 'percent' || others.length > 0) return number;
    if (compareFractions(percent.value, leastAdded) < 0) return number;
    const times = productOf(percent.value, fraction(1n, 100n));
    const isAdded = isBeside(grammar.percentAdded, number, text);
    const isReached = isBeside(grammar.percentReached, number, text);
    if (isAdded === isReached || (isReached && compareFractions(percent.value, leastReached) < 0)) return number;
    const value = isAdded ? sumOf(times, fraction(1n)) : times;
    return { ...number, readings: [...number.readings, [{ kind: 'number' as const, value }]] };
  });
}

function isBeside({ before, after }: Beside, { start, end }: Draft, text: string): boolean {
  if (before?.test(text.slice(Math.max(0, start - 20), start))) return true;
  if (!after) return false;
  after.lastIndex = end;
  return after.test(text);
}

import { type Fraction, fraction, productOf } from '../../../schema/fraction.js';
import { valueOfWord } from '../../../text/open-words.js';
import type { NumberGrammar } from './grammar.js';
import type { Draft } from './values.js';

/** Two dozen are 24, half a dozen 6, and *deux douzaines* 24 as well. */
export function collectives(numbers: readonly Draft[], text: string, grammar: NumberGrammar): readonly Draft[] {
  const { collectives: pattern } = grammar;
  if (!pattern) return numbers;
  const written = grammar.anyCase(text);
  const done: Draft[] = [];
  for (const number of numbers) {
    const last = done.at(-1);
    // The dozen of two dozen is a number in words by itself.
    if (last && number.start < last.end) continue;
    pattern.lastIndex = number.end;
    const found = pattern.exec(written);
    const worth = valueOfWord(grammar.collectiveValues, found?.groups?.unit?.toLowerCase() ?? '');
    done.push(found && worth ? manyOf(number, fraction(BigInt(worth)), found[0].length) : number);
  }
  return done;
}

function manyOf({ bare: _, ...number }: Draft, worth: Fraction, length: number): Draft {
  const readings = number.readings.flatMap((values) => {
    const [value, ...more] = values;
    if (value === undefined) return [values];
    if (value.kind !== 'number' || more.length > 0) return [];
    return [[{ ...value, value: productOf(value.value, worth) }]];
  });
  return {
    ...number,
    end: number.end + length,
    readings: [...readings, ...number.readings.filter((values) => values.length > 0)],
  };
}

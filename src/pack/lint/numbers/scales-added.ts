import { compareFractions, type Fraction, fraction, sumOf } from '../../../schema/fraction.js';
import type { NumberGrammar } from './grammar.js';
import { type Draft, type NumberValue, scaled } from './values.js';

/** A number that may go on, and the power of ten of its smallest scale, below which what follows must be. */
interface Begun {
  readonly value: Fraction;
  readonly power: number;
}

const blank = /^[ \u00a0\u202f]$/;
/** After their scales numbers go on without a blank, which `digits.ts` and `characters.ts` read. */
const scaleOfOtherScript = /[\p{Script=Han}\p{Script=Hangul}]$/u;
/** Combinations of the readings of both numbers; likelier ones are first. */
const mostApart = 8;

/**
 * “1 млн 250 тыс.”, “2 mil 350 millones” and “deux millions cinq cent mille” are one number: after a scale goes on what is
 * less than it, and a larger scale is of both.
 */
export function scalesAdded(numbers: readonly Draft[], text: string, grammar: NumberGrammar): readonly Draft[] {
  const done: Draft[] = [];
  let begun: Begun | undefined;
  for (const number of numbers) {
    const first = done.at(-1);
    const gap = first ? text.slice(first.end, number.start) : '';
    const sum = first && begun && canGoOn(number) ? sumAfter(begun, number, blank.test(gap)) : undefined;
    if (!first || !sum || !isJoint(gap, text.slice(0, first.end), grammar)) {
      done.push(number);
      begun = beginOf(number);
      continue;
    }
    done.splice(-1, 1, joined(first, number, sum.value, blank.test(gap)));
    begun = sum;
  }
  return done;
}

function isJoint(gap: string, before: string, { betweenWords }: NumberGrammar): boolean {
  if (scaleOfOtherScript.test(before)) return false;
  return blank.test(gap) || betweenWords?.test(gap) === true;
}

function canGoOn({ unsigned, inDate, inName, isHalf, suffix }: Draft): boolean {
  return unsigned === undefined && !inDate && !inName && !isHalf && (suffix === undefined || suffix.kind === 'number');
}

function wholeOf({ bare }: Draft): Fraction | undefined {
  const [value, ...more] = bare?.[0] ?? [];
  return value && more.length === 0 && value.denominator === 1n && value.numerator > 0n ? value : undefined;
}

function beginOf(number: Draft): Begun | undefined {
  const value = wholeOf(number);
  if (!value || !canGoOn(number)) return undefined;
  const isInWords = number.readings[0]?.length === 0;
  // مليون alone has its scale in itself.
  const own = isInWords ? [12, 9, 6, 3].find((one) => value.numerator % 10n ** BigInt(one) === 0n) : undefined;
  const power = number.suffix?.powers[0] ?? own ?? 0;
  return power < 2 ? undefined : { value: number.suffix ? scaled(value, power) : value, power };
}

function sumAfter({ value, power }: Begun, number: Draft, isBlank: boolean): Begun | undefined {
  const more = wholeOf(number);
  if (!more) return undefined;
  const next = number.suffix?.powers[0] ?? 0;
  const limit = scaled(fraction(1n), power);
  if (next > power) {
    const isOfBoth = isBlank && compareFractions(more, limit) < 0;
    return isOfBoth ? { value: scaled(sumOf(value, more), next), power: next } : undefined;
  }
  const added = scaled(more, next);
  return next < power && compareFractions(added, limit) < 0 ? { value: sumOf(value, added), power: next } : undefined;
}

function joined(first: Draft, number: Draft, value: Fraction, isBlank: boolean): Draft {
  const sum: readonly NumberValue[] = [{ kind: 'number', value }];
  const apart = first.readings.flatMap((one) => number.readings.map((other) => [...one, ...other])).slice(0, mostApart);
  const [likeliest, ...others] = apart;
  const isInWords = likeliest?.length === 0;
  const readings = isBlank && !isInWords ? [sum, ...apart] : [...(likeliest ? [likeliest] : []), sum, ...others];
  return {
    start: first.start,
    end: number.end,
    readings,
    certain: first.certain && number.certain,
    inDate: false,
    inName: false,
  };
}

import { type Fraction, fraction, fractionKey, productOf, roundedDecimal, sumOf } from '../../../schema/fraction.js';
import { lengthAt } from '../../../text/open-words.js';

/** What a number counts. Numbers of different kinds are never the same. */
export type NumberKind = 'number' | 'percent' | 'points' | 'month' | 'decade' | 'time';

export interface NumberValue {
  readonly kind: NumberKind;
  readonly value: Fraction;
}

/** A number in a text, and where it stands. */
export interface FoundNumber {
  readonly start: number;
  readonly end: number;
  /**
   * What it may say, the likeliest first; a reading may hold several values, as `1,2,3` does, or none, where the number
   * is in words and need not be counted.
   */
  readonly readings: readonly (readonly NumberValue[])[];
  /** Whether the language writes it so and nothing else can be meant. */
  readonly certain: boolean;
  /** The first of the readings without the sign that the number has. */
  readonly unsigned?: number | undefined;
  /** Part of a date: a year, a month or a day. */
  readonly inDate: boolean;
  /** Part of a name: G7, 5G. */
  readonly inName: boolean;
}

export interface Suffix {
  readonly end: number;
  readonly kind: NumberKind;
  /** Other kinds that may be meant. */
  readonly orKind?: NumberKind;
  readonly powers: readonly number[];
  readonly certain: boolean;
  /** Counts tenths of a whole: 3割 is 30 %. */
  readonly isTenths?: boolean;
  /** So many of so many: 3割 are 3 of 10, and 5‰ are 5 of 1,000. */
  readonly of?: number;
  /** The whole may be said of another number beside it: from 2.4 to 1.8 per 1,000. */
  readonly orAlone?: boolean;
}

/** A number before its neighbours have been looked at. */
export interface Draft extends FoundNumber {
  /** Has a scale or a kind of its own, which the other end of a range may share. */
  readonly suffix?: Suffix | undefined;
  /** A year that is counted from the beginning of an era. */
  readonly isOfEra?: boolean;
  /** May be a year that names neither its century nor its era. */
  readonly isShortYear?: boolean;
  /** The values without any suffix. */
  readonly bare?: readonly (readonly Fraction[])[];
  /** A half in words, which the number before it may go on with. */
  readonly isHalf?: boolean;
}

/** The same for equal numbers of a kind. */
export function valueKey({ kind, value }: NumberValue): string {
  return `${kind} ${fractionKey(value)}`;
}

/** Whether two numbers may say the same. */
export function sharesReading(one: Draft, other: Draft): boolean {
  const said = keysOf(other);
  return keysOf(one).some((key) => said.includes(key));
}

function keysOf({ readings }: Draft): readonly string[] {
  return readings.flatMap((values) => (values.length > 0 ? [values.map(valueKey).join()] : []));
}

/** What words written together add up to, the longest first: 25 for двадцатипяти, and 12 for the powers of 万亿. */
export function sumOfWords(text: string, values: ReadonlyMap<string, number>): number {
  const names = [...values.keys()].sort((a, b) => b.length - a.length);
  let [sum, at] = [0, 0];
  while (at < text.length) {
    const name = names.find((word) => lengthAt(word, text, at) > 0);
    sum += name === undefined ? 0 : (values.get(name) ?? 0);
    at += name === undefined ? 1 : lengthAt(name, text, at);
  }
  return sum;
}

/** A value for a message. */
export function written({ kind, value }: NumberValue): string {
  const places = [0, 1, 2, 3, 4, 5, 6].find((n) => (value.numerator * 10n ** BigInt(n)) % value.denominator === 0n);
  const number = places === undefined ? fractionKey(value) : roundedDecimal(value, places);
  const minutes = Number(value.numerator);
  return {
    number,
    percent: `${number}%`,
    points: `${number} percentage points`,
    month: `the month ${number}`,
    decade: `the ${number}s`,
    time: `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`,
  }[kind];
}

export function readingsOf(
  ways: readonly (readonly Fraction[])[],
  suffix: Suffix,
): readonly (readonly NumberValue[])[] {
  const kinds = suffix.orKind ? [suffix.kind, suffix.orKind] : [suffix.kind];
  const readings = ways.flatMap((parts) =>
    suffix.powers.flatMap((power) =>
      kinds.map((kind) =>
        parts.map(
          (value, i): NumberValue =>
            i === parts.length - 1 ? { kind, value: scaled(value, power) } : { kind: 'number', value },
        ),
      ),
    ),
  );
  const { of: whole } = suffix;
  if (whole === undefined) return readings;
  const ofWhole = [...ways.map((parts) => [...parts, fraction(BigInt(whole))]), ...(suffix.orAlone ? ways : [])];
  return [...readings, ...ofWhole.map((parts) => parts.map((value) => ({ kind: 'number' as const, value })))];
}

export function scaled(value: Fraction, power: number): Fraction {
  const ten = 10n ** BigInt(Math.abs(power));
  return productOf(value, power < 0 ? fraction(1n, ten) : fraction(ten));
}

export function addHalf(parts: readonly Fraction[]): readonly Fraction[] {
  return [...parts.slice(0, -1), sumOf(parts.at(-1) ?? fraction(0n), fraction(1n, 2n))];
}

export function minus({ kind, value }: NumberValue): NumberValue {
  return { kind, value: { ...value, numerator: -value.numerator } };
}

export function numberValue(value: number, kind: NumberKind): NumberValue {
  return { kind, value: fraction(BigInt(value)) };
}

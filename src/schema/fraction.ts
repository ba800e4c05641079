/** An exact rational number. The denominator is positive; a fraction need not be in lowest terms. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export function fraction(numerator: bigint, denominator = 1n): Fraction {
  return denominator < 0n ? { numerator: -numerator, denominator: -denominator } : { numerator, denominator };
}

/** The value of a decimal such as `-12.50`. @param text has the form of `figureScalar` */
export function fractionOf(text: string): Fraction {
  const [whole = '', decimals = ''] = text.split('.');
  return { numerator: BigInt(whole + decimals), denominator: 10n ** BigInt(decimals.length) };
}

export function sumOf(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function productOf(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** What is left of a hundred: where 62% failed, 38% did not. */
export function restOfHundred(percent: Fraction): Fraction {
  return sumOf(fraction(100n), negated(percent));
}

export function negated({ numerator, denominator }: Fraction): Fraction {
  return { numerator: -numerator, denominator };
}

/** Undefined for zero, which has no reciprocal. */
export function reciprocalOf({ numerator, denominator }: Fraction): Fraction | undefined {
  return numerator === 0n ? undefined : fraction(denominator, numerator);
}

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** A decimal with exactly so many places, rounded half away from zero: 0.125 to two places is `0.13`. Zero has no sign. */
export function roundedDecimal({ numerator, denominator }: Fraction, places: number): string {
  const size = numerator < 0n ? -numerator : numerator;
  const scaled = size * 10n ** BigInt(places);
  const rounded = (2n * scaled + denominator) / (2n * denominator);
  const digits = String(rounded).padStart(places + 1, '0');
  const sign = numerator < 0n && rounded !== 0n ? '-' : '';
  return sign + (places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`);
}

/** The one text of a value: lowest terms, `7` or `7/2`. */
export function fractionKey({ numerator, denominator }: Fraction): string {
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  const below = denominator / divisor;
  return below === 1n ? String(numerator / divisor) : `${numerator / divisor}/${below}`;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

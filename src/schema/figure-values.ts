import { evaluate, parseExpression } from './expression.js';
import { compareFractions, type Fraction, fraction, fractionOf, productOf, roundedDecimal } from './fraction.js';
import type { Fact, FigureFormat } from './pack.js';

/** A figure before a language prints it. */
export interface FigureValue {
  /** A decimal such as `-3` or `12.50`: a given one as it was typed, a derived one rounded; of a percentage without its sign. */
  readonly digits: string;
  readonly percent: boolean;
  readonly format?: FigureFormat | undefined;
}

type Figures = Pick<Fact, 'figures' | 'derived'>;

/** Every figure of a fact by name. One that cannot be computed is left out; loading has refused it. */
export function figuresOf({ figures, derived }: Figures): Readonly<Record<string, FigureValue>> {
  const given = Object.entries(figures).map(([name, { value, format }]): [string, FigureValue] => [
    name,
    { digits: value, percent: false, format },
  ]);
  const computed = Object.entries(derived).flatMap(([name, { value, percent, format }]): [string, FigureValue][] => {
    const result = derivedValue(value, figures);
    if (!result) return [];
    const digits =
      percent === undefined ? shortDecimal(result) : roundedDecimal(productOf(result, fraction(100n)), percent);
    return [[name, { digits, percent: percent !== undefined, format }]];
  });
  return Object.fromEntries([...given, ...computed]);
}

/** Undefined where the text is no expression, or cannot be computed. */
export function derivedValue(expression: string, figures: Figures['figures']): Fraction | undefined {
  const parsed = parseExpression(expression);
  return (
    parsed &&
    evaluate(parsed, (name) => (Object.hasOwn(figures, name) ? fractionOf(figures[name]?.value ?? '0') : undefined))
  );
}

/**
 * At most two decimals and no more than are needed; a value below a hundredth keeps its first two significant digits,
 * since it would be nothing otherwise.
 */
function shortDecimal(value: Fraction): string {
  const size = value.numerator < 0n ? { ...value, numerator: -value.numerator } : value;
  let places = 2;
  if (size.numerator !== 0n && compareFractions(size, fraction(1n, 100n)) < 0) {
    // The number of zeros after the point, from the lengths of both numbers: exact but for one place.
    places = String(size.denominator).length - String(size.numerator).length;
    while (compareFractions(productOf(size, fraction(10n ** BigInt(places))), fraction(10n)) < 0) places += 1;
  }
  const rounded = roundedDecimal(value, places);
  return rounded.includes('.') ? rounded.replace(/\.?0+$/, '') : rounded;
}

import { type Expression, parseExpression } from './expression.js';
import type { Locale } from './locale.js';
import type { Fact } from './pack.js';

/** A fraction of whole numbers: what is computed with them is exact. The denominator is above zero. */
interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Every figure of a fact in digits: the given ones as they were typed, the derived ones computed. */
export function figuresOf({ figures, derived }: Pick<Fact, 'figures' | 'derived'>): Readonly<Record<string, string>> {
  const computed = Object.entries(derived).map(([name, { value, percent }]) => {
    const result = derivedRational(value, figures);
    if (result === undefined) return [name, 'NaN'] as const;
    return [name, percent === undefined ? shortest(result) : `${fixed(percentOf(result), percent)}%`] as const;
  });
  return { ...figures, ...Object.fromEntries(computed) };
}

/** Whether the text is an expression that can be computed: nothing is divided by zero. */
export function isComputable(expression: string, figures: Readonly<Record<string, string>>): boolean {
  return derivedRational(expression, figures) !== undefined;
}

function derivedRational(text: string, figures: Readonly<Record<string, string>>): Rational | undefined {
  const expression = parseExpression(text);
  return expression && evaluate(expression, figures);
}

function evaluate(expression: Expression, figures: Readonly<Record<string, string>>): Rational | undefined {
  if (expression.kind === 'number') return rationalOf(String(expression.value));
  if (expression.kind === 'name') return rationalOf(figures[expression.name] ?? '');
  const left = evaluate(expression.left, figures);
  const right = evaluate(expression.right, figures);
  if (left === undefined || right === undefined) return undefined;
  const { numerator: a, denominator: b } = left;
  const { numerator: c, denominator: d } = right;
  switch (expression.operator) {
    case '+':
      return { numerator: a * d + c * b, denominator: b * d };
    case '-':
      return { numerator: a * d - c * b, denominator: b * d };
    case '*':
      return { numerator: a * c, denominator: b * d };
    default:
      if (c === 0n) return undefined;
      return c > 0n ? { numerator: a * d, denominator: b * c } : { numerator: -a * d, denominator: -b * c };
  }
}

function rationalOf(digits: string): Rational | undefined {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(digits) ?? [];
  if (whole === '') return undefined;
  const numerator = BigInt(whole + fraction);
  return { numerator: sign === '-' ? -numerator : numerator, denominator: 10n ** BigInt(fraction.length) };
}

function percentOf({ numerator, denominator }: Rational): Rational {
  return { numerator: numerator * 100n, denominator };
}

/** With so many decimals, half away from zero. */
function fixed({ numerator, denominator }: Rational, decimals: number): string {
  const scaled = numerator * 10n ** BigInt(decimals) * 2n + (numerator < 0n ? -denominator : denominator);
  const rounded = scaled / (denominator * 2n);
  const digits = String(rounded < 0n ? -rounded : rounded).padStart(decimals + 1, '0');
  const sign = rounded < 0n ? '-' : '';
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** At most two decimals, and no more than are needed. */
function shortest(value: Rational): string {
  return fixed(value, 2).replace(/\.?0+$/, '');
}

/**
 * A figure as a page prints it in a language. Whole numbers from 1500 to 2100 are taken for years, and are not grouped
 * unless they say so.
 */
export function printedFigure(
  digits: string,
  { group, 'group-from': groupFrom, minus, percent }: Locale['figures'],
  decimal: string,
  format?: 'plain' | 'grouped',
): string {
  const [, sign = '', whole = '', fraction = '', ofHundred = ''] = /^(-?)(\d+)(?:\.(\d+))?(%?)$/.exec(digits) ?? [];
  if (whole === '') return digits;
  const isYear = fraction === '' && ofHundred === '' && /^(?:1[5-9]|20)\d\d$|^2100$/.test(whole);
  const isGrouped = format === 'grouped' || (format !== 'plain' && !isYear && whole.length >= groupFrom);
  const shown = isGrouped && group !== '' ? whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, group) : whole;
  return `${sign && minus}${shown}${fraction && decimal + fraction}${ofHundred && percent}`;
}

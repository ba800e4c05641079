import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../src/schema/figure-values.js';
import {
  compareFractions,
  fraction,
  fractionOf,
  productOf,
  roundedDecimal,
  sumOf,
} from '../../../src/schema/fraction.js';
import { formatFigure } from '../../../src/schema/number-format.js';
import type { FigureFormat } from '../../../src/schema/pack.js';
import { changedLocale, plainLocale, rulesOf } from '../../support/locales.js';

const narrow = '\u202f';
const noBreak = '\u00a0';

describe('a figure in the digits that a locale names', () => {
  const persian = changedLocale(
    'ar',
    'numbers: { digits: "۰۱۲۳۴۵۶۷۸۹", decimal: "٫", group: "٬", percent: "{number}٪" }',
  );

  it.each([
    [{ digits: '700000', percent: false }, '۷۰۰٬۰۰۰'],
    [{ digits: '-62.5', percent: true }, '−۶۲٫۵٪'],
    [{ digits: '2024', percent: false }, '۲۰۲۴'],
  ])('%j is printed as %s', (figure, printed) => {
    expect(formatFigure(figure, persian)).toBe(printed);
  });
});

describe('a figure in lakhs and crores', () => {
  const indian = changedLocale('en', 'numbers: { grouping: lakhs }');

  it.each([
    ['1234', '1,234'],
    ['12345', '12,345'],
    ['123456', '1,23,456'],
    ['-1234567', '−12,34,567'],
    ['12507500000.25', '12,50,75,00,000.25'],
    ['134', '134'],
    ['1948', '1948'],
  ])('%s is printed as %s', (digits, printed) => {
    expect(formatFigure({ digits, percent: false }, indian)).toBe(printed);
  });
});

describe('a figure', () => {
  const printed = (value: string, locale: string, format?: FigureFormat) =>
    formatFigure({ digits: value, percent: false, format }, rulesOf(locale));

  it.each([
    ['700000', '700,000', `700${narrow}000`, `700${narrow}000`, '700.000', '700,000'],
    ['12400', '12,400', `12${narrow}400`, `12${narrow}400`, '12.400', '12,400'],
    // The Spanish Academy groups five digits and more; GB/T 15835 leaves four digits alone.
    ['1234', '1,234', `1${narrow}234`, '1234', '1.234', '1234'],
    ['-1234567', '−1,234,567', `−1${narrow}234${narrow}567`, `−1${narrow}234${narrow}567`, '−1.234.567', '−1,234,567'],
    ['-3', '−3', '−3', '−3', '−3', '−3'],
    ['62.50', '62.50', '62,50', '62,50', '62,50', '62.50'],
    ['12345.6789', '12,345.6789', `12${narrow}345,6789`, `12${narrow}345,6789`, '12.345,6789', '12,345.6789'],
    ['134', '134', '134', '134', '134', '134'],
    ['1948', '1948', '1948', '1948', '1948', '1948'],
    ['1500', '1500', '1500', '1500', '1500', '1500'],
    ['2100', '2100', '2100', '2100', '2100', '2100'],
    ['1499', '1,499', `1${narrow}499`, '1499', '1.499', '1499'],
    ['2101', '2,101', `2${narrow}101`, '2101', '2.101', '2101'],
    ['1948.5', '1,948.5', `1${narrow}948,5`, '1948,5', '1.948,5', '1948.5'],
    ['-1948', '−1,948', `−1${narrow}948`, '−1948', '−1.948', '−1948'],
  ])('%s is printed as each language writes it', (value, en, fr, es, de, zh) => {
    expect(['en', 'fr', 'es', 'de', 'zh-Hant', 'zh-Hans'].map((locale) => printed(value, locale))).toEqual([
      ...[en, fr, es, de, zh, zh],
    ]);
  });

  it('has a format of its own', () => {
    expect(printed('1800', 'en', 'grouped')).toBe('1,800');
    expect(printed('1800', 'de', 'grouped')).toBe('1.800');
    expect(printed('700000', 'en', 'plain')).toBe('700000');
    expect(printed('-700000.5', 'fr', 'plain')).toBe('−700000,5');
  });

  it('is printed as it was typed in a language of which nothing is known', () => {
    expect(formatFigure({ digits: '-1234567.5', percent: false }, plainLocale)).toBe('−1234567.5');
  });

  it('is a percentage with the space of the language', () => {
    const share = figuresOf({
      figures: { a: { value: '57' }, b: { value: '184' } },
      derived: { s: { value: 'a / b', percent: 1 } },
    }).s;
    const all = ['en', 'fr', 'es', 'de', 'zh-Hans'].map((locale) => share && formatFigure(share, rulesOf(locale)));
    expect(all).toEqual(['31.0%', `31,0${noBreak}%`, `31,0${noBreak}%`, `31,0${noBreak}%`, '31.0%']);
  });
});

describe('a derived figure', () => {
  const derived = (value: string, percent?: number, figures: Record<string, string> = {}) =>
    figuresOf({
      figures: Object.fromEntries(Object.entries(figures).map(([name, digits]) => [name, { value: digits }])),
      derived: { result: percent === undefined ? { value } : { value, percent } },
    }).result?.digits;

  it.each([
    ['57 / 200', 0, '29'],
    ['25 / 200', 0, '13'],
    ['0 - 57 / 200', 0, '-29'],
    ['1 / 8', 1, '12.5'],
    ['1 / 8', 2, '12.50'],
    ['1.005', 0, '101'],
    ['1.005 - 1', 1, '0.5'],
    ['1 / 1000000000', 0, '0'],
    ['1.005', undefined, '1.01'],
    ['0 - 1.005', undefined, '-1.01'],
    ['1.004', undefined, '1'],
    ['0.1 + 0.2', undefined, '0.3'],
    ['0.1 + 0.2 - 0.3', undefined, '0'],
    ['1 / 3', undefined, '0.33'],
    ['2 / 3', 0, '67'],
    ['1 / 1000000000', undefined, '0.000000001'],
    ['1 / 3000', undefined, '0.00033'],
    ['0.00999999', undefined, '0.01'],
    ['0 - 1 / 1000', undefined, '-0.001'],
    ['100000000000000 * 1000000000000', undefined, '100000000000000000000000000'],
    ['9007199254740993 + 0', undefined, '9007199254740993'],
    ['0 - 0.004', 0, '0'],
  ])('%s to %s places is %s', (value, percent, digits) => {
    expect(derived(value, percent)).toBe(digits);
  });

  it('is a sum without any loss, however many places its numbers have', () => {
    const decimal = fc
      .tuple(fc.boolean(), fc.bigInt(0n, 10n ** 30n), fc.integer({ min: 0, max: 12 }))
      .map(([isNegative, digits, places]) =>
        roundedDecimal(fraction(isNegative ? -digits : digits, 10n ** BigInt(places)), places),
      );
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const there = sumOf(fractionOf(a), fractionOf(b));
        const back = sumOf(there, productOf(fractionOf(b), fraction(-1n)));
        expect(compareFractions(back, fractionOf(a))).toBe(0);
      }),
    );
  });

  it('is rounded to the nearest, half away from zero, alike on both sides of zero', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 20n),
        fc.bigInt(1n, 10n ** 12n),
        fc.integer({ min: 0, max: 6 }),
        (numerator, denominator, places) => {
          const value = fraction(numerator, denominator);
          const rounded = roundedDecimal(value, places);
          const unit = fraction(1n, 10n ** BigInt(places));
          // Twice the distance is at most one unit, and a half goes up.
          const twice = productOf(sumOf(fractionOf(rounded), productOf(value, fraction(-1n))), fraction(2n));
          expect(compareFractions(twice, unit)).toBeLessThanOrEqual(0);
          expect(compareFractions(twice, productOf(unit, fraction(-1n)))).toBeGreaterThan(0);
          const below = roundedDecimal(fraction(-numerator, denominator), places);
          expect(below).toBe(/[1-9]/.test(rounded) ? `-${rounded}` : rounded);
        },
      ),
    );
  });

  it('is the same for equal fractions', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 6n), fc.bigInt(1n, 10n ** 6n), fc.bigInt(1n, 10n ** 6n), (a, b, k) => {
        const figures = { a: String(a), b: String(b), c: String(a * k), d: String(b * k) };
        expect(derived('a / b', 0, figures)).toBe(derived('c / d', 0, figures));
        expect(derived('a / b', undefined, figures)).toBe(derived('c / d', undefined, figures));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureNamesIn, parseExpression } from '../../../src/schema/expression.js';
import { figuresOf, isComputable, printedFigure } from '../../../src/schema/figure-values.js';
import { locales } from '../../support/lints.js';

const figures = { part: '24', all: '39', 'high-income': '2' };
const value = (text: string) => figuresOf({ figures, derived: { x: { value: text } } }).x;
const percentOf = (text: string, percent: number) => figuresOf({ figures, derived: { x: { value: text, percent } } }).x;

describe('arithmetic over figures', () => {
  it.each([
    ['part', '24'],
    ['all - part', '15'],
    ['all - part - 5', '10'],
    ['2 + 3 * 4', '14'],
    ['(2 + 3) * 4', '20'],
    ['all / 3 / 2', '6.5'],
    ['high-income * 1.5', '3'],
    ['high-income - 1', '1'],
  ])('%s', (text, result) => {
    expect(value(text)).toBe(result);
  });

  it('cannot be done when it divides by zero', () => {
    expect(isComputable('part / (all - 39)', figures)).toBe(false);
    expect(isComputable('part / all', figures)).toBe(true);
  });

  it.each([
    ['57 / 200', 0, '29%'],
    ['25 / 200', 0, '13%'],
    ['0 - 25 / 200', 0, '-13%'],
    ['1.005', 0, '101%'],
    ['1.005 - 1', 1, '0.5%'],
    ['1 / 8', 2, '12.50%'],
    ['2 / 3', 1, '66.7%'],
    ['1 / 1000000000', 0, '0%'],
    ['part / all', 1, '61.5%'],
  ])('%s with %d decimals is exactly %s', (text, decimals, expected) => {
    expect(percentOf(text, decimals)).toBe(expected);
  });

  it.each([
    ['1.005', '1.01'],
    ['0 - 1.005', '-1.01'],
    ['1 / 3', '0.33'],
    ['100000000000000 * 1000000000000', '100000000000000000000000000'],
    ['1 / 1000000000', '0'],
    ['0.1 + 0.2', '0.3'],
  ])('%s is %s', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it('rounds a whole number of hundredths to itself, whatever it is', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (hundredths) => {
        const text = figuresOf({ figures: { n: String(hundredths) }, derived: { x: { value: 'n / 100' } } }).x ?? '';
        const [whole = '', fraction = ''] = text.split('.');
        expect(BigInt(`${whole}${fraction.padEnd(2, '0')}`)).toBe(hundredths);
      }),
      { seed: 20261128, numRuns: 500 },
    );
  });

  it.each([
    '',
    'part /',
    '* part',
    '(part',
    'part)',
    'part all',
    'part; all',
    'alert(1)',
    'Part',
    '1,000',
    '__proto__',
  ])('refuses "%s"', (text) => {
    expect(parseExpression(text)).toBeUndefined();
  });

  it('lists the figures it uses', () => {
    const parsed = parseExpression('(part + all) / high-income');
    expect(parsed && figureNamesIn(parsed)).toEqual(['part', 'all', 'high-income']);
  });
});

describe('a figure on a page', () => {
  const printed = (locale: string, digits: string, format?: 'plain' | 'grouped') => {
    const language = locales.get(locale);
    if (!language) throw new Error(locale);
    return printedFigure(digits, language.figures, language.numbers.decimal, format);
  };

  it.each([
    ['en', '700000', '700,000'],
    ['en', '1234', '1,234'],
    ['en', '999', '999'],
    ['en', '2024', '2024'],
    ['en', '1499', '1,499'],
    ['en', '2101', '2,101'],
    ['en', '-3', '−3'],
    ['en', '1234567.5', '1,234,567.5'],
    ['en', '62%', '62%'],
    ['fr', '700000', '700\u202f000'],
    ['fr', '1.3', '1,3'],
    ['fr', '62.5%', '62,5\u00a0%'],
    ['es', '1234', '1234'],
    ['es', '12400', '12\u202f400'],
    ['de', '12400', '12.400'],
    ['de', '62.5', '62,5'],
    ['zh-Hant', '700000', '700000'],
    ['zh-Hans', '-3', '−3'],
    ['en', '1.10', '1.10'],
  ])('%s: %s is %s', (locale, digits, expected) => {
    expect(printed(locale, digits)).toBe(expected);
  });

  it('is printed as it says itself', () => {
    expect([printed('en', '2024', 'grouped'), printed('en', '700000', 'plain')]).toEqual(['2,024', '700000']);
  });
});

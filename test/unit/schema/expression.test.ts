import { describe, expect, it } from 'vitest';
import { evaluate, figureNamesIn, parseExpression } from '../../../src/schema/expression.js';
import { fractionOf, roundedDecimal } from '../../../src/schema/fraction.js';

const values: Record<string, number> = { part: 24, all: 39, 'high-income': 2 };
const value = (text: string) => {
  const parsed = parseExpression(text);
  const result = parsed && evaluate(parsed, (name) => (name in values ? fractionOf(String(values[name])) : undefined));
  return result && Number(roundedDecimal(result, 6));
};

describe('arithmetic over figures', () => {
  it.each([
    ['part', 24],
    ['all - part', 15],
    ['all - part - 5', 10],
    ['2 + 3 * 4', 14],
    ['(2 + 3) * 4', 20],
    ['all / 3 / 2', 6.5],
    ['high-income * 1.5', 3],
    ['high-income - 1', 1],
  ])('%s', (text, result) => {
    expect(value(text)).toBe(result);
  });

  it('has no value when it divides by zero', () => {
    expect(value('part / (all - 39)')).toBeUndefined();
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

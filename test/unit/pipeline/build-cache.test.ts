import { describe, expect, it } from 'vitest';
import { digestOfValue } from '../../../src/pipeline/build-cache.js';

describe('the digest of a value', () => {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz';

  it.each([
    ['a string that was cut out of a Chinese one', alphabet, `${alphabet}漢`.slice(0, 26)],
    ['a number that was a fraction', { a: 3 }, { a: 1.5 * 2 }],
    ['a key without a value', { a: 1, b: undefined }, { a: 1 }],
  ])('is that of its equal: %s', (_, one, other) => {
    expect(digestOfValue(one)).toBe(digestOfValue(other));
  });

  it.each([
    ['maps', new Map([['a', 1]]), new Map([['a', 2]])],
    ['maps and objects', new Map([['a', 1]]), { a: 1 }],
    ['the order of a map', new Map([...'ab'].entries()), new Map([...[...'ab'].entries()].reverse())],
    ['numbers without an end', Infinity, -Infinity],
    ['no number and nothing', Infinity, null],
    ['texts', 'a', 'b'],
  ])('tells apart %s', (_, one, other) => {
    expect(digestOfValue(one)).not.toBe(digestOfValue(other));
  });
});

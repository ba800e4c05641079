import { describe, expect, it } from 'vitest';
import { letterSetsFor, lettersOf, unicodeRangeOf } from '../../../src/render/html/letter-sets.js';

describe('letter sets of embedded fonts', () => {
  it.each([
    ['plain English', 'The authors’ “advice” – 42 %', ['basic']],
    ['French', 'Santé : œuvre', ['western']],
    ['Polish beside English', 'Łódź', ['western', 'extended']],
    ['Vietnamese', 'Việt', ['basic', 'vietnamese']],
    ['Russian', 'Совет', ['cyrillic']],
    ['Arabic', 'موجز', ['arabic']],
    ['Chinese, which comes from the system', '政策', []],
  ])('%s', (_, text, sets) => {
    expect(letterSetsFor(text)).toEqual(sets);
  });

  it('leaves full-width quotes to the Han font of a Chinese page', () => {
    const range = unicodeRangeOf('basic', ['quotes']);
    expect(range).not.toMatch(/U\+2014|U\+2018|U\+201C|U\+2026|U\+00B7/);
    expect(range).toContain('U+0020-007E');
    expect(unicodeRangeOf('western', ['quotes'])).toContain('U+00A1-00B6, U+00B8-00FF');
  });

  it('has all of the basic letters among the western ones', () => {
    const western = new Set(lettersOf('western'));
    expect([...lettersOf('basic')].filter((letter) => !western.has(letter))).toEqual([]);
  });
});

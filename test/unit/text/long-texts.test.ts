import { describe, expect, it } from 'vitest';
import { withWholeTelephones } from '../../../src/text/telephones.js';
import { undividedAtHyphens, undividedIn } from '../../../src/text/undivided.js';

/** What a search from every place to the end of a text would take seconds for. */
const length = 100_000;

describe('a long text', () => {
  it.each([
    ['digits', `-${'1'.repeat(length)}`],
    ['zeros with a dash', `${'0'.repeat(length)}–`],
    ['letters', `-${'a'.repeat(length)}`],
  ])('is searched once for what no line may end in: %s', (_, text) => {
    const begin = performance.now();
    expect(
      undividedIn(text)
        .map(({ text: stretch }) => stretch)
        .join(''),
    ).toBe(text);
    expect(
      undividedAtHyphens(text)
        .map(({ text: stretch }) => stretch)
        .join(''),
    ).toBe(text);
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it.each([
    ['blanks', ' '],
    ['brackets', '('],
    ['hyphens', '-'],
  ])('is searched once for telephones: %s', (_, sign) => {
    const text = `05 ${sign.repeat(length)}`;
    const begin = performance.now();
    expect(withWholeTelephones(text)).toBe(text);
    expect(performance.now() - begin).toBeLessThan(2000);
  });
});

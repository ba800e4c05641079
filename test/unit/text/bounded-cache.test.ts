import { describe, expect, it } from 'vitest';
import { BoundedCache } from '../../../src/text/bounded-cache.js';

describe('what was made for a text', () => {
  it('is made once', () => {
    const memo = new BoundedCache<{ readonly length: number }>(2);
    let made = 0;
    const ask = () =>
      memo.of('治理', (own) => {
        made += 1;
        return { length: own.length };
      });
    expect([ask().length, ask().length, made]).toEqual([2, 2, 1]);
  });

  it('is forgotten with all else when there is too much, and not when it is only asked for', () => {
    const memo = new BoundedCache<object>(2);
    const made: string[] = [];
    const ask = (text: string) => memo.of(text, () => ({ nth: made.push(text) }));
    for (const text of ['a', 'b', 'a', 'b']) ask(text);
    expect(made).toEqual(['a', 'b']);
    for (const text of ['c', 'a']) ask(text);
    expect(made).toEqual(['a', 'b', 'c', 'a']);
  });
});

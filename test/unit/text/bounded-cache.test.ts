import { describe, expect, it } from 'vitest';
import { BoundedCache } from '../../../src/text/bounded-cache.js';

describe('a bounded cache', () => {
  it('computes a value once', () => {
    const cache = new BoundedCache<{ readonly length: number }>(2);
    let made = 0;
    const get = () =>
      cache.of('治理', (text) => {
        made += 1;
        return { length: text.length };
      });
    expect([get().length, get().length, made]).toEqual([2, 2, 1]);
  });

  it('is cleared when it is full, by a new text and not by a known one', () => {
    const cache = new BoundedCache<object>(2);
    const made: string[] = [];
    const get = (text: string) => cache.of(text, () => ({ nth: made.push(text) }));
    for (const text of ['a', 'b', 'a', 'b']) get(text);
    expect(made).toEqual(['a', 'b']);
    for (const text of ['c', 'a']) get(text);
    expect(made).toEqual(['a', 'b', 'c', 'a']);
  });

  it('keeps what is asked for again and again, and drops the rest although there is room', () => {
    const cache = new BoundedCache<object>(1_000);
    const made: string[] = [];
    const get = (text: string) => cache.of(text, () => ({ nth: made.push(text) }));
    get('of one brief');
    for (let brief = 0; brief < 500; brief += 1) {
      for (let i = 0; i < 10; i += 1) get(`of all briefs ${i}`);
      get(`of brief ${brief}`);
    }
    expect(made).toHaveLength(1 + 10 + 500);
    get('of one brief');
    expect(made).toHaveLength(1 + 10 + 500 + 1);
  });
});

import { describe, expect, it } from 'vitest';
import { literalPattern } from '../../../src/text/literal-pattern.js';

describe('the pattern of a text', () => {
  it.each(['a.b', 'м-р', 'art. 5', '(1/2)', '[x]{2}', 'a|b', '^$*+?', 'C:\\d', '年（1）'])(
    'finds %s and no more',
    (text) => {
      const pattern = new RegExp(`^${literalPattern(text)}$`, 'u');
      expect(pattern.test(text)).toBe(true);
      expect(pattern.test(`${text}x`)).toBe(false);
      expect(pattern.test(text.replace(/^./u, 'q'))).toBe(false);
    },
  );
});

import { describe, expect, it } from 'vitest';
import { offsetsInsideWords } from '../../../src/render/lines/line-breaks.js';

/** The text with a bar wherever a title may break. */
const broken = (text: string) => {
  const inside = offsetsInsideWords(text);
  return [...text].map((char, i) => (i === 0 || inside.has(i) ? char : `|${char}`)).join('');
};

describe('a Chinese title', () => {
  it('may break between words, but not before a particle', () => {
    expect(broken('中国的人工智能治理')).toBe('中国的|人工|智能|治理');
    expect(broken('聯合國推動能力建設')).toBe('聯合國|推動|能力|建設');
  });
});

import { describe, expect, it } from 'vitest';
import { insideWords } from '../../../src/render/lines/chinese-words.js';

/** The text with a stroke wherever a title may break. */
const broken = (text: string) => {
  const inside = insideWords(text);
  return [...text].map((char, i) => (i === 0 || inside.has(i) ? char : `|${char}`)).join('');
};

describe('a title in Chinese', () => {
  it('may break between words, and keeps what leans on a word with it', () => {
    expect(broken('中国的人工智能治理')).toBe('中国的|人工|智能|治理');
    expect(broken('聯合國推動能力建設')).toBe('聯合國|推動|能力|建設');
  });
});

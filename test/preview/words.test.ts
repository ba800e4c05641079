import { describe, expect, it } from 'vitest';
import type { Reason } from '../../src/model/fitted-brief.js';
import { languages, reasonText, type Words } from '../../src/preview/client/words.js';

const excess = [
  { locale: 'en', excessPt: 10 },
  { locale: 'zh-Hant', excessPt: 3 },
];
const reasons: readonly Reason[] = [
  { cause: 'no-room', excess },
  { cause: 'lower-value', excess },
  { cause: 'later', excess },
  { cause: 'another-language', excess, roomIn: ['zh-Hans'] },
  { cause: 'references', maxReferences: 5 },
  { cause: 'dropped' },
  { cause: 'short-text' },
  { cause: 'short-text', noRoomIn: ['zh-Hans', 'en'] },
  { cause: 'short-line' },
];

describe.each(Object.entries(languages))('the words of the preview in %s', (tag, words: Words) => {
  it.each(reasons)('give the reason $cause, with its numbers', (reason) => {
    const text = reasonText(reason, words);
    expect(text).not.toMatch(/[{}]|undefined/);
    if ('excess' in reason) expect(text).toMatch(/en 10 pt(?:, |、)zh-Hant 3 pt/);
    if ('roomIn' in reason) expect(text).toContain('zh-Hans');
    if ('noRoomIn' in reason) expect(text).toMatch(/zh-Hans(?:, |、)en/);
    if ('maxReferences' in reason) expect(text).toContain('5');
    const withoutTags = text.replace(/\b(?:en|zh-Han[st]|pt)\b/g, '');
    expect(/[a-z]/i.test(withoutTags)).toBe(tag === 'en');
  });

  it('are those of editing as well, with all that they are filled with', () => {
    const english = languages.en?.editing ?? {};
    const patterns = (one: object) =>
      Object.entries(one).map(([key, text]) => [key, String(text).match(/\{\w+\}/g) ?? []]);
    expect(patterns(words.editing)).toEqual(patterns(english));
    if (tag !== 'en') {
      expect(Object.values(words.editing).filter((text) => /[a-z]{3}/i.test(text.replace(/\{\w+\}/g, '')))).toEqual([]);
    }
  });
});

import { describe, expect, it } from 'vitest';
import type { Reason } from '../../../src/model/fitted-brief.js';
import { reasonEntry, reasonText } from '../../../src/output/reason-text.js';

const excess = [
  { locale: 'en', excessPt: 10 },
  { locale: 'zh-Hant', excessPt: 3 },
];

describe('the reason why a unit is missing', () => {
  it.each<[Reason, string]>([
    [{ cause: 'no-room', excess }, 'no room even beside what must be there: too long by en 10 pt, zh-Hant 3 pt'],
    [{ cause: 'later', excess }, 'no room beside what comes before it: too long by en 10 pt, zh-Hant 3 pt'],
    [{ cause: 'lower-value', excess }, 'its room went to what is worth more: too long by en 10 pt, zh-Hant 3 pt'],
    [
      { cause: 'another-language', excess: excess.slice(0, 1), roomIn: ['zh-Hant', 'zh-Hans', 'ja'] },
      'no room in every language: too long by en 10 pt; there is room in zh-Hant, zh-Hans and ja',
    ],
    [{ cause: 'references', maxReferences: 5 }, 'the page prints at most 5 references, and this would bring one more'],
    [
      { cause: 'references', maxReferences: 5, ofFullText: true },
      'the page prints at most 5 references, and the full text would bring one more',
    ],
    [{ cause: 'dropped' }, 'the audience leaves it out'],
    [{ cause: 'short-text' }, 'no room for the full text'],
    [
      { cause: 'short-text', noRoomIn: ['fr', 'ar', 'ru'] },
      'no room for the full text in fr, ar and ru: texts have one length in every language',
    ],
    [{ cause: 'short-line' }, 'the full text would end in a line of one word'],
  ])('is one English sentence: %j', (reason, text) => {
    expect(reasonText(reason, undefined)).toBe(text);
  });

  it('is in the words of the audience, where it gives some', () => {
    expect(reasonText({ cause: 'dropped' }, { kind: 'drop', reason: 'They wrote it.' })).toBe('They wrote it.');
    expect(reasonText(undefined, { kind: 'keep', reason: 'They asked for it.' })).toBe('They asked for it.');
    expect(reasonText({ cause: 'short-text' }, { kind: 'keep' })).toBe('no room for the full text');
  });

  it('is written down with its cause, and not at all for a unit in full', () => {
    expect(reasonEntry({ cause: 'short-text' }, undefined)).toEqual({
      cause: 'short-text',
      reason: 'no room for the full text',
    });
    expect(reasonEntry(undefined, { kind: 'keep' })).toEqual({});
  });
});

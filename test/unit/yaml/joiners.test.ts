import { describe, expect, it } from 'vitest';
import { checkCharacters } from '../../../src/yaml/unsafe-characters.js';
import { noSpan } from '../../support/spans.js';

const codesOf = (text: string) => checkCharacters(text, () => noSpan).map(({ code }) => code);

describe('U+200C and U+200D', () => {
  it.each([
    ['between Persian letters', 'کتاب\u200cهای تازه و می\u200cخواهم'],
    ['after a vowel', 'خانهٔ\u200cما'],
    ['at a letter that stands alone', 'سال ه\u200d. ش.'],
    ['between letters of Urdu', 'بے\u200cشک'],
  ])('are spelling %s', (_, text) => expect(codesOf(text)).toEqual([]));

  it.each([
    ['Hindi', 'क्\u200dष'],
    ['Malayalam', 'ന്\u200d'],
    ['Bengali', 'র\u200c্য'],
  ])('are spelling in words of %s, of which it is said only that the script cannot be set', (_, text) => {
    expect(new Set(codesOf(text))).toEqual(new Set(['content/unsupported-script']));
  });

  it.each([
    ['between Latin letters', 'Begin\u200cearly, be\u200dgin'],
    ['beside a blank', 'کتاب\u200c های \u200cتازه'],
    ['between Chinese characters', '治\u200c理\u200d'],
    ['one after another', 'کتاب\u200c\u200cهای'],
  ])('are said to be invisible %s', (_, text) => {
    expect(codesOf(text)).toEqual(['content/invisible-character', 'content/invisible-character']);
  });
});

import { expect, it } from 'vitest';
import { wordLanguage } from '../../../src/render/word/language-tags.js';

it.each([
  ['zh-Hant', 'zh-TW'],
  ['zh-Hans', 'zh-CN'],
  ['zh-Hant-HK', 'zh-HK'],
  ['zh-Hant-TW', 'zh-TW'],
  ['zh-Hans-SG', 'zh-SG'],
  ['zh-TW', 'zh-TW'],
  ['pt-BR', 'pt-BR'],
  ['en', 'en-GB'],
  ['pl', 'pl-PL'],
  ['uk', 'uk-UA'],
  ['fa', 'fa-IR'],
  ['sr-Latn', 'sr-Latn-RS'],
  // Of these no place is told.
  ['und', 'und'],
  ['ca-valencia', 'ca-valencia'],
])('Word knows %s as %s', (tag, known) => {
  expect(wordLanguage(tag)).toBe(known);
});

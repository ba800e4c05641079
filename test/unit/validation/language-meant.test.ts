import { describe, expect, it } from 'vitest';
import { workLanguage } from '../../../src/schema/reference-schema.js';
import { found } from '../../support/mistakes.js';

/** What is said of a reference in this language. */
const told = (language: string) =>
  found({
    edits: [
      {
        file: 'pack.yaml',
        find: '    title: "A source"',
        write: `    title: "A source"\n    language: ${JSON.stringify(language)}`,
      },
    ],
  }).diagnostics.map(({ hint = '' }) => hint);

describe('the language of a work', () => {
  it.each([
    ['en-US; fr-FR', 'en'],
    ['eng lat', 'en'],
    ['English (US)', 'en-US'],
    ['English (United Kingdom)', 'en-GB'],
    ['English', 'en'],
    ['american english', 'en-US'],
    ['EN', 'en'],
    ['En_us', 'en-US'],
    ['en/fr', 'en'],
    ['de, en', 'de'],
    ['German and English', 'de'],
    ['in English', 'en'],
    ['français', 'fr'],
    ['Français (Canada)', 'fr-CA'],
    ['FRE', 'fr'],
    ['ENG ; FRE', 'en'],
    ['español', 'es'],
    ['Portuguese (Brazil)', 'pt-BR'],
    ['Chinese (Simplified)', 'zh-Hans'],
    ['Traditional Chinese', 'zh-Hant'],
    ['中文', 'zh'],
    ['zh_Hans_CN', 'zh-Hans-CN'],
    ['zh-hans-cn; en', 'zh-Hans'],
    ['日本語', 'ja'],
    ['Русский', 'ru'],
  ])('%s is meant as %s, which mends it', (typed, tag) => {
    expect(told(typed)).toEqual([`Write ${tag} in its place.`]);
    expect(told(tag)).toEqual([]);
  });

  it.each(['n/a', 'various', '12', '???', 'Klingonish'])('%s is none: the line can go', (typed) => {
    expect(told(typed)).toEqual([
      'Write the short name of the language, such as en, fr or zh-Hans, or delete the line.',
    ]);
  });

  it.each([
    'en',
    'eng',
    'en-US',
    'en-us',
    'zh-Hans',
    'zh-Hant-HK',
    'zh-yue',
    'de-1996',
    'sr-Latn-RS',
    'es-419',
    'mul',
    'und',
  ])('may be %s', (tag) => expect(workLanguage.safeParse(tag).success).toBe(true));

  it.each(['eng-lat', 'en-us-fr-fr', 'english', 'en US', 'fr-fr-fr', 'a-b'])('may not be %s', (tag) =>
    expect(workLanguage.safeParse(tag).success).toBe(false),
  );
});

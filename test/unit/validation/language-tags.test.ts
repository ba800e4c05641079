import { describe, expect, it } from 'vitest';
import { localeMeant } from '../../../src/validation/locale-names.js';
import { found, foundIn, mistakenFiles } from '../../support/mistakes.js';

/** What is said of a pack that lists this language in the place of Chinese. */
const told = (tag: string) =>
  found({
    edits: [{ file: 'pack.yaml', find: 'languages: [en, zh-Hant]', write: `languages: [en, ${tag}]` }],
  }).diagnostics.filter(({ code }) => code === 'content/invalid-value');

describe('a language of a pack', () => {
  it.each([
    ['iw', 'he'],
    ['in', 'id'],
    ['ji', 'yi'],
    ['iw-IL', 'he-IL'],
    ['cmn-Hant', 'zh-Hant'],
    ['cmn-Hans-CN', 'zh-Hans'],
    ['cmn', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-CN', 'zh-Hans'],
  ])('by its former code or its place, %s, is called %s', (typed, tag) => {
    expect(told(typed).map(({ hint }) => hint)).toEqual([`Write ${tag} in its place.`]);
  });

  it.each(['id', 'ind', 'yi', 'he', 'fil', 'inh'])('may be %s', (tag) => expect(told(tag)).toEqual([]));

  it('that is called so at every text too is told once there, with all places', () => {
    const files = mistakenFiles({}).map(({ path, bytes }) => {
      const text = new TextDecoder().decode(bytes).replaceAll('zh-Hant', 'zh-TW');
      const marked = text.replace(/^pack:\n/m, '$&  handling: { en: "For members", zh-TW: "僅供會員" }\n');
      return { path, bytes: new TextEncoder().encode(marked) };
    });
    const { diagnostics } = foundIn(files);
    expect(diagnostics.map(({ code, hint }) => [code, hint])).toEqual([
      ['content/invalid-value', 'Write zh-Hant in its place.'],
      ['content/unknown-language', 'Write zh-Hant in its place.'],
    ]);
    expect(diagnostics[1]?.related.length).toBeGreaterThan(5);
  });

  it('is meant by its former code where a pack has it', () => {
    expect(localeMeant('iw', ['en', 'he'])).toBe('he');
    expect(localeMeant('in', ['en', 'id'])).toBe('id');
  });
});

import { describe, expect, it } from 'vitest';
import { found } from '../../support/mistakes.js';

/** The codes of what is said of a measure of the mini pack with these texts, and of its glossary. */
const said = (en: string, zh: string, glossary = '') =>
  found({
    edits: [
      { file: 'argument.yaml', find: '"Begin early."', write: JSON.stringify(en) },
      { file: 'argument.yaml', find: '"及早開始。"', write: JSON.stringify(zh) },
    ],
    files: glossary === '' ? {} : { 'glossary.yaml': glossary },
  }).diagnostics.map(({ code }) => code);

const term = (terms: string, avoid = '') =>
  `glossary:\n  - { id: one, terms: ${terms}${avoid && `, avoid: ${avoid}`} }\n`;

describe('a term of the glossary', () => {
  it.each([
    [
      'a name of a figure',
      'Begin {{missing.part}} early.',
      '及早開始{{missing.part}}。',
      '{ en: [missing], zh-Hant: [缺] }',
    ],
    [
      'the key of a citation',
      'Begin early.[@smith2025]',
      '及早開始。[@smith2025]',
      '{ en: [smith2025], zh-Hant: [史] }',
    ],
    ['an address', 'See [here](https://act.example).', '見[此](https://act.example)。', '{ en: [act], zh-Hant: [法] }'],
    ['a bare address', 'See https://act.example now.', '見 https://act.example 。', '{ en: [act], zh-Hant: [法] }'],
    ['the name of a language', 'Begin with [elan]{lang=fr}.', '[élan]{lang=fr}開始。', '{ en: [lang], zh-Hant: [語] }'],
    [
      'words of another language',
      'Begin [loi]{lang=fr} early.',
      '及早[loi]{lang=fr}。',
      '{ en: [loi], zh-Hant: [法] }',
    ],
  ])('is not looked for in %s', (_, en, zh, terms) => {
    expect(said(en, zh, term(terms))).not.toContain('lint/term');
  });

  it.each([
    ['a name of a figure', 'Begin {{missing.part}}.', '開始{{missing.part}}。', '{ en: [part] }'],
    ['words of another language', 'Begin [loi]{lang=fr}.', '[loi]{lang=fr}開始。', '{ en: [loi] }'],
    ['words of the other Chinese script', 'Begin.', '開始[开发]{lang=zh-Hans}。', '{ zh-Hant: [开发] }'],
  ])('to avoid is not looked for in %s', (_, en, zh, avoid) => {
    expect(said(en, zh, term('{ en: [act], zh-Hant: [法] }', avoid))).not.toContain('lint/term');
  });

  it('to avoid is not looked for inside a longer word, whatever its letters', () => {
    const terms = '{ en: [act], zh-Hant: [法] }';
    expect(said('Begin with frères.', '開始。', term(terms, '{ en: [ères] }'))).not.toContain('lint/term');
    expect(said('Begin with простой.', '開始。', term(terms, '{ en: [рост] }'))).not.toContain('lint/term');
    expect(said('Begin with դպրոցական.', '開始。', term(terms, '{ en: [րոց] }'))).not.toContain('lint/term');
    expect(said('Begin with роста.', '開始。', term(terms, '{ en: [рост] }'))).toContain('lint/term');
  });

  it('is looked for beside them, and in words of the same language', () => {
    const avoid = '{ en: [loi] }';
    const terms = '{ en: [act], zh-Hant: [法] }';
    expect(said('Begin a loi [loi]{lang=fr}.', '開始[loi]{lang=fr}。', term(terms, avoid))).toContain('lint/term');
    expect(said('Begin a [loi]{lang=en-GB}.', '開始。', term(terms, avoid))).toContain('lint/term');
    expect(said('Begin the [act]{lang=en}.', '開始。', term(terms))).toContain('lint/term');
  });

  it('may be rendered by a word of another language that is marked as one', () => {
    expect(said('Begin with AI.', '由[AI]{lang=en}開始。', term('{ en: [AI], zh-Hant: [AI] }'))).not.toContain(
      'lint/term',
    );
  });
});

describe('the length of a text', () => {
  const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');

  it.each([
    ['an address', `${words(28)} [page](https://example.org/a/b/c-d).`],
    ['the name of a language', `${words(28)} [page]{lang=de-AT-1996}.`],
    ['a citation', `${words(29)}.[@smith2025]`],
    ['the name of a figure', `${words(28)} {{missing.part}}.`],
  ])('does not count %s', (_, text) => {
    expect(said(text, '開始。')).not.toContain('lint/long-sentence');
  });

  it('counts the words of another language, and a figure as one', () => {
    expect(said(`${words(30)} [page]{lang=de}.`, '開始。')).toContain('lint/long-sentence');
    expect(said(`${words(15)} {{missing.part}} ${words(15)}.`, '開始{{missing.part}}。')).toContain(
      'lint/long-sentence',
    );
  });

  it('is in Chinese the number of characters, without the names of languages', () => {
    const text = (count: number) => `${'字'.repeat(count)}[AI]{lang=en-GB}。`;
    expect(said('Begin early.', text(59))).not.toContain('lint/long-sentence');
    expect(said('Begin early.', text(60))).toContain('lint/long-sentence');
  });
});

describe('the script and quotation marks of a text', () => {
  it.each([['[欧洲联盟]{lang=zh-Hans}的例子。'], ['[“Agenda”]{lang=en}的例子。'], ['共{{missing.part}}AI。']])(
    'are those of its own words: %s',
    (zh) => {
      const codes = said('Begin {{missing.part}} early.', zh);
      expect(codes.filter((code) => /script|quotes|punctuation/.test(code))).toEqual([]);
    },
  );

  it('are looked at in words of the same language', () => {
    expect(said('Begin early.', '[欧洲联盟]{lang=zh-Hant}的例子。')).toContain('lint/script');
  });
});

import { describe, expect, it } from 'vitest';
import { found } from '../../support/mistakes.js';

/** What is said where a stretch of a file is replaced: codes, places and hints. */
function told(file: string, find: string, write: string) {
  return found({ edits: [{ file, find, write }] }).diagnostics.map(({ code, hint = '', span }) => ({
    code,
    hint,
    length: span && span.end - span.start,
  }));
}

/** The lines that a hint says to write, in the place of a key. */
const linesOf = (hint: string, indent: string) =>
  hint
    .replace(/^[^\n]*\n {2}/, '')
    // What else may be meant.
    .replace(/\n\S[\s\S]*$/u, '')
    .split('\n {2}')
    .join(`\n${indent}`);

describe('braces around what is no key', () => {
  it.each([
    ['argument.yaml', 'id: begin', 'id: ', '{begin}'],
    ['argument.yaml', 'id: begin', 'id: ', '{"begin"}'],
    ['argument.yaml', 'topics: [patience]', 'topics: ', '{patience}'],
    ['argument.yaml', 'topics: [patience]', 'topics: ', '{ patience, hope }'],
    ['argument.yaml', 'source: { paragraphs: [1] }', 'source: ', '{12}'],
    ['argument.yaml', 'source: { paragraphs: [1] }', 'source: ', '{paragraphs}'],
    ['argument.yaml', 'en: "Begin early."', 'en: ', '{"Begin early."}'],
    ['argument.yaml', 'en: "Begin early."', 'en: ', '{Begin early, now.}'],
    ['pack.yaml', 'version: "0.1"', 'version: ', '{0.1}'],
    ['pack.yaml', 'title: "A source"', 'title: ', '{A source}'],
    ['pack.yaml', 'languages: [en, zh-Hant]', 'languages: ', '{en, zh-Hant}'],
  ])('%s: %s as %s%s is one mistake, and what is to be written is right', (file, find, key, braces) => {
    const [only, ...more] = told(file, find, key + braces);
    expect([only?.code, only?.length, more]).toEqual(['content/wrong-type', braces.length, []]);
    expect(told(file, find, linesOf(only?.hint ?? '', ''))).toEqual([]);
  });

  it('is a text by language where one is wanted', () => {
    const text = 'text:\n          en: "Begin early."\n          zh-Hant: "及早開始。"';
    const [only, ...more] = told('argument.yaml', text, 'text: {Begin early.}');
    expect([only?.hint, more]).toEqual(['Write it so:\n  text:\n    en: "Begin early."\n    zh-Hant: "…"', []]);
  });

  it.each([
    ['{begin', 'id: "begin"'],
    ['{"begin"', 'id: "begin"'],
  ])('that are not closed: %s', (braces, meant) => {
    const [only, ...more] = told('argument.yaml', 'id: begin', `id: ${braces}`);
    expect([only?.code, linesOf(only?.hint ?? '', ''), more]).toEqual(['yaml/syntax', meant, []]);
    expect(told('argument.yaml', 'id: begin', meant)).toEqual([]);
  });
});

it.each(['{ part, all: 3 }', '{ part: 2, all }'])('an entry without its other half loses nothing: %s', (braces) => {
  const [only, ...more] = told('argument.yaml', '{ part: 2, all: 3 }', braces);
  expect([only?.code, more]).toEqual(['yaml/syntax', []]);
  for (const name of ['part', 'all']) expect(only?.hint).toMatch(new RegExp(`^ {4}${name}: (?:\\d|…)$`, 'm'));
});

describe('a comma before decimals in braces', () => {
  const trend = (years: string) =>
    told(
      'argument.yaml',
      'chart: { kind: share, of: [part, all] }',
      `chart: { kind: trend, title: { en: "T", zh-Hant: "題" }, years: { ${years} } }`,
    );

  it.each([
    ['{ part: 1,5, all: 3 }', '1.5'],
    ['{ part: 2, all: -61,25 }', '-61.25'],
    ['{ part: 2, all: 1,300 }', '1300'],
  ])('of a figure is told once: %s', (braces, meant) => {
    const [only, ...more] = told('argument.yaml', '{ part: 2, all: 3 }', braces);
    expect([only?.code, more.filter(({ code }) => code.startsWith('yaml/'))]).toEqual(['yaml/syntax', []]);
    expect(only?.hint).toContain(meant);
  });

  it('of a number with a word behind it leaves one number, which the next message writes in digits', () => {
    const [first, second] = told('argument.yaml', '{ part: 2, all: 3 }', '{ part: 2, all: 3,12 millions }');
    expect(first?.hint).toContain('all: "3,12 millions"');
    expect(second?.hint).toBe('Write 3120000 in its place.');
  });

  it('of a year in a text leaves its blank', () => {
    const [only] = told('argument.yaml', '{ part: 2, all: 3 }', '{ part: 2, all: 2019, 12 countries took part }');
    expect(only?.hint).toContain('all: "2019, 12 countries took part"');
  });

  it('of a year is told once, and loses no value', () => {
    const [only, ...more] = trend('2020: 61,5, 2021: 2');
    expect([only?.code, more]).toEqual(['yaml/syntax', []]);
    expect(only?.hint).toContain('2020: 61.5, 2021: 2');
  });
});

import { describe, expect, it } from 'vitest';
import { lexText } from '../../../src/document/markdown-syntax.js';
import { rawMarks } from '../../../src/pack/raw-marks.js';
import { hyphenation } from '../../../src/render/lines/hyphenation.js';
import { withWholeTelephones } from '../../../src/text/telephones.js';
import { undividedAtHyphens, undividedIn } from '../../../src/text/undivided.js';
import { withPlainJson } from '../../../src/yaml/plain-json.js';
import { rewrittenScalar } from '../../../src/yaml/write-scalar.js';

/** What a search from every place to the end of a text would take seconds for. */
const length = 100_000;

describe('a long text', () => {
  it.each([
    ['digits', `-${'1'.repeat(length)}`],
    ['zeros with a dash', `${'0'.repeat(length)}–`],
    ['letters', `-${'a'.repeat(length)}`],
  ])('is searched once for what no line may end in: %s', (_, text) => {
    const begin = performance.now();
    expect(
      undividedIn(text)
        .map(({ text: stretch }) => stretch)
        .join(''),
    ).toBe(text);
    expect(
      undividedAtHyphens(text)
        .map(({ text: stretch }) => stretch)
        .join(''),
    ).toBe(text);
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it.each([
    ['blanks', ' '],
    ['brackets', '('],
    ['hyphens', '-'],
  ])('is searched once for telephones: %s', (_, sign) => {
    const text = `05 ${sign.repeat(length)}`;
    const begin = performance.now();
    expect(withWholeTelephones(text)).toBe(text);
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it.each(['{:', '[:', ':{}', ': {', '{"\\"'])('is searched once for values in brackets: %s', (sign) => {
    const text = `key:\n{}\n${sign.repeat(length / sign.length)}`;
    const begin = performance.now();
    expect(withPlainJson(text)).toHaveLength(text.length);
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it('of thousands of values in brackets is put together once', () => {
    const entries = Array.from(
      { length: 4000 },
      (_, i) => `  - id: a${i}\n    author:\n[\n\t{ "family": "A${i}" }\n]\n`,
    );
    const begin = performance.now();
    const plain = withPlainJson(`references:\n${entries.join('')}`);
    expect(performance.now() - begin).toBeLessThan(1000);
    expect(plain).toHaveLength('references:\n'.length + entries.join('').length);
    expect(plain).toContain('    author: [  { "family": "A3999" } ]\n');
  });

  it.each(['a@b ', 'a@b,', 'a@b.c,'])('is searched once for addresses: %s', (words) => {
    const text = words.repeat(length / words.length);
    const begin = performance.now();
    expect(
      lexText(text)
        .map(({ raw }) => raw)
        .join(''),
    ).toBe(text);
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it.each([
    ['apostrophes', `a${'’'.repeat(length)}1`],
    ['hyphens', `${'-'.repeat(length)}1`],
  ])('is searched once for words: %s', (_, text) => {
    const rules = { shortest: 5, before: 2, after: 3, capitals: false, patterns: 'en' };
    const begin = performance.now();
    expect(hyphenation((word) => word, rules).inText(text)).toBe(text);
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it.each([
    ['unclosed backticks', `${'`'.repeat(length)} **a`],
    ['backticks of two lengths', `${'`'.repeat(length)}a${'`'.repeat(length / 2)} **a`],
    ['words in brackets', `[${'a'.repeat(length)}] **a`],
    ['a formula', `$${'^'.repeat(length)} **a`],
  ])('is searched once for marks of other programs: %s', (_, text) => {
    const begin = performance.now();
    expect(rawMarks(text, () => false)).toMatchObject([{ start: text.indexOf('**') }]);
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it('is searched once for the end of a block', () => {
    const block = `>\n${'  \n'.repeat(length)}  words`;
    const begin = performance.now();
    expect(rewrittenScalar({ raw: block }, 'others', { indent: 2, lineEnd: '\n', inFlow: false })).toContain('others');
    expect(performance.now() - begin).toBeLessThan(2000);
  });
});

import { describe, expect, it } from 'vitest';
import type { LintText } from '../../../src/pack/lint/lint-text.js';
import { checkQuotes } from '../../../src/pack/lint/quotes.js';
import { rulesOf } from '../../support/locales.js';

function wrongIn(locale: string, text: string): readonly string[] {
  const node = { kind: 'text', text, raw: text, span: { source: '', start: 0, end: text.length } };
  const written = { locale, text, node, isPlain: true } as unknown as LintText;
  return checkQuotes([written], () => rulesOf(locale)).map(({ span }) => text.slice(span?.start, (span?.end ?? 0) + 1));
}

describe('a straight apostrophe', () => {
  it.each([
    ["in the 1990's and the 90's", ["'s", "'s"]],
    ["the city's", ["city's"]],
  ])('is none of English in %s', (text, wrong) => {
    expect(wrongIn('en', text)).toEqual(wrong);
  });

  it.each(["a door of 5' 3", "rooms of 5'x8' and 5' side", "1'500 francs"])(
    'may be feet or thousands in %s',
    (text) => {
      expect(wrongIn('en', text)).toEqual([]);
    },
  );
});

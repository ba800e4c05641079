import { describe, expect, it } from 'vitest';
import { error } from '../../../src/diagnostics/diagnostic.js';
import { formatFrame } from '../../../src/diagnostics/format-frame.js';
import { toJson } from '../../../src/diagnostics/format-json.js';
import { positionAt } from '../../../src/diagnostics/source.js';
import { suggestion } from '../../../src/diagnostics/suggest.js';

const sources = (text: string) => new Map([['a.yaml', { id: 'a.yaml', text }]]);
const at = (text: string, needle: string) => ({
  source: 'a.yaml',
  start: text.indexOf(needle),
  end: text.indexOf(needle) + needle.length,
});

describe('positions', () => {
  it('count lines and code points from 1', () => {
    const text = 'one\n𝒜b中c\nthree';
    expect(positionAt(text, 0)).toEqual({ line: 1, column: 1 });
    expect(positionAt(text, text.indexOf('c'))).toEqual({ line: 2, column: 4 });
    expect(positionAt(text, 9_999)).toEqual({ line: 3, column: 6 });
  });
});

describe('a code frame', () => {
  it('underlines wide characters with two columns each', () => {
    const text = 'key: "發展中國家錯字"\n';
    const shown = formatFrame(error('content/invalid-value', 'Wrong.', { span: at(text, '錯字') }), sources(text));
    expect(shown.split('\n')).toEqual([
      'a.yaml:1:12: error: Wrong. [content/invalid-value]',
      '  1 | key: "發展中國家錯字"',
      '    |                 ^^^^',
    ]);
  });

  it('never lets control characters or escape sequences of the source through', () => {
    const text = 'key: "\u001b[31mred\u202e"\n';
    const shown = formatFrame(error('content/invalid-value', 'Bad \u0007', { span: at(text, 'red') }), sources(text));
    expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('shows a window of a very long line', () => {
    const text = `key: "${'x'.repeat(500)}HERE${'y'.repeat(500)}"\n`;
    const shown = formatFrame(error('content/invalid-value', 'Wrong.', { span: at(text, 'HERE') }), sources(text));
    const [, line, caret] = shown.split('\n');
    expect(line?.length).toBeLessThan(180);
    expect(line?.indexOf('HERE')).toBe(caret?.indexOf('^^^^'));
  });
});

describe('JSON', () => {
  it('gives both ends of the span, 1-based', () => {
    const text = 'a: 1\n國: 2\n';
    expect(toJson(error('content/unknown-key', 'No.', { span: at(text, ': 2') }), sources(text))).toMatchObject({
      file: 'a.yaml',
      line: 2,
      column: 2,
      endLine: 2,
      endColumn: 5,
      hint: null,
    });
  });
});

describe('suggestions', () => {
  it('name the nearest candidate, or list what there is', () => {
    expect(suggestion('mesures', ['measures', 'title'])).toBe('Did you mean "measures"?');
    expect(suggestion('colour', ['title', 'id'])).toBe('Known here: id, title.');
    expect(suggestion('x', [])).toBeUndefined();
  });
});

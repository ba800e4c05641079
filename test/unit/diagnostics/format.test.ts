import { describe, expect, it } from 'vitest';
import { error, errorWithoutPlace, warning } from '../../../src/diagnostics/diagnostic.js';
import { displayWidth } from '../../../src/diagnostics/display-width.js';
import { formatFrame } from '../../../src/diagnostics/format-frame.js';
import { formatGithub } from '../../../src/diagnostics/format-github.js';
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

  it('lets no control character or escape sequence of the source through', () => {
    const text = 'key: "\u001b[31mred\u202e"\n';
    const shown = formatFrame(error('content/invalid-value', 'Bad \u0007', { span: at(text, 'red') }), sources(text));
    expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('shows the joiners of Persian, which are spelling, and no joiner that hides elsewhere', () => {
    const text = 'key: "می\u200cروند از ad\u200cmin غلط"\n';
    const shown = formatFrame(error('content/invalid-value', 'Wrong.', { span: at(text, 'غلط') }), sources(text));
    expect(shown).toContain('می\u200cروند از ad\ufffdmin');
    // The joiner of Persian takes no column.
    expect(shown.split('\n').at(-1)).toBe(`    | ${' '.repeat('key: "میروند از ad?min '.length)}^^^`);
  });

  it.each([
    ['English', `${'x'.repeat(500)}`, `${'y'.repeat(500)}`],
    ['Chinese', '及早開始，'.repeat(100), '堅持到底。'.repeat(100)],
    ['characters outside the first plane', '𝒜😀'.repeat(200), '😀𝒜'.repeat(200)],
  ])('shows a window of a very long line of %s, no wider than a terminal, with the place in it', (_, before, after) => {
    const text = `key: "${before}HERE${after}"\n`;
    const shown = formatFrame(error('content/invalid-value', 'Wrong.', { span: at(text, 'HERE') }), sources(text));
    const [, line = '', caret = ''] = shown.split('\n');
    expect(displayWidth(line)).toBeLessThan(120);
    expect(line).toMatch(/\| ….*HERE.*…$/);
    expect(displayWidth(line.slice(0, line.indexOf('HERE')))).toBe(caret.indexOf('^'));
    expect(caret.trimEnd()).toMatch(/[^^]\^{4}$/);
    // No character is cut in two.
    expect(line).not.toContain('\ufffd');
  });

  it('underlines the right columns where there are tabs before and in the span', () => {
    const text = 'key:\t\ta\tb: c\n';
    const shown = formatFrame(error('yaml/syntax', 'Wrong.', { span: at(text, 'a\tb') }), sources(text));
    expect(shown.split('\n').slice(1)).toEqual(['  1 | key:  a b: c', '    |       ^^^']);
  });

  it('underlines a character of two UTF-16 units once, as wide as it is', () => {
    const text = 'key: 中😀文\n';
    const shown = formatFrame(error('render/missing-glyph', 'Wrong.', { span: at(text, '😀') }), sources(text));
    expect(shown.split('\n').slice(1)).toEqual(['  1 | key: 中😀文', '    |        ^^']);
    expect(shown).toContain('a.yaml:1:7:');
  });

  it('shows only the position in an empty file', () => {
    const empty = { source: 'a.yaml', start: 0, end: 0 };
    const shown = formatFrame(error('content/empty-file', 'This file is empty.', { span: empty }), sources(''));
    expect(shown).toBe('a.yaml:1:1: error: This file is empty. [content/empty-file]');
  });
});

describe('an annotation for GitHub', () => {
  it('has the position of the JSON, the code as its title, and the hint below the message', () => {
    const text = 'a: 1\n國: 2\n';
    const d = error('content/unknown-key', 'No "國".', { span: at(text, ': 2'), hint: 'Write:\n  a: 2' });
    expect(formatGithub(d, sources(text))).toBe(
      '::error file=a.yaml,line=2,col=2,endLine=2,endColumn=5,title=content/unknown-key::No "國".%0AWrite:%0A  a: 2',
    );
  });

  it('shows warnings as warnings, and names the brief', () => {
    const text = 'a: 1\n';
    const d = warning('lint/long-text', 'Long.', { span: at(text, 'a'), variant: 'readers.en' });
    expect(formatGithub(d, sources(text))).toMatch(/^::warning .*::Long\.%0Ain readers\.en$/);
  });

  it('escapes what would end it, and lets no control character through', () => {
    const id = 'odd, name: 50%.yaml';
    const span = { source: id, start: 0, end: 1 };
    const d = error('content/invalid-value', '100% :: a,b\r\n::error::no \u001b[31m', { span });
    const shown = formatGithub(d, new Map([[id, { id, text: 'x' }]]));
    expect(shown).toBe(
      '::error file=odd%2C name%3A 50%25.yaml,line=1,col=1,endLine=1,endColumn=2,title=content/invalid-value' +
        '::100%25 :: a,b%0A::error::no �[31m',
    );
    expect(shown.split('\n')).toHaveLength(1);
  });

  it('has no columns for a span of several lines, and no position without a file', () => {
    const text = 'a: "x\n  y"\n';
    const several = error('content/invalid-value', 'No.', { span: { source: 'a.yaml', start: 3, end: 10 } });
    expect(formatGithub(several, sources(text))).toContain('file=a.yaml,line=1,endLine=2,title=');
    const flag = error('content/bad-override', 'No.', { span: { source: '--set', start: 0, end: 1 } });
    expect(formatGithub(flag, new Map([['--set', { id: '--set', text: 'x=1' }]]))).toBe(
      '::error title=content/bad-override::No.',
    );
    expect(formatGithub(errorWithoutPlace('content/no-pack', 'None.', {}), sources(''))).toBe(
      '::error title=content/no-pack::None.',
    );
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
    expect(suggestion('maß', ['mass', 'title'])).toBe('Did you mean "mass"?');
    expect(suggestion('colour', ['title', 'id'])).toBe('Known here: id, title.');
    expect(suggestion('x', [])).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/document/parse.js';
import { plainText } from '../../../src/model/document.js';
import { escapeBlock, escapeInline } from '../../../src/text/escape-markdown.js';

/** The text as a reader gets it, when it stands at the start of a line of a template. */
function read(markdown: string): string {
  const result = parse(`:::unit{unit="u"}\n${markdown}\n:::\n`, () => undefined);
  if (!result.ok) return result.diagnostics.map((d) => d.code).join();
  const [unit] = result.value.children;
  const blocks = unit?.type === 'container' ? unit.children : [];
  return blocks.map((b) => (b.type === 'paragraph' ? plainText(b.children) : `<${b.type}>`)).join('|');
}

const starts = [
  '# not a heading',
  '- not a list',
  '+ not a list',
  '* not a list',
  '1. not a list',
  '2025) not a list',
  '> not a quote',
  '--- not a rule',
  '---',
  '***',
  '___',
  '* * *',
  '=== not a heading',
  '``` not code',
  '~~~ not code',
  '::: not a container',
  ':::unit',
  '| not | a table',
  '[not]: https://example.org',
  '100% sure',
  '5G networks',
];

describe('a text at the start of a line', () => {
  it.each(starts)('%s', (text) => {
    expect(read(escapeBlock(text))).toBe(text);
  });

  it('is one line, however it was typed', () => {
    expect(read(escapeBlock('  one\n\n    two\n'))).toBe('one two');
  });

  it('keeps its inline Markdown', () => {
    expect(escapeBlock('**strong** start')).toBe('**strong** start');
    expect(escapeBlock('*em* start')).toBe('*em* start');
  });
});

describe('a text that is not Markdown', () => {
  it.each(['a*b*c', 'snake_case_name', '[x](y)', '<b>', 'A & B', '`code`', '\\back', '{{x}}', '[@ref]'])(
    '%s',
    (text) => {
      expect(read(escapeInline(text))).toBe(text);
    },
  );
});

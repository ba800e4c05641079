import { describe, expect, it } from 'vitest';
import { diagnosticsOf } from '../../../src/diagnostics/result.js';
import type { BriefView } from '../../../src/document/brief-shape.js';
import { PageTexts } from '../../../src/document/page-texts.js';
import { parsePage } from '../../../src/document/parse-page.js';
import { type Block, type Inline, plainText } from '../../../src/model/document.js';
import { noSpan } from '../../support/spans.js';

/** A page whose template has `{{text}}` in it. */
function page(template: string, text: string) {
  const main = { id: 'brief.md.hbs', text: `# {{title}}\n\n${template}\n` };
  let texts = new PageTexts();
  const expand = () => main.text.replace('{{title}}', 'Title').replaceAll('{{text}}', () => texts.token(text));
  const viewOf = (own: PageTexts) => {
    texts = own;
    return {} as BriefView;
  };
  return parsePage({ files: { main, partials: new Map() }, expand }, viewOf, (unit, needle) => ({
    ...noSpan,
    source: `pack ${unit ?? '-'} ${needle ?? ''}`,
  }));
}

function inlinesOf(block: Block): readonly Inline[] {
  if (block.type === 'heading' || block.type === 'paragraph') return block.children;
  return block.children.flatMap((child) =>
    child.type === 'listItem' ? child.children.flatMap(inlinesOf) : inlinesOf(child),
  );
}

function shownIn(template: string, text: string): readonly Inline[] {
  const result = page(template, text);
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  return result.value.children.slice(1).flatMap(inlinesOf);
}

const places: Readonly<Record<string, string>> = {
  'a paragraph': '{{text}}',
  'the middle of a sentence': 'Note: {{text}} (so far)',
  bold: '**{{text}}**',
  italics: '*{{text}}*',
  'bold, beside a letter': 'x**{{text}}**y',
  'a link': '[{{text}}](https://example.org/)',
  'a heading': '## {{text}}',
  'a heading, underlined': '{{text}}\n---',
  'a list': '- {{text}}\n- {{text}}',
  'a numbered list': '1. {{text}}',
  'small print': '[{{text}}]{.small}',
  'another language': '[{{text}}]{lang=fr}',
  'a container': ':::unit{unit="u"}\n{{text}}\n:::',
  'code, which is text in a brief': '`{{text}}`',
};

/** A text, and what a reader sees of it. */
const texts: readonly (readonly [string, string])[] = [
  ['Bürger*innen und Leser*innen', 'Bürger*innen und Leser*innen'],
  ['ال*Nature* وموظفون*ات', 'الNature وموظفون*ات'],
  ['*Now* and **always**', 'Now and always'],
  ['「重點」。', '「重點」。'],
  ['see a ] b [ c', 'see a ] b [ c'],
  ['[a](https://example.org/x)', 'a'],
  ['the drive C:\\\\', 'the drive C:\\'],
  ['marked with \\*', 'marked with *'],
  ['# one', '# one'],
  ['one #', 'one #'],
  ['---', '---'],
  ['1. one', '1. one'],
  ['| a | b |', '| a | b |'],
  [':::', ':::'],
  ['> one', '> one'],
  ['`a', '`a'],
  ['{{title}}', '{{title}}'],
  ['[x]: https://example.org', '[x]: https://example.org'],
  ['two\n  lines', 'two lines'],
  ['R&amp;D', 'R&D'],
];

describe('a text of a template', () => {
  const cases = Object.entries(places).flatMap(([place, template]) =>
    texts.map(([text, shown]) => ({ place, template, text, shown })),
  );

  it.each(cases)('in $place stands as it is by itself: $text', ({ template, text, shown }) => {
    const expected = plainText(shownIn(template, 'WORD')).replaceAll('WORD', () => shown);
    expect(plainText(shownIn(template, text))).toBe(expected);
  });

  it('has what a template says of it', () => {
    expect(shownIn('**{{text}}**', 'a*b')).toEqual([{ type: 'strong', children: [{ type: 'text', value: 'a*b' }] }]);
    expect(shownIn('[{{text}}](https://example.org/)', '*a* <https://example.net/> b')).toEqual([
      {
        type: 'link',
        url: 'https://example.org/',
        children: [
          { type: 'emphasis', children: [{ type: 'text', value: 'a' }] },
          { type: 'text', value: ' https://example.net/ b' },
        ],
      },
    ]);
  });

  it('takes no mark from the template, and gives it none', () => {
    expect(shownIn('*{{text}} b*', 'a*')).toEqual([{ type: 'emphasis', children: [{ type: 'text', value: 'a* b' }] }]);
    expect(shownIn('{{text}}(https://example.org/)', '[a]')).toEqual([
      { type: 'text', value: '[a](' },
      expect.objectContaining({ type: 'link' }),
      { type: 'text', value: ')' },
    ]);
  });

  it('is no part of a picture, whatever stands around it', () => {
    expect(diagnosticsOf(page('::::masthead\n{{text}}\n::::', '![x](asset:logo)')).map(({ code }) => code)).toEqual([
      'document/unsupported',
    ]);
  });
});

describe('what no page takes', () => {
  const places = (template: string, text: string) =>
    diagnosticsOf(page(template, text)).map(({ code, span }) => `${code} ${span?.source}`);

  it('is placed in the pack where it is of a text', () => {
    expect(places(':::unit{unit="u"}\n**{{text}}**\n:::', 'a <b>c</b>')).toEqual(['document/raw-html pack u <b>']);
    // A tag that nothing ends, and an end of nothing.
    expect(places(':::unit{unit="u"}\n**{{text}}**\n:::', 'a <b>c</i>')).toEqual([
      'document/raw-html pack u <b>',
      'document/raw-html pack u </i>',
    ]);
    expect(places(':::unit{unit="u"}\n{{text}}\n:::', 'a [@none]')).toEqual([
      'document/unknown-citation pack u [@none',
    ]);
  });

  it('is placed in the template where it is of the template', () => {
    expect(places('> {{text}}', 'a')).toEqual(['document/unsupported brief.md.hbs']);
    expect(places(':::unit{unit="u"}\n<b>{{text}}</b>\n:::', 'a')).toEqual(['document/raw-html brief.md.hbs']);
  });
});

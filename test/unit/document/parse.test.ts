import { describe, expect, it } from 'vitest';
import { diagnosticsOf } from '../../../src/diagnostics/result.js';
import { parse } from '../../../src/document/parse.js';
import {
  type Block,
  type Container,
  type DocumentRoot,
  type Inline,
  isContainer,
  plainText,
} from '../../../src/model/document.js';
import { noSpan } from '../../support/spans.js';

function document(markdown: string): DocumentRoot {
  const result = parse(markdown, () => noSpan);
  if (!result.ok) throw new Error(result.diagnostics.map((d) => d.message).join('\n'));
  return result.value;
}

function inlines(markdown: string): readonly Inline[] {
  const [first] = document(markdown).children;
  return first?.type === 'paragraph' ? first.children : [];
}

function codes(markdown: string): string[] {
  const result = parse(markdown, (unit) => (unit ? { source: unit, start: 0, end: 1 } : noSpan));
  return (result.ok ? result.warnings : result.diagnostics).map(
    (d) => `${d.code} ${d.span === noSpan ? '-' : d.span?.source}`,
  );
}

describe('a line that goes on in the next one', () => {
  it.each([
    ['Soft\nbreak.', 'Soft break.'],
    ['Soft \n  *break*\nhere.', 'Soft break here.'],
    ['- one goes\n  on here', 'one goes on here'],
    ['1. one\ngoes on', 'one goes on'],
  ])('%j has a blank there', (markdown, text) => {
    const [block] = document(markdown).children;
    const [item] = block?.type === 'list' ? block.children : [];
    const paragraph = item ? item.children[0] : block;
    expect(paragraph?.type === 'paragraph' && plainText(paragraph.children)).toBe(text);
  });
});

describe('emphasis', () => {
  it.each([
    ['**「重點」**的內容', '「重點」'],
    ['前文**重點。**後文', '重點。'],
    ['**《未來契約》**：說明', '《未來契約》'],
    ['plain **strong** words', 'strong'],
    ['(**a**)', 'a'],
  ])('%s', (markdown, strong) => {
    const found = inlines(markdown).find((node) => node.type === 'strong');
    expect(found && plainText(found.type === 'strong' ? found.children : [])).toBe(strong);
  });

  it('leaves stars that mark nothing', () => {
    expect(plainText(inlines('2 * 3 * 4 and a ** b'))).toBe('2 * 3 * 4 and a ** b');
    expect(plainText(inlines('\\*not this\\*'))).toBe('*not this*');
  });
});

describe('words in another language', () => {
  it('keep their language, and the Markdown inside them', () => {
    expect(inlines('見[Nature *and* \\[us\\]]{lang=en}。')).toEqual([
      { type: 'text', value: '見' },
      {
        type: 'span',
        lang: 'en',
        children: [
          { type: 'text', value: 'Nature ' },
          { type: 'emphasis', children: [{ type: 'text', value: 'and' }] },
          { type: 'text', value: ' [us]' },
        ],
      },
      { type: 'text', value: '。' },
    ]);
    expect(inlines('[人工智能]{lang=zh-Hant}')).toMatchObject([{ type: 'span', lang: 'zh-Hant' }]);
  });

  it('are plain words where the language is not a tag', () => {
    expect(inlines('[a]{lang=EN_us} [b]{class=x}')).toEqual([{ type: 'text', value: '[a]{lang=EN_us} [b]{class=x}' }]);
  });
});

describe('a picture of the theme', () => {
  it('has an alternative text without the escapes of Markdown', () => {
    const pictures = (part: string, markdown: string) =>
      document(`:::${part}\n${markdown}\n:::\n`).children.flatMap((node) =>
        node.type === 'container' ? node.children.flatMap((p) => (p.type === 'paragraph' ? p.children : [])) : [],
      );
    expect(pictures('logo', '![R\\&D \\[one\\]](asset:logo)')).toEqual([
      { type: 'image', asset: 'logo', alt: 'R&D [one]' },
    ]);
    expect(pictures('online', '![Code](asset:qr)')).toEqual([{ type: 'image', asset: 'qr', alt: 'Code' }]);
  });

  it('stands in its place in the template only, and in no text', () => {
    for (const part of ['unit', 'ask', 'lede', 'footer']) {
      const parsed = parse(`:::${part}\nSee ![it](asset:logo)\n:::\n`, () => noSpan);
      expect(diagnosticsOf(parsed), part).toMatchObject([{ code: 'document/unsupported' }]);
    }
  });
});

describe('containers', () => {
  it('nest by the length of their fences, with dots and colons in attributes and texts', () => {
    const root = document(
      '::::pillars\n\n:::unit{unit="agenda.capacity"}\nRatio a:b[c] stays.\n:::\n\n:::unit{unit="b"}\nTwo.\n:::\n::::\n\nAfter.\n',
    );
    const pillars = root.children.find((block): block is Container => isContainer(block, 'pillars'));
    expect(pillars?.children.map((c) => c.unit)).toEqual(['agenda.capacity', 'b']);
    expect(root.children.at(-1)?.type).toBe('paragraph');
    const text = (blocks: readonly Block[]): string =>
      blocks
        .map((b) =>
          b.type === 'paragraph' ? plainText(b.children) : 'children' in b ? text(b.children as Block[]) : '',
        )
        .join('|');
    expect(text(pillars?.children ?? [])).toBe('Ratio a:b[c] stays.|Two.');
  });

  it('pass their unit on to everything inside', () => {
    const root = document(':::unit{unit="x.y"}\n- item\n:::\n');
    expect(root.children[0]).toMatchObject({ unit: 'x.y', children: [{ type: 'list', unit: 'x.y' }] });
  });

  it('are refused when unknown or not closed', () => {
    expect(codes(':::widget\ntext\n:::\n')).toEqual(['document/bad-container -']);
    expect(codes(':::unit{unit="a"}\ntext\n')).toEqual(['document/bad-container a']);
  });
});

describe('citations', () => {
  const references = '\n\n:::references\n:::reference{ref="a.b" number="2"}\nText\n:::\n';

  it('take the number of the printed reference', () => {
    const root = document('One[@a.b].\n\n::::references\n:::reference{ref="a.b" number="2"}\nText\n:::\n::::\n');
    expect(root.children[0]).toMatchObject({
      children: [{ value: 'One' }, { type: 'citation', reference: 'a.b', number: 2 }, { value: '.' }],
    });
  });

  it('without an entry are a mistake', () => {
    expect(codes(`One [@zz].${references.replace(':::references', '::::references')}::::\n`)).toEqual([
      'document/unknown-citation -',
    ]);
  });
});

describe('what a brief refuses', () => {
  it.each([
    ['raw HTML in a line', ':::unit{unit="u"}\na <b>x</b>\n:::\n', 'document/raw-html u'],
    ['an HTML block', ':::unit{unit="u"}\n<script>x</script>\n:::\n', 'document/raw-html u'],
    ['a script link', ':::unit{unit="u"}\n[x](javascript:alert%281%29)\n:::\n', 'document/unsafe-link u'],
    ['a script link in entities', ':::unit{unit="u"}\n[x](java&#115;cript:a)\n:::\n', 'document/unsafe-link u'],
    ['a data link', ':::unit{unit="u"}\n[x](data:text/html,x)\n:::\n', 'document/unsafe-link u'],
    ['an image', ':::unit{unit="u"}\n![x](https://example.org/a.png)\n:::\n', 'document/unsupported u'],
    ['a table', ':::unit{unit="u"}\na | b\n--- | ---\n1 | 2\n:::\n', 'document/unsupported u'],
    ['a code block', ':::unit{unit="u"}\n```\nx\n```\n:::\n', 'document/unsupported u'],
  ])('%s', (_, markdown, expected) => {
    expect(codes(markdown)[0]).toBe(expected);
  });

  it.each([
    ['a host that cannot be', '[x](https://[a]/)'],
    ['a port that cannot be', '[x](https://example.org:99999/)'],
    ['no host', '<https://>'],
    ['mail to nobody', '[x](mailto:nobody)'],
    ['a blank in the address', '[x](https://example.org/a b)'],
    ['a blank in the host', '[x](https://exa mple.org)'],
    ['words after the address', '[x](https://example.org/a title)'],
    ['no bracket at the end', '[x](https://example.org/a and more'],
    ['full-width brackets', '[x]（https://example.org/a）'],
    ['a mail in brackets with a blank', '[x](a@example.org b)'],
  ])('a link with %s', (_, markdown) => {
    expect(codes(`:::unit{unit="u"}\n${markdown}\n:::\n`)).toEqual(['document/bad-address u']);
  });

  it('prints brackets that were escaped, and those of citations in words', () => {
    expect(codes('\\[x\\](https://example.org/a b) and (see [2]) [x] (https://example.org/)')).toEqual([]);
  });

  it('allows http, https and mailto links', () => {
    expect(codes('[a](https://example.org) [b](http://example.org) [c](mailto:a@example.org)')).toEqual([]);
  });
});

describe('an address', () => {
  const links = (markdown: string): readonly (readonly [shown: string, url: string])[] => {
    const [block] = document(markdown).children;
    const inlines = block?.type === 'paragraph' ? block.children : [];
    return inlines.flatMap((node) => (node.type === 'link' ? [[plainText(node.children), node.url] as const] : []));
  };

  it.each([
    ['詳見https://example.org/a，每餐二十元。', [['https://example.org/a', 'https://example.org/a']]],
    ['詳見（https://example.org/a）。', [['https://example.org/a', 'https://example.org/a']]],
    [
      '聯絡：a@example.org，https://example.org/，電話12345',
      [
        ['a@example.org', 'mailto:a@example.org'],
        ['https://example.org/', 'https://example.org/'],
      ],
    ],
    ['<https://example.org/ä–’>', [['https://example.org/ä–’', 'https://example.org/%C3%A4%E2%80%93%E2%80%99']]],
    ['<https://example.org/a&lt;b>', [['https://example.org/a<b', 'https://example.org/a%3Cb']]],
    ['[the page](https://münchen.example/ü)', [['the page', 'https://xn--mnchen-3ya.example/%C3%BC']]],
    ['[x](https://example.org/?a=1&amp;b=2)', [['x', 'https://example.org/?a=1&b=2']]],
    ['*https://example.org/a*, **b@example.org**', []],
    ['Write to müller@example.org.', [['müller@example.org', 'mailto:m%C3%BCller@example.org']]],
    ['Write to 張a@example.org', [['a@example.org', 'mailto:a@example.org']]],
    ['[see https://example.org/b](https://example.org/a)', [['see https://example.org/b', 'https://example.org/a']]],
    ['Files are at ftp://example.org/ and in a@b.', []],
  ])('%s', (markdown, expected) => {
    expect(links(markdown)).toEqual(expected);
  });
});

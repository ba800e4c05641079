import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/document/parse.js';
import { type Block, type DocumentRoot, plainText } from '../../../src/model/document.js';
import type { RenderInput } from '../../../src/model/render-input.js';
import { htmlView } from '../../../src/render/html/page.js';
import { renderMarkdown } from '../../../src/render/markdown.js';
import { themeSchema } from '../../../src/schema/theme-schema.js';
import { escapeBlock, escapeInline } from '../../../src/text/escape-markdown.js';
import { composed, labelsOf } from '../../support/briefs.js';
import { rulesOf } from '../../support/locales.js';
import { loadedPack, miniPackFolder } from '../../support/packs.js';
import { noSpan } from '../../support/spans.js';
import { standardTheme } from '../../support/theme.js';

const { variant, meta } = composed(loadedPack(miniPackFolder), 'readers', 'en');

function input(markdown: string): RenderInput {
  const document = parse(markdown, () => noSpan);
  if (!document.ok) throw new Error(document.diagnostics.map((d) => d.message).join());
  const theme = { ...themeSchema.parse(standardTheme()), id: 'standard' };
  const languages = [{ locale: 'en', name: 'English' }];
  const words = labelsOf('en').page;
  return {
    document: document.value,
    variant,
    meta,
    theme,
    languages,
    words,
    rules: rulesOf('en'),
    density: 0,
    spanOf: () => noSpan,
    textsWith: () => [],
  };
}

const html = (markdown: string) => htmlView(input(markdown), '').main;
/** The Markdown output without its front matter. */
const markdown = (source: string) => renderMarkdown(input(source)).replace(/^---\n[\s\S]*?\n---\n\n/, '');

function allText(root: DocumentRoot): string {
  const of = (block: Block): string =>
    block.type === 'heading' || block.type === 'paragraph'
      ? plainText(block.children)
      : block.children.map((c) => of(c as Block)).join('');
  return root.children.map(of).join('');
}

const awkward = [
  'R&D <x> "quoted" & \'more\'',
  '2 * 3 * 4',
  'snake_case and _edges_',
  '[brackets] and [@none] and [x](y)',
  'back\\slash and `ticks`',
  '1. not a list',
  '# not a heading',
  '~~not struck~~',
  '&amp; stays as typed',
  'AT&T; &copy; now',
  'a | b',
  '![not an image](x)',
];

describe('HTML', () => {
  it.each(awkward)('shows %s as text', (text) => {
    const shown = html(escapeBlock(escapeInline(text)));
    const decoded = shown
      .replace(/<[^>]*>/g, '')
      .replace(/&#(\d+);/g, (_, n: string) => String.fromCharCode(Number(n)));
    expect(decoded).toBe(text);
    expect(shown.match(/<\w+/g)).toEqual(['<p']);
  });

  it('escapes attributes', () => {
    expect(html('[x](https://example.org/?a=%22&b=1)')).toBe(
      '<p><a href="https://example.org/?a=%22&#38;b=1">x</a></p>',
    );
  });

  it('links a reference mark to its entry', () => {
    const page = html('One[@a:b].\n\n::::references\n:::reference{ref="a:b" number="1"}\nText\n:::\n::::\n');
    const [, target] = /href="#([^"]+)"/.exec(page) ?? [];
    expect(page).toContain(`<li id="${target}" value="1">`);
    expect(page).toContain(`<a href="#${target}" role="doc-biblioref" aria-describedby="${target}">1</a>`);
  });

  it('has a banner of what is above the title, a main part that starts with it, and the footer', () => {
    const source =
      '::::masthead\n:::kicker\nFor you\n:::\n\n# Title\n\n:::lede\nFinding.\n:::\n::::\n\nText.\n\n::::footer\nEnd.\n::::\n';
    const { banner, main, contentInfo } = htmlView(input(source), '');
    expect(banner).toBe('<div class="kicker"><p>For you</p></div>');
    expect(main).toBe('<h1>Title</h1>\n<div class="lede"><p>Finding.</p></div>\n<p>Text.</p>');
    expect(contentInfo).toBe('<p>End.</p>');
  });

  it('loses nothing of a template with its parts in another order', () => {
    const { banner, main, contentInfo } = htmlView(
      input('First.\n\n::::footer\nMiddle.\n::::\n\n::::masthead\nLast.\n::::\n'),
      '',
    );
    expect([banner, contentInfo]).toEqual(['', '']);
    expect(main.match(/\w+\./g)).toEqual(['First.', 'Middle.', 'Last.']);
  });

  it('names a landmark by its heading, and gives a second one another id', () => {
    const page = html('::::ask\n## One\n\nText.\n::::\n\n::::ask\n## Two\n\nText.\n::::\n');
    for (const [id, words] of [
      ['ask', 'One'],
      ['ask-2', 'Two'],
    ])
      expect(page).toContain(`<section class="ask" aria-labelledby="${id}">\n<h2 id="${id}">${words}</h2>`);
  });
});

describe('Markdown', () => {
  it.each(awkward)('reads back as %s', (text) => {
    const out = markdown(escapeBlock(escapeInline(text)));
    const again = parse(out, () => noSpan);
    expect(again.ok && allText(again.value)).toBe(text);
  });

  it('nests no strong in strong, and keeps links', () => {
    expect(markdown('**One **two** three [a](https://example.org/a_b)**')).toBe(
      '**One two three [a](https://example.org/a_b)**\n',
    );
  });

  it.each([
    ['**「重點」**的內容', '「**重點**」的內容'],
    ['前文**「重點」**', '前文「**重點**」'],
    ['**重點。**後文', '**重點**。後文'],
    ['**62.5 %**の病院', '**62.5** %の病院'],
    ['前文**% 62**', '前文% **62**'],
    ['**「https://example.org」**の', '「**<https://example.org>**」の'],
    ['**!a@example.org%**の', '\\!**[a@example.org](mailto:a@example.org)**%の'],
    ['**a@example.org\u00ad**の', '[a@example.org](mailto:a@example.org)の'],
    ['**(q)**a', '(**q**)a'],
    ['**「重點」** 空格', '**「重點」** 空格'],
    ['plain **strong** words', 'plain **strong** words'],
    ['**[a](https://x.org)**then', '[a](https://x.org)then'],
    ['**see [a](https://x.org)** then', '**see [a](https://x.org)** then'],
  ])('writes %s so that every Markdown parser sees the emphasis', (source, expected) => {
    expect(markdown(source)).toBe(`${expected}\n`);
  });

  it('writes a long row of escaped marks in emphasis at once', () => {
    const row = 'Signed $$$$$$$$$$$$$$$$$$$$$$$$$$$$ here';
    const start = performance.now();
    expect(markdown(`**${row}** today`)).toBe(`**${row.replaceAll('$', '\\$')}** today\n`);
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it.each([
    ['Hallo\\![Amt](https://example.org)', 'Hallo\\![Amt](https://example.org)'],
    ['See https://-[1].', 'See https\\://-\\[1\\].'],
    ['[https://example.org/a_](https://example.org/b)', '[https://example.org/a\\_](https://example.org/b)'],
  ])('writes %s so that no parser makes another link of it', (source, expected) => {
    expect(markdown(source)).toBe(`${expected}\n`);
  });

  it('loses nothing that a template puts in an unusual place', () => {
    const source =
      '::::references\n## Sources\n\nA note.\n\n:::reference{ref="r" number="1"}\nText\n:::\n::::\n\n::::facts\n:::ask\nAsked.\n:::\n::::\n';
    for (const word of ['A note.', 'Text', 'Asked.']) {
      expect(markdown(source)).toContain(word);
      expect(html(source)).toContain(word);
    }
  });

  it('writes units as a list and citations as footnotes', () => {
    const source =
      '::::pillar{unit="p" number="2"}\n### Title\n\n**Headline.**\n\n:::unit{unit="p.a"}\nOne[@r].\n:::\n\n:::unit{unit="p.b"}\nTwo.\n:::\n::::\n\n::::references\n## Sources\n\n:::reference{ref="r" number="1"}\nText\n:::\n::::\n';
    expect(markdown(source)).toBe('### 2. Title\n\n**Headline.**\n\n- One[^1].\n- Two.\n\n[^1]: Text\n');
  });

  it('has facts in the order of the page, on which wide tables come last', () => {
    const row = (cells: string) => `:::row${cells}\n:::\n`;
    const table = `::::chart{kind="table"}\n${row('{head="yes"}\na\n\nb\n\nc\n\nd')}${row('\n1\n\n2\n\n3\n\n4')}::::\n`;
    const fact = (unit: string, chart = '') => `:::::fact{unit="${unit}"}\nSays ${unit}.\n\n${chart}:::::\n`;
    const source = `::::::facts\n## Figures\n\n${fact('wide', table)}\n${fact('first')}\n${fact('second')}::::::\n`;
    const said = (page: string) => [...page.matchAll(/Says (\w+)/g)].map(([, unit]) => unit);
    expect(said(markdown(source))).toEqual(['first', 'second', 'wide']);
    expect(said(html(source))).toEqual(['first', 'second', 'wide']);
  });

  it.each([
    ['ja', '+25%', '来館者数', '+**25**%来館者数'],
    ['ja', '25', '人', '**25**人'],
    ['ko', '25%', '가 왔다', '**25**%가 왔다'],
    ['ko', '25%', '방문 수', '**25%** 방문 수'],
    ['en', '25%', 'visits', '**25%** visits'],
  ])('has a figure whose marks CommonMark sees, whatever follows: %s, %s%s', (locale, value, text, expected) => {
    const source = `::::::facts\n## Figures\n\n:::::fact{unit="f"}\n:::value\n${value}\n:::\n\n${text}\n:::::\n::::::\n`;
    expect(renderMarkdown({ ...input(source), rules: rulesOf(locale) })).toContain(`- ${expected}\n`);
  });

  it.each([
    ['ja', '来館者数', '夜間に増えた', '来館者数\\\n  夜間に増えた'],
    ['zh-Hant', '個國家', '聯署決議', '個國家\\\n  聯署決議'],
    ['ja', '人（480人中）', 'の住民', '人（480人中）の住民'],
    ['zh-Hant', '個國家', '（共193個）聯署決議', '個國家（共193個）聯署決議'],
    ['en', 'visits', 'more at night', 'visits more at night'],
    ['ko', '방문 수', '밤에 늘었다', '방문 수 밤에 늘었다'],
  ])(
    'parts what a figure counts from what is said of it, as the page does: %s, %s',
    (locale, whole, text, expected) => {
      const fact = `:::::fact{unit="f"}\n:::value\n25\n:::\n\n:::whole\n${whole}\n:::\n\n${text}\n:::::\n`;
      const source = `::::::facts\n## Figures\n\n${fact}::::::\n`;
      expect(renderMarkdown({ ...input(source), rules: rulesOf(locale) })).toContain(`${expected}\n`);
    },
  );

  it.each(['Number #', 'Numbers ##', '#'])('keeps signs of a number at the end of a heading: %s', (title) => {
    const pillar = (number: string) => `:::pillar{unit="p"${number}}\n### ${escapeBlock(title)}\n\nText.\n:::\n`;
    for (const source of [pillar(''), pillar(' number="2"')]) {
      const written = markdown(source).replace('### 2. ', '### ');
      expect(allText(input(written).document)).toBe(`${title}Text.`);
    }
  });
});

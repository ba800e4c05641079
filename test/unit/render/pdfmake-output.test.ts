import { createRequire } from 'node:module';
import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import type { DrawnFont } from '../../../src/render/pdf/pdfmake/drawn-font.js';
import { loadFonts } from '../../../src/render/pdf/pdfmake/font-documents.js';
import type { Fragment } from '../../../src/render/pdf/pdfmake/fragment.js';
import { BriefTextInlines } from '../../../src/render/pdf/pdfmake/text-inlines.js';
import { TextOperators } from '../../../src/render/pdf/pdfmake/text-operators.js';
import { TagBuilder } from '../../../src/render/pdf/structure/tags.js';
import { themeSchema } from '../../../src/schema/theme.js';
import { packageFont } from '../../support/host.js';
import { standardTheme } from '../../support/theme.js';

const require = createRequire(import.meta.url);
const theme = { ...themeSchema.parse(standardTheme()), id: 'standard' };
const fonts = loadFonts(theme, packageFont);
const StockInlines = require('pdfmake/js/TextInlines.js').default;
const StyleContextStack = require('pdfmake/js/StyleContextStack.js').default;

function fragment(text: string, more: Partial<Fragment> = {}): Fragment {
  const tags = new TagBuilder();
  const { slot } = tags.leaf('P', () => ({ slot: tags.slot() }));
  const properties = {
    font: 'source-serif-4',
    fontSize: 9.7,
    bold: false,
    italics: false,
    color: '#1a2b3c',
    lineHeight: 1.1,
  };
  return { text, slot, unit: undefined, ...properties, ...more };
}

/** The methods with which pdfkit draws text. */
interface StockDocument {
  font(bytes: Uint8Array): void;
  fontSize(size: number): void;
  addPage(options: object): void;
  text(text: string, x: number, y: number, options: object): void;
  readonly page: { readonly content: { readonly buffer: readonly Buffer[] } };
}

const texts: readonly (readonly [string, Partial<Fragment>])[] = [
  ['AVATAR, Tokyo “Wave”: office ', {}],
  ['two words', { bold: true, color: '#000000' }],
  ['1,127 of 2025', { font: 'inter', fontFeatures: ['tnum'], fontSize: 17 }],
  ['x̂y̌ e̋ ', { italics: true }],
  ['治理，發展。', { font: 'noto-sans-tc' }],
  [' ', {}],
  ['', {}],
];

/** As a font of PostScript outlines is, to whose subset no glyph can be added: a letter and its marks are drawn apart. */
function withoutComposites(font: DrawnFont): void {
  const { subset } = font;
  Object.assign(font, { subset: { glyphs: subset.glyphs, includeGlyph: (id: number) => subset.includeGlyph(id) } });
}

/** The file of a fragment's font. */
function fileOf({ font, bold, italics }: Fragment): Uint8Array {
  const files = theme.fonts[font];
  const file = bold ? files?.bold : ((italics ? files?.italic : undefined) ?? files?.regular);
  return packageFont(file ?? '').whole();
}

describe('our replacements give the same output as pdfmake and pdfkit', () => {
  it.each(texts)('drawing “%s”', (text, more) => {
    const one = fragment(text, more);
    const drawnBy = (draw: (document: ReturnType<typeof fonts.createDocument>) => void): string => {
      const document = fonts.createDocument({ autoFirstPage: false, font: null, compress: false });
      (document as unknown as StockDocument).addPage({ size: [595.28, 841.89] });
      draw(document);
      const { buffer } = (document as unknown as StockDocument).page.content;
      return Buffer.concat(buffer).toString('latin1');
    };
    const font = fonts.measuring.fontOf(one.font, one.bold, one.italics);
    const [word] = font.words(text, true, one.fontFeatures);
    const ours = drawnBy((document) => {
      withoutComposites(document.fontOf(one.font, one.bold, one.italics));
      const inline = { font, fontSize: one.fontSize, fragment: one, text, word };
      document.addContent(new TextOperators(document).operators(inline as never, 71.33, 205.125));
    });
    const theirs = drawnBy((document) => {
      const stock = document as unknown as StockDocument;
      document.opacity(1);
      document.fill(one.color);
      stock.font(fileOf(one));
      stock.fontSize(one.fontSize);
      const features = one.fontFeatures ? { features: one.fontFeatures } : {};
      stock.text(text, 71.33, 205.125, { lineBreak: false, wordCount: 1, textWidth: 1, ...features });
    });
    expect(ours).toBe(theirs);
  });

  it.each([
    ['words of several lengths, and a long one: interoperability.', 'en'],
    ['a dash – and 10 %, “quoted” words (in brackets)', 'en'],
    ['第一行', 'zh'],
  ])('breaking and measuring “%s”', (text, language) => {
    const one = fragment(text, language === 'zh' ? { font: 'noto-sans-tc' } : {});
    const styles = new StyleContextStack({}, { font: 'none' });
    const ours = new BriefTextInlines(fonts.measuring).buildInlines([one], styles);
    const stock = new StockInlines({
      provideFont: (...of: [string, boolean, boolean]) => fonts.measuring.fontOf(...of),
    });
    const theirs = stock.buildInlines([{ ...one }], styles) as typeof ours;
    const shown = ({ text: word, width, height, leadingCut, lineEnd }: (typeof ours.items)[number]) => ({
      ...{ word, width, height, leadingCut },
      lineEnd: lineEnd === true,
    });
    expect(ours.items.map(shown)).toEqual(theirs.items.map(shown));
    expect(ours.maxWidth).toBe(theirs.maxWidth);
  });

  it('breaking a word in two fonts', () => {
    const parts = [fragment('one inter'), fragment('operable', { bold: true }), fragment(' system')];
    const styles = new StyleContextStack({}, { font: 'none' });
    const ours = new BriefTextInlines(fonts.measuring).buildInlines(parts, styles).items;
    const stock = new StockInlines({
      provideFont: (...of: [string, boolean, boolean]) => fonts.measuring.fontOf(...of),
    });
    const theirs = stock.buildInlines(
      parts.map((part) => ({ ...part })),
      styles,
    ).items as typeof ours;
    const open = (items: typeof ours) => items.map(({ text, noNewLine }) => [text, noNewLine === true]);
    expect(open(ours)).toEqual(open(theirs));
  });

  it('subsetting a font, also when its glyphs are cached', () => {
    const subset = (text: string): Buffer => {
      const document = fonts.createDocument({ autoFirstPage: false, font: null });
      const font = document.fontOf('inter', false, false);
      font.show(text, undefined, { xPt: 0, yPt: 0, sizePt: 9 });
      return Buffer.from(font.subset.encode());
    };
    const stock = (text: string): Buffer => {
      const created = create(fileOf(fragment('', { font: 'inter' }))).createSubset();
      const runs = fonts.measuring.fontOf('inter', false, false).shape(text);
      for (const { glyphs } of runs) for (const { id } of glyphs) created.includeGlyph(id);
      return Buffer.from(created.encode());
    };
    // With composite glyphs.
    const text = 'Ångström, naïve façade: 2025';
    subset('façade in 2025');
    expect(subset(text).equals(stock(text))).toBe(true);
  });
});

import { createRequire } from 'node:module';
import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { type Face, loadFonts } from '../../../src/render/fonts/theme-fonts.js';
import { collectWords } from '../../../src/render/lines/collect.js';
import { type Fragment, heightPtOf } from '../../../src/render/lines/fragment.js';
import { naturalWidthPt } from '../../../src/render/lines/word-columns.js';
import { DrawnDocument } from '../../../src/render/pdf/pdfmake/drawn-document.js';
import type { DrawnFont } from '../../../src/render/pdf/pdfmake/drawn-font.js';
import { TextOperators } from '../../../src/render/pdf/pdfmake/text-operators.js';
import { themeSchema } from '../../../src/schema/theme-schema.js';
import { packageFont } from '../../support/host.js';
import { standardTheme } from '../../support/theme.js';

const require = createRequire(import.meta.url);
const theme = { ...themeSchema.parse(standardTheme()), id: 'standard' };
const fonts = loadFonts(theme, packageFont);
const StockInlines = require('pdfmake/js/TextInlines.js').default;
const StyleContextStack = require('pdfmake/js/StyleContextStack.js').default;

interface Style {
  readonly family?: string;
  readonly face?: Face;
  readonly sizePt?: number;
  readonly features?: readonly string[];
}

/** The same file, whatever is in it. */
const identity = { info: {}, xmp: [] };

const defaults = { family: 'source-serif-4', face: 'regular', sizePt: 9.7 } as const;

function fragment(text: string, style: Style = {}): Fragment {
  const { family, sizePt, features, face } = { ...defaults, ...style };
  const shaped = fonts.face(family, face);
  const lineHeightPt = shaped.lineHeight(sizePt) * 1.1;
  const set = { text, slot: 0, unit: undefined, face: shaped, sizePt, colour: '#1a2b3c', lineHeightPt };
  return features ? { ...set, features } : set;
}

/** The same for pdfmake. */
function stockFragment(text: string, style: Style = {}): object {
  const { family, face, sizePt, features } = { ...defaults, ...style };
  const faces = { bold: face === 'bold', italics: face === 'italic' };
  return { text, font: family, ...faces, fontSize: sizePt, lineHeight: 1.1, fontFeatures: features };
}

function stockWords(parts: readonly (readonly [text: string, style: Style])[]) {
  const provideFont = (family: string, bold: boolean, italics: boolean) => {
    const face = fonts.face(family, bold ? 'bold' : italics ? 'italic' : 'regular');
    const widthOfString = (text: string, sizePt: number, features: readonly string[] | null) =>
      face.word(text, features ?? undefined).advance * (sizePt / 1000);
    return { widthOfString, lineHeight: (sizePt: number) => face.lineHeight(sizePt), ascender: face.ascender };
  };
  const styles = new StyleContextStack({}, { font: 'none' });
  return new StockInlines({ provideFont }).buildInlines(
    parts.map(([text, style]) => stockFragment(text, style)),
    styles,
  );
}

/** The methods with which pdfkit draws text. */
interface StockDocument {
  font(bytes: Uint8Array): void;
  fontSize(size: number): void;
  addPage(options: object): void;
  text(text: string, x: number, y: number, options: object): void;
  readonly page: { readonly content: { readonly buffer: readonly Buffer[] } };
}

const texts: readonly (readonly [string, Style])[] = [
  ['AVATAR, Tokyo “Wave”: office ', {}],
  ['two words', { face: 'bold' }],
  ['1,127 of 2025', { family: 'inter', features: ['tnum'], sizePt: 17 }],
  ['x̂y̌ e̋ ', { face: 'italic' }],
  ['治理，發展。', { family: 'noto-sans-tc' }],
  [' ', {}],
];

/** As a font of PostScript outlines is, to whose subset no glyph can be added: a letter and its marks are drawn apart. */
function withoutComposites(font: DrawnFont): void {
  const { subset } = font;
  Object.assign(font, { subset: { glyphs: subset.glyphs, includeGlyph: (id: number) => subset.includeGlyph(id) } });
}

function fileOf({ family, face }: Style): Uint8Array {
  const files = theme.fonts[family ?? defaults.family];
  return packageFont(files?.[face ?? defaults.face] ?? '').whole();
}

interface ShownCode {
  readonly code: number;
  /** In pt from the top left of the page. */
  readonly x: number;
  readonly y: number;
  readonly sizePt: number;
}

/** The codes that operators show, as far as they are those used here. */
function shownCodes(operators: string, widths: readonly number[]): readonly ShownCode[] {
  const shown: ShownCode[] = [];
  const pen = { x: 0, y: 0, sizePt: 0 };
  const show = (part: string) => {
    if (!part.startsWith('<')) pen.x -= (Number(part) / 1000) * pen.sizePt;
    for (const [hex] of part.startsWith('<') ? part.matchAll(/[0-9a-f]{4}/g) : []) {
      const code = Number.parseInt(hex, 16);
      shown.push({ code, ...pen });
      pen.x += ((widths[code] ?? 0) / 1000) * pen.sizePt;
    }
  };
  for (const line of operators.split('\n')) {
    const [, up, x, y] = /^1 0 0 (-?1) (\S+) (\S+) Tm$/.exec(line) ?? [];
    // Our text stands on a page that is turned over, and is turned back; pdfkit turns the page back for each word.
    if (up !== undefined) [pen.x, pen.y] = [Number(x), up === '-1' ? Number(y) : 841.89 - Number(y)];
    pen.sizePt = Number(/^\/F\d+ (\S+) Tf$/.exec(line)?.[1] ?? pen.sizePt);
    const array = /^\[(.*)\]\s?TJ$/.exec(line)?.[1] ?? '';
    for (const [part] of array.matchAll(/<[0-9a-f]+>|-?[\d.]+/g)) show(part);
  }
  return shown;
}

describe('our replacements give the same output as pdfmake and pdfkit', () => {
  it.each(texts)('drawing “%s”', (text, style) => {
    const { sizePt, face, features } = fragment(text, style);
    const operatorsOf = (document: DrawnDocument, draw: () => void): string => {
      (document as unknown as StockDocument).addPage({ size: [595.28, 841.89] });
      draw();
      const { buffer } = (document as unknown as StockDocument).page.content;
      return Buffer.concat(buffer).toString('latin1');
    };
    const open = () => new DrawnDocument({ autoFirstPage: false, font: null, compress: false }, identity);
    const own = open();
    const font = own.fontOf(face);
    withoutComposites(font);
    const baselinePt = 205.125 + (face.ascender / 1000) * sizePt;
    const ours = operatorsOf(own, () => {
      const operators = new TextOperators();
      const words = { texts: [text], starts: [0], features, direction: 'ltr' } as const;
      operators.show(words, { font, sizePt, colour: '0 0 0' }, 71.33, baselinePt);
      own.addContent(operators.end());
    });
    const document = open();
    const theirs = operatorsOf(document, () => {
      const stock = document as unknown as StockDocument;
      stock.font(fileOf(style));
      stock.fontSize(sizePt);
      const more = features ? { features } : {};
      stock.text(text, 71.33, 205.125, { lineBreak: false, wordCount: 1, textWidth: 1, ...more });
    });
    const [shown, expected] = [ours, theirs].map((operators) => shownCodes(operators, font.widths));
    expect(shown?.map(({ code }) => code)).toEqual(expected?.map(({ code }) => code));
    for (const [i, { x, y, sizePt: size }] of (shown ?? []).entries()) {
      expect(x).toBeCloseTo(expected?.[i]?.x ?? 0, 2);
      expect(y).toBeCloseTo(expected?.[i]?.y ?? 0, 2);
      expect(size).toBe(expected?.[i]?.sizePt);
    }
  });

  it.each([
    ['words of several lengths, and a long one: interoperability.', 'en'],
    ['a dash – and 10 %, “quoted” words (in brackets)', 'en'],
    ['第一行', 'zh'],
  ])('breaking and measuring “%s”', (text, language) => {
    const style = language === 'zh' ? { family: 'noto-sans-tc' } : {};
    const set = fragment(text, style);
    const ours = collectWords([set], 'ltr');
    const theirs = stockWords([[text, style]]);
    expect(ours.length).toBe(theirs.items.length);
    for (const [i, word] of ours.words.entries()) {
      const stock = theirs.items[i];
      expect([word.text, ours.leadingCut(i), word.lineEnd]).toEqual([
        stock.text,
        stock.leadingCut,
        stock.lineEnd === true,
      ]);
      expect(ours.width(i)).toBe(stock.width);
      expect(heightPtOf(set)).toBeCloseTo(stock.height, 9);
    }
    expect(naturalWidthPt(ours)).toBe(theirs.maxWidth);
  });

  it('breaking a word in two fonts', () => {
    const parts: readonly (readonly [string, Style])[] = [
      ['one inter', {}],
      ['operable', { face: 'bold' }],
      [' system', {}],
    ];
    const open = (items: readonly { readonly text: string; readonly noNewLine?: boolean }[]) =>
      items.map(({ text, noNewLine }) => [text, noNewLine === true]);
    const ours = collectWords(
      parts.map(([text, style]) => fragment(text, style)),
      'ltr',
    );
    const stays = ours.words.map(({ text }, i) => [text, ours.stays[i]]);
    expect(stays).toEqual(open(stockWords(parts).items));
  });

  it('subsetting a font, also when its glyphs are cached', () => {
    const subset = (text: string): Buffer => {
      const document = new DrawnDocument({ autoFirstPage: false, font: null }, identity);
      const font = document.fontOf(fonts.face('inter'));
      font.show(text, undefined);
      return Buffer.from(font.subset.encode());
    };
    const stock = (text: string): Buffer => {
      const created = create(fileOf({ family: 'inter' })).createSubset();
      const runs = fonts.face('inter').shape(text);
      for (const { glyphs } of runs) for (const { id } of glyphs) created.includeGlyph(id);
      return Buffer.from(created.encode());
    };
    // With composite glyphs.
    const text = 'Ångström, naïve façade: 2025';
    subset('façade in 2025');
    expect(subset(text).equals(stock(text))).toBe(true);
  });
});

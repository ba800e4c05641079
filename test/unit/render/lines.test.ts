import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { wordsOnly } from '../../../src/content/lints/lint-text.js';
import { localizedTextsIn } from '../../../src/content/texts.js';
import { textIn } from '../../../src/model/text.js';
import { themeSchema } from '../../../src/model/theme.js';
import { loadFonts } from '../../../src/render/pdf/fonts.js';
import { layOutContent } from '../../../src/render/pdf/layout.js';
import { Typesetter } from '../../../src/render/pdf/typesetter.js';
import { builtInPackFolder, loadedPack } from '../../support/packs.js';
import { standardTheme } from '../../support/theme.js';

const require = createRequire(import.meta.url);
const theme = { ...themeSchema.parse(standardTheme()), id: 'standard' };
const fonts = loadFonts(theme, (file) => readFileSync(require.resolve(file)));
const measuring = fonts.createDocument({ autoFirstPage: false, font: null });

interface SetLine {
  readonly text: string;
  /** From the left of the column to the end of the last ink, in pt. */
  readonly endPt: number;
}

interface Inline {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly trailingCut: number;
}

/** A text as one paragraph of a column. */
function lines(text: string, locale: string, widthPt: number): readonly SetLine[] {
  const set = new Typesetter(theme, locale, 1, fonts, () => undefined);
  const style = { sizePt: 10, leading: 1.5, role: 'text', colour: '#000000' } as const;
  const node = set.paragraph([{ type: 'text', value: text }], style, widthPt);
  const size = { width: widthPt, height: 1e5, orientation: 'portrait' as const };
  const sheet = { size, margins: { left: 0, right: 0, top: 0, bottom: 0 } };
  const { pages } = layOutContent({ stack: [node] }, sheet, measuring, { font: 'none' });
  const items = (pages[0] as { items: { type: string; item: { inlines: Inline[] } }[] }).items;
  return items.map(({ item }) => {
    const last = item.inlines.at(-1) as Inline;
    return { text: item.inlines.map((i) => i.text).join(''), endPt: last.x + last.width - last.trailingCut };
  });
}

const pack = loadedPack(builtInPackFolder);
const { framing, facts, pillars, audiences } = pack;
const widths = [110, 140, 153, 170, 200, 227, 240, 260, 300, 360, 430, 499];

/** Every text of the built-in pack, with figures as plain numbers. */
function corpus(locale: string): readonly string[] {
  return localizedTextsIn({ framing, facts, pillars, audiences }).map(({ text }) =>
    wordsOnly(textIn(text, locale).full).replace(/ {3,}/g, '12').trim(),
  );
}

describe.each(['zh-Hant', 'zh-Hans'])('Chinese lines in %s, at twelve widths', (locale) => {
  const set = corpus(locale).flatMap((text) =>
    widths.map((width) => ({ text, width, lines: lines(text, locale, width) })),
  );

  it('keep the prohibitions at line start and line end', () => {
    expect(set.length).toBeGreaterThan(1000);
    for (const { lines: paragraph, width } of set) {
      for (const [i, line] of paragraph.entries()) {
        if (i > 0) expect(line.text, `${width}`).not.toMatch(/^[，、；：。！？）」』》〉】〕”’…—·～％]/u);
        if (i < paragraph.length - 1) expect(line.text, `${width}`).not.toMatch(/[（「『《〈【〔“‘]$/u);
      }
    }
  });

  it('lose no character, and stay in their column', () => {
    for (const { text, lines: paragraph, width } of set) {
      expect(
        paragraph
          .map((line) => line.text)
          .join('')
          .replace(/\s/g, ''),
      ).toBe(text.replace(/\s/g, ''));
      for (const line of paragraph) expect(line.endPt, line.text).toBeLessThanOrEqual(width + 0.01);
    }
  });

  it('leave no character alone in the last line of a longer paragraph', () => {
    const alone = set.filter(({ lines: paragraph }) => {
      const last = paragraph.at(-1)?.text ?? '';
      return paragraph.length > 1 && [...last.replace(/[^\p{L}\p{N}]/gu, '')].length < 2;
    });
    expect(alone.map(({ lines: paragraph }) => paragraph.at(-1)?.text)).toEqual([]);
  });
});

describe('a place in the source', () => {
  it('is never parted between two lines', () => {
    for (let width = 60; width < 140; width += 1) {
      const set = new Typesetter(theme, 'zh-Hans', 1, fonts, () => undefined);
      const style = { sizePt: 10, leading: 1.5, role: 'text', colour: '#000000' } as const;
      const [words, place] = ['美国和英国未签署', ' [1]第38段'].map((text, i) =>
        set.paragraph([{ type: 'text', value: text }], { ...style, together: i === 1 }, width),
      );
      const node = { ...words, text: [...(words?.text ?? []), ...(place?.text ?? [])] };
      const size = { width, height: 1e5, orientation: 'portrait' as const };
      const sheet = { size, margins: { left: 0, right: 0, top: 0, bottom: 0 } };
      const { pages } = layOutContent({ stack: [node] }, sheet, measuring, { font: 'none' });
      const items = (pages[0] as { items: { item: { inlines: Inline[] } }[] }).items;
      const texts = items.map(({ item }) =>
        item.inlines
          .map((i) => i.text)
          .join('')
          .trim(),
      );
      expect(texts.filter((text) => text.includes('[1]第38段'))).toHaveLength(1);
    }
  });
});

describe('full-width marks', () => {
  const widthOf = (text: string, locale = 'zh-Hant') => lines(text, locale, 1000)[0]?.endPt ?? 0;

  it('side by side take less room than two', () => {
    for (const [locale, pair] of [
      ['zh-Hant', '」「'],
      ['zh-Hant', '》，'],
      ['zh-Hans', '”“'],
      ['zh-Hans', '》、'],
      ['zh-Hans', '。”'],
    ] as const) {
      const saved = widthOf('文文', locale) + 20 - widthOf(`文${pair}文`, locale);
      expect(saved, pair).toBeGreaterThan(2);
      expect(saved, pair).toBeLessThanOrEqual(5.01);
    }
  });

  it('alone keep theirs, and a Latin quotation mark its own', () => {
    expect(widthOf('文，文')).toBeCloseTo(30, 1);
    expect(lines('“one” “two”', 'en', 1000)[0]?.text).toBe('“one” “two”');
  });

  it('do not count at the end of a line', () => {
    // Ten characters fill the line; the stop after them has half of its width in the margin.
    expect(lines('一二三四五六七八九。', 'zh-Hans', 95)).toHaveLength(1);
  });

  it('never part where they are doubled', () => {
    for (const width of [40, 50, 60, 70, 80]) {
      for (const text of ['他說話——沒有說完', '他說話……沒有說完'])
        for (const line of lines(text, 'zh-Hant', width))
          expect(line.text).not.toMatch(/^[—…](?![—…])|(?<![—…])[—…]$/u);
    }
  });
});

describe('English lines', () => {
  it('do not end a paragraph with one short word where two can go together', () => {
    const short = corpus('en').flatMap((text) =>
      widths
        .map((width) => lines(text, 'en', width))
        .filter((paragraph) => paragraph.length > 1 && /^\S{1,5}$/.test(paragraph.at(-1)?.text.trim() ?? '')),
    );
    expect(short.map((paragraph) => paragraph.at(-1)?.text)).toEqual([]);
  });
});

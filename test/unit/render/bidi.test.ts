import { describe, expect, it } from 'vitest';
import type { Inline } from '../../../src/model/document.js';
import { loadFonts } from '../../../src/render/fonts/theme-fonts.js';
import { levelsOf, mirrored, visualOrder } from '../../../src/render/lines/bidi.js';
import { linesOf } from '../../../src/render/lines/paragraph.js';
import { Typesetter } from '../../../src/render/page/typesetter.js';
import { themeSchema } from '../../../src/schema/theme-schema.js';
import { packageFont } from '../../support/host.js';
import { standardTheme } from '../../support/theme.js';

const theme = { ...themeSchema.parse(standardTheme()), id: 'standard' };
const fonts = loadFonts(theme, packageFont);

/** The words of each line as they stand from left to right, in a page of the given direction. */
function shown(inlines: readonly Inline[], direction: 'ltr' | 'rtl', widthPt = 400): readonly string[] {
  const locale = direction === 'rtl' ? 'ar' : 'en';
  const set = new Typesetter(theme, locale, 1, fonts, undefined, direction);
  const style = { sizePt: 10, leading: 1.5, role: 'text', colour: '#000000' } as const;
  return linesOf(set.paragraph(inlines, style, widthPt), widthPt).map(({ runs, widthPt: lineWidthPt }) => {
    expect(lineWidthPt).toBeLessThanOrEqual(widthPt);
    return runs
      .flatMap(({ texts, starts }) => texts.map((text, i) => ({ text, x: starts[i] ?? 0 })))
      .sort((a, b) => a.x - b.x)
      .map(({ text }) => text.trim())
      .filter((text) => text !== '')
      .join('|');
  });
}

const text = (value: string): Inline => ({ type: 'text', value });

describe('a line from right to left', () => {
  it.each<readonly [of: string, inlines: readonly Inline[], expected: string]>([
    ['words', [text('من هنا')], 'هنا|من'],
    ['a number among words', [text('من 134 مدينة')], 'مدينة|134|من'],
    ['a number with groups and decimals', [text('نحو 12,345.5 طن')], 'طن|12,345.5|نحو'],
    ['the sign of a number', [text('زيادة +25 في المائة أو −3')], '−3|أو|المائة|في|+25|زيادة'],
    ['a range', [text('بين 5-10 أيام')], 'أيام|10|-|5|بين'],
    ['Latin words', [text('قال Xue Lan هذا')], 'هذا|Xue|Lan|قال'],
    [
      'words that are marked as another language',
      [text('في '), { type: 'span', lang: 'en', children: [text('AI (2025)')] }, text(' اليوم')],
      'اليوم|AI|(2025)|في',
    ],
    [
      'an address',
      [text('للاتصال: '), { type: 'link', url: 'mailto:a@example.org', children: [text('a@example.org')] }],
      'a@example.org|للاتصال:',
    ],
  ])('has %s where they are read', (_, inlines, expected) => {
    const [line] = shown(inlines, 'rtl');
    expect(line).toBe(expected);
  });

  it('breaks in the order of reading', () => {
    const lines = shown([text('المكتبة الرئيسية مفتوحة مساء يومين في الأسبوع')], 'rtl', 100);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines[0]?.split('|').at(-1)).toBe('المكتبة');
    expect(lines.at(-1)?.split('|')[0]).toBe('الأسبوع');
  });

  it('starts at the right: blanks at its end hang out at the left', () => {
    const set = new Typesetter(theme, 'ar', 1, fonts, undefined, 'rtl');
    const style = { sizePt: 10, leading: 1.5, role: 'text', colour: '#000000' } as const;
    const [line] = linesOf(set.paragraph([text('كلمة أخرى ثالثة رابعة')], style, 60), 60);
    const last = line?.runs.at(-1);
    expect(last?.texts.at(-1)).toBe(' ');
    expect(last?.starts.at(-1)).toBeLessThan(-1);
    expect(last?.starts.at(-2)).toBeCloseTo(0, 5);
  });
});

describe('Arabic words on a page from left to right', () => {
  it('run from right to left among the others', () => {
    expect(shown([text('the word كلمة أخرى here')], 'ltr')).toEqual(['the|word|أخرى|كلمة|here']);
  });

  it('cost other texts nothing', () => {
    expect(levelsOf([{ text: 'plain “text” 中文' }], 'ltr')).toBeUndefined();
  });
});

describe('the parts of the algorithm (UAX 9)', () => {
  it.each([
    [
      [0, 0, 0],
      [0, 1, 2],
    ],
    [
      [1, 1, 1],
      [2, 1, 0],
    ],
    [
      [1, 2, 2, 1],
      [3, 1, 2, 0],
    ],
    [
      [0, 1, 2, 1, 0],
      [0, 3, 2, 1, 4],
    ],
  ])('L2 for the levels %j', (levels, order) => {
    expect(visualOrder(levels)).toEqual(order);
  });

  it('L4 turns brackets and quotation marks', () => {
    expect(mirrored('(«a»)')).toBe(')»a«(');
  });
});

import { describe, expect, it } from 'vitest';
import type { Inline } from '../../../src/model/document.js';
import { loadFonts } from '../../../src/render/fonts/theme-fonts.js';
import { levelsOf, mirrored, visualOrder } from '../../../src/render/lines/bidi.js';
import { brokenText } from '../../../src/render/lines/paragraph.js';
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
  return brokenText(set.paragraph(inlines, style, widthPt), widthPt).lines.map(({ runs, widthPt: lineWidthPt }) => {
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
/** The number of a source. */
const mark: Inline = { type: 'citation', reference: 'a', number: 7 };

describe('a line from right to left', () => {
  it.each<readonly [of: string, inlines: readonly Inline[], expected: string]>([
    ['words', [text('من هنا')], 'هنا|من'],
    ['a number among words', [text('من 134 مدينة')], 'مدينة|134|من'],
    ['a number with groups and decimals', [text('نحو 12,345.5 طن')], 'طن|12,345.5|نحو'],
    ['the sign of a number', [text('زيادة +25 في المائة أو −3')], '−3|أو|المائة|في|+25|زيادة'],
    ['a range', [text('بين 5-10 أيام')], 'أيام|10|-|5|بين'],
    ['a telephone number', [text('الهاتف +20 2 1234-5678 هنا')], 'هنا|+20|2|1234-5678|الهاتف'],
    ['a number with a unit', [text('نحو 1.5 °C أو 5 km')], '5|km|أو|1.5|°C|نحو'],
    ['signs of two numbers', [text('بين −5% و+10% هنا')], 'هنا|+10%|و|−5%|بين'],
    ['an amount of money', [text('نحو 5 € أو $5')], '$5|أو|5|€|نحو'],
    ['a date in digits', [text('يوم 2025-01-31 هنا')], 'هنا|2025-01-31|يوم'],
    ['a number after Latin words', [text('قال AI by 5% هنا')], 'هنا|AI|by|5%|قال'],
    [
      'a number in words of another language',
      [text('في '), { type: 'span', lang: 'en', children: [text('up +5 km')] }, text(' و+5 km')],
      '+5|km|و|up|+5|km|في',
    ],
    ['a number in Arabic digits', [text('في عام ٢٠٢٦ فتحت ١٢٫٥٪ من')], 'من|٪|١٢٫٥|فتحت|٢٠٢٦|عام|في'],
    ['a number in Persian digits', [text('حدود ۱۲۳٫۵ یا ۴۵٪')], '٪|۴۵|یا|۱۲۳٫۵|حدود'],
    ['dates and times in Arabic digits', [text('يوم ٣١/٠١/٢٠٢٦ في ١٠:٣٠')], '١٠:٣٠|في|٣١/٠١/٢٠٢٦|يوم'],
    ['a range in Arabic digits', [text('بين ٥–١٠ أيام')], 'أيام|١٠|–|٥|بين'],
    ['Latin words', [text('قال Xue Lan هذا')], 'هذا|Xue|Lan|قال'],
    [
      'the address of a work that is marked as another language',
      [
        text('في '),
        {
          type: 'span',
          lang: 'en',
          children: [
            text('Report (2025). '),
            { type: 'link', url: 'https://example.org/r', children: [text('https://example.org/r')] },
          ],
        },
      ],
      'Report|(2025).|https://example.org/r|في',
    ],
    [
      'the number of a source in words of another language',
      [text('في '), { type: 'span', lang: 'en', children: [text('AI'), mark, text(' by law')] }, text(' اليوم')],
      'اليوم|AI|7|by|law|في',
    ],
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
    ['a source after a number', [text('نحو 240'), mark], '7|240|نحو'],
    ['a source after a number with a sign', [text('نحو +240'), mark, text(' هنا')], 'هنا|7|+240|نحو'],
    ['a source after Latin words', [text('قال AI'), mark, text(' هنا')], 'هنا|7|AI|قال'],
    ['a source among Latin words', [text('قال AI'), mark, text(' by me')], 'AI|7|by|me|قال'],
  ])('has %s where they are read', (_, inlines, expected) => {
    const [line] = shown(inlines, 'rtl');
    expect(line).toBe(expected);
  });

  it.each([
    ['a sign', 'نحو 5 €', '5|€|نحو'],
    ['a full stop', 'نحو 5 €.', '.|5|€|نحو'],
    ['blanks', 'نحو 5 €  ', '5|€|نحو'],
  ])('has %s at its end inside its edges, unlike blanks', (_, value, expected) => {
    expect(shown([text(value)], 'rtl')).toEqual([expected]);
    const set = new Typesetter(theme, 'ar', 1, fonts, undefined, 'rtl');
    const style = { sizePt: 10, leading: 1.5, role: 'text', colour: '#000000' } as const;
    const [line] = brokenText(set.paragraph([text(value)], style, 400), 400).lines;
    const starts = line?.runs.flatMap(({ texts, starts }) => starts.filter((_, i) => texts[i]?.trim() !== '')) ?? [];
    expect(Math.min(...starts)).toBeCloseTo(0, 5);
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
    const [line] = brokenText(set.paragraph([text('كلمة أخرى ثالثة رابعة')], style, 60), 60).lines;
    const last = line?.runs.at(-1);
    expect(last?.texts.at(-1)).toBe(' ');
    expect(last?.starts.at(-1)).toBeLessThan(-1);
    expect(last?.starts.at(-2)).toBeCloseTo(0, 5);
  });
});

describe('Arabic words on a page from left to right', () => {
  it('run from right to left among the others', () => {
    expect(shown([text('the word كلمة أخرى here')], 'ltr')).toEqual(['the|word|أخرى|كلمة|here']);
    const marked: Inline = { type: 'span', lang: 'ar', children: [text('نحو 5 km هنا')] };
    expect(shown([text('the word '), marked, text(' here')], 'ltr')).toEqual(['the|word|هنا|5|km|نحو|here']);
  });

  it('stand before the number of their source', () => {
    expect(shown([text('the word كلمة'), mark, text(' here')], 'ltr')).toEqual(['the|word|كلمة|7|here']);
  });

  it('have their joiners inside, in one word', () => {
    expect(shown([text('read کتاب\u200cهای here')], 'ltr')).toEqual(['read|کتاب\u200cهای|here']);
  });

  it('stand beside their numbers in whatever fonts these are', () => {
    const [levels, plain] = [
      [
        { text: 'نحو 1.5 ', slot: 0 },
        { text: '°C', slot: 0 },
        { text: ' هنا', slot: 0 },
      ],
      [{ text: 'نحو 1.5 °C هنا', slot: 0 }],
    ].map((fragments) => levelsOf(fragments, 'rtl')?.flatMap((own) => [...own]));
    expect(levels).toEqual(plain);
    expect(plain?.slice(4, 10)).toEqual([2, 2, 2, 2, 2, 2]);
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

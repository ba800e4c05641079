import { describe, expect, it } from 'vitest';
import type { Inline } from '../../../src/model/document.js';
import { withIsolatedInSvg, writeInlines } from '../../../src/render/html/inlines.js';

const text = (value: string): Inline => ({ type: 'text', value });
const span = (lang: string, value: string): Inline => ({ type: 'span', lang, children: [text(value)] });
const link = (url: string, value: string): Inline => ({ type: 'link', url, children: [text(value)] });

describe('a web page', () => {
  it.each<readonly [of: string, direction: 'ltr' | 'rtl', inlines: readonly Inline[], expected: string]>([
    ['telephone numbers', 'rtl', [text('الهاتف +20 2 1234 5678.')], 'الهاتف <span dir="ltr">+20 2 1234 5678</span>.'],
    ['dates', 'rtl', [text('في 2025-01-31.')], 'في <span dir="ltr"><span class="undivided">2025-01-31</span></span>.'],
    [
      'signs and units',
      'rtl',
      [text('−5% و+10% & 1.5 °C')],
      '<span dir="ltr">−5%</span> و<span dir="ltr">+10%</span> &#38; <span dir="ltr">1.5 °C</span>',
    ],
    [
      'a number with its ending',
      'ltr',
      [text('в 1990-х и 5–7%-ig')],
      'в <span class="undivided">1990-х</span> и <span class="undivided">5–7%-ig</span>',
    ],
    [
      'units with a slash, and provisions',
      'ltr',
      [text('35 µg/m³ under s. 12(3)(a), not (so)(they) or water/energy')],
      '35 <span class="undivided">µg/m³</span> under s. <span class="undivided">12(3)(a)</span>, not (so)(they) or water/energy',
    ],
    [
      'percentages with a particle',
      'ltr',
      [text('정원의 40%를 지역')],
      '정원의 <span class="undivided">40%를</span> 지역',
    ],
    [
      'ranges with a wave',
      'ltr',
      [text('待ち時間は21～47分、10%—20%だ')],
      '待ち時間は<span class="undivided">21～47</span>分、<span class="undivided">10%—20%</span>だ',
    ],
    ['numbers and ranges', 'rtl', [text('من 12,345 بين 5–10')], 'من 12,345 بين <span class="undivided">5–10</span>'],
    ['numbers of a page from left to right', 'ltr', [text('up +5 km')], 'up +5 km'],
    [
      'numbers in words of another language',
      'rtl',
      [span('en', 'up +5 km')],
      '<span lang="en" dir="ltr">up +5 km</span>',
    ],
    [
      'numbers in Arabic words on a page from left to right',
      'ltr',
      [span('ar', 'نحو 5 km')],
      '<span lang="ar" dir="rtl">نحو <span dir="ltr">5 km</span></span>',
    ],
    [
      'addresses',
      'rtl',
      [link('https://example.org/2025-01-31', 'https://example.org/2025-01-31')],
      '<a href="https://example.org/2025-01-31" dir="ltr">https://example.org/2025-01-31</a>',
    ],
  ])('isolates what runs the other way: %s, %s', (_, direction, inlines, expected) => {
    expect(writeInlines(inlines, { direction })).toBe(expected);
  });

  it('isolates them in drawings too', () => {
    expect(withIsolatedInSvg('−5.5% & نقطة')).toBe(
      '<tspan direction="ltr" unicode-bidi="isolate">−5.5%</tspan> &#38; نقطة',
    );
    expect(withIsolatedInSvg('12')).toBe('12');
  });
});

import { describe, expect, it } from 'vitest';
import { rangesFromLeft } from '../../../src/text/ranges-from-left.js';

/** A text with the numbers that are drawn as they are typed in ⟨ ⟩. */
function shown(text: string): string {
  let marked = '';
  let at = 0;
  for (const { start, end } of rangesFromLeft(text)) {
    marked += `${text.slice(at, start)}⟨${text.slice(start, end)}⟩`;
    at = end;
  }
  return marked + text.slice(at);
}

describe('numbers that are drawn as they are typed among Arabic words', () => {
  it.each([
    ['telephones', 'الهاتف ⟨+20 2 1234-5678⟩ والبريد'],
    ['telephones', '⟨+44 (0)20 7946-0958⟩، ⟨+962-6-5661111⟩، ⟨+49.30.1234567⟩.'],
    [
      'telephones',
      'اتصلوا: ⟨(02) 1234-5678⟩ أو ⟨0800 123 456⟩ أو ⟨00 20 2 1234 5678⟩ أو ⟨800-123-4567⟩ أو ⟨(212) 555-1234⟩.',
    ],
    ['signs', 'بين ⟨−5%⟩ و⟨+10%⟩ من'],
    ['signs', 'زيادة ⟨+25⟩ أو ⟨−3⟩ أو ⟨-3.5⟩ أو ⟨±2⟩ (⟨+1,200.5⟩) و⟨-5⟩ أو ب⟨−5⟩'],
    ['percentages', 'نحو ⟨50%⟩ أو ⟨12.5 %⟩ من'],
    ['units', 'لا يتجاوز ⟨1.5 °C⟩ أو ⟨5°F⟩ أو ⟨30°⟩ أو ⟨5\u00a0km⟩.'],
    ['units', '⟨120 km/h⟩ و⟨35 µg/m³⟩ و⟨5 kWh⟩ و⟨40 GtCO2e⟩ و⟨1.2 t CO₂⟩ و⟨5 m²⟩ في ⟨10:30 AM⟩'],
    ['units', '⟨−40 °C⟩ إلى ⟨+1.5°C⟩'],
    ['units', 'بين ⟨10⁻³ mol·L⁻¹⟩ و⟨5 kg·m⁻²·s⁻¹⟩، ⟨12 W/(m²·K)⟩ و⟨3 s⁻¹⟩ و⟨9.8 m/s²⟩.'],
    ['money', '⟨$5⟩ و⟨5$⟩ و⟨€ 5⟩ و⟨5 €⟩ و⟨1,200.50 USD⟩ و⟨−$5⟩'],
    ['dates', 'يوم ⟨2025-01-31⟩، أو في ⟨2025-01⟩'],
    ['other codes', 'الكتاب ⟨978-3-16-148410-0⟩'],
    ['groups of digits', 'نحو ⟨12 345⟩ و⟨1\u202f200\u202f000⟩ طن'],
    ['powers of ten', 'نحو ⟨1.5 × 10⁻³ m⟩ هنا'],
    ['powers of ten', 'بنسبة ⟨10⁻⁶⟩ أو ⟨5 × 10⁵⟩ أو ⟨2.5×10⁻³⟩.'],
    ['codes with letters', 'الرموز ⟨8703.24.10-A/B⟩ و⟨27.7.d⟩ و⟨2019-nCoV⟩، ⟨3-D⟩.'],
    ['items of a row', 'المكتب · ⟨Ébauche 2⟩ · 24 آذار'],
    ['items of a row', '⟨ESCWA⟩ · ⟨3rd Draft⟩ · 24 آذار · CC BY'],
    ['items of a row', 'نشرته ⟨WHO⟩. · CC BY 4.0'],
    ['Persian digits', 'حدود ⟨+۲۵⟩ و⟨۵۰%⟩'],
  ])('are those with what belongs to them: %s, %s', (_, marked) => {
    expect(shown(marked.replace(/[⟨⟩]/g, ''))).toBe(marked);
  });

  it.each([
    [
      'plain numbers, times and fractions, which run so by themselves',
      'من 480 في 10:30 أو 2/3 أو 24/11/2026 أو 12,345.5',
    ],
    ['ranges, which run from right to left', 'بين 5–10 أيام و5-10 مرات، 2019–2021، 2019-2021'],
    ['a hyphen that joins', 'كوفيد-19 والبند 3-1 ومجموعة الـ-20'],
    ['letters that touch a number', 'شبكة 5G و3D و10k'],
    ['a number and the Latin name after it', 'في عام 2025 OECD نشرت، 3 WHO'],
    ['what follows Latin words, and runs as they do', 'قال Growth of 5% in GDP (+3%) هذا'],
    ['Arabic-Indic digits', 'بين −٥ و٥٠٪'],
    ['raised digits, which run so by themselves', 'مساحة 10² أو 5³'],
    ['sections', 'المادة 14(2) والفقرة 1.2.3'],
    ['numbers in a list', '(1) 2019-2020، (12) 2021 2022، 0.75 2019 2020'],
  ])('are not %s', (_, text) => expect(shown(text)).toBe(text));

  it('are each end of a range, not the range', () => {
    expect(shown('بين 5–10 km و5%–10% و-5–10°C')).toBe('بين 5–⟨10 km⟩ و⟨5%⟩–⟨10%⟩ و⟨-5⟩–⟨10°C⟩');
  });

  it('begin anew after Arabic words', () => {
    expect(shown('قال Growth of 5% ثم 5%')).toBe('قال Growth of 5% ثم ⟨5%⟩');
  });
});

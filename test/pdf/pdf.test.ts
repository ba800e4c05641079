import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtIn } from '../support/built.js';
import { miniPackFolder, root, workspace } from '../support/packs.js';
import { type PdfFacts, pdfFacts } from '../support/pdf.js';

describe.each([
  {
    locale: 'en',
    inOrder: [
      'Policy brief · For UN delegates and agency staff',
      'Scholars advise China to back AI capacity-building through the UN',
      'Most countries bear the risks',
      'What this means for you',
      'If China follows this advice',
      '24 of 39',
      '134 of 169',
      '140+ Member States',
      'What the authors advise China to do',
      'Advocate shared principles',
      'Set an inclusive agenda',
      'Widen cooperation',
      'Lead by practical action',
      'Evidence and its limits',
      'https://doi.org/10.16619/j.cnki.rmltxsqy.2025.09.003',
      'neither written nor endorsed by the authors',
    ],
    fonts: ['SourceSerif4', 'Inter'],
    measure: 'Make AI capacity part',
    floorPt: 10,
  },
  {
    locale: 'zh-Hant',
    inOrder: [
      '供聯合國代表和機構人員參閱',
      '學者建議中國依託聯合國推進人工智能能力建設',
      '截至2025年4月',
      '對貴方的意義',
      '24 位（共39位）',
      '作者向中國提出的建議',
      '理念倡導',
      '議程設置',
      '多邊合作',
      '行動示範',
      '依據與局限',
      '薛瀾, 梁正',
      '亦未經作者認可',
    ],
    fonts: ['NotoSansTC', 'Inter'],
    measure: '把人工智能能力列入',
    floorPt: 10.5,
  },
])('the PDF in $locale', ({ locale, inOrder, fonts, measure, floorPt }) => {
  let facts: PdfFacts;
  beforeAll(async () => {
    const { file } = await builtIn(root, { locales: [locale], formats: ['pdf'] });
    facts = await pdfFacts(file(`${locale}.pdf`));
  });

  it('is one A4 page with a foot margin', () => {
    expect(facts.pages).toBe(1);
    expect(facts.sizePt.map(Math.round)).toEqual([595, 842]);
    expect(facts.lowestPt).toBeGreaterThan(20);
  });

  it('embeds every font, of the theme’s families', () => {
    expect(facts.fonts.filter((font) => !font.embedded)).toEqual([]);
    for (const { name } of facts.fonts) expect(fonts.some((family) => name.includes(family))).toBe(true);
    for (const family of fonts) expect(facts.fonts.some(({ name }) => name.includes(family))).toBe(true);
  });

  it('has its text in the order of meaning', () => {
    const squeeze = (text: string) => text.replace(/\s/g, '');
    let rest = squeeze(facts.text);
    for (const part of inOrder.map(squeeze)) {
      expect(rest).toContain(part);
      rest = rest.slice(rest.indexOf(part) + part.length);
    }
  });

  it('says its title and language', () => {
    expect(facts.title).toBe(inOrder[1]);
    expect(facts.language).toBe(locale);
  });

  it('links to its sources', () => {
    expect(facts.links).toContain('https://doi.org/10.1038/s41467-019-14108-y');
  });

  it('sets measures at or above the floor for body, and nothing but reference marks below that for notes', () => {
    expect(facts.sizePtOf(measure)).toBeGreaterThanOrEqual(floorPt);
    // Marks are two thirds of the text that they stand in, which is 8 pt at least.
    expect(facts.smallestPt).toBeGreaterThan(5.3);
  });
});

describe('long words', () => {
  const url = 'https://www.example.org/sites/default/Interim_report_governing_AI_for_humanity_final_version.pdf';

  it('break inside their column and stay on the page', async () => {
    const made = workspace({ mini: miniPackFolder });
    try {
      const path = join(made.path, 'content/mini/argument.yaml');
      const text = readFileSync(path, 'utf8')
        .replace('"Begin early."', `"See ${url}"`)
        .replace('"things are missing"', `"${url}"`);
      const facts = Array.from(
        { length: 4 },
        (_, i) =>
          `  - id: f${i}\n    source: { paragraphs: [1] }\n    value: { en: "US$1,234,567", zh-Hant: "1234567" }\n    text: { en: "x", zh-Hant: "文" }\n`,
      );
      writeFileSync(path, `${text.trimEnd()}\n${facts.join('')}`);
      const { report, file } = await builtIn(made.path, { locales: ['en'], formats: ['pdf'] });
      expect(report.diagnostics).toEqual([]);
      const { rightmostPt, pages, text: shown } = await pdfFacts(file('en.pdf'));
      expect(pages).toBe(1);
      expect(shown.replace(/\s/g, '')).toContain(url);
      expect(rightmostPt).toBeLessThanOrEqual(595 - 48 + 1);
    } finally {
      made.remove();
    }
  });
});

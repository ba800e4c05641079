import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { papers } from '../../src/model/variant.js';
import { type Built, builtIn, builtInPack } from '../support/built.js';
import { sampleOf } from '../support/depth.js';
import { miniPackFolder, workspace } from '../support/packs.js';
import { type PdfFacts, pdfFacts, squeeze } from '../support/pdf.js';

const languages = {
  en: {
    inOrder: [
      'Policy brief · For ',
      'policy-brief, an open-source project',
      'facts as at April 2025',
      'The problem, and why now',
      'What the authors advise China to do',
      'imits',
      'Next step',
      'https://doi.org/10.16619/j.cnki.rmltxsqy.2025.09.003',
      'neither written nor endorsed by the authors',
    ],
    fonts: ['SourceSerif4', 'Inter'],
    must: 'What the authors advise',
    floorPt: 10,
  },
  'zh-Hant': {
    inOrder: [
      '政策簡報 · 供',
      '事實截至2025年4月',
      '問題與時機',
      '作者向中國提出的建議',
      '局限',
      '下一步',
      '薛瀾, 梁正',
      '亦未經作者認可',
    ],
    fonts: ['NotoSansTC', 'Inter'],
    must: '作者向中國',
    floorPt: 10.5,
  },
  'zh-Hans': {
    inOrder: [
      '政策简报 · 供',
      '事实截至2025年4月',
      '问题与时机',
      '作者向中国提出的建议',
      '局限',
      '下一步',
      '薛澜, 梁正',
      '亦未经作者认可',
    ],
    fonts: ['NotoSansSC', 'Inter'],
    must: '作者向中国',
    floorPt: 10.5,
  },
} as const;

/** Recommendations, in whatever order a reader has them. */
const pillars = {
  en: ['Advocate shared principles', 'Set an inclusive agenda', 'bilateral ties', 'Lead by practical action'],
  'zh-Hant': ['理念倡導', '議程設置', '多雙邊合作', '行動示範'],
  'zh-Hans': ['理念倡导', '议程设置', '多双边合作', '行动示范'],
} as const;

const derived = { en: 'the editors’ reading', 'zh-Hant': '編者解讀', 'zh-Hans': '编者解读' };
const asks = {
  'european-diplomats': derived,
  // The recommendations themselves are what it is asked.
  'foreign-policy': {
    en: 'What the authors advise China to do',
    'zh-Hant': '作者向中國提出的建議',
    'zh-Hans': '作者向中国提出的建议',
  },
  'industry-standards': derived,
  'partner-governments': derived,
  'research-community': derived,
  'un-delegates': derived,
} as const;

describe.each(sampleOf(papers, 2))('the PDFs of the built-in pack on %s', (paper) => {
  let built: Built;
  const all = new Map<string, PdfFacts>();
  beforeAll(async () => {
    built = await builtInPack({ paper });
    for (const { id } of built.report.briefs) all.set(id, await pdfFacts(built.file(`/${id}.pdf`)));
  });
  const of = (audience: string, locale: string): PdfFacts => {
    const facts = all.get(`${audience}.${locale}${paper === 'a4' ? '' : '.letter'}`);
    if (!facts) throw new Error(`no brief ${audience}.${locale}`);
    return facts;
  };

  describe.each(Object.keys(asks) as (keyof typeof asks)[])('for %s', (audience) => {
    describe.each(Object.keys(languages) as (keyof typeof languages)[])('in %s', (locale) => {
      const { inOrder, fonts, must, floorPt } = languages[locale];

      it('is one page with margins', () => {
        const facts = of(audience, locale);
        expect(facts.pages).toBe(1);
        expect(facts.sizePt.map(Math.round)).toEqual(paper === 'a4' ? [595, 842] : [612, 792]);
        expect(facts.lowestPt).toBeGreaterThan(18);
        // The blank part of a full-width stop hangs into the margin: at most 0.7 of the lede's size.
        const blankPt = locale === 'en' ? 1 : 0.7 * 12.5;
        expect(facts.rightmostPt).toBeLessThanOrEqual(facts.sizePt[0] - 48 + blankPt);
      });

      it('embeds every font, of the theme’s families for this script', () => {
        const names = of(audience, locale).fonts;
        expect(names.filter((font) => !font.embedded)).toEqual([]);
        for (const { name } of names)
          expect(
            fonts.some((family) => name.includes(family)),
            name,
          ).toBe(true);
        for (const family of fonts)
          expect(
            names.some(({ name }) => name.includes(family)),
            family,
          ).toBe(true);
      });

      it('has its text in reading order, and says whose the ask is', () => {
        let rest = squeeze(of(audience, locale).text);
        for (const part of inOrder.map(squeeze)) {
          expect(rest).toContain(part);
          rest = rest.slice(rest.indexOf(part) + part.length);
        }
        const text = squeeze(of(audience, locale).text);
        expect(text).toContain(squeeze(asks[audience][locale]));
        for (const pillar of pillars[locale]) expect(text).toContain(squeeze(pillar));
      });

      it('has its title and language', () => {
        const facts = of(audience, locale);
        expect(squeeze(facts.text)).toContain(squeeze(facts.title));
        expect(facts.language).toBe(locale);
      });

      it('is small enough to mail', () => {
        const size = built.file(`/${audience}.${locale}${paper === 'a4' ? '' : '.letter'}.pdf`).length;
        expect(size).toBeLessThanOrEqual(locale === 'en' ? 60_000 : 160_000);
      });

      it('links to its source', () => {
        expect(of(audience, locale).links).toContain('https://doi.org/10.16619/j.cnki.rmltxsqy.2025.09.003');
      });

      it('sets measures at or above the floor for body, and nothing but reference marks below that for notes', () => {
        const facts = of(audience, locale);
        expect(facts.sizePtOf(must)).toBeGreaterThanOrEqual(floorPt);
        // Reference marks are two thirds of their text, which is 8 pt at least.
        expect(facts.smallestPt).toBeGreaterThan(5.3);
      });
    });

    it('is never set smaller in Traditional than in Simplified Chinese', () => {
      const density = (locale: string) =>
        ['open', 'regular', 'compact'].indexOf(
          built.report.briefs.find((b) => b.entry.audience === audience && b.entry.language === locale)?.entry
            .density ?? '',
        );
      expect(density('zh-Hant')).toBeLessThanOrEqual(density('zh-Hans'));
    });
  });
});

describe('words longer than a line', () => {
  const url = 'https://www.example.org/sites/default/Interim_report_governing_AI_for_humanity_final_version.pdf';

  it('are broken inside their column', async () => {
    const made = workspace({ mini: miniPackFolder });
    try {
      const path = join(made.path, 'content/mini/argument.yaml');
      const text = readFileSync(path, 'utf8')
        .replace('"Begin early."', `"See ${url}"`)
        .replace('"things are missing"', `"${url}"`);
      const facts = Array.from(
        { length: 4 },
        (_, i) =>
          `  - id: f${i}\n    standing: reported\n    references: [smith2025]\n    source: { paragraphs: [1] }\n    value: { en: "US$1,234,567", zh-Hant: "1234567" }\n    text: { en: "x", zh-Hant: "文" }\n`,
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

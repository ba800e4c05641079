import { beforeAll, describe, expect, it } from 'vitest';
import { papers } from '../../src/model/variant.js';
import { checkPdf } from '../../src/pdfua/check-pdf.js';
import { builtIn } from '../support/built.js';
import { sampleOf } from '../support/depth.js';
import { builtInPackFolder, loadedPack, root } from '../support/packs.js';
import { type PdfFacts, pdfFacts } from '../support/pdf.js';

const audiences = sampleOf(
  loadedPack(builtInPackFolder).audiences.map(({ id }) => id),
  6,
);

/** Each shipped theme fits every brief of the built-in pack on both papers. */
describe.each(sampleOf(papers, 2))('the other themes on %s', (paper) => {
  const all = new Map<string, PdfFacts>();
  const diagnostics: unknown[] = [];
  const violations: unknown[] = [];
  beforeAll(async () => {
    for (const theme of ['clear-print', 'mono']) {
      const built = await builtIn(root, { paper, theme, audiences, formats: ['pdf'] });
      diagnostics.push(...built.report.diagnostics);
      for (const { id } of built.report.briefs) {
        violations.push(...checkPdf(built.file(`/${id}.pdf`)));
        all.set(id, await pdfFacts(built.file(`/${id}.pdf`)));
      }
    }
  }, 240_000);
  const of = (theme: string) => [...all].filter(([id]) => id.endsWith(`.${theme}`));

  it('fit every brief on one page, without a diagnostic', () => {
    expect(diagnostics).toEqual([]);
    expect(violations).toEqual([]);
    expect(all.size).toBe(2 * 3 * audiences.length);
    for (const [id, { pages, unmarked }] of all) expect({ id, pages, unmarked }).toEqual({ id, pages: 1, unmarked: 0 });
  });

  it('clear-print sets everything in 12 pt or more, notes in 11 pt, and nothing in italics', () => {
    for (const [id, facts] of of('clear-print')) {
      const headline = id.includes('.en') ? 'What the authors' : id.includes('Hant') ? '作者向中國' : '作者向中国';
      expect(facts.sizePtOf(headline), id).toBeGreaterThanOrEqual(12);
      expect(facts.sizePtOf('10.16619'), id).toBeGreaterThanOrEqual(11);
      // Reference marks are two thirds of the text that they stand in.
      expect(facts.smallestPt, id).toBeGreaterThanOrEqual(8);
      for (const { name } of facts.fonts) expect(name, id).not.toMatch(/italic|oblique/i);
    }
  });

  it('clear-print tells each reader of some of the measures', () => {
    for (const [id, { text }] of of('clear-print'))
      expect(text, id).toMatch(/\([1-9]\d? of 12 measures|12 ?項措施中選出 ?[1-9]|12 ?项措施中选出 ?[1-9]/);
  });

  it('mono prints in greys only', () => {
    for (const [id, { colours }] of of('mono')) {
      expect(colours.length, id).toBeGreaterThan(3);
      for (const colour of colours) expect(colour, id).toMatch(/^(#?)([0-9a-f]{2})\2\2$|^(\d+),\3,\3$/i);
    }
    expect(all.size).toBeGreaterThan(0);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPdf } from '../../src/pdfua/check-pdf.js';
import { type Built, builtIn } from '../support/built.js';
import { chartPackFolder, workspace } from '../support/packs.js';
import { type PdfFacts, pdfFacts, type StructureNode } from '../support/pdf.js';

const made = workspace({ charts: chartPackFolder });
afterAll(() => made.remove());

const all = (node: StructureNode): StructureNode[] => [node, ...node.kids.flatMap(all)];
const words = (node: StructureNode): string => node.text + node.kids.map(words).join('');

describe.each(['en', 'zh-Hant', 'ar'])('the charts of a PDF in %s', (locale) => {
  let built: Built;
  let facts: PdfFacts;
  const of = (role: string) => all(facts.structure).filter((node) => node.role === role);
  beforeAll(async () => {
    built = await builtIn(made.path, { locales: [locale], formats: ['pdf'] });
    facts = await pdfFacts(built.file(`/ministers.${locale}.pdf`));
  });

  it('break no rule, and are all marked', () => {
    expect(checkPdf(built.file(`/ministers.${locale}.pdf`), 'house')).toEqual([]);
    expect(facts.unmarked).toBe(0);
    expect(facts.pages).toBe(1);
  });

  it('have a table with a head for each column and each row', () => {
    expect(of('Table')).toHaveLength(1);
    const rows = of('TR').map((row) => row.kids.map(({ role }) => role));
    expect(rows).toEqual([
      ['TH', 'TH', 'TH', 'TH'],
      ['TH', 'TD', 'TD', 'TD'],
      ['TH', 'TD', 'TD', 'TD'],
      ['TH', 'TD', 'TD', 'TD'],
    ]);
    expect(of('Caption')).toHaveLength(1);
  });

  it('say the scope of each head of the table', () => {
    const text = Buffer.from(built.file(`/ministers.${locale}.pdf`)).toString('latin1');
    expect(text.match(/\/Scope \/Column/g)).toHaveLength(4);
    expect(text.match(/\/Scope \/Row/g)).toHaveLength(3);
  });

  it('have an alternative text made of their values, also of those that have no room in the drawing', () => {
    const [parts, trend, bars] = facts.alternatives;
    expect(parts).toMatch(/24.*11.*4/);
    for (const value of ['1990 52', '2000 61.5', '2019 86', '2020 81', '2024 84.5']) expect(trend).toContain(value);
    expect(bars).toMatch(/1,?240.*410\.5.*190.*85/);
    expect(facts.alternatives).toHaveLength(3);
  });

  it('have figures around all that is drawn: as wide as their column, and higher than a line', () => {
    const text = Buffer.from(built.file(`/ministers.${locale}.pdf`)).toString('latin1');
    const boxes = [...text.matchAll(/\/BBox \[([\d. ]+)\]/g)].map(([, box = '']) => box.split(' ').map(Number));
    expect(boxes).toHaveLength(3);
    for (const [left = 0, bottom = 0, right = 0, top = 0] of boxes) {
      expect(right - left).toBeGreaterThan(230);
      expect(top - bottom).toBeGreaterThan(25);
    }
  });

  it('have their words inside the figure, so that they are not read twice', () => {
    const [parts, trend, bars] = of('Figure').map(words);
    expect(parts).toMatch(/24/);
    expect(trend).toMatch(/84\.5/);
    expect(bars).toMatch(/410\.5/);
  });
});

import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Container } from '../../src/model/document.js';
import { chartMarkup } from '../../src/render/html/charts.js';
import { launchBrowser } from '../support/browser.js';
import { describeWith } from '../support/programs.js';

const css = ['page.css', 'chart.css'].map((name) => readFileSync(`templates/${name}`, 'utf8')).join('\n');

const paragraphs = (...texts: readonly string[]): Container['children'] =>
  texts.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] }));

const rowOf = (cells: readonly string[], head = ''): Container => ({
  ...{ type: 'container', name: 'row', attributes: { head } },
  children: paragraphs(...cells),
});

/** A table beside another card, in two columns. */
function cardsOf([head = [], ...rows]: readonly (readonly string[])[], title = ''): string {
  const chart: Container = {
    ...{ type: 'container', name: 'chart', attributes: { kind: 'table' } },
    children: [
      { ...{ type: 'container', name: 'caption', attributes: {} }, children: paragraphs(title) },
      rowOf(head, 'yes'),
      ...rows.map((cells) => rowOf(cells)),
    ],
  };
  const [table = ''] = chartMarkup({ type: 'container', name: 'fact', attributes: {}, children: [chart] }, {}).after;
  const tokens = '--pt: 1.3px; --label: 8.5; --small: 9; --paper-width: 595; --margin-side: 48;';
  return `<style>:root { ${tokens} }\n${css}</style><main><ul class="fact-grid"><li class="fact">${table}</li><li class="fact" id="beside">Beside</li></ul></main>`;
}

describeWith('chromium', 'a table on a web page', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
  });
  afterAll(() => browser?.close());

  const dates = [
    ['Goods', 'From', 'Until'],
    ['Standard goods and services of all kinds', '2011-01-04', '2025-12-31'],
    ['Reduced', '1997-09-01', '2026-01-31'],
  ];
  const longWords = [
    ['Landesverkehrsministerium', 'Verkehrsunfallstatistikerhebung', 'Straßenbauverwaltungsbehörde'],
    ['Bremen', '12.345', 'Senatorin für Klimaschutz'],
    ['Hessen', '7', 'Landesamt für Straßenbau'],
  ];

  it('has each date in one line, on a telephone too', async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.setContent(cardsOf(dates));
    const heights = await page.locator('td.numeric').evaluateAll((cells) =>
      cells.map((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return range.getBoundingClientRect().height;
      }),
    );
    expect(heights).toHaveLength(4);
    // Type of 11 px, in a line or more.
    for (const height of heights) expect(height).toBeLessThan(20);
  });

  it('is no wider than its columns, and stays in its card with a title of any length', async () => {
    const short = [
      ['Region', '2025'],
      ['Coast', '1,210'],
    ];
    for (const width of [660, 900, 1280]) {
      await page.setViewportSize({ width, height: 700 });
      await page.setContent(cardsOf(short));
      const widthOf = (part: string) =>
        page
          .locator(part)
          .first()
          .evaluate((e) => e.getBoundingClientRect().width);
      expect(await widthOf('table')).toBeLessThan((await widthOf('.fact')) / 2);
      await page.setContent(cardsOf(short, 'Clinics that have power and water at all hours of the day and the night'));
      expect(await widthOf('table')).toBeLessThanOrEqual(await widthOf('.fact'));
      // Not a word in each line.
      expect(await page.locator('caption').evaluate((e) => e.getBoundingClientRect().height)).toBeLessThan(60);
    }
  });

  /** How far the table is seen to the right, and where the card beside it begins. */
  const edges = () =>
    page.locator('.fact').evaluateAll(([own, beside]) => {
      const table = own?.querySelector('table')?.getBoundingClientRect().right ?? 0;
      const isClipped = own !== undefined && getComputedStyle(own).overflowX === 'auto';
      const seen = isClipped ? Math.min(table, own.getBoundingClientRect().right) : table;
      return { table, seen, beside: beside?.getBoundingClientRect().left ?? 0 };
    });

  it('divides words that have no room in a card', async () => {
    await page.setViewportSize({ width: 900, height: 700 });
    await page.setContent(cardsOf(longWords));
    const { table, beside } = await edges();
    expect(table).toBeLessThanOrEqual(beside);
  });

  it('is moved sideways where nothing can be divided, and never lies over the card beside it', async () => {
    await page.setViewportSize({ width: 900, height: 700 });
    await page.setContent(
      cardsOf([
        ['Land', 'From', 'Until'],
        ['Bremen', '1'.repeat(60), '2'.repeat(60)],
      ]),
    );
    const { table, seen, beside } = await edges();
    expect(table).toBeGreaterThan(beside);
    expect(seen).toBeLessThanOrEqual(beside);
  });
});

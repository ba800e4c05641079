import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inline } from '../../src/model/document.js';
import { writeInlines } from '../../src/render/html/inlines.js';
import { launchBrowser } from '../support/browser.js';
import { describeWith } from '../support/programs.js';

const css = readFileSync('templates/page.css', 'utf8');

describeWith('chromium', 'a line on a web page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each<readonly [string, Inline]>([
    ['2026-01-15', { type: 'text', value: 'They vote about all of it on 2026-01-15 at noon.' }],
    [
      '2026-01',
      { type: 'strong', children: [{ type: 'text', value: 'They vote about all of it in 2026-01 at noon.' }] },
    ],
    ['COVID-19', { type: 'text', value: 'They say of what came with COVID-19 “no & never”.' }],
    ['555-0100', { type: 'text', value: 'For all who call them: 555-0100.' }],
    ['2015–2020', { type: 'text', value: 'All of them were paid in 2015–2020 at last.' }],
    ['2.5–10', { type: 'text', value: 'It would cost some 2.5–10 of all millions.' }],
    ['t-ospidéal', { type: 'text', value: 'Tá sé ann, agus is é an t-ospidéal é.' }],
    ['e-mail', { type: 'text', value: 'They answer what comes by e-mail at noon.' }],
    ['-autoren', { type: 'text', value: 'An alle Autorinnen und -autoren darin.' }],
    ['-innen', { type: 'text', value: 'An die Bürger/-innen und ihre Stadt.' }],
  ])('does not end inside %s', async (whole, inline) => {
    const page = await browser.newPage();
    const markup = writeInlines([inline], {});
    await page.setContent(`<style>:root { --pt: 1px; --body: 16 } ${css}</style><p>${markup}</p>`);
    const lines = await page.evaluate((sought) => {
      const paragraph = document.querySelector('p') as HTMLElement;
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      const counts = new Set<number>();
      for (let width = 110; width < 300; width += 3) {
        paragraph.style.width = `${width}px`;
        for (const text of texts) {
          const at = text.data.indexOf(sought);
          if (at === -1) continue;
          const range = document.createRange();
          range.setStart(text, at);
          range.setEnd(text, at + sought.length);
          counts.add(new Set([...range.getClientRects()].map(({ top }) => top)).size);
        }
      }
      return [...counts];
    }, whole);
    await page.close();
    expect(lines).toEqual([1]);
  });

  it('may end wherever it must in an address, and in a number too long for a telephone', () => {
    const address = 'https://example.org/2025-01-31/2025-02-28';
    const link: Inline = { type: 'link', url: address, children: [{ type: 'text', value: address }] };
    expect(writeInlines([link], {})).not.toContain('undivided');
    const long = 'AB-1234-5678-9012-3456-7890';
    expect(writeInlines([{ type: 'text', value: long }], {})).toBe(long);
  });
});

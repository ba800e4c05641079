import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { papers } from '../../src/model/variant.js';
import { launchBrowser } from '../support/browser.js';
import { builtIn } from '../support/built.js';
import { root } from '../support/packs.js';
import { pdfFacts } from '../support/pdf.js';
import { describeWith } from '../support/programs.js';

describeWith('chromium', 'the HTML in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it.each(papers)(
    'prints every brief on exactly one sheet of %s',
    async (paper) => {
      const { written } = await builtIn(root, { paper, formats: ['html'] });
      const pages = [...written].filter(([path]) => path.includes('inclusive') && path.endsWith('.html'));
      expect(pages).toHaveLength(18);
      for (const [path, bytes] of pages) {
        const page = await browser.newPage();
        await page.setContent(new TextDecoder().decode(bytes));
        const printed = await pdfFacts(await page.pdf({ preferCSSPageSize: true }));
        expect(printed.pages, path).toBe(1);
        expect(printed.sizePt.map(Math.round), path).toEqual(paper === 'a4' ? [595, 842] : [612, 792]);
        await page.close();
      }
    },
    120_000,
  );

  it('asks for nothing from outside and never scrolls sideways', async () => {
    const { written } = await builtIn(root, { audiences: ['un-delegates'], formats: ['html'] });
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const problems: string[] = [];
    page.on('console', (message) => problems.push(message.text()));
    for (const [path, bytes] of written) {
      if (!path.endsWith('.html')) continue;
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await page.setContent(new TextDecoder().decode(bytes));
        const wide = await page.evaluate('document.documentElement.scrollWidth');
        expect(wide, `${path} at ${width} px`).toBeLessThanOrEqual(width);
      }
    }
    expect(asked.filter((url) => !url.startsWith('data:') && url !== 'about:blank')).toEqual([]);
    expect(problems).toEqual([]);
  });
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import type { Written } from '../support/built.js';
import { hostileTexts, packWith } from '../support/hostile-texts.js';
import { describeWith } from '../support/programs.js';
import { rendered, SharedRenderContext } from '../support/render-context.js';
import { openSite } from '../support/site.js';

/** What tries to be live, and every third of the rest. */
const sample = hostileTexts.filter(({ text }, i) => i % 3 === 0 || /[<>]|script|:\/\/|\bon\w+=/i.test(text));

describeWith('chromium', 'pages with hostile texts in a browser', () => {
  let browser: Browser;
  const written: Written = new Map();
  beforeAll(async () => {
    browser = await launchBrowser();
    const renderContext = await SharedRenderContext.open(['en']);
    for (const [i, { text }] of sample.entries()) {
      const [page] = (await rendered(packWith([text]), ['html'], renderContext)).pages;
      if (page) written.set(`/readers.en.${i}.html`, Buffer.from(page.files.get('html') ?? ''));
    }
  }, 120_000);
  afterAll(() => browser.close());

  it('run nothing, ask for nothing and say nothing', async () => {
    expect(written.size).toBeGreaterThan(100);
    const site = await openSite(browser, written);
    const problems: string[] = [];
    site.page.on('dialog', (dialog) => {
      problems.push(dialog.message());
      void dialog.dismiss();
    });
    for (const path of written.keys()) {
      await site.open(path.slice(1));
      // A page that sends its reader elsewhere is not where it was opened.
      if (!site.page.url().endsWith(path)) problems.push(`${path} leads to ${site.page.url()}`);
    }
    expect([...problems, ...site.problems]).toEqual([]);
    expect(site.asked).toEqual([]);
    await site.close();
  }, 240_000);
});

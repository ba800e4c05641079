import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { builtIn, builtInPack, type Written } from '../support/built.js';
import { editFile, testFolder } from '../support/folders.js';
import { run } from '../support/program.js';
import { describeWith } from '../support/programs.js';
import { openSite } from '../support/site.js';

describeWith('chromium', 'the gallery', () => {
  let browser: Browser;
  let written: Written;
  beforeAll(async () => {
    browser = await launchBrowser();
    ({ written } = await builtInPack());
  });
  afterAll(() => browser.close());

  it('shows the pages of a language or a reader alone, without script, and fits a telephone', async () => {
    const site = await openSite(browser, written);
    const { page } = site;
    await page.setViewportSize({ width: 390, height: 800 });
    await site.open('index.html');
    const shown = () => page.locator('.card:visible').count();
    expect(await shown()).toBe(18);
    await page.getByText('简体中文', { exact: true }).first().click();
    expect(await shown()).toBe(6);
    await page.getByText('UN delegates and agency staff', { exact: true }).first().click();
    expect(await shown()).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await page.locator('script').count()).toBe(0);
    await site.close();
  });

  it('fits a telephone with words longer than its window, and names what each link leads to', async () => {
    const cwd = testFolder({});
    await run(cwd, 'new', 'demo', '-l', 'en');
    const title = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzentwurf';
    editFile(
      join(cwd, 'demo/audiences/councillors.yaml'),
      'Move library hours to evenings and Saturdays, for a year first',
      title,
    );
    const site = await openSite(browser, (await builtIn(cwd, { packs: ['demo'] })).written);
    const { page } = site;
    await page.setViewportSize({ width: 320, height: 800 });
    await site.open('index.html');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    for (const format of ['PDF', 'Web page', 'Markdown']) {
      expect(await page.getByRole('link', { name: `${format}: ${title}`, exact: true }).count()).toBe(1);
    }
    await site.close();
  });

  it('leaves no heading over nothing, and begins each where its cards begin', async () => {
    const cwd = testFolder({});
    await run(cwd, 'new', 'demo', '-l', 'ar,en');
    await run(cwd, 'new', 'dorf', '-l', 'de');
    editFile(join(cwd, 'demo/audiences/councillors.yaml'), 'id: councillors', 'id: councillors\nlanguages: [ar]');
    const { written: both } = await builtIn(cwd, { packs: ['demo', 'dorf'], formats: ['html'] });
    const site = await openSite(browser, both);
    await site.open('index.html');
    const left = (found: Locator) => found.evaluate((one) => Math.round(one.getBoundingClientRect().left));
    const headings = () =>
      site.page
        .locator(':is(h2, h3):visible')
        .evaluateAll((all) =>
          all.map((one) => `${one.getAttribute('lang')} ${one.matches('.reader') ? 'reader' : 'pack'}`),
        );
    expect(await headings()).toEqual(['en pack', 'en reader', 'ar reader', 'de pack', 'de reader', 'de reader']);
    await site.page.getByText('English', { exact: true }).first().click();
    expect(await headings()).toEqual(['en pack', 'en reader']);
    await site.page.getByText('Deutsch', { exact: true }).first().click();
    expect(await headings()).toEqual(['de pack', 'de reader', 'de reader']);
    await site.close();
    const arabic = await builtIn(cwd, { packs: ['demo'], locales: ['ar'], formats: ['html'] });
    const alone = await openSite(browser, arabic.written);
    await alone.open('index.html');
    const title = alone.page.getByRole('heading', { level: 1 });
    expect(await title.getAttribute('dir')).toBe('rtl');
    for (const heading of [title, alone.page.locator('.reader').first()]) {
      const words = await heading.evaluate((one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        return Math.round(range.getBoundingClientRect().left);
      });
      expect(words).toBe(await left(alone.page.locator('.card').first()));
    }
    await alone.close();
  });

  it('prints no choices, and each heading on the sheet of its first card, which is whole', async () => {
    const site = await openSite(browser, written);
    await site.open('index.html');
    await site.page.emulateMedia({ media: 'print' });
    expect(await site.page.locator('input:visible').count()).toBe(0);
    const breaks = (selector: string, property: string) =>
      site.page
        .locator(selector)
        .evaluateAll(
          (all, name) => [...new Set(all.map((one) => getComputedStyle(one).getPropertyValue(name)))],
          property,
        );
    expect(await breaks('h1, h2, h3, .about', 'break-after')).toEqual(['avoid']);
    expect(await breaks('.card', 'break-inside')).toEqual(['avoid']);
    await site.close();
  });

  it('draws each picture from the web page, and says what was left out behind a switch alone', async () => {
    const site = await openSite(browser, written);
    const { page } = site;
    await site.open('index.html');
    const picture = page.frameLocator('.card:visible iframe >> nth=0');
    expect(await picture.locator('h1').innerText()).not.toBe('');
    expect(await page.locator('.analyst:visible').count()).toBe(0);
    await page.getByLabel('For the analyst').check();
    expect(await page.locator('.analyst:visible').count()).toBeGreaterThan(18);
    expect(site.problems).toEqual([]);
    await site.close();
  });

  it('cuts the side of a picture off at which the page scrolls: in Arabic the left', async () => {
    const cwd = testFolder({});
    await run(cwd, 'new', 'demo', '-l', 'en,ar');
    const site = await openSite(browser, (await builtIn(cwd, { packs: ['demo'], formats: ['html'] })).written);
    await site.open('index.html');
    for (const [language, side] of [
      ['en', 'left'],
      ['ar', 'right'],
    ] as const) {
      const edge = (inside: string) =>
        site.page
          .locator(`.card[data-language="${language}"] ${inside} >> nth=0`)
          .evaluate((one, at) => Math.round(one.getBoundingClientRect()[at]), side);
      expect(Math.abs((await edge('.picture iframe')) - (await edge('.picture')))).toBeLessThanOrEqual(1);
    }
    await site.close();
  });
});

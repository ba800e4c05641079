import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { adornedPack } from '../support/adorned.js';
import { launchBrowser } from '../support/browser.js';
import { builtIn, builtInPack, type Written } from '../support/built.js';
import { depth } from '../support/depth.js';
import { editFile } from '../support/folders.js';
import { chartPackFolder, root, workspace } from '../support/packs.js';
import { describeWith } from '../support/programs.js';
import { openSite, type Site } from '../support/site.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const widths = [320, 1280];
const schemes = ['light', 'dark'] as const;

/** Every rule, also those on best practice; the one on target size is off unless asked for. */
const options = { resultTypes: ['violations', 'incomplete'], rules: { 'target-size': { enabled: true } } };

async function violationsOn({ page }: Site): Promise<string[]> {
  await page.evaluate(axe);
  const found = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as AxeResults;
  const unsure = found.incomplete.filter(({ id }) => id === 'color-contrast');
  return [...found.violations, ...unsure].flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.html}`));
}

describeWith('chromium', 'the HTML for everyone', () => {
  let browser: Browser;
  let written: Written;
  let names: string[];
  beforeAll(async () => {
    browser = await launchBrowser();
    ({ written } = await builtInPack());
    const all = [...written.keys()].flatMap((path) => /[^/]+\.html$/.exec(path) ?? []);
    expect(all).toHaveLength(18 + 1);
    names = depth === 'fast' ? all.filter((name) => /^(?:un-delegates|index)\./.test(name)) : all;
  });
  afterAll(() => browser.close());

  it.each(schemes)(
    'has no violation that axe finds, on any page at any width, when it is %s',
    async (colorScheme) => {
      expect(names).toHaveLength(depth === 'fast' ? 3 + 1 : 18 + 1);
      const site = await openSite(browser, written, { colorScheme });
      for (const name of names) {
        await site.open(name);
        for (const width of widths) {
          await site.page.setViewportSize({ width, height: 900 });
          expect(await violationsOn(site), `${name} at ${width} px`).toEqual([]);
          const wide = await site.page.evaluate('document.documentElement.scrollWidth');
          expect(wide, `${name} at ${width} px`).toBeLessThanOrEqual(width);
        }
      }
      expect(site.asked).toEqual([]);
      expect(site.problems).toEqual([]);
      await site.close();
    },
    240_000,
  );

  it.each(schemes)('is as good with a label, a logo and a code, when it is %s', async (colorScheme) => {
    const { path, remove } = adornedPack();
    const adorned = await builtIn(path, { theme: 'house', formats: ['html'] });
    remove();
    const site = await openSite(browser, adorned.written, { colorScheme });
    for (const locale of ['en', 'zh-Hant']) {
      for (const width of widths) {
        await site.page.setViewportSize({ width, height: 900 });
        await site.open(`readers.${locale}.house.html`);
        expect(await violationsOn(site), `${locale} at ${width} px`).toEqual([]);
        expect(await site.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      }
    }
    expect(await site.page.getByRole('img', { name: /readers\.zh-Hant\.house\.html$/ }).count()).toBe(1);
    const [ground, modules, behindLogo] = (await site.page.evaluate(`[
      getComputedStyle(document.querySelector('.qr rect')).fill,
      getComputedStyle(document.querySelector('.qr path')).fill,
      getComputedStyle(document.querySelector('.logo img')).backgroundColor,
    ]`)) as string[];
    expect([ground, modules]).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
    expect(behindLogo).toBe(colorScheme === 'dark' ? 'rgb(255, 255, 255)' : 'rgba(0, 0, 0, 0)');
    const canonical = await site.page.locator('link[rel=canonical]').getAttribute('href');
    expect(canonical).toBe('https://briefs.example.org/R&D/readers.zh-Hant.house.html');
    expect(site.problems).toEqual([]);
    await site.close();
  });

  it('never scrolls sideways, however long its words are', async () => {
    const { path, remove } = workspace({ charts: chartPackFolder });
    const word = 'Rechtsschutzversicherungsgesellschaften';
    for (const file of ['argument.yaml', 'pack.yaml', 'audiences/ministers.yaml']) {
      const inPack = join(path, 'content/charts', file);
      const text = readFileSync(inPack, 'utf8');
      writeFileSync(inPack, text.replace(/(?<=\ben: ")[A-Za-z-]{5,}/g, word));
    }
    const long = await builtIn(path, { locales: ['en'], formats: ['html'] });
    remove();
    const site = await openSite(browser, long.written);
    await site.open('ministers.en.html');
    const shown = await site.page.locator('main').innerText();
    expect(shown.split(word).length).toBeGreaterThan(12);
    for (const width of [320, 480, 800, 1280]) {
      await site.page.setViewportSize({ width, height: 900 });
      expect(await site.page.evaluate('document.documentElement.scrollWidth'), `at ${width} px`).toBe(width);
    }
    await site.close();
  });

  it('has a dark look that the browser takes, and prints in light', async () => {
    const site = await openSite(browser, written, { colorScheme: 'dark' });
    await site.open('un-delegates.en.html');
    const ground = () => site.page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const ink = () => site.page.evaluate('getComputedStyle(document.querySelector(".lede p")).color');
    expect([await ground(), await ink()]).toEqual([
      'rgb(21, 25, 28)',
      expect.stringMatching(/^rgb\(2\d\d, 2\d\d, 2\d\d\)$/),
    ]);
    await site.page.emulateMedia({ media: 'print' });
    expect([await ground(), await ink()]).toEqual(['rgb(255, 255, 255)', 'rgb(27, 31, 35)']);
    for (const aside of ['.skip', '.editions']) expect(await site.page.isVisible(aside)).toBe(false);
    await site.close();
  });

  it('takes the reader’s own colours, and draws its bars in them', async () => {
    const figures = await builtIn(root, { packs: ['animal-drugs'], audiences: ['veterinarians'], formats: ['html'] });
    const site = await openSite(browser, figures.written, { forcedColors: 'active', colorScheme: 'dark' });
    await site.open('veterinarians.en.html');
    const [text, part, swatch, whole, mark] = (await site.page.evaluate(`[
      getComputedStyle(document.querySelector('h1')).color,
      getComputedStyle(document.querySelector('.bar .part')).fill,
      getComputedStyle(document.querySelector('.legend .part')).fill,
      getComputedStyle(document.querySelector('.bar .whole')).fill,
      getComputedStyle(document.querySelector('.units > li'), '::before').color,
    ]`)) as string[];
    expect(part).toBe(text);
    expect(swatch).toBe(text);
    expect(mark).toBe(text);
    expect(whole).not.toBe(part);
    expect(await violationsOn(site)).toEqual([]);
    await site.close();
  });

  it.each([
    ['in the dark', { colorScheme: 'dark' }],
    ['in the reader’s own colours', { colorScheme: 'dark', forcedColors: 'active' }],
    ['in the reader’s own colours on white', { forcedColors: 'active' }],
  ] as const)('leaves a logo on white, and the name below it off that, %s', async (_, how) => {
    const { path, remove } = adornedPack();
    editFile(join(path, 'content/mini/pack.yaml'), "en: 'Tests & Sons'", "en: 'Ministry of Tests and Measurements'");
    const { written: adorned } = await builtIn(path, { theme: 'house', formats: ['html'], locales: ['en'] });
    remove();
    const site = await openSite(browser, adorned, how);
    await site.page.setViewportSize({ width: 320, height: 900 });
    await site.open('readers.en.house.html');
    const logo = site.page.locator('.logo img');
    const [ground, spread] = await logo.evaluate((one) => {
      const { backgroundColor, boxShadow } = getComputedStyle(one);
      return [backgroundColor, Number(/([\d.]+)px$/.exec(boxShadow.trim())?.[1] ?? 0)] as const;
    });
    expect(ground).toBe('rgb(255, 255, 255)');
    expect(spread).toBeGreaterThan(3);
    const [logoBox, name] = [await logo.boundingBox(), await site.page.locator('.issuer p').boundingBox()];
    expect(name?.y).toBeGreaterThanOrEqual((logoBox?.y ?? 0) + (logoBox?.height ?? 0) + spread);
    await site.close();
  });

  it('lets a keyboard past the top', async () => {
    const site = await openSite(browser, written);
    await site.open('un-delegates.en.html');
    const { page } = site;
    const focused = () => page.evaluate('document.activeElement.outerHTML');
    const width = () => page.evaluate('document.querySelector(".skip").getBoundingClientRect().width');
    expect(await width()).toBe(1);
    await page.keyboard.press('Tab');
    expect(await focused()).toContain('class="skip"');
    expect(await width()).toBeGreaterThan(100);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe(await page.evaluate('document.querySelector("main a").outerHTML'));
    await site.close();
  });

  it('leads from language to language', async () => {
    const site = await openSite(browser, written);
    await site.open('un-delegates.en.html');
    for (const [name, lang] of [
      ['繁體中文', 'zh-Hant'],
      ['简体中文', 'zh-Hans'],
      ['English', 'en'],
    ] as const) {
      await site.page.getByRole('navigation').getByRole('link', { name }).click();
      expect(await site.page.evaluate('document.documentElement.lang')).toBe(lang);
    }
    await site.close();
  });

  it('tells a screen reader what a mark leads to', async () => {
    const site = await openSite(browser, written);
    await site.open('un-delegates.en.html');
    const session = await site.page.context().newCDPSession(site.page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const marks = nodes.filter((n) => n.role?.value === 'doc-biblioref');
    expect(marks.length).toBeGreaterThan(1);
    const source = marks.find((n) => n.name?.value === '1');
    expect(source?.description?.value).toContain('Xue Lan and Liang Zheng (2025)');
    const regions = nodes.filter((n) => ['region', 'doc-bibliography'].includes(String(n.role?.value)));
    expect(regions.map((n) => n.name?.value)).toEqual([
      'What this means for you (the editors’ reading)',
      expect.stringMatching(/^What the authors advise China to do/),
      'Sources',
    ]);
    await site.close();
  });

  it('says the same without scripts', async () => {
    const texts: unknown[] = [];
    for (const javaScriptEnabled of [true, false]) {
      const site = await openSite(browser, written, { javaScriptEnabled });
      await site.open('un-delegates.zh-Hans.html');
      texts.push(await site.page.locator('body').innerText());
      await site.close();
    }
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]).toContain('资料来源');
  });
});

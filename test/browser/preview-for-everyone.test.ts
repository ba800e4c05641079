import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { english } from '../../src/preview/client/words.js';
import { launchBrowser } from '../support/browser.js';
import { testFolder } from '../support/folders.js';
import { type Desk, drawn, openDesk, openWindow, type PreviewWindow } from '../support/preview.js';
import { run } from '../support/program.js';
import { describeWith } from '../support/programs.js';

describeWith('chromium', 'the preview, however it is looked at', () => {
  let browser: Browser;
  let desk: Desk | undefined;
  const open: PreviewWindow[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
    await desk?.close();
    desk = undefined;
  });
  afterAll(() => browser?.close());

  async function window(options = {}, pack?: string): Promise<Page> {
    desk ??= await openDesk(pack === undefined ? {} : { pack });
    const one = await openWindow(browser, desk.preview, options);
    open.push(one);
    return one.page;
  }

  it('never scrolls sideways, in however many languages', async () => {
    const cwd = testFolder({});
    await run(cwd, 'new', 'demo', '-l', 'en,ar,de,es,fr,pt,ru');
    const page = await window({}, join(cwd, 'demo'));
    for (const width of [320, 640, 1000]) {
      await page.setViewportSize({ width, height: 700 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `at ${width} px`).toBe(width);
    }
    for (const one of await page.locator('input[name=locale] + span').all()) {
      expect((await one.boundingBox())?.height).toBeLessThan(40);
    }
  });

  it('has an editor whose fields stand within a narrow window', async () => {
    const page = await window({ viewport: { width: 256, height: 900 } });
    await page.getByRole('button', { name: /^Show the place of first\.continue/ }).click();
    await page.locator('.editor textarea').first().waitFor();
    const fields = page.locator('.editor textarea, .place :is(select, input, label)');
    const ends = await fields.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right));
    expect(ends.length).toBeGreaterThan(4);
    expect(Math.max(...ends)).toBeLessThanOrEqual(256);
  });

  it('shows what is chosen in the reader’s own colours', async () => {
    const page = await window({ forcedColors: 'active', colorScheme: 'dark' });
    const groundOf = (state: string) =>
      page.locator(`input[name=view]${state} + span >> nth=0`).evaluate((one) => getComputedStyle(one).backgroundColor);
    expect(await groundOf(':checked')).not.toBe(await groundOf(':not(:checked)'));
  });

  it('is as large as the reader has made all type', async () => {
    const page = await window();
    const session = await page.context().newCDPSession(page);
    const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
    expect(await size()).toBe('15px');
    await session.send('Page.enable');
    await session.send('Page.setFontSizes', { fontSizes: { standard: 24 } });
    expect(await size()).toBe('22.5px');
  });

  it('goes to what is typed into its address, and says in its title what it shows', async () => {
    const page = await window();
    await page.evaluate(() => {
      location.hash = '#readers/zh-Hant/md';
    });
    await page.locator('pre.markdown', { hasText: '及早開始。' }).waitFor();
    expect(await page.locator('input[name=view]:checked').inputValue()).toBe('md');
    expect(await page.title()).toMatch(/^readers · 繁體中文 · .+ · policy-brief$/);
    await page.goto(`${new URL(page.url()).origin}/#50%/en`);
    await page.reload();
    await drawn(page);
    expect(await page.locator('#reader').inputValue()).toBe('readers');
  });

  it('follows the links of the web page that stay in it, and no others', async () => {
    const page = await window();
    await page.locator('input[name=view][value=html]').check({ force: true });
    const frame = page.frameLocator('iframe:not(.waiting)');
    const place = () => page.frames().at(-1)?.url() ?? '';
    await frame.locator('.skip').press('Enter');
    await expect.poll(place).toMatch(/#main$/);
    await frame.locator('[role=doc-biblioref]').first().press('Enter');
    await expect.poll(place).toMatch(/#ref-smith2025$/);
    await frame.locator('.editions a').first().press('Enter');
    await page.waitForTimeout(300);
    expect(place()).toMatch(/#ref-smith2025$/);
    expect(await page.locator('input[name=locale]:checked').inputValue()).toBe('en');
  });

  it('has its name and no empty menus while the files never made a pack', async () => {
    const cwd = testFolder({});
    writeFileSync(join(cwd, 'pack.yaml'), 'pak: 1\n');
    desk = await openDesk({ pack: cwd });
    const page = await (await browser.newContext({ locale: 'en' })).newPage();
    await page.goto(desk.preview.address);
    await page.getByText(english.none).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('policy-brief');
    expect(await page.title()).toBe('policy-brief');
    expect(await page.locator('#reader, input[name=locale]').count()).toBe(0);
    await page.context().close();
  });
});

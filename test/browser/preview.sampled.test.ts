import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { languages, type Words } from '../../src/preview/client/words.js';
import { accept } from '../support/accept.js';
import { launchBrowser } from '../support/browser.js';
import { sampleOf } from '../support/depth.js';
import { type Desk, drawn, openDesk, openWindow, type PreviewWindow, type Save } from '../support/preview.js';
import { describeWith } from '../support/programs.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { en: words } = languages as { en: Words };
const views = ['pdf', 'html', 'md', 'texts'] as const;

describeWith('chromium', 'the preview', () => {
  let browser: Browser;
  let desk: Desk;
  let open: PreviewWindow | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
    desk = await openDesk();
  });
  afterEach(async () => {
    await open?.close();
    open = undefined;
    desk.reset();
  });
  afterAll(async () => {
    await desk?.close();
    await browser?.close();
  });

  async function window(options = {}): Promise<PreviewWindow> {
    open = await openWindow(browser, desk.preview, options);
    return open;
  }

  /** The pixels of the drawn PDF, as one number. */
  const inkOf = (page: Page) =>
    page.evaluate(() => {
      const canvas = document.querySelector('canvas');
      const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let sum = 0;
      for (let i = 0; i < data.length; i += 4) sum = (sum * 31 + (data[i] ?? 0)) % 1_000_003;
      return sum;
    });
  const inFrame = (page: Page) => page.frameLocator('iframe:not(.waiting)').locator('body');
  const view = (page: Page, name: string) => page.locator(`input[name=view][value=${name}]`).check({ force: true });
  const language = (page: Page, name: string) =>
    page.locator(`input[name=locale][value=${name}]`).check({ force: true });

  const saves = ['over', 'rename', 'truncate'] as const;
  it.each(sampleOf(saves, 3))('shows a sentence soon after it is saved (%s)', async (how: Save) => {
    const { page } = await window();
    const before = await inkOf(page);
    // Of its own: the page may still have been that of the save before.
    const sentence = `Begin before sunrise, ${how}.`;
    desk.edit('argument.yaml', '"Begin early."', `"${sentence}"`, how);
    await expect.poll(() => inkOf(page), { timeout: 5000 }).not.toBe(before);
    await view(page, 'html');
    await expect.poll(() => inFrame(page).textContent()).toContain(sentence);
    await view(page, 'md');
    await page.getByText(sentence).waitFor();
  });

  it('lets a button that is held down keep its click while a file is saved', async () => {
    const { page } = await window();
    const version = await drawn(page);
    const label = await page.locator('label', { has: page.locator('input[name=view][value=md]') }).boundingBox();
    if (!label) throw new Error('the view has no label');
    await page.mouse.move(label.x + label.width / 2, label.y + label.height / 2);
    await page.mouse.down();
    desk.edit('argument.yaml', 'Begin early.', 'Begin at dawn.');
    await drawn(page, version);
    await page.mouse.up();
    await page.locator('pre.markdown', { hasText: 'Begin at dawn.' }).waitFor();
  });

  it('takes many files saved at once as one change', async () => {
    const { page } = await window();
    const version = await drawn(page);
    for (let i = 0; i < 20; i += 1) {
      desk.edit('argument.yaml', i === 0 ? 'Begin early.' : `Begin ${i - 1}.`, `Begin ${i}.`);
      desk.edit('audiences/readers.yaml', i === 0 ? 'Read this page.' : `Read ${i - 1}.`, `Read ${i}.`);
    }
    await drawn(page, version);
    await page.waitForTimeout(500);
    expect((await drawn(page)) - version).toBeLessThan(20);
    await view(page, 'md');
    await page.locator('pre.markdown', { hasText: 'Begin 19.' }).waitFor();
    await page.locator('pre.markdown', { hasText: 'Read 19.' }).waitFor();
  });

  it('shows a mistake at its line and keeps the last good page, until it is mended', async () => {
    const { page } = await window();
    await view(page, 'html');
    await page.frameLocator('iframe:not(.waiting)').getByText('Begin early.').waitFor();
    desk.edit('argument.yaml', 'priority: must', 'priorty: must');
    await page.getByText(words.outdated).waitFor();
    const problems = page.getByRole('region', { name: 'Problems (1)' });
    await expect.poll(() => problems.textContent()).toContain('priorty');
    expect(await problems.textContent()).toContain('content/mini/argument.yaml:21:9');
    expect(await problems.locator('pre').textContent()).toContain('^^^^^^^');
    expect(await problems.textContent()).toContain('"priority"');
    expect(await inFrame(page).textContent()).toContain('Begin early.');
    desk.edit('argument.yaml', 'priorty: must', 'priority: must');
    await page.getByText(words.updated).waitFor();
    await page.getByText(words['no-problems']).waitFor();
  });

  it('still draws the page while a translation lags behind, and says so', async () => {
    const { page } = await window();
    const version = await drawn(page);
    desk.edit('argument.yaml', '"Begin early."', '"Begin in 2027."');
    await drawn(page, version);
    await page.getByText(words.updated).waitFor();
    await page.getByText(/zh-Hant text lacks 2027/).waitFor();
  });

  it('leads from a sentence to its place in the files, from the PDF and from the web page', async () => {
    const { page } = await window();
    const place = page.getByRole('region', { name: 'Where it stands' });
    await page.getByRole('button', { name: /^Show the place of first\.begin/ }).click();
    await place.getByText('content/mini/argument.yaml:24:15').waitFor();
    const link = await place.getByRole('link', { name: 'Open in the editor' }).getAttribute('href');
    expect(link).toBe(`vscode://file${desk.path('argument.yaml')}:24:15`);
    await view(page, 'html');
    await page.frameLocator('iframe:not(.waiting)').getByText('Do the second thing.').click();
    await place.getByText(/argument\.yaml:3\d:\d+/).waitFor();
    await page.frameLocator('iframe:not(.waiting)').getByRole('heading', { level: 1 }).click();
    await place.getByText(/audiences\/readers\.yaml:6:\d+/).waitFor();
    await language(page, 'zh-Hant');
    await page.frameLocator('iframe:not(.waiting)').getByText('及早開始。').click();
    await place.getByText('content/mini/argument.yaml:25:20').waitFor();
  });

  it('shows how the page is filled, what is on it, and why something is not', async () => {
    const { page } = await window();
    const fit = page.getByRole('region', { name: 'How the page is filled' });
    expect(await fit.getByRole('meter').count()).toBe(2);
    expect(await fit.textContent()).toContain('first.begin full text');
    desk.edit('audiences/readers.yaml', 'weights:', 'drop:\n  - unit: second.finish\n    reason: "Later."\nweights:');
    await fit.getByText('Left out (1)').waitFor();
    expect(await fit.textContent()).toMatch(/\(1\)second\.finish .* · Later\./);
  });

  it('shows source and translation side by side, and marks what is older', async () => {
    const { page } = await window();
    await view(page, 'texts');
    await language(page, 'zh-Hant');
    const row = page.getByRole('row', { name: /^first\.begin/ });
    await expect.poll(() => row.textContent()).toMatch(/Begin early\..*及早開始。/);
    expect(await page.getByText(words.stale).count()).toBe(0);
    await accept(desk.path('.'));
    const version = await drawn(page);
    desk.edit('argument.yaml', '"Begin early."', '"Begin at once."');
    await drawn(page, version);
    await page.getByRole('row', { name: /^first\.begin.*Older than its source/ }).waitFor();
  });

  it('keeps the scroll place, in the PDF and in the web page', async () => {
    const { page } = await window({ viewport: { width: 1400, height: 500 } });
    const stage = page.locator('.stage');
    await stage.evaluate((node) => node.scrollTo(0, 300));
    const version = await drawn(page);
    desk.edit('argument.yaml', '"Begin early."', '"Begin again."');
    await drawn(page, version);
    expect(await stage.evaluate((node) => node.scrollTop)).toBe(300);
    await view(page, 'html');
    await page.frameLocator('iframe:not(.waiting)').getByText('Begin again.').waitFor();
    await page.locator('iframe').evaluate((frame: HTMLIFrameElement) => frame.contentWindow?.scrollTo(0, 200));
    const next = await drawn(page);
    desk.edit('argument.yaml', 'Begin again.', 'Begin once more.');
    await drawn(page, next);
    await page.frameLocator('iframe:not(.waiting)').getByText('Begin once more.').waitFor();
    expect(await page.locator('iframe').evaluate((frame: HTMLIFrameElement) => frame.contentWindow?.scrollY)).toBe(200);
  });

  it('is used by keyboard alone', async () => {
    const { page } = await window();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-key') ?? '');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('reader');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('locale en');
    await page.keyboard.press('ArrowRight');
    await page.locator('canvas').waitFor();
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#readers/zh-Hant/pdf');
    await expect.poll(focused).toBe('locale zh-Hant');
    await page.getByText(words.updated).waitFor();
    for (let i = 0; i < 30 && !(await focused()).startsWith('box first.begin'); i += 1)
      await page.keyboard.press('Tab');
    expect(await focused()).toMatch(/^box first\.begin/);
    await page.keyboard.press('Enter');
    await page.getByText('content/mini/argument.yaml:25:20').waitFor();
    // The text in the language in view is next, and Escape leads back.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    expect(await page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)).toBe('及早開始。');
    await page.keyboard.press('Escape');
    expect(await focused()).toMatch(/^box first\.begin/);
    // Focus survives a new page.
    const version = await drawn(page);
    desk.edit('argument.yaml', '及早開始。', '盡早開始。');
    await drawn(page, version);
    expect(await focused()).toMatch(/^box first\.begin/);
  });

  const looks = [
    ['en', 'light'],
    ['zh-Hant', 'dark'],
    ['zh-CN', 'light'],
  ] as const;
  it.each(sampleOf(looks, 3))(
    'has no violation that axe finds, in %s and %s, with and without problems',
    async (locale, colorScheme) => {
      const { page, outside, complaints } = await window({ locale, colorScheme, bypassCSP: true });
      const check = async (what: string) => {
        await page.evaluate(axe);
        // The brief in its frame is checked by itself; here it has no script that axe could run in.
        const found = (await page.evaluate(
          `axe.run(document, { iframes: false, rules: { 'target-size': { enabled: true } } })`,
        )) as AxeResults;
        const said = found.violations.flatMap(({ id, nodes }) => nodes.map((n) => `${what}: ${id}: ${n.html}`));
        expect(said).toEqual([]);
      };
      for (const name of views) {
        await view(page, name);
        await page.waitForTimeout(300);
        await check(name);
      }
      desk.edit('argument.yaml', 'priority: must', 'priorty: must');
      await page.locator('.problems li.error').waitFor();
      await check('with a mistake');
      const headings = { en: 'Problems (1)', 'zh-Hant': '問題 (1)', 'zh-CN': '问题 (1)' };
      await page.getByRole('heading', { name: headings[locale] }).waitFor();
      await page.setViewportSize({ width: 400, height: 900 });
      await check('on a narrow screen');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
      expect(outside).toEqual([]);
      expect(complaints).toEqual([]);
    },
    60_000,
  );

  it('asks for nothing from outside, and breaks no rule of its own content policy', async () => {
    const { page, outside, complaints } = await window();
    for (const name of views) {
      await view(page, name);
      await page.waitForTimeout(200);
    }
    expect(outside).toEqual([]);
    expect(complaints).toEqual([]);
    // The token does not stay in the address.
    expect(page.url()).not.toContain('token');
  });
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { english } from '../../src/preview/client/words.js';
import { launchBrowser } from '../support/browser.js';
import { textsBelow } from '../support/folders.js';
import { chartPackFolder } from '../support/packs.js';
import { type Desk, openDesk, openWindow, type PreviewWindow, roomAfter } from '../support/preview.js';
import { describeWith } from '../support/programs.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { editing } = english;
const { name: _, ...words } = english;
/** A locale may bring menus of its own; these read as the English ones. */
const arabicMenus = { 'locales/ar.yaml': JSON.stringify({ preview: words }) };

const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 15_000 });

describeWith('chromium', 'an Arabic text is edited beside the page', () => {
  let browser: Browser;
  let desk: Desk | undefined;
  let open: PreviewWindow | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    await open?.close();
    await desk?.close();
  });
  afterAll(() => browser?.close());

  const editor = (page: Page) => page.getByRole('region', { name: editing.edit, exact: true });
  const style = (one: Locator, property: string) =>
    one.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

  async function window(menus: 'ltr' | 'rtl'): Promise<{ readonly page: Page; readonly desk: Desk }> {
    desk = await openDesk({ pack: chartPackFolder, templates: arabicMenus });
    open = await openWindow(browser, desk.preview, { bypassCSP: true });
    const { page } = open;
    page.setDefaultTimeout(15_000);
    if (menus === 'rtl') await page.locator('#speech').selectOption('ar');
    await page.locator('input[name=locale][value=ar]').check({ force: true });
    await page.locator(`html[dir=${menus}]`).waitFor();
    await page.locator('.sheet[dir=rtl]').waitFor();
    await page.getByRole('button', { name: /^Show the place of first\.begin: ابدأوا/ }).click();
    return { page, desk };
  }

  async function violations(page: Page): Promise<readonly string[]> {
    await page.evaluate(axe);
    const found = (await page.evaluate('axe.run(document, { iframes: false })')) as AxeResults;
    return found.violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.html}`));
  }

  it.each([
    { menus: 'ltr', start: 'left', end: 'right' },
    { menus: 'rtl', start: 'right', end: 'left' },
  ] as const)('with menus that run $menus', async ({ menus, start, end }) => {
    const { page, desk } = await window(menus);
    const before = textsBelow(desk.path('.'));
    const field = (language: string) => editor(page).locator(`textarea[lang=${language}]`).first();
    // The field of the language in view has the focus; fields run as their languages do.
    await eventually(() => page.evaluate(() => (document.activeElement as HTMLElement).lang)).toBe('ar');
    expect(await style(field('ar'), 'direction')).toBe('rtl');
    expect(await style(field('en'), 'direction')).toBe('ltr');
    const caretAfter = async (language: string, key: string) => {
      await field(language).focus();
      await page.keyboard.press('Home');
      await page.keyboard.press(key);
      return field(language).evaluate((area) => (area as HTMLTextAreaElement).selectionStart);
    };
    expect(await caretAfter('ar', 'ArrowLeft')).toBe(1);
    expect(await caretAfter('ar', 'ArrowRight')).toBe(0);
    expect(await caretAfter('en', 'ArrowRight')).toBe(1);

    const room = editor(page)
      .locator('.wording', { has: page.locator('textarea[lang=ar]') })
      .locator('.room');
    await eventually(() => room.textContent()).toBe('17 characters left');
    expect(await roomAfter(field('ar'), ' الآن'.repeat(6))).toBe('13 characters too many');

    await field('ar').fill('ابدأوا 12 مرة.');
    const finding = editor(page).locator('.finding', { hasText: '12' }).first();
    await finding.waitFor();
    // What the program says is English, on the side where the menus begin.
    expect(await style(finding.locator('.hint'), 'direction')).toBe('ltr');
    expect(await style(finding, `border-${start}-width`)).toBe('3px');
    expect(await style(finding, `border-${end}-width`)).toBe('0px');
    expect(await violations(page)).toEqual([]);

    // The mark of the chosen sentence stands where the sentence begins: at the right.
    expect(await style(page.locator('.box.chosen').first(), 'box-shadow')).toMatch(/ 4px 0px 0px/);
    const [main, aside] = await Promise.all(['main', 'aside'].map((name) => page.locator(name).boundingBox()));
    expect((main?.x ?? 0) < (aside?.x ?? 0)).toBe(menus === 'ltr');

    await field('ar').fill('ابدأوا مبكرا جدا.');
    await eventually(() => editor(page).locator('.finding').count()).toBe(0);
    await page.keyboard.press('Control+s');
    await eventually(() => textsBelow(desk.path('.'))['argument.yaml']).toBe(
      before['argument.yaml']?.replace('ابدأوا مبكرا.', 'ابدأوا مبكرا جدا.'),
    );
    await page.locator('input[name=view][value=md]').check({ force: true });
    await eventually(() => style(page.locator('pre.markdown', { hasText: 'جدا' }), 'direction')).toBe('rtl');
    await page.locator('input[name=view][value=texts]').check({ force: true });
    const cells = page.locator('.texts td');
    await cells.first().waitFor();
    expect(await style(cells.and(page.locator('[lang=ar]')).first(), 'direction')).toBe('rtl');
    expect(await style(cells.and(page.locator('[lang=en]')).first(), 'direction')).toBe('ltr');
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 400, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
    expect(open?.complaints).toEqual([]);
  });
});

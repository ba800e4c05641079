import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { builtInPack } from '../support/built.js';
import { describeWith } from '../support/programs.js';
import { openSite } from '../support/site.js';

const css = readFileSync('templates/page.css', 'utf8');
const tokens = ':root { --pt: 1px; --body: 16; --paragraph-align: justify }';

describeWith('chromium', 'a justified line of Chinese or Japanese on a web page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('is widened between its characters, and never inside a Latin word or a number', async () => {
    const page = await browser.newPage();
    const text = '補助率2分の1をChatGPT・Microsoft Copilot等にも広げ、1,234,567人の時間を減らす。';
    await page.setContent(
      `<html lang="ja"><style>${tokens} ${css}</style><ul class="units"><li>${text}</li></ul></html>`,
    );
    const widths = await page.evaluate(() => {
      const item = document.querySelector('li') as HTMLElement;
      const node = item.firstChild as Text;
      const widthOf = (sought: string) => {
        const at = node.data.indexOf(sought);
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + sought.length);
        return Math.round(range.getBoundingClientRect().width * 10);
      };
      const found = new Set<string>();
      for (let width = 140; width < 300; width += 3) {
        item.style.width = `${width}px`;
        found.add(`${widthOf('ChatGPT')} ${widthOf('1,234,567')}`);
      }
      return [...found];
    });
    await page.close();
    expect(widths).toHaveLength(1);
  });

  it('is not widened on a telephone, where it would have holes', async () => {
    const site = await openSite(browser, (await builtInPack()).written);
    await site.open('un-delegates.zh-Hans.html');
    const aligned = async (width: number) => {
      await site.page.setViewportSize({ width, height: 800 });
      return site.page.evaluate(() =>
        ['.lede', '.units > li'].map((part) => getComputedStyle(document.querySelector(part) as Element).textAlign),
      );
    };
    expect(await aligned(1000)).toEqual(['justify', 'justify']);
    expect(await aligned(360)).toEqual(['start', 'start']);
    await site.close();
  });
});

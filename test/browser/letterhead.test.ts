import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { builtIn } from '../support/built.js';
import { editFile, testFolder } from '../support/folders.js';
import { run } from '../support/program.js';
import { describeWith } from '../support/programs.js';
import { openSite } from '../support/site.js';

describeWith('chromium', 'the marks of a page with an issuer', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  async function siteOf(issuer: string) {
    const cwd = testFolder({});
    await run(cwd, 'new', 'demo', '-l', 'en');
    editFile(join(cwd, 'demo/pack.yaml'), '\n  handling:', '\n  distribution:');
    mkdirSync(join(cwd, 'templates/themes'), { recursive: true });
    const theme = `base: standard\nissuer: { name: "${issuer}", logo: { file: logo.svg, alt: "A square" } }\n`;
    const square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 30"><path d="M0 0h30v30H0z"/></svg>';
    writeFileSync(join(cwd, 'templates/themes/logo.svg'), square);
    writeFileSync(join(cwd, 'templates/themes/house.yaml'), theme);
    const site = await openSite(
      browser,
      (await builtIn(cwd, { packs: ['demo'], theme: 'house', formats: ['html'] })).written,
    );
    await site.open('councillors.en.house.html');
    return site;
  }

  const middles = (page: Page) =>
    page.evaluate(() =>
      ['.issuer', '.kicker', '.marks'].map((part) => {
        const { top, bottom } = (document.querySelector(part) as HTMLElement).getBoundingClientRect();
        return Math.round((top + bottom) / 2);
      }),
    );

  it('stand beside a short name, on a telephone below the kicker', async () => {
    const site = await siteOf('Town Library');
    await site.page.setViewportSize({ width: 1000, height: 800 });
    const [issuer = 0, kicker = 0, marks = 0] = await middles(site.page);
    expect(Math.abs(marks - issuer)).toBeLessThan(3);
    expect(kicker).toBeGreaterThan(marks);
    await site.page.setViewportSize({ width: 320, height: 800 });
    const [, narrowKicker = 0, narrowMarks = 0] = await middles(site.page);
    expect(narrowMarks).toBeGreaterThan(narrowKicker);
    await site.close();
  });

  it('stand beside the kicker where the name is long', async () => {
    const site = await siteOf('Federal Office of Consumer Protection and Food Safety, Department of Public Relations');
    await site.page.setViewportSize({ width: 1000, height: 800 });
    const [issuer = 0, kicker = 0, marks = 0] = await middles(site.page);
    expect(kicker).toBeGreaterThan(issuer);
    expect(Math.abs(marks - kicker)).toBeLessThan(3);
    await site.close();
  });
});

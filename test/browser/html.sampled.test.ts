import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { papers } from '../../src/model/variant.js';
import { adornedPack } from '../support/adorned.js';
import { launchBrowser } from '../support/browser.js';
import { builtIn, builtInPack, type Written } from '../support/built.js';
import { depth, sampleOf } from '../support/depth.js';
import { writeEnglishPack } from '../support/english-pack.js';
import { workspace } from '../support/packs.js';
import { pdfFacts } from '../support/pdf.js';
import { describeWith } from '../support/programs.js';
import { openSite } from '../support/site.js';

/** Of every reader, or of one where it has to be fast. */
const briefs = depth === 'fast' ? /\/un-delegates\.[^/]*\.html$/ : /\/(?!index)[^/]*\.html$/;

describeWith('chromium', 'the HTML in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  async function printsOneSheet(written: Written, paper: string): Promise<number> {
    const site = await openSite(browser, written, { colorScheme: 'dark' });
    const names = [...written.keys()].flatMap((path) => /[^/]+\.html$/.exec(path) ?? []);
    for (const name of names) {
      await site.open(name);
      const printed = await pdfFacts(await site.page.pdf({ preferCSSPageSize: true }));
      expect(printed.pages, name).toBe(1);
      expect(printed.sizePt.map(Math.round), name).toEqual(paper === 'a4' ? [595, 842] : [612, 792]);
      expect(printed.text).not.toContain('Markdown');
    }
    await site.close();
    return names.length;
  }

  it.each(sampleOf(papers, 2))(
    'prints every brief on exactly one sheet of %s',
    async (paper) => {
      const { written } = await builtInPack({ paper });
      const pages = new Map([...written].filter(([path]) => briefs.test(path)));
      expect(await printsOneSheet(pages, paper)).toBe(depth === 'fast' ? 3 : 18);
    },
    240_000,
  );

  it('prints six uneven pillars on one sheet, where each begins below the one above it', async () => {
    const { path, remove } = workspace();
    writeEnglishPack(join(path, 'content/six'));
    const argument = join(path, 'content/six/argument.yaml');
    const tree = parse(readFileSync(argument, 'utf8')) as { pillars: { measures: object[] }[] };
    const { pillars } = tree;
    const [first, second] = pillars;
    const others = [3, 1, 2, 2].map((measures, i) => ({
      ...first,
      id: `pillar-${i}`,
      measures: Array.from({ length: measures }, (_, n) => ({
        ...first?.measures[0],
        id: `measure-${n}`,
        text: 'Say it in so many words that they take two lines of a card, and a part of the third.',
      })),
    }));
    writeFileSync(
      argument,
      stringify({ ...tree, pillars: [first, ...others, second] }, { aliasDuplicateObjects: false }),
    );
    const { written, report } = await builtIn(path, { formats: ['html'] });
    remove();
    expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const pages = new Map([...written].filter(([name]) => !name.endsWith('/index.html')));
    expect(await printsOneSheet(pages, 'a4')).toBe(1);
    const site = await openSite(browser, written, { viewport: { width: 1100, height: 900 } });
    await site.open('readers.en.html');
    const cards = (await site.page.evaluate(
      `[...document.querySelectorAll('.pillar')].map((card) => [card.getBoundingClientRect().top, card.lastElementChild.getBoundingClientRect().bottom])`,
    )) as [number, number][];
    await site.close();
    const airs = cards.slice(2).map(([top], i) => top - (cards[i]?.[1] ?? 0));
    expect(airs).toHaveLength(4);
    for (const air of airs) expect(air).toBeGreaterThan(0);
    // Rows as high as their highest card would leave two holes of some lines.
    expect(airs.filter((air) => air > 45)).toEqual([]);
  });

  it('prints label, logo and code on the same sheet, the code large enough to be read', async () => {
    const { path, remove } = adornedPack();
    const { written, report } = await builtIn(path, { theme: 'house', formats: ['html'] });
    remove();
    expect(report.diagnostics).toEqual([]);
    const pages = new Map([...written].filter(([path]) => !path.endsWith('/index.html')));
    expect(await printsOneSheet(pages, 'a4')).toBe(2);
    const site = await openSite(browser, written);
    await site.page.emulateMedia({ media: 'print' });
    await site.open('readers.en.house.html');
    const [side, modules] = (await site.page.evaluate(
      `[document.querySelector('.qr').getBoundingClientRect().width, document.querySelector('.qr').viewBox.baseVal.width]`,
    )) as [number, number];
    // At 96 px to the inch; four modules on each side are the quiet zone.
    expect((side / 96) * 25.4 * ((modules - 8) / modules)).toBeGreaterThanOrEqual(19.9);
    const sizes = await site.page.evaluate(
      `[...document.querySelectorAll('.handling')].map((e) => [e.textContent, parseFloat(getComputedStyle(e).fontSize) * 0.75])`,
    );
    expect(sizes).toEqual([
      ['TLP:AMBER+STRICT', 12],
      ['TLP:AMBER+STRICT', 12],
    ]);
    await site.close();
  });
});

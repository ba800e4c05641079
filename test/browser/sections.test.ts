import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { launchBrowser } from '../support/browser.js';
import { builtIn } from '../support/built.js';
import { writeEnglishPack } from '../support/english-pack.js';
import { workspace } from '../support/packs.js';
import { describeWith } from '../support/programs.js';
import { openSite, type Site } from '../support/site.js';

interface Card {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  readonly titleTop: number;
}

describeWith('chromium', 'the sections of a web page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  /** The page of a pack with so many pillars, whose finding stands below them. */
  async function opened(count: number): Promise<Site> {
    const { path, remove } = workspace();
    const folder = join(path, 'content/some');
    writeEnglishPack(folder);
    const change = (file: string, by: (tree: { pillars: object[] }) => object) => {
      const tree = by(parse(readFileSync(join(folder, file), 'utf8')));
      writeFileSync(join(folder, file), stringify(tree, { aliasDuplicateObjects: false }));
    };
    change('argument.yaml', (tree) => {
      const [first, second] = tree.pillars;
      const others = Array.from({ length: count - 2 }, (_, i) => ({ ...first, id: `pillar-${i}` }));
      return { ...tree, pillars: [first, ...others, second] };
    });
    change('audiences/readers.yaml', (tree) => ({ ...tree, 'section-order': ['ask', 'recommendations', 'lede'] }));
    const { written, report } = await builtIn(path, { formats: ['html'] });
    remove();
    expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const site = await openSite(browser, written);
    await site.open('readers.en.html');
    return site;
  }

  it('have the measures of an odd pillar within the window, however narrow it is', async () => {
    const site = await opened(5);
    for (const width of [320, 480, 640, 660, 1100]) {
      await site.page.setViewportSize({ width, height: 900 });
      const right = await site.page.evaluate(
        `Math.max(...[...document.querySelectorAll('.units > li')].map((li) => li.getBoundingClientRect().right))`,
      );
      expect(right, `at ${width} px`).toBeLessThanOrEqual(width);
      expect(await site.page.evaluate('document.documentElement.scrollWidth'), `at ${width} px`).toBe(width);
    }
    await site.close();
  });

  it.each([2, 3])('have %i pillars level in every width in which they stand side by side', async (count) => {
    const site = await opened(count);
    const widest: number[] = [];
    for (const width of [480, 600, 640, 660, 700, 735, 740, 900, 1100]) {
      await site.page.setViewportSize({ width, height: 900 });
      const cards = (await site.page.evaluate(
        `[...document.querySelectorAll('.pillar')].map((card) => ({ ...card.getBoundingClientRect().toJSON(), titleTop: card.querySelector('h3').getBoundingClientRect().top }))`,
      )) as readonly Card[];
      expect(cards).toHaveLength(count);
      const besideOf = (card: Card) => cards.filter(({ top, bottom }) => top < card.bottom && card.top < bottom);
      for (const card of cards) {
        for (const other of besideOf(card)) expect(other.titleTop, `${width} px`).toBeCloseTo(card.titleTop, 0);
      }
      widest.push(Math.max(...cards.map((card) => besideOf(card).length)));
    }
    await site.close();
    expect([widest[0], widest.at(-1)]).toEqual([1, count]);
  });

  it('have a gap above a finding that is not first', async () => {
    const site = await opened(2);
    const [above, finding] = (await site.page.evaluate(
      `[document.querySelector('.pillars').getBoundingClientRect().bottom, document.querySelector('.lede').getBoundingClientRect().top]`,
    )) as [number, number];
    await site.close();
    expect(finding - above).toBeGreaterThan(15);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
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

  /** Builds the one page of a workspace, which prints on one sheet, and opens it as on a desk. */
  async function openOneSheet(path: string, remove: () => void) {
    const { written, report } = await builtIn(path, { formats: ['html'] });
    remove();
    expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const pages = new Map([...written].filter(([name]) => !name.endsWith('/index.html')));
    expect(await printsOneSheet(pages, 'a4')).toBe(1);
    const site = await openSite(browser, written, { viewport: { width: 1100, height: 900 } });
    await site.open('readers.en.html');
    return site;
  }

  /** Between each pillar from the third on and the one above it, in two columns. In CSS pixels. */
  async function airsBetweenPillars(page: Page): Promise<readonly number[]> {
    const cards = (await page.evaluate(
      `[...document.querySelectorAll('.pillar')].map((card) => [card.getBoundingClientRect().top, card.lastElementChild.getBoundingClientRect().bottom])`,
    )) as [number, number][];
    return cards.slice(2).map(([top], i) => top - (cards[i]?.[1] ?? 0));
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
    const site = await openOneSheet(path, remove);
    const airs = await airsBetweenPillars(site.page);
    await site.close();
    expect(airs).toHaveLength(4);
    for (const air of airs) expect(air).toBeGreaterThan(0);
    // Rows as high as their highest card would leave two holes of some lines.
    expect(airs.filter((air) => air > 45)).toEqual([]);
  });

  it('leaves no holes among six pillars where the second is a little shorter than the first', async () => {
    const { path, remove } = workspace();
    writeEnglishPack(join(path, 'content/six'));
    const argument = join(path, 'content/six/argument.yaml');
    const tree = parse(readFileSync(argument, 'utf8')) as { pillars: { measures: object[] }[] };
    const [first, second] = tree.pillars as { id: string; measures: { id: string }[] }[];
    const ids = [first?.id, 'pillar-1', 'pillar-2', 'pillar-3', 'pillar-4', second?.id];
    const texts = [
      'Give each farm a share that it can sell to others in a dry year, and record every sale in public.',
      'Put meters on all wells before 2028 and read them twice a year.',
      'Agree on a lowest flow for each river with those who fish in it.',
    ];
    const pillars = [3, 2, 3, 3, 1, 2].map((measures, i) => ({
      ...first,
      id: ids[i],
      title: i === 0 ? 'Share the water fairly between farms and towns' : 'Pay for what is used',
      headline: 'This is what has to be done first, by everybody.',
      measures: texts.slice(0, measures).map((text, n) => ({
        ...first?.measures[0],
        id: `measure-${n}`,
        ...(i === 5 ? second : first)?.measures[n],
        text,
      })),
    }));
    writeFileSync(argument, stringify({ ...tree, pillars }, { aliasDuplicateObjects: false }));
    const site = await openOneSheet(path, remove);
    const airs = await airsBetweenPillars(site.page);
    await site.close();
    expect(airs).toHaveLength(4);
    expect(airs.filter((air) => air <= 0 || air > 45)).toEqual([]);
  });

  it('has four figures two by two as its PDF, in a wide window and on one sheet', async () => {
    const { path, remove } = workspace();
    writeEnglishPack(join(path, 'content/four'));
    const argument = join(path, 'content/four/argument.yaml');
    const tree = parse(readFileSync(argument, 'utf8'));
    const labels = ['from all the countries with a high income', 'from emerging economies', 'from all the others'];
    const parts = Array.from({ length: 3 }, (_, i) => ({
      ...{ id: `part-${i}`, figures: { some: 7, more: 13, all: 40 }, value: `{{part-${i}.some}}` },
      ...{ text: 'of those who came in the first year of the three have stayed', standing: 'authors-view' },
      ...{ priority: 'must', chart: { kind: 'parts', of: ['some', 'more', 'all'], labels } },
      source: { paragraphs: [1] },
    }));
    const facts = [...tree.facts.map((fact: object) => ({ ...fact, priority: 'must' })), ...parts];
    writeFileSync(argument, stringify({ ...tree, facts }, { aliasDuplicateObjects: false }));
    const site = await openOneSheet(path, remove);
    for (const media of ['screen', 'print'] as const) {
      await site.page.emulateMedia({ media });
      const places = (await site.page.evaluate(
        `[...document.querySelectorAll('.fact')].map((card) => card.getBoundingClientRect()).map(({ left, top }) => [left, top])`,
      )) as [number, number][];
      expect(places).toHaveLength(4);
      expect([new Set(places.map(([left]) => left)).size, new Set(places.map(([, top]) => top)).size]).toEqual([2, 2]);
    }
    await site.close();
  });

  it('prints a page that is full of charts on one sheet, and a place in the line in which its title ends', async () => {
    const { path, remove } = workspace();
    const folder = join(path, 'content/charts');
    writeEnglishPack(folder);
    const change = (name: string, changed: (tree: Record<string, object>) => object) => {
      const file = join(folder, name);
      const tree = changed(parse(readFileSync(file, 'utf8')));
      writeFileSync(file, stringify(tree, { aliasDuplicateObjects: false }));
    };
    const numbers = { 'as-at': 2025, title: 'Clinics with power' };
    const charts = [
      { kind: 'trend', title: 'Clinics with power', years: { 2019: 7, 2020: 7, 2021: 'n' } },
      { kind: 'bars', ...numbers, bars: ['Coast', 'Islands', 'Hills'].map((label) => ({ label, value: 'n' })) },
      { kind: 'table', ...numbers, columns: ['Region', '2025'], rows: ['Coast', 'Hills'].map((name) => [name, 7]) },
      { kind: 'table', ...numbers, columns: [...'ABCD'], rows: [...'abcdef'].map((name) => [name, 1, 2, 3]) },
    ];
    const drawn = [...charts, ...charts, ...charts].map((chart, i) => ({
      ...{ id: `chart-${i}`, figures: { n: 7 }, value: `{{chart-${i}.n}}`, text: 'clinics have power all day', chart },
      ...{ standing: 'authors-view', source: { paragraphs: [1] } },
    }));
    change('argument.yaml', (tree) => ({ ...tree, facts: [...(tree.facts as object[]), ...drawn] }));
    change('argument.yaml', (tree) => ({
      ...tree,
      pillars: (tree.pillars as { title: string }[]).map((pillar) => ({
        ...{ ...pillar, title: `${pillar.title}, and say to all who read it what has been done and what has not` },
      })),
    }));
    const more = { places: 'shown', 'paragraph-numbering': 'as printed', sections: { figures: { 'at-most': 12 } } };
    change('pack.yaml', ({ pack, ...others }) => ({ ...others, pack: { ...pack, ...more } }));
    const site = await openOneSheet(path, remove);
    const [charted, places] = (await site.page.evaluate(
      `[document.querySelectorAll('.fact > .chart').length, [...document.querySelectorAll('.pillar-head')].map((head) => {
        const title = [...head.querySelector('h3').getClientRects()].at(-1);
        const place = head.querySelector('.place').getBoundingClientRect();
        return [place.left - title.right, title.bottom - place.bottom];
      })]`,
    )) as [number, [number, number][]];
    await site.close();
    expect(charted).toBeGreaterThan(5);
    expect(places.length).toBeGreaterThan(1);
    for (const [after, above] of places) {
      expect(after).toBeGreaterThan(0);
      expect(after).toBeLessThan(20);
      expect(above).toBeGreaterThanOrEqual(0);
    }
  });

  it('is no wider than a telephone with a long logo, its first language over the beginning of its title', async () => {
    const { path, remove } = adornedPack();
    const long = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 30"><path d="M0 0h900v30H0z"/></svg>';
    writeFileSync(join(path, 'templates/themes/logo.svg'), long);
    const { written } = await builtIn(path, { theme: 'house', formats: ['html'] });
    remove();
    for (const colorScheme of ['light', 'dark'] as const) {
      const site = await openSite(browser, written, { colorScheme, viewport: { width: 320, height: 700 } });
      await site.open('readers.en.house.html');
      const [right, height, language, title] = (await site.page.evaluate(`(() => {
        const boxOf = (part) => document.querySelector(part).getBoundingClientRect();
        const right = Math.max(...[...document.querySelectorAll('body *')].map((e) => e.getBoundingClientRect().right));
        return [right, boxOf('.logo img').height, boxOf('.editions li').left, boxOf('h1').left];
      })()`)) as [number, number, number, number];
      await site.close();
      expect(right).toBeLessThanOrEqual(320);
      // As long as it may be, and in its own form: 180 by 6 pt.
      expect(height).toBeGreaterThan(6);
      expect(height).toBeLessThan(15);
      expect(language).toBe(title);
    }
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
    // A long name has no room beside the logo, and begins where that does.
    await site.page.evaluate(
      `document.querySelector('.issuer').textContent = 'Ministry of the Environment '.repeat(9)`,
    );
    const [logo, name] = (await site.page.evaluate(
      `['.logo', '.issuer'].map((part) => {
        const { left, top } = document.querySelector('.masthead > ' + part).getBoundingClientRect();
        return { left, top };
      })`,
    )) as { left: number; top: number }[];
    expect(name?.left).toBe(logo?.left);
    expect(name?.top).toBeGreaterThan(logo?.top ?? 0);
    await site.close();
  });
});

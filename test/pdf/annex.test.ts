import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPdf } from '../../src/pdfua/check-pdf.js';
import { type PdfValue, targetOf } from '../../src/pdfua/reader/objects.js';
import { readPdf } from '../../src/pdfua/reader/pdf-file.js';
import { editFile } from '../support/folders.js';
import { builtInPackFolder, chartPackFolder, workspace } from '../support/packs.js';
import { type PdfFacts, pdfFacts, type StructureNode, squeeze } from '../support/pdf.js';
import { program, run } from '../support/program.js';

const made = workspace({ argued: builtInPackFolder, charts: chartPackFolder });
const cwd = made.path;
afterAll(() => made.remove());
editFile(join(cwd, 'content/argued/pack.yaml'), '  languages: ', '  annex: true\n  languages: ');
editFile(join(cwd, 'content/charts/audiences/ministers.yaml'), 'id: ministers\n', 'id: ministers\nannex: true\n');

const folder = 'inclusive-ai-governance';
const bytesOf = (path: string, out = 'out') => readFileSync(join(cwd, out, path));
const all = (node: StructureNode): StructureNode[] => [node, ...node.kids.flatMap(all)];
const build = (...args: readonly string[]) => run(cwd, 'build', ...args);

/** What each page shows. */
async function pagesOf(bytes: Uint8Array): Promise<readonly PdfFacts[]> {
  const first = await pdfFacts(bytes);
  const others = Array.from({ length: first.pages - 1 }, (_, i) => pdfFacts(bytes, i + 2));
  return [first, ...(await Promise.all(others))];
}

beforeAll(async () => {
  const { status, stderr } = await build('-a', 'un-delegates,ministers', '--verify');
  expect({ status, stderr }).toMatchObject({ status: 0 });
});

describe.each([
  [`${folder}/un-delegates.en`, 12],
  [`${folder}/un-delegates.zh-Hant`, 12],
  [`${folder}/un-delegates.zh-Hans`, 12],
  ['charts/ministers.ar', 2],
])('the annex %s', (name, measures) => {
  let pages: readonly PdfFacts[];
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = bytesOf(`${name}.annex.pdf`);
    pages = await pagesOf(bytes);
  });

  it('breaks no rule, and has all that is drawn in an element or an artifact', () => {
    expect(checkPdf(bytes, 'house')).toEqual([]);
    for (const { unmarked } of pages) expect(unmarked).toBe(0);
  });

  it('has several pages, each with its number', () => {
    expect(pages.length).toBeGreaterThan(1);
    for (const [i, { text }] of pages.entries())
      expect(squeeze(text)).toMatch(new RegExp(`${i + 1}/${pages.length}|${pages.length}/${i + 1}`));
  });

  it('has every measure, and a bookmark for each heading', () => {
    const [first] = pages;
    const [title] = first?.bookmarks ?? [];
    const sections = title?.inside ?? [];
    const pillars = sections[0]?.inside ?? [];
    expect(pillars.map((one) => one.title.split(/\s/)[0])).toEqual(pillars.map((_, i) => String(i + 1)));
    expect(sections.length).toBeGreaterThanOrEqual(3);
    // Items of the recommendations come before those of the evidence.
    const items = pages.flatMap(({ structure }) => all(structure).filter(({ role }) => role === 'LI'));
    expect(items.length).toBeGreaterThanOrEqual(measures);
  });

  it('names for each link in its structure the page that the link is on (ISO 32000-1, 14.7.4.3)', () => {
    const objects = [
      ...Buffer.from(bytes)
        .toString('latin1')
        .matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj$/gm),
    ];
    const pageOf = new Map(
      objects.flatMap(([, page, body = '']) => {
        const [, annotations = ''] = /^\/Annots \[(.*)\]$/m.exec(body) ?? [];
        return [...annotations.matchAll(/(\d+) 0 R/g)].map(([, id]) => [id, page] as const);
      }),
    );
    const links = objects.flatMap(([, , body = '']) => [
      ...body.matchAll(/\/Type \/OBJR\n\/Obj (\d+) 0 R\n\/Pg (\d+) 0 R/g),
    ]);
    expect(links).toHaveLength(pageOf.size);
    expect(new Set(pageOf.values()).size).toBeGreaterThan(1);
    for (const [, link, page] of links) expect(page).toBe(pageOf.get(link ?? ''));
  });

  it('stays within its pages: no line lies below the foot', () => {
    for (const { lowestPt, rightmostPt, sizePt } of pages) {
      expect(lowestPt).toBeGreaterThan(20);
      expect(rightmostPt).toBeLessThanOrEqual(sizePt[0] - 36);
    }
  });
});

describe('an annex', () => {
  it('names the page of each link, and its notes in the order of their characters', () => {
    const file = readPdf(bytesOf(`${folder}/un-delegates.en.annex.pdf`));
    const pages = file.array(file.dict(file.catalog.get('Pages'))?.get('Kids'));
    const pageOf = new Map(
      pages.flatMap((page) =>
        file.array(file.dict(page)?.get('Annots')).map((link) => [targetOf(link), targetOf(page)]),
      ),
    );
    const root = file.dict(file.catalog.get('StructTreeRoot'));
    const linksIn = (value: PdfValue): (readonly [link: number | undefined, page: number | undefined])[] => {
      const kid = file.dict(value);
      if (kid && file.name(kid.get('Type')) === 'OBJR') return [[targetOf(kid.get('Obj')), targetOf(kid.get('Pg'))]];
      return file.oneOrMore(kid?.get('K')).flatMap(linksIn);
    };
    const links = file.oneOrMore(root?.get('K')).flatMap(linksIn);
    expect(new Set(links.map(([, page]) => page)).size).toBeGreaterThan(1);
    expect(links).toEqual(links.map(([link]) => [link, pageOf.get(link)]));
    const names = file.array(file.dict(root?.get('IDTree'))?.get('Names')).filter((_, i) => i % 2 === 0);
    const ids = names.map((name) => file.text(name) ?? '');
    expect(ids.length).toBeGreaterThan(10);
    expect(ids).toEqual(ids.toSorted());
  });

  it('has a title, a heading on the page of its first entry, and all figures with their limits', async () => {
    const text = (await pagesOf(bytesOf(`${folder}/un-delegates.en.annex.pdf`))).map((page) => page.text).join(' ');
    for (const words of ['134', '140+', 'is the authors’ figure', 'Editors’ note: reports differ'])
      expect(squeeze(text)).toContain(squeeze(words));
  });

  it('is named in the last line of the brief, in each of its formats', () => {
    const file = 'un-delegates.en.annex.pdf';
    const last = bytesOf(`${folder}/un-delegates.en.md`).toString('utf8').trimEnd().split('\n').at(-1);
    expect(last).toBe(`All measures, facts and sources are in the annex: ${file}`);
    expect(bytesOf(`${folder}/un-delegates.en.html`).toString('utf8')).toContain(`href="${file}"`);
  });

  it('leaves the brief one page', async () => {
    expect((await pdfFacts(bytesOf(`${folder}/un-delegates.en.pdf`))).pages).toBe(1);
  });

  it('is in the manifest and in the gallery', () => {
    const manifest = JSON.parse(bytesOf(`${folder}/manifest.json`).toString('utf8'));
    const { files, pages } = manifest.briefs['un-delegates.en'];
    expect(Object.keys(files)).toEqual(['pdf', 'html', 'md', 'annex.pdf']);
    expect(files['annex.pdf'].file).toBe('un-delegates.en.annex.pdf');
    expect(pages).toBe(1);
    expect(bytesOf('index.html').toString('utf8')).toMatch(
      new RegExp(
        `<a href="${folder}/un-delegates.en.annex.pdf" aria-label="Annex \\(PDF\\): [^"]+">Annex \\(PDF\\)</a>`,
      ),
    );
  });

  it('has the same bytes each time, from the cache and on another machine’s share', async () => {
    const before = bytesOf(`${folder}/un-delegates.en.annex.pdf`);
    const cache = join(cwd, 'cache');
    for (const out of ['first', 'again']) {
      const args = ['build', 'content/argued', '-a', 'un-delegates', '-l', 'en', '-f', 'pdf', '-o', out];
      expect(await program(cwd, args, { cache })).toMatchObject({ status: 0 });
      expect(bytesOf(`${folder}/un-delegates.en.annex.pdf`, out).equals(before)).toBe(true);
    }
  });

  it('is not made without the PDF', async () => {
    expect(await build('content/charts', '-f', 'md', '-o', 'words')).toMatchObject({ status: 0 });
    expect(existsSync(join(cwd, 'words/charts/ministers.en.md'))).toBe(true);
    expect(existsSync(join(cwd, 'words/charts/ministers.en.annex.pdf'))).toBe(false);
  });

  it('can be made for an archive', async () => {
    const args = ['content/charts', '-l', 'en', '-f', 'pdf', '--archive', '-o', 'archive'];
    expect(await build(...args)).toMatchObject({ status: 0 });
    expect(checkPdf(bytesOf('charts/ministers.en.annex.pdf', 'archive'), 'house', '2a')).toEqual([]);
  });

  it('names at its head the pack where its own title, beside how the page may be handled, is longer than a line', async () => {
    const title = 'One child in seven lacks vaccines in the districts that no road reaches in spring';
    const args = ['content/charts', '-l', 'en', '-f', 'pdf', '--set', `audiences.ministers.headline.en=${title}`];
    const headOf = async (out: string, ...more: readonly string[]) => {
      expect(await build(...args, '-o', out, ...more)).toMatchObject({ status: 0 });
      const { text } = await pdfFacts(bytesOf('charts/ministers.en.annex.pdf', out), 2);
      return [squeeze(title), squeeze('Vaccines for every child')].filter((one) => squeeze(text).includes(one));
    };
    expect(await headOf('open')).toEqual([squeeze(title)]);
    expect(await headOf('handled', '--set', 'pack.handling=TLP:AMBER+STRICT')).toEqual([
      squeeze('Vaccines for every child'),
    ]);
  });

  it('is removed by --clean once the pack asks for none', async () => {
    const out = ['-o', 'gone'];
    expect(await build('content/charts', ...out)).toMatchObject({ status: 0 });
    editFile(join(cwd, 'content/charts/audiences/ministers.yaml'), 'annex: true\n', '');
    expect(await build('content/charts', '-f', 'html', ...out)).toMatchObject({ status: 0 });
    const file = join(cwd, 'gone/charts/ministers.en.annex.pdf');
    expect(existsSync(file)).toBe(true);
    expect(await build('content/charts', '--clean', ...out)).toMatchObject({ status: 0 });
    expect(existsSync(file)).toBe(false);
    expect(existsSync(join(cwd, 'gone/charts/ministers.en.pdf'))).toBe(true);
    expect(bytesOf('charts/ministers.en.md', 'gone').toString('utf8')).not.toContain('annex');
  });
});

it('a theme cannot be called annex, as its files would be taken for annexes', async () => {
  expect(await build('content/charts', '--theme', 'annex', '-o', 'theme')).toMatchObject({ status: 2 });
});

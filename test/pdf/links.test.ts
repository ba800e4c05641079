import { describe, expect, it } from 'vitest';
import type { PdfValue } from '../../src/pdfua/reader/objects.js';
import { readPdf } from '../../src/pdfua/reader/pdf-file.js';
import { packWith } from '../support/hostile-texts.js';
import { pdfFacts, type StructureNode } from '../support/pdf.js';
import { rendered, SharedRenderContext } from '../support/render-context.js';

async function pageWith(text: string): Promise<Uint8Array> {
  const { pages, diagnostics } = await rendered(packWith([text]), ['pdf'], await SharedRenderContext.open(['en']));
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return pages[0]?.files.get('pdf') as Uint8Array;
}

const factsWith = async (text: string) => pdfFacts(await pageWith(text));

/** The widths of the annotations that lead to an address, in pt. */
async function linkWidthsPt(text: string, url: string): Promise<readonly number[]> {
  const file = readPdf(await pageWith(text));
  const links = file
    .array(file.dict(file.catalog.get('Pages'))?.get('Kids'))
    .flatMap((page) => file.array(file.dict(page)?.get('Annots')))
    .map((link) => file.dict(link))
    .filter((link) => file.text(file.dict(link?.get('A'))?.get('URI')) === url);
  return links.map((link) => {
    const [left = 0, , right = 0] = file.array(link?.get('Rect')).map(Number);
    return right - left;
  });
}

describe('a link on a page', () => {
  it('is underlined on each of its lines, outside of the structure', async () => {
    const words = 'the guide of the ministry for everything that is to be done by anybody before the end of the year';
    const plain = await factsWith(`See ${words}.`);
    const linked = await factsWith(`See [${words}](https://example.org/guide).`);
    expect(plain.links).not.toContain('https://example.org/guide');
    expect(linked.links).toContain('https://example.org/guide');
    expect(linked.paths).toBeGreaterThan(plain.paths + 1);
    expect({ text: linked.text, unmarked: linked.unmarked, colours: linked.colours }).toEqual({
      ...{ text: plain.text, unmarked: 0, colours: plain.colours },
    });
  });

  it('is one element, as wide as its words, in whatever fonts they are', async () => {
    const url = 'https://example.org/guide';
    const linksIn = async (text: string) => {
      const all = (node: StructureNode): StructureNode[] => [node, ...node.kids.flatMap(all)];
      const { structure } = await factsWith(text);
      return all(structure).filter(({ role }) => role === 'Link').length;
    };
    const [plain, mixed] = ['the guide itself', 'the *guide* 指南 itself'].map((words) => `See [${words}](${url}).`);
    expect(await linksIn(mixed ?? '')).toBe(await linksIn(plain ?? ''));
    const [[width = 0], widths] = [await linkWidthsPt(plain ?? '', url), await linkWidthsPt(mixed ?? '', url)];
    expect(widths).toEqual([expect.any(Number)]);
    expect(widths[0]).toBeGreaterThan(width + 12);
  });

  it('has one annotation and one underline for each of its lines, in whatever styles its words are', async () => {
    const url = 'https://example.org/guide';
    const see = (words: string) => `See [${words}](${url}) and more.`;
    const long =
      'the *guide* of the **ministry** for everything that is to be done by anybody before the *end* of the year';
    const [plain, mixed] = [long.replaceAll('*', ''), long].map(see);
    const lines = (await linkWidthsPt(plain ?? '', url)).length;
    expect(await linkWidthsPt(mixed ?? '', url)).toHaveLength(lines);
    expect((await factsWith(mixed ?? '')).paths).toBe((await factsWith(plain ?? '')).paths);
    for (const words of ['the *guide*', '*the guide*', '[le guide]{lang=fr} itself', '[le guide]{lang=fr}']) {
      expect({ words, widths: await linkWidthsPt(see(words), url) }).toEqual({ words, widths: [expect.any(Number)] });
    }
  });

  it('is what its annotation belongs to, also where its words are of another language', async () => {
    const file = readPdf(await pageWith('See [[le guide]{lang=fr}](https://example.org/guide).'));
    const isAnnotation = (kid: PdfValue) => file.name(file.dict(kid)?.get('Type')) === 'OBJR';
    const owners = [...file.objects.values()]
      .map((value) => file.dict(value))
      .filter((element) => file.array(element?.get('K')).some(isAnnotation))
      .map((element) => file.name(element?.get('S')));
    expect(new Set(owners)).toEqual(new Set(['Link']));
  });

  it('is not underlined, where its address is printed', async () => {
    const plain = await factsWith('See the guide.');
    const linked = await factsWith('See https://example.org/guide.');
    expect(linked.links).toContain('https://example.org/guide');
    expect(linked.paths).toBe(plain.paths);
  });
});

import { describe, expect, it } from 'vitest';
import { type OpenManifest, PackedEntries } from '../../../src/output/brief-entries.js';
import { manifestText, readManifest } from '../../../src/output/manifest-text.js';
import type { BriefEntry, Manifest } from '../../../src/schema/manifest-schema.js';

const entry = (audience: string, title = 'A title'): BriefEntry => ({
  ...{ audience, reader: 'readers', language: 'en', languageName: 'English', paper: 'a4', theme: 'standard', title },
  ...{ pages: 1, fill: 0.9, density: 'loose', usedPt: 1, availablePt: 2, layouts: 1 },
  kept: [{ unit: 'first', priority: 'must', value: 4, paragraphs: [1], length: 'full', heightPt: 12 }],
  leftOut: [],
  files: { pdf: { file: `${audience}.en.pdf`, sha256: 'f00', bytes: 3, sources: 'ba5' } },
});
const about = {
  version: 2 as const,
  tool: 'policy-brief test',
  pack: { id: 'mini', title: 'Mini', version: '1', issued: '2025-01-01', asAt: '2025', languages: ['en'] },
  sources: { 'pack.yaml': 'c0ffee' },
};
const nasty = 'Lines\n  "briefs": {}\n    },\n  }, 「引號」 \u2028 \ud83d\ude00 \\n';
const manifest = (count: number): Manifest => ({
  ...about,
  briefs: Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`r${i}.en`, entry(`r${i}`, i === 1 ? nasty : undefined)]),
  ),
  noLongerMade: [{ file: 'old.en.pdf', sha256: 'f00', bytes: 3, sources: 'ba5' }],
});
const open = (whole: Manifest): OpenManifest => ({ ...whole, briefs: PackedEntries.of(Object.entries(whole.briefs)) });
const whole = ({ briefs, ...rest }: OpenManifest) => ({
  ...rest,
  briefs: Object.fromEntries(briefs.ids.map((id) => [id, briefs.get(id)])),
});
/** In parts that cut through lines and characters. */
const read = (text: string, partBytes = 7) =>
  readManifest(async function* () {
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at < bytes.length; at += partBytes) yield bytes.subarray(at, at + partBytes);
  });

describe('a manifest', () => {
  it.each([0, 1, 3, 200])('of %i briefs is written as JSON, and read back', async (count) => {
    const text = [...manifestText(open(manifest(count)))].join('');
    expect(text).toBe(`${JSON.stringify(manifest(count), undefined, 2)}\n`);
    const found = await read(text);
    expect(found && whole(found)).toEqual(manifest(count));
  });

  it('is read once, brief by brief, where nobody has set it anew', async () => {
    const text = [...manifestText(open(manifest(3)))].join('');
    for (const [written, times] of [
      [text, 1],
      [JSON.stringify(JSON.parse(text)), 2],
    ] as const) {
      let read = 0;
      await readManifest(async function* () {
        read += 1;
        yield new TextEncoder().encode(written);
      });
      expect(read).toBe(times);
    }
  });

  it.each([
    ['in one line', (text: string) => JSON.stringify(JSON.parse(text))],
    ['with four spaces', (text: string) => JSON.stringify(JSON.parse(text), undefined, 4)],
    ['with other line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    [
      'with a brief in one line',
      (text: string) =>
        text.replace(/\{\n {6}"audience": "r0"[\s\S]*?\n {4}\}/, (found) => JSON.stringify(JSON.parse(found))),
    ],
  ])('that somebody has set %s is the same', async (_, change) => {
    const found = await read(change([...manifestText(open(manifest(3)))].join('')));
    expect(found && whole(found)).toEqual(manifest(3));
  });

  it.each([
    ['nothing', () => ''],
    ['half of it', (text: string) => text.slice(0, text.length / 2)],
    ['a brief without its files', (text: string) => text.replace(/,\n {6}"files": \{[\s\S]*?\n {6}\}/, '')],
    ['a name of a file elsewhere', (text: string) => text.replace('"r0.en.pdf"', '"../r0.en.pdf"')],
    ['another version', (text: string) => text.replace('"version": 2', '"version": 9')],
    ['a comma too many', (text: string) => text.replace('\n  },\n  "noLonger', ',\n  },\n  "noLonger')],
  ])('counts as missing with %s', async (_, spoil) => {
    expect(await read(spoil([...manifestText(open(manifest(3)))].join('')))).toBeUndefined();
  });
});

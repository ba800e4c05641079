import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js';
import { Run } from '../../../src/pipeline/run.js';
import { diskHost } from '../../support/host.js';
import { miniPackFolder, workspace } from '../../support/packs.js';

let at: ReturnType<typeof workspace>;
const readerText = readFileSync(join(miniPackFolder, 'audiences/readers.yaml'), 'utf8');
const path = (name: string) => join(at.path, 'content/mini/audiences', `${name}.yaml`);
const nameOf = (i: number) => `r${String(i).padStart(3, '0')}`;

beforeEach(() => {
  at = workspace({ mini: miniPackFolder });
  for (let i = 0; i < 1_020; i += 1) write(nameOf(i), (text) => text);
});
afterEach(() => at.remove());

function write(name: string, change: (text: string) => string): void {
  writeFileSync(path(name), change(readerText.replace('id: readers', `id: ${name}`)));
}

async function both() {
  const [loading, opening] = [new Run(diskHost(at.path)), new Run(diskHost(at.path))];
  const loaded = await loading.end(() => loading.load([]));
  const opened = await opening.end(() => opening.open([]));
  return { loaded, opened, pack: loaded.value?.[0], open: opened.value?.[0] };
}

describe('a pack with many readers', () => {
  it('gives each reader what the whole pack has of it', async () => {
    write('zz', (text) => `${text}reserved: [first.begin]\n`);
    const { pack, open } = await both();
    expect(open?.isDivided).toBe(true);
    expect(open?.audiences.map(({ id }) => id)).toEqual(pack?.audiences.map(({ id }) => id));
    expect(open?.files).toEqual(pack?.files);
    for (const id of ['r000', 'r299', 'readers', 'zz']) {
      const own = open?.withReader(id);
      const whole = pack?.audiences.find((one) => one.id === id);
      expect(own?.audiences.find((one) => one.id === id)).toEqual(whole);
      // For whom a unit is reserved is known to all.
      expect(own?.audiences.find((one) => one.id === 'zz')?.reserved).toEqual(['first.begin']);
      expect(own?.audiences.length).toBeLessThan(3);
      expect({ ...own, audiences: [], located: [], files: [] }).toEqual({
        ...pack,
        audiences: [],
        located: [],
        files: [],
      });
    }
  });

  it.each<[string, () => void]>([
    ['two readers of one id, far from each other', () => write('zz', (text) => text.replace('id: zz', 'id: r003'))],
    [
      'a unit that is kept by one and reserved for another',
      () => {
        write('r001', (text) => `${text}reserved: [first.begin]\n`);
        write('r290', (text) => `${text}keep: [first.begin]\n`);
      },
    ],
    [
      'the same where the key is written with an escape',
      () => {
        write('r001', (text) => `${text}"r\\x65served": [first.begin]\n`);
        write('r290', (text) => `${text}keep: [first.begin]\n`);
      },
    ],
    [
      'a unit that is worded by one and reserved for another',
      () => {
        write('r001', (text) => `${text}reserved: [first.begin]\n`);
        write('r290', (text) => `${text}text: { first.begin: { en: "Begin soon.", zh-Hant: "盡快開始。" } }\n`);
      },
    ],
    [
      'mistakes of several readers',
      () => {
        write('r290', (text) => text.replace('first: 2', 'frist: 2'));
        write('r002', (text) => text.replace('first: 2', 'frist: 2').replace('standing: derived', 'standing: derivd'));
      },
    ],
    ['a warning', () => write('r150', (text) => text.replace('Read this page.', 'Further research is needed.'))],
    ['a file that cannot be read', () => writeFileSync(path('r280'), 'id: [\n')],
    [
      'a mistake of the argument',
      () => {
        const file = join(at.path, 'content/mini/pack.yaml');
        writeFileSync(file, readFileSync(file, 'utf8').replace('smith2025', 'smith2026'));
      },
    ],
    ['a file that is passed over', () => mkdirSync(join(at.path, 'content/mini/audience.yaml'))],
  ])('is told the same as at once: %s', async (_, spoil) => {
    spoil();
    const { loaded, opened, open, pack } = await both();
    const told = (diagnostics: readonly Diagnostic[]) =>
      diagnostics.map(({ code, span, message }) => ({ code, span, message }));
    expect(told(opened.report.diagnostics)).toEqual(told(loaded.report.diagnostics));
    expect(opened.report.diagnostics.length).toBeGreaterThan(0);
    expect(open === undefined).toBe(pack === undefined);
    // Code frames are of these.
    for (const [id, { text }] of loaded.report.sources) expect(opened.report.sources.get(id)?.text, id).toBe(text);
  });
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { Host } from '../../../src/host/host.js';
import { BuildCache } from '../../../src/pipeline/build-cache.js';
import { houseFont } from '../../../src/pipeline/house-fonts.js';
import { wholeFile } from '../../../src/render/fonts/font-file.js';
import { openFont } from '../../../src/render/fonts/table-font.js';
import { loadFonts } from '../../../src/render/fonts/theme-fonts.js';
import type { Theme } from '../../../src/schema/theme.js';
import { testFolder } from '../../support/folders.js';
import { diskHost } from '../../support/host.js';

const require = createRequire(import.meta.url);
const light = readFileSync(require.resolve('@expo-google-fonts/inter/300Light/Inter_300Light.ttf'));

/** A program that is compiled, with a cache of its own. */
function programWithCache(entries: Map<string, Uint8Array>): BuildCache {
  const host: Host = {
    ...diskHost(testFolder()),
    programStamp: () => 'stamp',
    cache: () => ({
      read: (key) => {
        const bytes = entries.get(key);
        return bytes && Buffer.from(bytes);
      },
      write: (key, body) => void entries.set(key, body),
    }),
  };
  const cache = BuildCache.open(host, 'test');
  if (!cache) throw new Error('no cache');
  return cache;
}

/** The same file, as another build reads it. */
const readAnew = () => wholeFile(Uint8Array.from(light));

const words = ['Affordable', '7.1', '(ec2023)', 'Größe', 'e\u0301', 'WAVE', '“Toward”'];

describe('the font of a house', () => {
  it('gets a face table at its first use, which later builds find', () => {
    const entries = new Map<string, Uint8Array>();
    const first = houseFont(readAnew(), programWithCache(entries));
    expect(entries.size).toBe(0);
    const made = first.table;
    expect(made?.length).toBeGreaterThan(10_000);
    expect([...entries.values()]).toEqual([made]);
    const later = houseFont(readAnew(), programWithCache(entries));
    expect(Buffer.from(later.table ?? [])).toEqual(Buffer.from(made ?? []));
    expect(entries.size).toBe(1);
  });

  it('is set from its table as without one', () => {
    const [withTable, decoded] = [houseFont(readAnew(), programWithCache(new Map())), readAnew()].map(openFont);
    const shaped = (font: typeof withTable) =>
      words.map((word) => {
        const { glyphs, ...rest } = font?.shape(word) ?? { glyphs: [] };
        return { ...rest, glyphs: glyphs.map(({ id, advanceWidth }) => ({ id, advanceWidth })) };
      });
    expect(withTable?.constructor).not.toBe(decoded?.constructor);
    expect(shaped(withTable)).toEqual(shaped(decoded));
  });

  it('has one where it has old kerning beside that of OpenType, which nothing uses', () => {
    const font = houseFont(wholeFile(renamed('gasp', 'kern', [0, 0, 0, 0])), programWithCache(new Map()));
    expect(font.table?.length).toBeGreaterThan(10_000);
  });

  it('has none without a cache', () => {
    const file = readAnew();
    expect(houseFont(file, undefined)).toBe(file);
  });

  it.each([
    [0x0, 'any'],
    [0x2, 'none'],
    [0x6, 'any'],
    [0x8, 'any'],
    [0x100, 'whole'],
    [0x102, 'none'],
    [0x108, 'whole'],
    [0x200, 'none'],
  ])('may be embedded as its file says, with a table too: %i', (rights, may) => {
    const restricted = Buffer.from(light);
    const entry = restricted.indexOf('OS/2', 12, 'latin1');
    restricted.writeUInt16BE(rights, restricted.readUInt32BE(entry + 8) + 8);
    const theme = {
      fonts: { own: { regular: 'own.ttf', bold: 'own.ttf', css: 'Own' } },
      faces: {},
    } as unknown as Theme;
    for (const cache of [programWithCache(new Map()), undefined]) {
      const fonts = loadFonts(theme, () => houseFont(wholeFile(restricted), cache));
      expect(fonts.faultOf('own', 'regular')).toBeUndefined();
      expect(fonts.embeddingRights('own', 'regular')).toBe(may);
    }
  });

  it.each([
    ['is no font', Buffer.from('no font')],
    ['has outlines of another kind', renamed('glyf', 'CFF ')],
    ['has no characters', renamed('cmap', 'xmap')],
    ['is kerned by an old table', renamed('GPOS', 'kern', [0, 0, 0, 0])],
  ])('has none where the file %s, and is not looked at again', (_, bytes) => {
    const entries = new Map<string, Uint8Array>();
    expect(houseFont(wholeFile(bytes), programWithCache(entries)).table).toBeUndefined();
    expect([...entries.values()].map(({ length }) => length)).toEqual([0]);
    expect(houseFont(wholeFile(Buffer.from(bytes)), programWithCache(entries)).table).toBeUndefined();
  });
});

/** The font with a part under the name of another, which begins with other bytes. */
function renamed(from: string, to: string, begin: readonly number[] = []): Buffer {
  const changed = Buffer.from(light);
  const entry = changed.indexOf(from, 12, 'latin1');
  changed.write(to, entry, 'latin1');
  changed.set(begin, changed.readUInt32BE(entry + 8));
  return changed;
}

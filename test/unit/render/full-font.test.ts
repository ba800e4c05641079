import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { FullFont } from '../../../src/render/fonts/full-font.js';

const inter = readFileSync(
  createRequire(import.meta.url).resolve('@expo-google-fonts/inter/300Light/Inter_300Light.ttf'),
);

/** Where a table of the font begins. */
const tableAt = (tag: string) => inter.readUInt32BE(inter.indexOf(tag, 12, 'latin1') + 8);

describe('a house font with odd tables', () => {
  it.each([
    ['Inter-Light', 'Inter(/ght', 'Inter_ght'],
    ['Inter-Light', 'Inter  ö/%g', 'Inter_g'],
  ])('%s renamed %s is called %s in a PDF', (own, odd, name) => {
    const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16();
    const changed = Buffer.from(inter);
    const padded = odd.padEnd(own.length, 't').slice(0, own.length);
    for (let at = changed.indexOf(utf16(own)); at >= 0; at = changed.indexOf(utf16(own), at))
      utf16(padded).copy(changed, at);
    expect(new FullFont(changed).metrics.name).toMatch(new RegExp(`^${name}`));
  });

  it('has the height of its other table where it gives none', () => {
    const changed = Buffer.from(inter);
    changed.fill(0, tableAt('hhea') + 4, tableAt('hhea') + 8);
    const { ascent, descent } = new FullFont(inter).metrics;
    expect(new FullFont(changed).metrics).toMatchObject({ ascent, descent });
  });

  it('sets an accent on a letter where it neither places the accent nor says how high small letters are', () => {
    const changed = Buffer.from(inter);
    changed.writeUInt16BE(1, tableAt('OS/2'));
    const unplaced = (font: Buffer): Buffer => {
      const at = tableAt('GPOS');
      font.write(font.toString('latin1', at).replaceAll('mark', 'none'), at, 'latin1');
      return font;
    };
    const offsets = (font: Buffer) =>
      ['x\u0302', 'X\u0302'].map((text) =>
        new FullFont(unplaced(font)).shape(text).positions.map(({ yOffset }) => yOffset),
      );
    const [small, capital] = offsets(changed);
    expect([small, capital]).toEqual(offsets(Buffer.from(inter)));
    expect(small?.[1]).toBe(0);
    expect(capital?.[1]).toBeGreaterThan(100);
  });
});

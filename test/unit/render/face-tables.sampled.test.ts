import fc from 'fast-check';
import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { compileFace } from '../../../src/render/fonts/compile/compile-face.js';
import { unpackFace } from '../../../src/render/fonts/face-format.js';
import { type FontFile, wholeFile } from '../../../src/render/fonts/font-file.js';
import type { ShapedRun } from '../../../src/render/fonts/font-program.js';
import { FullFont } from '../../../src/render/fonts/full-font.js';
import { openFont } from '../../../src/render/fonts/table-font.js';
import { TableShaper } from '../../../src/render/fonts/table-shaper.js';
import { segmentsIn } from '../../../src/render/lines/line-breaks.js';
import { themeSchema } from '../../../src/schema/theme-schema.js';
import { casesOf, depth } from '../../support/depth.js';
import { HarfBuzzFont, placesOf } from '../../support/harfbuzz.js';
import { packageFont } from '../../support/host.js';
import { builtInPackFolder, packFiles } from '../../support/packs.js';
import { standardTheme } from '../../support/theme.js';

const seed = 20260131;
const theme = themeSchema.parse(standardTheme());
const all = [
  ...new Set(Object.values(theme.fonts).flatMap((font) => [font.regular, font.bold, font.italic ?? []].flat())),
];
/** One of Latin letters and one of Han characters are compiled in no time. */
const files =
  depth === 'fast' ? all.filter((file) => /SourceSerif4_400Regular\.|NotoSansTC_400Regular/.test(file)) : all;

/** All words of the built-in pack, with what stands between them in its files. */
const words = [
  ...new Set(
    packFiles(builtInPackFolder).flatMap(({ bytes }) =>
      segmentsIn(new TextDecoder().decode(bytes)).map((segment) => segment.text),
    ),
  ),
].filter((word) => !/[\n\r]/.test(word));

/** Characters that texts are made of, by what the fonts have of them. */
const blocks: Readonly<Record<string, (codePoint: number) => boolean>> = {
  Latin: (codePoint) => codePoint >= 0x20 && codePoint < 0x250,
  Cyrillic: (codePoint) => codePoint >= 0x400 && codePoint < 0x530,
  Greek: (codePoint) => codePoint >= 0x370 && codePoint < 0x400,
  Han: (codePoint) => codePoint >= 0x4e00 && codePoint < 0xa000,
  marks: (codePoint) => (codePoint >= 0x20 && codePoint < 0x7f) || (codePoint >= 0x2010 && codePoint < 0x2060),
  'full-width marks': (codePoint) => codePoint >= 0x3000 && codePoint < 0x3020,
};
/** What kerning and ligatures are made for. */
const awkward = [...'fflijTAVWoy.,“”(12345)-—→<=>x:;!?/ ’'];

const tabular = ['tnum'];

describe.each(files.map((file) => [file.replace(/^.*\//, ''), file]))('the table of %s', (_, file) => {
  const bytes = packageFont(file).whole();
  const full = new FullFont(bytes);
  const harfBuzz = new HarfBuzzFont(bytes);
  const table = compileFace(bytes, 'digest') as Uint8Array;
  const face = unpackFace(table);
  const shaper = face && new TableShaper(face.head, face.arrays);
  const { characterSet } = create(bytes);

  /** Whether the table knows a text; then it says what the full shaper says, and what browsers have. */
  function knows(text: string, features?: readonly string[]): boolean {
    const shaped = shaper?.shape(text, features);
    if (!shaped) return false;
    // As text: comparing objects takes longer than shaping them.
    const shown = ({ glyphs, ...rest }: ShapedRun) =>
      JSON.stringify([rest, glyphs.map(({ id, advanceWidth, codePoints }) => [id, advanceWidth, codePoints])]);
    const [ours, theirs] = [shown(shaped), shown(full.shape(text, features))];
    if (ours !== theirs) expect(ours, JSON.stringify(text)).toBe(theirs);
    const [own, other] = [placesOf(shaped, full.metrics.unitsPerEm), harfBuzz.place(text, 'ltr', features)];
    if (JSON.stringify(own) !== JSON.stringify(other)) expect(own, JSON.stringify(text)).toEqual(other);
    return true;
  }

  it('knows the words of the pack that the font can set', () => {
    const settable = words.filter((word) => [...word].every((c) => full.hasGlyphForCodePoint(c.codePointAt(0) ?? 0)));
    expect(settable.length).toBeGreaterThan(1000);
    const known = settable.filter((word) => knows(word));
    expect(known.length / settable.length).toBeGreaterThanOrEqual(0.995);
    for (const word of settable.filter((one) => /\d/.test(one))) knows(word, tabular);
  });

  const made = Object.entries(blocks).map(
    ([name, has]) => [name, characterSet.filter(has).map((codePoint) => String.fromCodePoint(codePoint))] as const,
  );
  it.each([...made, ['awkward characters', awkward] as const].filter(([, characters]) => characters.length > 10))(
    'says of random texts of %s what the full shaper says',
    (_name, characters) => {
      const texts = fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: 8 });
      let [tried, known] = [0, 0];
      const check = (text: string, isTabular: boolean) => {
        tried += 1;
        if (knows(text, isTabular ? tabular : undefined)) known += 1;
      };
      fc.assert(fc.property(texts, fc.boolean(), check), { seed, numRuns: casesOf(4_000, 400) });
      expect(known / tried).toBeGreaterThan(0.7);
    },
  );

  it('has the characters of the font, and the blank beside full-width marks', () => {
    const font = openFont({ ...wholeFile(bytes), table });
    for (const codePoint of [...characterSet, 0x10ffff, 0x0600, 0xe000]) {
      expect(font.hasGlyphForCodePoint(codePoint)).toBe(full.hasGlyphForCodePoint(codePoint));
    }
    for (const mark of '，、；：。！？）」』》（「『《“‘”’') {
      const of = ({ advanceWidth, bbox: { minX, maxX } }: ReturnType<typeof font.glyphForCodePoint>) => [
        advanceWidth,
        minX,
        maxX,
      ];
      const codePoint = mark.codePointAt(0) ?? 0;
      expect(of(font.glyphForCodePoint(codePoint)), mark).toEqual(of(full.glyphForCodePoint(codePoint)));
    }
  });

  it('is not used for another font, nor if it is broken', () => {
    const decoded = (of: FontFile) => openFont(of) instanceof FullFont;
    const other = Buffer.from(bytes);
    other.writeUInt8(other.readUInt8(24) ^ 1, 24);
    expect(decoded({ ...wholeFile(bytes), table })).toBe(false);
    expect(decoded({ ...wholeFile(bytes), table: undefined })).toBe(true);
    expect(decoded({ ...wholeFile(other), table })).toBe(true);
    expect(decoded({ ...wholeFile(bytes), table: table.subarray(0, 3) })).toBe(true);
    expect(decoded({ ...wholeFile(bytes), table: table.subarray(0, 300) })).toBe(true);
    expect(decoded({ ...wholeFile(bytes), table: table.subarray(0, -8) })).toBe(true);
  });
});

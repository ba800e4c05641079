import { describe, expect, it } from 'vitest';
import type { ShapedGlyph } from '../../../src/render/fonts/font-program.js';
import { clustersOf, codePointsOf, withPlacedMarks } from '../../../src/render/fonts/glyph-clusters.js';

/** A font of 1000 units: small letters are 500 high, marks over them are drawn from 550 to 700 at the origin. */
const letter = { minX: 50, maxX: 550, minY: 0, maxY: 500 };
const capital = { ...letter, maxY: 700 };
const descending = { ...letter, minY: -200 };
const over = { minX: -100, maxX: 100, minY: 550, maxY: 700 };
const under = { minX: -50, maxX: 50, minY: -200, maxY: -100 };
const metrics = { unitsPerEm: 1000, xHeight: 500 };

type Glyph = Pick<ShapedGlyph, 'bbox' | 'codePoints'>;

const glyph = (text: string, bbox: Glyph['bbox'] = letter): Glyph => ({
  bbox,
  codePoints: [...text].map((character) => character.codePointAt(0) ?? 0),
});
const at = (xAdvance: number, xOffset = 0, yOffset = 0) => ({ xAdvance, advanceWidth: xAdvance, xOffset, yOffset });

describe('clusters of glyphs', () => {
  it('are letters with marks of their own glyphs, and nothing else', () => {
    const glyphs = [
      glyph('a'),
      glyph('\u0323', under),
      glyph('b'),
      glyph('ọ'),
      glyph('', under),
      glyph('\u0300', over),
    ];
    expect(clustersOf(glyphs)).toEqual([
      { from: 0, to: 2, text: 'a\u0323' },
      { from: 3, to: 6, text: 'ọ\u0300' },
    ]);
    expect(clustersOf([glyph('f'), glyph('fi'), glyph('é')])).toEqual([]);
    expect(clustersOf([])).toEqual([]);
  });

  it.each([
    ['keep what they say', [glyph('x'), glyph('\u0304', over)], ['x', '\u0304']],
    [
      'say the parts of a letter that was taken apart',
      [glyph('ọ'), glyph('', under), glyph('\u0300', over)],
      ['o', '\u0323', '\u0300'],
    ],
    ['say them after one another', [glyph('ệ'), glyph(''), glyph('')], ['e', '\u0323', '\u0302']],
    ['say several at the letter where there are fewer glyphs', [glyph('ệ'), glyph('')], ['e\u0323', '\u0302']],
    ['say compatible characters where there are no others', [glyph('ĳ'), glyph('')], ['i', 'j']],
    ['say nothing where there are more glyphs', [glyph('w'), glyph(''), glyph('')], ['w', '\u2060', '\u2060']],
  ])('%s', (_, glyphs, expected) => {
    const said = codePointsOf(glyphs, clustersOf(glyphs)).map((codePoints) => String.fromCodePoint(...codePoints));
    expect(said).toEqual(expected);
  });
});

describe('marks that a font does not place', () => {
  const placed = (boxes: readonly Glyph['bbox'][], positions: readonly ReturnType<typeof at>[]) => {
    const glyphs = boxes.map((bbox, i) => glyph(i === 0 ? 'x' : '\u0304', bbox));
    return withPlacedMarks(glyphs, positions, clustersOf(glyphs), metrics).map(({ xOffset, yOffset }) => [
      xOffset,
      yOffset,
    ]);
  };

  it('are centred over a small letter, and higher over a capital', () => {
    expect(placed([letter, over], [at(600), at(0)])).toEqual([
      [0, 0],
      [-300, 0],
    ]);
    expect(placed([capital, over], [at(600), at(0)])).toEqual([
      [0, 0],
      [-300, 200],
    ]);
  });

  it('stand above and below those before them', () => {
    expect(placed([letter, over, over], [at(600), at(0), at(0)])).toEqual([
      [0, 0],
      [-300, 0],
      [-300, 200],
    ]);
    expect(placed([descending, under, under], [at(600), at(0), at(0)])).toEqual([
      [0, 0],
      [-300, -200],
      [-300, -400],
    ]);
  });

  it('stay where the font has moved them, and have the next above them', () => {
    expect(placed([letter, over, over], [at(600), at(0, -310, 20), at(0)])).toEqual([
      [0, 0],
      [-310, 20],
      [-300, 220],
    ]);
  });

  it('are taken out of a letter into which they were sunk', () => {
    expect(placed([capital, over], [at(600), at(0, -310, -550)])).toEqual([
      [0, 0],
      [-300, 200],
    ]);
  });

  it('are left alone where they have a width, or their letter draws nothing', () => {
    expect(placed([letter, over], [at(600), at(200)])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(placed([{ minX: 0, maxX: 0, minY: 0, maxY: 0 }, over], [at(250), at(0)])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { compileFace } from '../../../src/render/fonts/compile/compile-face.js';
import { unpackFace } from '../../../src/render/fonts/face-format.js';
import { FullFont } from '../../../src/render/fonts/full-font.js';
import { TableShaper } from '../../../src/render/fonts/table-shaper.js';
import { themeSchema } from '../../../src/schema/theme-schema.js';
import { HarfBuzzFont, placesOf } from '../../support/harfbuzz.js';
import { packageFont } from '../../support/host.js';
import { standardTheme } from '../../support/theme.js';

const { fonts } = themeSchema.parse(standardTheme());
const figures = Object.values(fonts).find(({ bold }) => bold.includes('Inter'))?.bold;

/** Numbers as key figures and charts have them: a font may list the lookups of its numbers twice, and not those of its letters. */
const numbers = ['7.1', '421.1', '0.72', '7,5', '−7.4', '17', '74', '1,747', '2024–25', '4.7%', '1/7'];

describe('the kerning of numbers', () => {
  const bytes = packageFont(figures ?? '').whole();
  const harfBuzz = new HarfBuzzFont(bytes);
  const full = new FullFont(bytes);
  const face = unpackFace(compileFace(bytes, 'digest') as Uint8Array);
  const table = face && new TableShaper(face.head, face.arrays);
  const { unitsPerEm } = full.metrics;

  it.each(numbers)('of %s is that of HarfBuzz, which browsers have', (number) => {
    const expected = harfBuzz.place(number);
    expect(placesOf(full.shape(number), unitsPerEm)).toEqual(expected);
    const known = table?.shape(number);
    expect(known && placesOf(known, unitsPerEm)).toEqual(expected);
  });
});

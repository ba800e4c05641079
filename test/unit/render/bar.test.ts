import { describe, expect, it } from 'vitest';
import { barShade, onWhite, restOpacity } from '../../../src/render/bar.js';
import { channelsOf } from '../../../src/schema/colour.js';

/** The grey that a colour is printed as (ITU-R BT.709), from 0 for black to 255. */
function greyOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('the shades of a bar', () => {
  it.each([1, 2, 3, 4])('of %s parts and the rest differ in grey', (parts) => {
    const shades = Array.from({ length: parts }, (_, i) => barShade('#12486b', i, parts));
    const greys = [...shades, onWhite('#b9c6cf', restOpacity(parts))].map(greyOf);
    for (const [i, grey] of greys.entries()) {
      if (i > 0) expect(grey - (greys[i - 1] ?? 0)).toBeGreaterThan(25);
    }
    expect(greys.at(-1)).toBeLessThan(245);
  });
});

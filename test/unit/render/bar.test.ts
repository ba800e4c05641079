import { describe, expect, it } from 'vitest';
import type { Container } from '../../../src/model/document.js';
import { barShade, onWhite, restOpacity } from '../../../src/render/bar.js';
import { barImage } from '../../../src/render/html/pictures.js';
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
    // Seen on white paper, and on a screen.
    expect(greys.at(-1)).toBeLessThan(232);
  });
});

describe('a bar on the web', () => {
  /** Where each rectangle begins and ends, in hundredths of the bar. */
  const rectangles = (parts: string, of: string) => {
    const fact: Container = { type: 'container', name: 'fact', attributes: { parts, of }, children: [] };
    return [
      ...barImage(fact)
        .join('')
        .matchAll(/ x="([\d.]+)" width="([\d.]+)"/g),
    ].map(([, x, width]) => ({
      from: Number(x),
      to: Number(x) + Number(width),
    }));
  };

  it('has nothing behind its parts, so that each has the shade of its legend', () => {
    const drawn = rectangles('24 11', '39');
    expect(drawn).toHaveLength(3);
    for (const [i, { from }] of drawn.entries()) expect(from).toBeGreaterThanOrEqual((drawn[i - 1]?.to ?? 0) - 0.01);
    expect(drawn.at(-1)?.to).toBeCloseTo(100);
  });

  it('shows the smallest part', () => {
    const [, small] = rectangles('998 2', '1000');
    expect((small?.to ?? 0) - (small?.from ?? 0)).toBeGreaterThan(0);
  });

  it.each([
    ['one of a million', '1', '1000000', [true, true]],
    ['all but one of a million', '999999', '1000000', [true, true]],
    ['two small parts', '1 1 9998', '10000', [true, true, true, false]],
    ['none', '0', '100', [false, true]],
    ['all', '100', '100', [true, false]],
    ['a rest that is rounding', '0.1 0.2 0.7', '1', [true, true, true, false]],
  ])('shows %s, and nothing where there is nothing', (_, parts, of, isShown) => {
    const drawn = rectangles(parts, of);
    expect(drawn.map(({ from, to }) => to - from > 0)).toEqual(isShown);
    expect(drawn.at(-1)?.to).toBeCloseTo(100, 1);
    for (const { from, to } of drawn) if (to > from) expect(to - from).toBeGreaterThan(0.25);
  });
});

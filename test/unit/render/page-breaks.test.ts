import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageBreaks, type Strip } from '../../../src/render/annex/page-breaks.js';

/** Strips of the given heights, one below the other. */
function strips(...heights: readonly (number | { readonly heading: number })[]): readonly Strip[] {
  let topPt = 0;
  return heights.map((height) => {
    const heightPt = typeof height === 'number' ? height : height.heading;
    const strip = { topPt, bottomPt: topPt + heightPt, keepWithNext: typeof height !== 'number' };
    topPt += heightPt;
    return strip;
  });
}

/** The lines of one text of ten points each. */
function lines(count: number, fromPt = 0) {
  return Array.from({ length: count }, (_, index) => ({
    topPt: fromPt + index * 10,
    bottomPt: fromPt + index * 10 + 10,
    text: 0,
    index,
    lines: count,
  }));
}

const rooms = { firstPt: 100, othersPt: 100 };

describe('the pages of an annex', () => {
  it.each([
    ['one page where all has room', strips(50, 50), []],
    ['a break between two entries', strips(60, 60), [60]],
    ['less room on pages after the first', strips(60, 40, 60, 30), [100, 160], { firstPt: 100, othersPt: 80 }],
    ['a heading on the page of its first entry', strips(80, { heading: 10 }, 30), [80]],
    ['headings one below the other', strips(70, { heading: 10 }, { heading: 10 }, 30), [70]],
  ])('have %s', (_, all, expected, own = rooms) => {
    expect(pageBreaks(all, [], own)).toEqual(expected);
  });

  it('break a text that no page has room for, with two lines at least on each', () => {
    expect(pageBreaks(strips(130), lines(13), rooms)).toEqual([100]);
    // One line would be left alone.
    expect(pageBreaks(strips(110), lines(11), rooms)).toEqual([90]);
    // One line would stand alone.
    expect(pageBreaks(strips(60, 110, 20), [...lines(6), ...lines(11, 60)], rooms)).toEqual([60, 150]);
    // A heading would.
    expect(pageBreaks(strips({ heading: 70 }, 110), lines(11, 70), rooms)).toEqual([100]);
  });

  it('end, and lose nothing: no page is higher than its room, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.boolean()), { minLength: 1, maxLength: 60 }),
        (heights) => {
          const all = strips(...heights.map(([height, heading]) => (heading ? { heading: height } : height)));
          const breaks = pageBreaks(all, [], rooms);
          const ends = [...breaks, all.at(-1)?.bottomPt ?? 0];
          for (const [i, end] of ends.entries()) {
            const from = ends[i - 1] ?? 0;
            expect(end).toBeGreaterThan(from);
            expect(end - from).toBeLessThanOrEqual(100.001);
          }
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsOf, roughWidth, trendOf, trendOfChart } from '../../../src/render/charts/geometry.js';
import { boxOfLabel, type LabelBox } from '../../../src/render/charts/label-places.js';
import type { Point } from '../../../src/render/charts/point.js';

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('bars', () => {
  it('stand within their room, and a larger value reaches farther', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 6 }), (values) => {
        const bars = barsOf(values);
        for (const { from, share } of bars) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(share).toBeGreaterThanOrEqual(0);
          expect(from + share).toBeLessThanOrEqual(1.0011);
        }
        const end = (i: number) => {
          const { from = 0, share = 0 } = bars[i] ?? {};
          return (values[i] ?? 0) < 0 ? from : from + share;
        };
        for (const i of values.keys())
          for (const j of values.keys())
            if ((values[i] ?? 0) < (values[j] ?? 0)) expect(end(i)).toBeLessThanOrEqual(end(j) + 0.0011);
      }),
    );
  });

  it('begin at 0: a value of twice the size is twice as long', () => {
    expect(barsOf([10, 20, 40])).toEqual([
      { from: 0, share: 0.25 },
      { from: 0, share: 0.5 },
      { from: 0, share: 1 },
    ]);
    expect(barsOf([-10, 30])).toEqual([
      { from: 0, share: 0.25 },
      { from: 0.25, share: 0.75 },
    ]);
    expect(barsOf([0, 0])).toEqual([
      { from: 0, share: 0 },
      { from: 0, share: 0 },
    ]);
  });
});

describe('a trend', () => {
  const room = { width: 230, height: 40, inset: 10, size: 8 };
  const series = fc
    .uniqueArray(fc.integer({ min: 1000, max: 9999 }), { minLength: 2, maxLength: 24 })
    .chain((years) =>
      fc.tuple(...years.sort((a, b) => a - b).map((year) => value.map((one) => ({ year, value: one })))),
    );

  it('stands within its room, its years in their order and its values in theirs', () => {
    fc.assert(
      fc.property(series, (data) => {
        const { points, zeroTop } = trendOf(data, room, () => 12);
        expect(points).toHaveLength(data.length);
        for (const { start, top } of points) {
          expect(start).toBeGreaterThanOrEqual(room.inset);
          expect(start).toBeLessThanOrEqual(room.width - room.inset);
          expect(top).toBeGreaterThanOrEqual(0);
          expect(top).toBeLessThanOrEqual(room.height);
        }
        const sorted = (tops: readonly number[]) => [...tops].sort((a, b) => a - b);
        const starts = points.map(({ start }) => start);
        expect(starts).toEqual(sorted(starts));
        const byValue = [...data.keys()].sort((a, b) => (data[b]?.value ?? 0) - (data[a]?.value ?? 0));
        const tops = byValue.map((i) => points[i]?.top ?? 0);
        expect(tops).toEqual(sorted(tops));
        if (zeroTop !== undefined) {
          expect(zeroTop).toBeGreaterThanOrEqual(0);
          expect(zeroTop).toBeLessThanOrEqual(room.height);
        }
      }),
    );
  });

  it('has the year of its last point always, and no two so near that they would touch', () => {
    fc.assert(
      fc.property(series, (data) => {
        const { points, labels } = trendOf(data, room, () => 20);
        const dated = labels.filter(({ hasYear }) => hasYear).map(({ index }) => index);
        expect(dated).toContain(data.length - 1);
        for (const [k, index] of dated.entries()) {
          const next = dated[k + 1];
          if (next === undefined) continue;
          expect((points[next]?.start ?? 0) - (points[index]?.start ?? 0)).toBeGreaterThanOrEqual(20);
        }
      }),
    );
  });

  const widthOf = (index: number) => 8 + ((index * 7) % 25);
  /** The line is 1.6 pt thick. */
  const isIn = ({ left, right, top, bottom }: LabelBox, { start, top: at }: Point) =>
    start > left && start < right && at > top - 0.8 && at < bottom + 0.8;
  const isApart = (one: LabelBox, other: LabelBox) =>
    one.right < other.left || other.right < one.left || one.bottom < other.top || other.bottom < one.top;
  /** The lines as dots, so that the test knows nothing of how the program looks for what is crossed. */
  const inkOf = (points: readonly Point[], zeroTop: number | undefined): readonly Point[] => {
    const steps = Array.from({ length: 101 }, (_, i) => i / 100);
    const between = (from: Point, to: Point) =>
      steps.map((step) => ({
        start: from.start + (to.start - from.start) * step,
        top: from.top + (to.top - from.top) * step,
      }));
    const zero = zeroTop === undefined ? [] : steps.map((step) => ({ start: room.width * step, top: zeroTop }));
    return [...points.flatMap((from, i) => between(from, points[i + 1] ?? from)), ...zero];
  };

  it('strikes no value through, neither by its line nor by that of 0, and has them apart and in the room', () => {
    fc.assert(
      fc.property(series, (data) => {
        const wide = { ...room, inset: Math.max(widthOf(0), widthOf(data.length - 1)) / 2 };
        const { points, labels, zeroTop, yearDrop } = trendOf(data, wide, widthOf);
        const drawn = { ...wide, points, zeroTop, widthOf };
        const boxes = labels.map((label) => boxOfLabel(label, drawn));
        const ink = inkOf(points, zeroTop);
        for (const [k, box] of boxes.entries()) {
          expect(ink.filter((spot) => isIn(box, spot))).toEqual([]);
          expect(boxes.slice(k + 1).filter((other) => !isApart(box, other))).toEqual([]);
          expect(box.left).toBeGreaterThan(-0.1);
          expect(box.right).toBeLessThan(room.width + 0.1);
          expect(box.top).toBeGreaterThan(-13);
          expect(box.bottom).toBeLessThan(room.height + 2 + yearDrop);
        }
      }),
    );
  });

  it('has the values of its first and last, highest and lowest point, wherever they have to stand', () => {
    fc.assert(
      fc.property(series, (data) => {
        const { labels } = trendOf(data, { ...room, inset: 5 }, widthOf);
        const labelled = labels.map(({ index }) => index);
        const values = data.map(({ value: one }) => one);
        const wanted = [data.length - 1, 0, values.indexOf(Math.max(...values)), values.indexOf(Math.min(...values))];
        expect(labelled).toEqual(expect.arrayContaining(wanted));
      }),
    );
  });

  it.each<readonly [of: string, years: Readonly<Record<number, number>>, labels: string]>([
    [
      'a peak just before the end',
      { 1990: 12, 2005: 40, 2022: 88, 2023: 95, 2024: 60 },
      '1990: 12, 2005: 40, 95, 2024: 60',
    ],
    ['a low just before the end', { 1990: 90, 2022: 88, 2023: 5, 2024: 60 }, '1990: 90, 5, 2024: 60'],
    ['a peak just after the start', { 1990: 12, 1991: 95, 2024: 60 }, '1990: 12, 95, 2024: 60'],
    ['all at the end', { 1990: 50, 2022: 95, 2023: 5, 2024: 60 }, '1990: 50, 95, 5, 2024: 60'],
    [
      'wide values',
      { 2019: 100, 2022: 1200000, 2023: 1300000, 2024: 1100000 },
      '2019: 100, 2022: 1200000, 2023: 1300000, 2024: 1100000',
    ],
  ])('with %s has its highest value, its year where there is room', (_, years, expected) => {
    const rows = Object.entries(years).map(([year, one]) => ({
      cells: [year, String(one)].map((text) => [{ type: 'text' as const, value: text }]),
      value: one,
      year: Number(year),
    }));
    const { labels } = trendOfChart({ rows }, room.width, room.size);
    const shown = labels.map(({ index, hasYear }) => {
      const { year = 0, value: one = 0 } = rows[index] ?? {};
      return hasYear ? `${year}: ${one}` : String(one);
    });
    expect(shown.join(', ')).toBe(expected);
  });

  const placesOf = (values: readonly number[]) => {
    const data = values.map((one, i) => ({ year: 2010 + i, value: one }));
    const { labels, yearDrop } = trendOf(data, room, () => 14);
    const words = labels.map(({ drop }) => (drop === 0 ? 'over' : drop > 0 ? 'under' : 'higher')).join(' ');
    return `${words}; years ${yearDrop === 0 ? 'as usual' : 'lower'}`;
  };

  it.each([
    ['rises gently', [50, 61.5, 74, 86], 'over over over over; years lower'],
    ['has lows that nothing touches', [-5, -7, -6.2, -5.5], 'over over over over; years as usual'],
    ['has a deep low', [2, 3, -4, 4, 2], 'over over under over over; years lower'],
    ['goes up and down', [10, 90, 12, 88, 15, 95], 'under over under over under over; years lower'],
    ['has a value just below 0', [4, 2, -0.9, -0.5, -6], 'over over under over under; years lower'],
    ['is flat', [5, 5, 5], 'over over over; years lower'],
    ['is 0 throughout', [0, 0, 0], 'over over over; years as usual'],
  ])('that %s has its values where they can be read', (_, values, places) => {
    expect(placesOf(values)).toBe(places);
  });

  it('has a peak just before its end over its point, and its last value under its own', () => {
    const years = { 1990: 52, 2019: 97, 2020: 98.2, 2021: 97 };
    const data = Object.entries(years).map(([year, one]) => ({ year: Number(year), value: one }));
    const { labels, yearDrop } = trendOf(data, room, () => 14);
    const [, peak, last] = labels;
    expect(labels.map(({ index }) => index)).toEqual([0, 2, 3]);
    expect(peak?.drop).toBe(0);
    // Digits of 8 pt and a gap on either side of the dot.
    expect(last?.drop).toBeGreaterThan(8);
    expect(last?.drop).toBeLessThan(20);
    // Of the line that its scale begins at no 0.
    expect(yearDrop).toBe(5);
  });

  it('has the sign of an axis that is broken under its first value, where that is long and under the line', () => {
    const data = [100, 110, 115, 123].map((value, i) => ({ year: 2018 + i, value }));
    const wide = { ...room, inset: 40 };
    const { labels, cutAxis, points } = trendOf(data, wide, () => 80);
    const [first] = labels;
    if (!first) throw new Error('no label');
    const { bottom } = boxOfLabel(first, { points, zeroTop: undefined, ...wide, widthOf: () => 80 });
    expect(bottom).toBeGreaterThan(room.height);
    expect(Math.min(...cutAxis.map(({ top }) => top))).toBeGreaterThan(bottom);
    // As many values in little room have the sign where it is.
    const narrow = trendOf(data, room, () => 14);
    expect(narrow.yearDrop).toBeLessThan(trendOf(data, wide, () => 80).yearDrop);
  });

  it('has about even steps between its labels where each that has room would leave a gap', () => {
    const data = Array.from({ length: 24 }, (_, i) => ({ year: 2001 + i, value: i === 19 ? 97 : 90 + i * 0.25 }));
    const { labels, points } = trendOf(data, { ...room, inset: 12 }, () => 24.8);
    const starts = labels.map(({ index }) => points[index]?.start ?? 0);
    const steps = starts.slice(1).map((start, i) => start - (starts[i] ?? 0));
    expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(1.5);
  });

  it('has each year in its place in time', () => {
    const data = [2000, 2010, 2020, 2025].map((year) => ({ year, value: 1 }));
    const { points } = trendOf(data, { ...room, inset: 0, width: 250 }, () => 1);
    expect(points.map(({ start }) => start)).toEqual([0, 100, 200, 250]);
  });

  it('begins at 0 unless all values lie far from it', () => {
    const of = (...values: readonly number[]) =>
      trendOf(
        values.map((one, i) => ({ year: 2000 + i, value: one })),
        room,
        () => 1,
      ).zeroTop;
    const cutOf = (...values: readonly number[]) =>
      trendOf(
        values.map((one, i) => ({ year: 2000 + i, value: one })),
        room,
        () => 1,
      ).cutAxis;
    // Else the foot of the axis of values is broken.
    expect(cutOf(90, 100).map(({ start }) => start)).toEqual([room.width, 1.5, 1.5, 0, 3, 1.5, 1.5]);
    expect(cutOf(1, 100)).toEqual([]);
    expect(of(10, 30)).toBe(40);
    expect(of(-10, 10)).toBe(20);
    expect(of(90, 100)).toBeUndefined();
  });

  it('is as wide as its digits, whatever the font', () => {
    expect(roughWidth('84.5', 10)).toBeGreaterThan(roughWidth('84', 10));
  });
});

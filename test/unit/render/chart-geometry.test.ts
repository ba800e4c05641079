import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsOf, roughWidth, trendOf } from '../../../src/render/charts/geometry.js';

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
  const room = { width: 230, height: 40, inset: 10 };
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

  it('labels its last point always, and no two points so near that their words would touch', () => {
    fc.assert(
      fc.property(series, (data) => {
        const { points, labelled } = trendOf(data, room, () => 20);
        expect(labelled).toContain(data.length - 1);
        for (const [k, index] of labelled.entries()) {
          const next = labelled[k + 1];
          if (next === undefined) continue;
          expect((points[next]?.start ?? 0) - (points[index]?.start ?? 0)).toBeGreaterThanOrEqual(20);
        }
      }),
    );
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
    expect(of(10, 30)).toBe(40);
    expect(of(-10, 10)).toBe(20);
    expect(of(90, 100)).toBeUndefined();
  });

  it('is as wide as its digits, whatever the font', () => {
    expect(roughWidth('84.5', 10)).toBeGreaterThan(roughWidth('84', 10));
  });
});

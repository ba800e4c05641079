import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { plainText } from '../../model/document.js';
import { type DrawnChart, labelAndValue, trendRoom } from './chart.js';
import { boxOfLabel, type LabelBox, type LabelledTrend, type PlacedLabel, placeLabels } from './label-places.js';
import type { Point } from './point.js';

/** A bar from one value to another, as shares of the room's width. */
export interface Bar {
  readonly from: number;
  readonly share: number;
}

/** Bars of values on one scale, which has 0 in it: a bar's length is its value. */
export function barsOf(values: readonly number[]): readonly Bar[] {
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const scale = scaleLinear([least, most === least ? 1 : most], [0, 1]);
  return values.map((value) => {
    const [from, to] = [Math.min(value, 0), Math.max(value, 0)].map((end) => rounded(scale(end)));
    return { from: from ?? 0, share: rounded((to ?? 0) - (from ?? 0)) };
  });
}

export interface Trend {
  readonly points: readonly Point[];
  /** Where 0 is, if the scale has it. */
  readonly zeroTop: number | undefined;
  /** The axes of a scale that does not begin at 0, the one of values broken at its foot; empty for all others. */
  readonly cutAxis: readonly Point[];
  /** The points that have their value on the page, and where it stands. */
  readonly labels: readonly TrendLabel[];
  /** How much lower than usual the years stand, for values below the line. */
  readonly yearDrop: number;
}

export interface TrendLabel extends PlacedLabel {
  /** Whether the years have room for its own. */
  readonly hasYear: boolean;
}

interface Room {
  readonly width: number;
  readonly height: number;
  /** Left free at both ends, for the words of the first and the last point. */
  readonly inset: number;
  /** Of its words. */
  readonly size: number;
}

/**
 * Values over years, each year in its place in time. The scale begins at 0 unless all values lie far from it, where a
 * line that says so would be flat.
 */
export function trendOf(
  data: readonly { readonly year: number; readonly value: number }[],
  { width, height, inset, size }: Room,
  /** How wide the words of a point are. */
  widthOf: (index: number) => number,
  /** … and its value or its year alone, where the other is wider. */
  valueWidthOf: (index: number) => number = widthOf,
  yearWidthOf: (index: number) => number = widthOf,
): Trend {
  const values = data.map(({ value }) => value);
  const years = data.map(({ year }) => year);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const hasZero = least <= 0 || least < most / 2;
  const [low, high] = hasZero ? [Math.min(0, least), Math.max(0, most)] : [least, most];
  const start = scaleLinear([Math.min(...years), Math.max(...years)], [inset, width - inset]);
  const top = scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [height, 0]);
  const points: Point[] = [];
  const add = (x: number, y: number) => points.push({ start: rounded(x), top: rounded(y) });
  line<{ readonly year: number; readonly value: number }>(
    ({ year }) => start(year),
    ({ value }) => top(value),
  ).context({ moveTo: add, lineTo: add, closePath: () => {} } as unknown as CanvasRenderingContext2D)(data);
  const zeroTop = hasZero ? rounded(top(0)) : undefined;
  const needed = neededOf(values);
  const drawn: LabelledTrend = { points, zeroTop, width, height, size, widthOf: valueWidthOf };
  const others = evenlyBetween(needed, apartFrom(needed, [...values.keys()], points, widthOf), points, widthOf);
  const labels = placeLabels(needed, others, drawn);
  const dated = new Set([...apartFrom([], needed, points, yearWidthOf), ...others]);
  const boxes = labels.map((label) => boxOfLabel(label, drawn));
  const lowest = Math.max(...boxes.map(({ bottom }) => bottom));
  const underSign = hasZero ? -Infinity : Math.max(...boxes.filter(isOverSign).map(({ bottom }) => bottom));
  const drop = Math.max(
    0,
    lowest - height - offYears,
    underSign - (height + offYears + cutRoom - 2 - signHeight - 0.5),
  );
  return {
    points,
    zeroTop,
    cutAxis: hasZero ? [] : cutAxis(width, rounded(height + drop + offYears + cutRoom - 2)),
    labels: labels.map((label) => ({ ...inThousandths(label), hasYear: dated.has(label.index) })),
    yearDrop: rounded(drop + (hasZero ? 0 : cutRoom)),
  };
}

/** The room above the years for the axes of a scale that does not begin at 0. */
const cutRoom = 5;

/** Of the sign of a broken axis, and its width, at the start of the room. */
const signHeight = 7;
const signWidth = 3;

function isOverSign({ left }: LabelBox): boolean {
  return left < signWidth + 1;
}

/** The line over the years, and the foot of the axis of values, which is broken where such a scale leaves something out. */
function cutAxis(width: number, foot: number): readonly Point[] {
  const middle = signWidth / 2;
  return [
    { start: width, top: foot },
    { start: middle, top: foot },
    { start: middle, top: foot - 1.5 },
    { start: 0, top: foot - 2.5 },
    { start: signWidth, top: foot - 4.5 },
    { start: middle, top: foot - 5.5 },
    { start: middle, top: foot - signHeight },
  ];
}

/** From the foot of the plot to where a value would come too near to the years under it. */
const offYears = 0.5;

function inThousandths({ index, start, drop }: PlacedLabel): PlacedLabel {
  return { index, start: rounded(start), drop: rounded(drop) };
}

/** The trend of a chart in a room of a width, whose words have a size: every format labels the same points. */
export function trendOfChart({ rows }: Pick<DrawnChart, 'rows'>, width: number, size: number): Trend {
  const widths = rows.map(({ cells }) => Math.max(...cells.map((text) => roughWidth(plainText(text), size))));
  const wordsOf = rows.map((row) => labelAndValue(row));
  const values = wordsOf.map(({ value }) => roughWidth(plainText(value), size));
  const years = wordsOf.map(({ label }) => roughWidth(plainText(label), size));
  const inset = Math.max(widths[0] ?? 0, widths.at(-1) ?? 0) / 2;
  const room = { width, height: trendRoom.heightPt, inset, size };
  return trendOf(
    rows,
    room,
    (i) => widths[i] ?? 0,
    (i) => values[i] ?? 0,
    (i) => years[i] ?? 0,
  );
}

/** Last, first, highest and lowest, each of which has its value. */
function neededOf(values: readonly number[]): readonly number[] {
  const extreme = (pick: (...all: number[]) => number) => values.indexOf(pick(...values));
  return [...new Set([values.length - 1, 0, extreme(Math.max), extreme(Math.min)])];
}

/** Those of some points, the first of them first, whose words have room beside those that are kept and one another. */
function apartFrom(
  kept: readonly number[],
  indices: readonly number[],
  points: readonly Point[],
  widthOf: (index: number) => number,
): readonly number[] {
  const found: number[] = [];
  for (const index of indices) {
    const at = points[index]?.start ?? 0;
    const isFree = [...kept, ...found].every(
      (other) => Math.abs((points[other]?.start ?? 0) - at) >= (widthOf(index) + widthOf(other)) / 2 + labelGap,
    );
    if (isFree) found.push(index);
  }
  return found;
}

const labelGap = 4;

/** Where one step between labels is so many times as long as another, they are set anew. */
const unevenly = 1.5;

/**
 * Labels between those that are needed, at about even steps where taking each that has room has left a gap before the next
 * one that is needed.
 */
function evenlyBetween(
  needed: readonly number[],
  others: readonly number[],
  points: readonly Point[],
  widthOf: (index: number) => number,
): readonly number[] {
  const startOf = (index: number) => points[index]?.start ?? 0;
  const ends = [...needed].sort((a, b) => a - b);
  return ends.slice(1).flatMap((to, i) => {
    const from = ends[i] ?? 0;
    const own = others.filter((index) => index > from && index < to);
    const starts = [from, ...own, to].map(startOf);
    const steps = starts.slice(1).map((start, at) => start - (starts[at] ?? 0));
    if (Math.max(...steps) <= Math.min(...steps) * unevenly) return own;
    const inside = points.map((_, index) => index).slice(from + 1, to);
    const step = (startOf(to) - startOf(from)) / steps.length;
    const even = own.map((_, at) => {
      const wanted = startOf(from) + step * (at + 1);
      return inside.reduce((best, index) =>
        Math.abs(startOf(index) - wanted) < Math.abs(startOf(best) - wanted) ? index : best,
      );
    });
    return apartFrom([from, to], even, points, widthOf).length === own.length ? even : own;
  });
}

/** About as wide as the digits of a text are: the same in every format, whatever its fonts. */
export function roughWidth(text: string, size: number): number {
  return rounded([...text].length * size * 0.62);
}

/** Thousandths are finer than any printer, and the same on every machine. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

import type { Point } from './point.js';

/** A label as it stands beside its point. */
export interface PlacedLabel {
  /** Of its point, in the list of all. */
  readonly index: number;
  /** Where its middle is, from the start of the room. */
  readonly start: number;
  /** How far below its usual place it stands, which is over its point; negative where it stands higher. */
  readonly drop: number;
}

/** From the start and the top of the room: what has ink. */
export interface LabelBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface LabelledTrend {
  /** In the order of their years, so that the line only ever goes on. */
  readonly points: readonly Point[];
  readonly zeroTop: number | undefined;
  readonly width: number;
  readonly height: number;
  /** Of the digits. */
  readonly size: number;
  /** Of a label. */
  readonly widthOf: (index: number) => number;
}

interface Gaps {
  readonly line: number;
  readonly dot: number;
}

/** From a point to the foot of the digits over it, or to the head of those under it. */
const offPoint = 4.8;
/** Between a label and the middle of a line or a dot: what is nearer touches it. */
const touching: Gaps = { line: 0.8, dot: 2 };
/** … of a place that is sought, which has a gap that the eye sees. */
const seen: Gaps = { line: 1.3, dot: 2.5 };
/** … and the line of 0 that it was moved away from. */
const offZero = 3;
const betweenLabels = 2;
/** Farther than this from its point, a label belongs to none. */
const farthestLift = 12;

/** What the digits of a label cover, which have commas under their foot. */
export function boxOfLabel({ index, start, drop }: PlacedLabel, trend: LabelledTrend): LabelBox {
  const half = trend.widthOf(index) / 2;
  const foot = (trend.points[index]?.top ?? 0) - offPoint + drop;
  return { left: start - half, right: start + half, top: foot - headOf(trend), bottom: foot + trend.size * 0.1 };
}

function headOf({ size }: LabelledTrend): number {
  return size * 0.74;
}

/**
 * A place for each label where nothing strikes it through: over its point, unless the line, the line of 0 or another label
 * is there. Where one has to give way, all lows have theirs below, so that what is alike looks alike. A label in `needed`
 * that has no free place near its point stands in a row of its own under the plot, where nothing else is, or under another
 * one there; others are left out.
 */
export function placeLabels(
  needed: readonly number[],
  others: readonly number[],
  trend: LabelledTrend,
): readonly PlacedLabel[] {
  const inOrder = [...needed, ...others];
  const usual = inOrder.map((index) => ({ index, start: withinRoom(index, 0, trend), drop: 0 }));
  const boxes = usual.map((label) => boxOfLabel(label, trend));
  const areClear = boxes.every((box, i) => isClear(box, trend, touching) && isApart(box, boxes.slice(0, i)));
  if (areClear) return inYears(usual);
  const asGiven = placeInOrder(needed, others, trend);
  const [moved] = asGiven.farOff;
  if (moved === undefined) return inYears(asGiven.placed);
  // It may be that the one before it has another place, and that it has none: "97" over its point and over "98.2" too.
  const firstOfAll = [moved, ...needed.filter((index) => index !== moved)];
  const instead = placeInOrder(firstOfAll, others, trend);
  return inYears((instead.farOff.length < asGiven.farOff.length ? instead : asGiven).placed);
}

/** Places for all, each where those before it have left room; and which of them stand far off, under the plot. */
function placeInOrder(
  needed: readonly number[],
  others: readonly number[],
  trend: LabelledTrend,
): { readonly placed: readonly PlacedLabel[]; readonly farOff: readonly number[] } {
  const inOrder = [...needed, ...others];
  const row = new Map(inOrder.map((index) => [index, underPlot(index, trend)]));
  const placed: PlacedLabel[] = [];
  const farOff: number[] = [];
  for (const index of inOrder) {
    const standing = placed.map((label) => boxOfLabel(label, trend));
    // What the row under the plot is kept for: it is the last place that is always free.
    const kept = inOrder.flatMap((other) => {
      const label = row.get(other);
      return other === index || !label ? [] : [boxOfLabel(label, trend)];
    });
    const free = placesNear(index, trend).find((label) => {
      const box = boxOfLabel(label, trend);
      const isUsual = label.drop === 0 && label.start === withinRoom(index, 0, trend);
      return (
        isClear(box, trend, isUsual ? touching : seen) &&
        isApart(box, [...standing, ...kept]) &&
        (isUsual || isNearest(box, index, trend))
      );
    });
    const last = needed.includes(index) ? underOthers(row.get(index), standing, trend) : undefined;
    const place = free ?? last;
    if (!free && last) farOff.push(index);
    if (place) placed.push(place);
    else row.delete(index);
  }
  return { placed, farOff };
}

function inYears(labels: readonly PlacedLabel[]): readonly PlacedLabel[] {
  return [...labels].sort((a, b) => a.index - b.index);
}

/** The middle of a label that is moved to the end of the room by a length, kept inside the room. */
function withinRoom(index: number, shift: number, { points, width, widthOf }: LabelledTrend): number {
  const half = widthOf(index) / 2;
  const start = (points[index]?.start ?? 0) + shift;
  return Math.min(Math.max(half, start), Math.max(half, width - half));
}

function underPlot(index: number, trend: LabelledTrend): PlacedLabel {
  const { points, height } = trend;
  const foot = height + offZero + headOf(trend);
  return { index, start: withinRoom(index, 0, trend), drop: foot + offPoint - (points[index]?.top ?? 0) };
}

/** A label under the plot, lower than those which stand there. */
function underOthers(
  label: PlacedLabel | undefined,
  standing: readonly LabelBox[],
  trend: LabelledTrend,
): PlacedLabel | undefined {
  if (!label || isApart(boxOfLabel(label, trend), standing)) return label;
  return underOthers({ ...label, drop: label.drop + trend.size }, standing, trend);
}

/** The places of a label, the best first: in its column, then to its sides, then farther off. */
function placesNear(index: number, trend: LabelledTrend): readonly PlacedLabel[] {
  const { points, zeroTop, widthOf } = trend;
  const half = widthOf(index) / 2;
  const top = points[index]?.top ?? 0;
  const [over, under] = [0, offPoint * 2 + headOf(trend)];
  const beside = offPoint + headOf(trend) / 2;
  const overZero = zeroTop === undefined || zeroTop > top ? [] : [zeroTop - offZero - top + offPoint];
  const underZero = zeroTop === undefined || zeroTop < top ? [] : [zeroTop + offZero + headOf(trend) - top + offPoint];
  const nearby = (drops: readonly number[]) =>
    drops.filter((drop) => drop >= -farthestLift && drop <= under + farthestLift);
  const isLowest = isLow(index, points);
  // A value on a slope stays on its side of 0, where one in a dip goes under the line.
  const inColumn = isLowest ? [under, ...nearby(underZero), over] : [over, under];
  const steps = [half / 2, half, half + offPoint];
  const shifts = steps.flatMap((step) => [-step, step]);
  const overThere = nearby(isLowest ? overZero : [...overZero, ...underZero]);
  const lifts = [4, 8, farthestLift].flatMap((lift) => [over - lift, under + lift]);
  const at = (shift: number, drop: number) => ({ index, start: withinRoom(index, shift, trend), drop });
  return [
    ...inColumn.map((drop) => at(0, drop)),
    ...shifts.flatMap((shift) => [over, under].map((drop) => at(shift, drop))),
    ...overThere.map((drop) => at(0, drop)),
    ...[-half - offPoint, half + offPoint].map((shift) => at(shift, beside)),
    ...lifts.flatMap((drop) => [0, ...shifts].map((shift) => at(shift, drop))),
  ];
}

/** Lower than the points beside it. An end of the line is none: it has a side that is free. */
function isLow(index: number, points: readonly Point[]): boolean {
  const [before, at, after] = [points[index - 1], points[index], points[index + 1]];
  if (!before || !at || !after) return false;
  return before.top <= at.top && after.top <= at.top && before.top + after.top < at.top * 2;
}

/** Whether a label stands in the room, and no line and no dot is in it or close to it. */
function isClear(
  { left, right, top, bottom }: LabelBox,
  { points, zeroTop, width, size }: LabelledTrend,
  gaps: Gaps,
): boolean {
  const rounding = 0.01;
  if (left < -rounding || right > width + rounding || top < -offPoint - size) return false;
  const isBetween = (y: number, gap: number) => y > top - gap && y < bottom + gap;
  if (zeroTop !== undefined && isBetween(zeroTop, gaps.line)) return false;
  const hasDot = points.some(
    ({ start, top: y }) => start > left - gaps.dot && start < right + gaps.dot && isBetween(y, gaps.dot),
  );
  if (hasDot) return false;
  return points.every((from, i) => {
    const to = points[i + 1];
    if (!to) return true;
    const [first, last] = [Math.max(from.start, left - gaps.line), Math.min(to.start, right + gaps.line)];
    if (first > last) return true;
    const topAt = (start: number) => from.top + ((to.top - from.top) * (start - from.start)) / (to.start - from.start);
    const ends = [topAt(first), topAt(last)];
    return Math.max(...ends) <= top - gaps.line || Math.min(...ends) >= bottom + gaps.line;
  });
}

function isApart(box: LabelBox, others: readonly LabelBox[]): boolean {
  return others.every(
    (other) =>
      box.right + betweenLabels <= other.left ||
      other.right + betweenLabels <= box.left ||
      box.bottom + betweenLabels <= other.top ||
      other.bottom + betweenLabels <= box.top,
  );
}

/** Whether no other point is nearer to a label than its own, so that it is not taken for the label of that one. */
function isNearest(box: LabelBox, index: number, { points }: LabelledTrend): boolean {
  const far = points.map(({ start, top }) =>
    Math.hypot(Math.max(box.left - start, 0, start - box.right), Math.max(box.top - top, 0, top - box.bottom)),
  );
  return far.every((one) => one >= (far[index] ?? 0));
}

/** The widths that a column of a table may have, in pt. */
export interface ColumnExtent {
  readonly leastPt: number;
  /** With its texts in one line each. */
  readonly mostPt: number;
}

/** The most by which a column is wider than its words: the eye has to find the way along a row. */
const maxSparePt = 28;

/**
 * Columns as CSS has them (CSS 2.2, 17.5.2.2): each as wide as its longest text and a little wider, where there is room; else
 * those of long texts give way, as far as their least width. Undefined where there is no room for that.
 */
export function roomyWidths(extents: readonly ColumnExtent[], roomPt: number): readonly number[] | undefined {
  const sparePt = roomPt - extents.reduce((sum, { mostPt }) => sum + mostPt, 0);
  const roomy = extents.map(({ mostPt }) => mostPt + Math.min(maxSparePt, sparePt / extents.length));
  if (sparePt >= 0 && extents.every(({ leastPt }, i) => leastPt <= (roomy[i] ?? 0))) return roomy;
  return widthsBetween(
    extents.map(({ leastPt, mostPt }) => ({ leastPt, mostPt: Math.max(leastPt, mostPt) })),
    roomPt,
  );
}

/** Each with its least width, and with its share of what is left for what it has at most. */
function widthsBetween(extents: readonly ColumnExtent[], roomPt: number): readonly number[] | undefined {
  const leftPt = roomPt - extents.reduce((sum, { leastPt }) => sum + leastPt, 0);
  if (leftPt < 0) return undefined;
  const wantedPt = extents.reduce((sum, { leastPt, mostPt }) => sum + mostPt - leastPt, 0);
  const share = wantedPt === 0 ? 0 : Math.min(1, leftPt / wantedPt);
  return extents.map(({ leastPt, mostPt }) => leastPt + (mostPt - leastPt) * share);
}

/**
 * Each as wide as it is at most, but for the widest, which give way to one width: where some words have to be divided, it is
 * the longest. Undefined where there is no room for the least widths.
 */
export function levelledWidths(extents: readonly ColumnExtent[], roomPt: number): readonly number[] | undefined {
  const widthsAt = (levelPt: number) =>
    extents.map(({ leastPt, mostPt }) => Math.max(leastPt, Math.min(mostPt, levelPt)));
  const fits = (levelPt: number) => widthsAt(levelPt).reduce((sum, width) => sum + width, 0) <= roomPt;
  let [low, high] = [0, Math.max(0, ...extents.map(({ mostPt }) => mostPt))];
  if (fits(high)) return widthsAt(high);
  if (!fits(low)) return undefined;
  while (high - low > 0.01) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return widthsAt(low);
}

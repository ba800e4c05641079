/**
 * Where cards begin that go by turns into columns: the same in every format. Where the cards above end within a line of
 * each other, the next ones begin at one height; else each begins where the one above it ends, and no card leaves a hole.
 * @param rows the heights of the cards in each row, in any unit
 * @param lineHeight of a line, in the same unit
 * @param gap above each card but those of the first row
 * @returns where the room of each card begins, with the gap above it
 */
export function cardStarts(
  rows: readonly (readonly number[])[],
  lineHeight: number,
  gap: number,
): readonly (readonly number[])[] {
  let ends: readonly number[] = (rows[0] ?? []).map(() => 0);
  return rows.map((heights, i) => {
    const lowest = Math.max(...ends);
    const isEven = lowest - Math.min(...ends) <= lineHeight;
    const starts = heights.map((_, c) => (isEven ? lowest : (ends[c] ?? 0)));
    ends = starts.map((start, c) => start + (i > 0 ? gap : 0) + (heights[c] ?? 0));
    return starts;
  });
}

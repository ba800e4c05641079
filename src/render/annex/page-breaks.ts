/** Something that stands in a column, one below the other, in pt from the top of the column. */
export interface Strip {
  readonly topPt: number;
  readonly bottomPt: number;
  /** A heading stands on the page of what it is over. */
  readonly keepWithNext: boolean;
}

/** A line of a text. */
export interface PlacedLine {
  readonly topPt: number;
  readonly bottomPt: number;
  /** The text that it is of, and its place among the lines of that. */
  readonly text: number;
  readonly index: number;
  readonly lines: number;
}

/** Least lines of a paragraph at the foot of a page, and at the head of the next. */
const fewestLines = 2;

/**
 * Where each page after the first begins. A page ends between two strips, and never after a heading. Only what no page
 * has room for is broken, between two lines, so that no line stands alone; where even that is impossible, at the last
 * line that fits.
 */
export function pageBreaks(
  strips: readonly Strip[],
  lines: readonly PlacedLine[],
  { firstPt, othersPt }: { readonly firstPt: number; readonly othersPt: number },
): readonly number[] {
  const endPt = strips.at(-1)?.bottomPt ?? 0;
  const between = strips.slice(1).flatMap(({ topPt }, i) => (strips[i]?.keepWithNext ? [] : [topPt]));
  const kept = strips.slice(1).flatMap(({ topPt }, i) => (strips[i]?.keepWithNext ? [topPt] : []));
  const breaks: number[] = [];
  let fromPt = 0;
  let roomPt = firstPt;
  while (endPt - fromPt > roomPt + tolerancePt) {
    const limitPt = fromPt + roomPt + tolerancePt;
    const after = (places: readonly number[]) => places.findLast((place) => place > fromPt && place <= limitPt);
    const next =
      after(between) ??
      after(withinTexts(lines).filter((place) => !kept.includes(place))) ??
      after(lines.map(({ topPt }) => topPt).sort((a, b) => a - b)) ??
      limitPt;
    breaks.push(next);
    fromPt = next;
    roomPt = othersPt;
  }
  return breaks;
}

/** Sums of the same heights in another order differ by less. */
const tolerancePt = 1e-6;

function withinTexts(lines: readonly PlacedLine[]): readonly number[] {
  return lines
    .filter(({ topPt }) => lines.every((line) => isWhole(line, topPt)))
    .map(({ topPt }) => topPt)
    .sort((a, b) => a - b);
}

/** Whether a break leaves enough lines of a text on both sides, and cuts through none. */
function isWhole({ topPt, bottomPt, index, lines }: PlacedLine, breakPt: number): boolean {
  const cuts = topPt < breakPt - tolerancePt && bottomPt > breakPt + tolerancePt;
  const begins = Math.abs(topPt - breakPt) < tolerancePt;
  const leavesFew = begins && index > 0 && (index < fewestLines || lines - index < fewestLines);
  return !cuts && !leavesFew;
}

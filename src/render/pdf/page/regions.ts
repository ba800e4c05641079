import { type LaidOutPage, linesOn, type PlacedLine } from '../pdfmake/layout.js';

/** The size of a page, in pt, and where its units are on it. */
export interface PageRegions {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly boxes: readonly UnitBox[];
}

/** The words of one unit in one line, in pt from the top left of the page. */
interface UnitBox {
  readonly unit: string;
  readonly xPt: number;
  readonly yPt: number;
  readonly widthPt: number;
  readonly heightPt: number;
}

export function boxesOn(pages: readonly LaidOutPage[]): readonly UnitBox[] {
  return linesOn(pages).flatMap(boxesOf);
}

/** A line may hold the words of several units, or of none. */
function boxesOf(line: PlacedLine): readonly UnitBox[] {
  const boxes = new Map<string, { from: number; to: number }>();
  for (const { fragment, x, width, trailingCut } of line.inlines) {
    const { unit } = fragment;
    if (unit === undefined) continue;
    const box = boxes.get(unit) ?? { from: x, to: x };
    boxes.set(unit, { from: Math.min(box.from, x), to: Math.max(box.to, x + width - trailingCut) });
  }
  return [...boxes].map(([unit, { from, to }]) => ({
    unit,
    xPt: line.x + from,
    yPt: line.y,
    widthPt: to - from,
    heightPt: line.getHeight(),
  }));
}

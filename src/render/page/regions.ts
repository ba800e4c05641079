import type { Direction } from '../../schema/scripts.js';
import type { Line } from '../lines/paragraph.js';
import type { Box } from './box.js';
import { type Area, layOut } from './layout.js';

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

/** Where the words of units stand in a box. */
export function regionsIn(box: Box, area: Area, direction: Direction): readonly UnitBox[] {
  const found: UnitBox[] = [];
  const line = (one: Line, _: Box, xPt: number, yPt: number) => {
    found.push(...boxesOf(one, xPt, yPt));
  };
  layOut(box, area, { line }, direction);
  return found;
}

/** A line may hold the words of several units, or of none. */
function boxesOf({ runs, heightPt }: Line, xPt: number, yPt: number): readonly UnitBox[] {
  const boxes = new Map<string, { from: number; to: number }>();
  for (const { fragment, leftPt, rightPt } of runs) {
    const { unit } = fragment;
    if (unit === undefined) continue;
    const box = boxes.get(unit) ?? { from: leftPt, to: leftPt };
    boxes.set(unit, { from: Math.min(box.from, leftPt), to: Math.max(box.to, rightPt) });
  }
  return [...boxes].map(([unit, { from, to }]) => ({ unit, xPt: xPt + from, yPt, widthPt: to - from, heightPt }));
}

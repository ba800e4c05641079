import type { Line } from '../pdfmake/types.js';

/** A page, in pt, and where its units stand on it. */
export interface PageRegions {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly boxes: readonly UnitBox[];
}

/** Words of one unit in one line, in pt from the top left of the page. */
export interface UnitBox {
  readonly unit: string;
  readonly xPt: number;
  readonly yPt: number;
  readonly widthPt: number;
  readonly heightPt: number;
}

interface LaidOutPage {
  readonly items: readonly {
    readonly type: string;
    readonly item: Line & { readonly x: number; readonly y: number };
  }[];
}

export function boxesIn(pages: readonly object[]): readonly UnitBox[] {
  return (pages as readonly LaidOutPage[]).flatMap(({ items }) =>
    items.flatMap(({ type, item }) => (type === 'line' ? boxesOf(item) : [])),
  );
}

/** A line may hold the words of several units, or of none. */
function boxesOf(line: LaidOutPage['items'][number]['item']): readonly UnitBox[] {
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

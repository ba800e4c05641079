import type { Direction } from '../../schema/scripts.js';
import type { Line } from '../lines/paragraph.js';
import type { PictureBox, ShapesBox, TextBox } from '../page/box.js';
import { layOut, type PageVisitor, type PlacedPath, type Rectangle } from '../page/layout.js';
import type { Slot } from '../page/tags.js';
import type { AnnexColumn } from './annex-builder.js';
import { type PlacedLine, pageBreaks } from './page-breaks.js';

/** What draws a page: it goes on with a text that began on an earlier one. */
export interface PageDrawer extends PageVisitor {
  slotsOf(box: TextBox): readonly Slot[];
  resume(slots: readonly Slot[]): void;
}

/** Something that is drawn, in pt from the top of the column. */
interface Drawn {
  readonly topPt: number;
  /** Draws it so much lower. */
  readonly draw: (drawer: PageDrawer, downPt: number) => void;
}

/** What stands on one page. */
export interface AnnexPage {
  /** Draws it with its first line at a height, in pt from the top of the page. */
  draw(drawer: PageDrawer, topPt: number): void;
}

/** The pages of a column: it is laid out once, as high as it is, and then cut. */
export function annexPages(
  { box, strips }: AnnexColumn,
  area: { readonly xPt: number; readonly widthPt: number },
  rooms: { readonly firstPt: number; readonly othersPt: number },
  direction: Direction,
): readonly AnnexPage[] {
  const recorder = new Recorder();
  layOut(box, { ...area, yPt: 0 }, recorder, direction);
  const { drawn, lines } = recorder;
  const starts = [0, ...pageBreaks(strips, lines, rooms)];
  return starts.map((fromPt, i) => {
    const toPt = starts[i + 1] ?? Number.POSITIVE_INFINITY;
    const own = drawn.filter(({ topPt }) => topPt >= fromPt - tolerancePt && topPt < toPt - tolerancePt);
    // The gap above the first line of a page is left out, but for the first page.
    const highestPt = i === 0 ? 0 : own.reduce((least, { topPt }) => Math.min(least, topPt), toPt);
    return {
      draw: (drawer, topPt) => {
        for (const one of own) one.draw(drawer, topPt - highestPt);
      },
    };
  });
}

const tolerancePt = 1e-6;

class Recorder implements PageVisitor {
  readonly drawn: Drawn[] = [];
  private readonly texts: { readonly topPt: number; readonly bottomPt: number }[][] = [];
  private current: { slots: readonly Slot[] | undefined } = { slots: undefined };

  get lines(): readonly PlacedLine[] {
    return this.texts.flatMap((text, number) =>
      text.map((line, index) => ({ ...line, text: number, index, lines: text.length })),
    );
  }

  text(): void {
    this.texts.push([]);
    this.current = { slots: undefined };
  }

  line(line: Line, box: TextBox, xPt: number, yPt: number): void {
    const { current } = this;
    this.texts.at(-1)?.push({ topPt: yPt, bottomPt: yPt + line.heightPt });
    this.drawn.push({
      topPt: yPt,
      draw: (drawer, downPt) => {
        current.slots ??= drawer.slotsOf(box);
        drawer.resume(current.slots);
        drawer.line(line, box, xPt, yPt + downPt);
      },
    });
  }

  shapes(rectangles: readonly Rectangle[], paths: readonly PlacedPath[], box?: ShapesBox): void {
    const topPt = Math.min(...rectangles.map(({ yPt }) => yPt));
    const lowered = <T extends { readonly yPt: number }>(one: T, downPt: number): T => ({
      ...one,
      yPt: one.yPt + downPt,
    });
    this.drawn.push({
      topPt,
      draw: (drawer, downPt) =>
        drawer.shapes(
          rectangles.map((one) => lowered(one, downPt)),
          paths.map((path) => ({ ...path, points: path.points.map((point) => lowered(point, downPt)) })),
          box,
        ),
    });
  }

  picture(box: PictureBox, xPt: number, yPt: number): void {
    this.drawn.push({ topPt: yPt, draw: (drawer, downPt) => drawer.picture(box, xPt, yPt + downPt) });
  }
}

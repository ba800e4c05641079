import type { Direction } from '../../schema/scripts.js';
import { type BrokenText, brokenText, type Line } from '../lines/paragraph.js';
import type { Box, PanelBox, Path, PictureBox, Shape, ShapesBox, TextBox } from './box.js';

/** Where a box stands, in pt from the top left of the page. */
export interface Area {
  readonly xPt: number;
  readonly yPt: number;
  readonly widthPt: number;
}

/** What is told about a page that is laid out, in the order in which it is drawn. */
export interface PageVisitor {
  /** A paragraph begins. */
  text(box: TextBox): void;
  /** A line of the last paragraph, in pt from the top left of the page. */
  line(line: Line, box: TextBox, xPt: number, yPt: number): void;
  /** @param box none for the ground of something, which is no part of a figure */
  shapes(rectangles: readonly Rectangle[], paths: readonly PlacedPath[], box?: ShapesBox): void;
  picture(box: PictureBox, xPt: number, yPt: number): void;
}

/** A shape on its page. */
export type Rectangle = Area & Omit<Shape, 'startPt'>;

/** A path on its page; its points in pt from the top left. */
export type PlacedPath = Omit<Path, 'points'> & { readonly points: readonly Pick<Area, 'xPt' | 'yPt'>[] };

/** By their fragments, which boxes of the same words may share. */
const broken = new WeakMap<TextBox['fragments'], BrokenText>();

/** A text in a column. Kept: what was measured is what is drawn. */
function brokenIn(box: TextBox, widthPt: number): BrokenText {
  const known = broken.get(box.fragments);
  if (known?.widthPt === widthPt) return known;
  const made = brokenText(box, widthPt);
  broken.set(box.fragments, made);
  return made;
}

/** A text in the column that it was measured in. */
export function brokenTextOf({ fragments }: TextBox): BrokenText | undefined {
  return broken.get(fragments);
}

/** The height of a box in a column, with the space above and below it. */
export function heightIn(box: Box, widthPt: number): number {
  return (box.abovePt ?? 0) + innerHeight(box, widthPt) + (box.belowPt ?? 0);
}

function innerHeight(box: Box, widthPt: number): number {
  switch (box.kind) {
    case 'text':
      return brokenIn(box, widthPt).heightPt;
    case 'stack': {
      if (box.measured?.widthPt === widthPt) return box.measured.heightPt;
      let heightPt = 0;
      for (let i = 0; i < box.children.length; i += 1) heightPt += heightIn(box.children[i] as Box, widthPt);
      return heightPt;
    }
    case 'row': {
      let heightPt = 0;
      for (const cell of box.cells) heightPt = Math.max(heightPt, heightIn(cell.box, cell.widthPt));
      return heightPt;
    }
    case 'panel':
      return box.padding.topPt + heightIn(box.child, innerWidth(box, widthPt)) + box.padding.bottomPt;
    case 'placed':
      return Math.max(0, ...box.items.map(({ topPt, widthPt: ownPt, box: inner }) => topPt + heightIn(inner, ownPt)));
    case 'shapes':
      return Math.max(0, ...box.shapes.map(({ heightPt }) => heightPt));
    case 'picture':
      return box.heightPt;
  }
}

function innerWidth({ barPt, padding }: PanelBox, widthPt: number): number {
  return widthPt - barPt - 2 * padding.sidePt;
}

/** Places a box and all that is in it. */
export function layOut(box: Box, area: Area, visitor: Partial<PageVisitor>, direction: Direction): void {
  const { xPt, widthPt } = area;
  const yPt = area.yPt + (box.abovePt ?? 0);
  /** The left edge of what begins at a distance from the start. */
  const leftOf = (startPt: number, ofWidthPt: number) =>
    direction === 'ltr' ? xPt + startPt : xPt + widthPt - startPt - ofWidthPt;
  const place = (inner: Box, startPt: number, topPt: number, ownPt: number) =>
    layOut(inner, { xPt: leftOf(startPt, ownPt), yPt: yPt + topPt, widthPt: ownPt }, visitor, direction);
  switch (box.kind) {
    case 'text': {
      visitor.text?.(box);
      const atRight = (box.alignment === 'end') === (direction === 'ltr');
      let below = yPt;
      for (const line of brokenIn(box, widthPt).lines) {
        visitor.line?.(line, box, atRight ? xPt + widthPt - line.widthPt : xPt, below);
        below += line.heightPt;
      }
      break;
    }
    case 'stack': {
      let below = yPt;
      for (const child of box.children) {
        layOut(child, { xPt, yPt: below, widthPt }, visitor, direction);
        below += heightIn(child, widthPt);
      }
      break;
    }
    case 'row': {
      let startPt = 0;
      for (const cell of box.cells) {
        place(cell.box, startPt, 0, cell.widthPt);
        startPt += cell.widthPt + box.gapPt;
      }
      break;
    }
    case 'panel': {
      const heightPt = innerHeight(box, widthPt);
      const { barPt, barColour, ground, padding } = box;
      const room = innerWidth(box, widthPt);
      const rectangles = [
        { xPt, yPt, widthPt, heightPt, colour: ground },
        { xPt: leftOf(0, barPt), yPt, widthPt: barPt, heightPt, colour: barColour },
      ];
      visitor.shapes?.(rectangles, []);
      place(box.child, barPt + padding.sidePt, padding.topPt, room);
      break;
    }
    case 'shapes': {
      const rectangles = box.shapes.map(({ startPt, ...shape }) => {
        return { ...shape, xPt: leftOf(startPt, shape.widthPt), yPt };
      });
      const paths = (box.paths ?? []).map(({ points, ...path }) => ({
        ...path,
        points: points.map(({ startPt, topPt }) => ({ xPt: leftOf(startPt, 0), yPt: yPt + topPt })),
      }));
      visitor.shapes?.(rectangles, paths, box);
      break;
    }
    case 'placed':
      for (const item of box.items) place(item.box, item.startPt, item.topPt, item.widthPt);
      break;
    case 'picture':
      visitor.picture?.(box, leftOf(0, box.widthPt), yPt);
  }
}

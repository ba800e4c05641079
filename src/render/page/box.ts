import type { Paragraph } from '../lines/paragraph.js';
import type { TagOptions, TagType } from './tags.js';

/**
 * What a page consists of, before and beside all places. Boxes say start and end, never left and right: the side that a
 * page starts from is a parameter of whoever places them. All lengths are in pt.
 */
export type Box = TextBox | StackBox | RowBox | PanelBox | ShapesBox | PictureBox | PlacedBox;

export interface Spaced {
  readonly abovePt?: number;
  readonly belowPt?: number;
}

/** The element of the structure tree that a box is. Paragraphs inside of a leaf belong to it. */
export interface BoxElement {
  readonly type: TagType;
  readonly isLeaf?: boolean;
  readonly options?: TagOptions | undefined;
}

interface Tagged {
  readonly element?: BoxElement | undefined;
}

/** Elements around stretches of a text; a number is that of a place for the stretch itself. */
export type TextStructure = readonly (number | (BoxElement & { readonly kids: TextStructure }))[];

/** A paragraph. Its elements are leaves, in the order of its words. */
export interface TextBox extends Paragraph, Spaced {
  readonly kind: 'text';
  readonly elements: readonly (BoxElement & { readonly kids: TextStructure })[];
  /** Characters that no font has, with the unit that they stand in. */
  readonly missing: readonly MissingCharacters[];
}

export interface MissingCharacters {
  readonly unit: string | undefined;
  readonly characters: readonly string[];
}

/** Boxes one below the other. */
export interface StackBox extends Spaced, Tagged {
  readonly kind: 'stack';
  readonly children: readonly Box[];
  /** The same boxes in the order in which they are read, where it is another one. */
  readonly inReadingOrder?: readonly Box[];
  /** Its height without the space around it, where it was measured already. */
  readonly measured?: { readonly widthPt: number; readonly heightPt: number };
  /** What a table has no room for. */
  readonly cut?: CutNumbers;
}

/** Numbers of a table that none of its columns has room for, and the unit and the title that they stand under. */
export interface CutNumbers {
  readonly unit: string | undefined;
  readonly title: string;
  readonly numbers: readonly string[];
}

/** Boxes side by side from the start, as high as the highest. */
export interface RowBox extends Spaced, Tagged {
  readonly kind: 'row';
  readonly cells: readonly { readonly widthPt: number; readonly box: Box }[];
  readonly gapPt: number;
}

/** A box on a ground, with a bar at its start. */
export interface PanelBox extends Spaced, Tagged {
  readonly kind: 'panel';
  readonly child: Box;
  readonly barPt: number;
  readonly barColour: string;
  readonly ground: string;
  readonly padding: { readonly sidePt: number; readonly topPt: number; readonly bottomPt: number };
}

/** A rectangle, or a line of no height with a thickness around it. */
export interface Shape {
  readonly startPt: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly colour: string;
  readonly linePt?: number;
}

/** Shapes that are drawn from the same height, as high as the highest. */
export interface ShapesBox extends Spaced {
  readonly kind: 'shapes';
  readonly shapes: readonly Shape[];
  /** Lines with round ends, in front of the shapes. */
  readonly paths?: readonly Path[];
  /** Whether they are part of the figure around them; else they mean nothing. */
  readonly isInFigure?: boolean;
}

/** A line through points, or a dot where there is one alone. */
export interface Path {
  readonly points: readonly { readonly startPt: number; readonly topPt: number }[];
  readonly linePt: number;
  readonly colour: string;
}

/** Boxes at places of their own, from the start and the top. */
export interface PlacedBox extends Spaced, Tagged {
  readonly kind: 'placed';
  readonly items: readonly PlacedItem[];
}

export interface PlacedItem {
  readonly startPt: number;
  readonly topPt: number;
  readonly widthPt: number;
  readonly box: Box;
}

export interface PictureBox extends Spaced {
  readonly kind: 'picture';
  readonly widthPt: number;
  readonly heightPt: number;
  readonly alt: string;
  /** An SVG text, or the data URL of a picture in pixels. */
  readonly svg?: string;
  readonly dataUrl?: string;
}

export function stack(children: readonly Box[], more: Partial<Omit<StackBox, 'kind' | 'children'>> = {}): StackBox {
  return { kind: 'stack', children, ...more };
}

/** The boxes in a box, in the order in which they are drawn. */
export function childrenOf(box: Box): readonly Box[] {
  switch (box.kind) {
    case 'stack':
      return box.children;
    case 'row':
      return box.cells.map((cell) => cell.box);
    case 'panel':
      return [box.child];
    case 'placed':
      return box.items.map((item) => item.box);
    default:
      return [];
  }
}

/** The texts in a box, in the order in which they are drawn. */
export function textsIn(box: Box): readonly TextBox[] {
  return box.kind === 'text' ? [box] : childrenOf(box).flatMap(textsIn);
}

/** Empty room. */
export function space(heightPt: number): StackBox {
  return stack([], { abovePt: heightPt });
}

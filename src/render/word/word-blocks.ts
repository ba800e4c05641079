import type { Picture } from '../../model/picture.js';
import type { PrintedParagraph } from '../../model/printed-page.js';
import { advanceEm } from '../advances.js';
import type { BarPart } from '../bar.js';
import type { StyleLook, WordStyle } from './word-styles.js';

export type WordBlock = WordParagraph | WordTable | WordBar | WordSpace | WordPicture;

export interface WordParagraph extends PrintedParagraph {
  readonly kind: 'paragraph';
  readonly style: WordStyle;
  /** Otherwise as its style says. */
  readonly alignsAtEnd?: boolean;
  /** Characters as wide as what is left free at its end, where it is a number that stands at its decimal sign. */
  readonly missingEnd?: string;
  /** Which of the page's numbered lists it is an item of. */
  readonly numberedList?: number;
  /** The lists around its own one, the outermost first. */
  readonly within?: readonly ListKind[];
  /** The kind of list of an item whose mark stands on a paragraph before. */
  readonly continues?: ListKind;
}

export type ListKind = 'bullets' | 'numbers';

/** Columns side by side: a layout, without borders or headings; or data, with lines, headed by its first row or column. */
export interface WordTable {
  readonly kind: 'table';
  readonly headedBy?: 'row' | 'column';
  /** Shares of the width. */
  readonly columns: number;
  readonly rows: readonly (readonly WordCell[])[];
  readonly description: string;
}

export interface WordCell {
  readonly blocks: readonly WordBlock[];
  readonly hasRule: boolean;
}

/** The bar of a figure: parts of a whole. */
export interface WordBar {
  readonly kind: 'bar';
  readonly parts: readonly BarPart[];
  readonly alt: string;
}

/** As high as a bar: what stands below begins on one height with its neighbours. */
export interface WordSpace {
  readonly kind: 'space';
}

export interface WordPicture {
  readonly kind: 'picture';
  readonly picture: Picture;
  readonly alt: string;
  readonly widthPt: number;
  readonly heightPt: number;
}

export interface WordPage {
  readonly body: readonly WordBlock[];
  readonly footer: readonly WordBlock[];
}

/** All paragraphs of a page, in its order. */
export function paragraphsOf(blocks: readonly WordBlock[]): readonly WordParagraph[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [block];
    if (block.kind !== 'table') return [];
    return block.rows.flatMap((cells) => cells.flatMap((cell) => paragraphsOf(cell.blocks)));
  });
}

/** Of what digits are in wide fonts: about the middle of all. */
const usualShare = 0.92;

/** What is left free at the end of a number in a column, in pt. */
export function missingEndPt({ missingEnd = '' }: WordParagraph, { sizePt }: StyleLook): number {
  return advanceEm(missingEnd, false) * sizePt * usualShare;
}

/** A cell without a rule above it. */
export function cellOf(blocks: readonly WordBlock[]): WordCell {
  return { blocks, hasRule: false };
}

/** A layout: as many cells in each row. */
export function tableOf(cells: readonly WordCell[], columns: number): WordTable {
  const rows = Array.from({ length: Math.ceil(cells.length / columns) }, (_, i) =>
    cells.slice(i * columns, (i + 1) * columns),
  );
  return { kind: 'table', columns, rows, description: 'Layout' };
}

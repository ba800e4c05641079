import type { Block } from '../../../model/document.js';
import type { PageStyles } from './page-styles.js';
import type { TextStyle, Typesetter } from './typesetter.js';

/** What the parts of a page are built with. */
export interface PageContext {
  readonly set: Typesetter;
  readonly styles: PageStyles;
  readonly widthPt: number;
  /** Blocks one below the other, in body style and over the whole width unless told otherwise. */
  blocks(nodes: readonly Block[], style?: TextStyle, widthPt?: number): object[];
}

/** Between columns of the masthead and of the figures. */
export const columnGapPt = 20;
/** Between cards, and between the columns of the references. */
export const cardGapPt = 26;

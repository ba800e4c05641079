import type { Block } from '../../../model/document.js';
import type { PageStyles } from './page-styles.js';
import type { TextStyle, Typesetter } from './typesetter.js';

/** What builds the parts of a page. */
export interface PageContext {
  readonly typesetter: Typesetter;
  readonly styles: PageStyles;
  readonly widthPt: number;
  /** Blocks one below the other; by default in body style and over the whole width. */
  blocks(nodes: readonly Block[], style?: TextStyle, widthPt?: number): object[];
}

/** Between columns of the masthead and of the figures. */
export const columnGapPt = 20;
/** Between cards, and between the columns of the references. */
export const cardGapPt = 26;

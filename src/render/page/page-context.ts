import type { Block } from '../../model/document.js';
import type { Picture } from '../../model/picture.js';
import type { Box } from './box.js';
import type { PageStyles } from './page-styles.js';
import type { Part } from './parts.js';
import type { TextStyle, Typesetter } from './typesetter.js';

export interface PlacedLogo {
  readonly picture: Picture;
  readonly heightPt: number;
}

/** What builds the parts of a page. */
export interface PageContext {
  readonly typesetter: Typesetter;
  readonly styles: PageStyles;
  readonly widthPt: number;
  readonly logo: PlacedLogo | undefined;
  /** Blocks one below the other; by default in body style and over the whole width. */
  blocks(nodes: readonly Block[], style?: TextStyle, widthPt?: number): readonly Box[];
  /** What is built of blocks once for all pages that have them. `how` names the way in which they are built. */
  part(how: string, blocks: readonly Block[], widthPt: number, build: () => readonly Box[]): Part;
}

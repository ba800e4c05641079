import type { LinkTarget } from '../structure/link-target.js';
import type { Slot } from '../structure/tags.js';

/** A stretch of one paragraph in one font. It says all that setting it takes: nothing is inherited but the alignment. */
export interface Fragment {
  readonly text: string;
  /** Its place in the structure tree. */
  readonly slot: Slot;
  /** Whose words they are. */
  readonly unit: string | undefined;
  /** The name of a family. */
  readonly font: string;
  /** In pt. */
  readonly fontSize: number;
  readonly bold: boolean;
  readonly italics: boolean;
  readonly color: string;
  /** A factor of the font's own height of a line. */
  readonly lineHeight: number;
  readonly fontFeatures?: readonly string[];
  /** A mark that stands higher and smaller. */
  readonly sup?: boolean;
  /** Where a link leads. */
  readonly target?: LinkTarget;
  readonly noWrap?: boolean;
  /** It is an address, and this wide is the line that it should be whole on. */
  readonly addressLinePt?: number;
  /** A line ends between two words only, also in Chinese. */
  readonly keepWords?: boolean;
  /** Stays with its neighbour that has it too. */
  readonly together?: boolean;
}

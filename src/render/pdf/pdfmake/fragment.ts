import type { Slot } from '../structure/tags.js';

/** An address, or a named destination in the document with a description for people who cannot see it. */
export type LinkTarget = { readonly url: string } | { readonly destination: string; readonly description: string };

/** A piece of a paragraph in one font. It names all properties itself; only the alignment is inherited. */
export interface Fragment {
  readonly text: string;
  /** Its place in the structure tree. */
  readonly slot: Slot;
  /** The unit of the brief that the text belongs to. */
  readonly unit: string | undefined;
  /** The name of the family. */
  readonly font: string;
  /** In pt. */
  readonly fontSize: number;
  readonly bold: boolean;
  readonly italics: boolean;
  readonly color: string;
  /** A factor of the font's natural line height. */
  readonly lineHeight: number;
  readonly fontFeatures?: readonly string[];
  /** Whether it is a superscript. */
  readonly sup?: boolean;
  readonly target?: LinkTarget;
  readonly noWrap?: boolean;
  /** For an address: the width of a line; it is broken only where it does not fit one. */
  readonly addressLinePt?: number;
  /** Lines break between words only, also in Chinese. */
  readonly keepWords?: boolean;
  /** Never parted from a neighbour that has it too. */
  readonly together?: boolean;
}

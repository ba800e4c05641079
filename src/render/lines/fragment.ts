import type { Direction } from '../../schema/scripts.js';
import type { SharedFace } from '../fonts/shared-face.js';

/** An address, or the printed reference of a work: the text is its number, which may be another one on each page. */
export type LinkTarget = { readonly url: string } | { readonly reference: string };

/** A piece of a paragraph in one face. It names all its properties itself. */
export interface Fragment {
  readonly text: string;
  /** The number of its place in the structure tree, among those of its paragraph. */
  readonly slot: number;
  /** The unit of the brief that the text belongs to. */
  readonly unit: string | undefined;
  readonly face: SharedFace;
  readonly sizePt: number;
  readonly colour: string;
  /** Of its lines. */
  readonly lineHeightPt: number;
  readonly features?: readonly string[] | undefined;
  /** Whether it is a superscript. */
  readonly sup?: boolean | undefined;
  readonly target?: LinkTarget | undefined;
  readonly noWrap?: boolean | undefined;
  /** For an address: the width of a line; it is broken only where it does not fit one. */
  readonly addressLinePt?: number | undefined;
  /** Puts soft hyphens into a word that no line has room for. */
  readonly divideLong?: ((word: string) => string) | undefined;
  /** Its full-width marks have no blank halves: in Korean there are blanks between words. */
  readonly narrowMarks?: boolean | undefined;
  /** A number that does not stand alone on a line: the word after it is divided instead, where its language can. */
  readonly keepsNext?: boolean | undefined;
  /** What turns nothing beside it: neighbours with the same one are isolated together (UAX 9). */
  readonly isolate?: { readonly direction: Direction } | undefined;
  /** Never parted from a neighbour that has it too. */
  readonly together?: boolean | undefined;
}

/** The size of a superscript, as a share of the size that its style gives. */
const supScale = 0.58;

export function sizePtOf({ sup, sizePt }: Fragment): number {
  return sup ? sizePt * supScale : sizePt;
}

export function heightPtOf({ sup, lineHeightPt }: Fragment): number {
  return sup ? lineHeightPt * supScale : lineHeightPt;
}

/** Words of one fragment that follow one another on a line, in the order of reading. All lengths in pt. */
export interface WordRun {
  readonly fragment: Fragment;
  readonly direction: Direction;
  readonly texts: readonly string[];
  /** Where each of them begins, from the left edge of the line. */
  readonly starts: readonly number[];
  /** Its edges, from there; what does not count at the end of a line is no part of it. */
  readonly leftPt: number;
  readonly rightPt: number;
}

import type { WordTraits } from '../lines/word-traits.js';

/** A word in one font, of any size. */
export interface MeasuredWord {
  readonly text: string;
  readonly traits: WordTraits;
  /** A line ends after it. */
  readonly lineEnd: boolean;
  /** Its width and those of the blanks at its edges, in thousandths of the size. */
  readonly advance: number;
  readonly leadingAdvance: number;
  readonly trailingAdvance: number;
  /** The blank halves of full-width marks at its edges, which do not count at those of a line. In em. */
  readonly openingBlankEm: number;
  readonly closingBlankEm: number;
}

/** What measuring asks of a font, as fontkit has it. */
interface Glyphs {
  readonly unitsPerEm: number;
  glyphForCodePoint(codePoint: number): {
    readonly advanceWidth: number;
    readonly bbox: { readonly minX: number; readonly maxX: number };
  };
}

/** In a Latin face a quotation mark is narrow, and nothing is taken from it. */
export function isFullWidth(font: Glyphs, char: string): boolean {
  return glyphOf(font, char).advanceWidth >= 0.9 * font.unitsPerEm;
}

/** The blank half of a full-width mark, in em; none of one that is narrow. */
export function blankAfterEm(font: Glyphs, char: string): number {
  if (char === '' || !isFullWidth(font, char)) return 0;
  const { advanceWidth, bbox } = glyphOf(font, char);
  return Math.max(0, advanceWidth - bbox.maxX) / font.unitsPerEm;
}

export function blankBeforeEm(font: Glyphs, char: string): number {
  if (char === '' || !isFullWidth(font, char)) return 0;
  return Math.max(0, glyphOf(font, char).bbox.minX) / font.unitsPerEm;
}

function glyphOf(font: Glyphs, char: string) {
  return font.glyphForCodePoint(char.codePointAt(0) ?? 0);
}

import { traits, traitsOf } from '../lines/characters.js';
import type { FontProgram } from './font-program.js';

/** A word measured in one font, whatever its size. */
export interface MeasuredWord {
  readonly text: string;
  /** The traits of its first and its last character, and of all. */
  readonly first: number;
  readonly last: number;
  readonly all: number;
  /** The embedding level (UAX 9): odd from right to left. */
  readonly level: number;
  /** A line ends after it. */
  readonly lineEnd: boolean;
  /** No line may end after it: it is a piece of a word. */
  readonly isPiece: boolean;
  /** The width of the word and of the blanks at its edges, in thousandths of the size. */
  readonly advance: number;
  readonly leadingAdvance: number;
  readonly trailingAdvance: number;
  /** The width of the hyphen that is shown where a line ends after it; 0 for none. In thousandths of the size. */
  readonly hyphenAdvance: number;
  /** The blank halves of full-width marks at its edges, which hang over the edges of a line. In em. */
  readonly openingBlankEm: number;
  readonly closingBlankEm: number;
}

/** Quotation marks are narrow in a Latin face, and full-width in a Han face. */
export function isFullWidth(font: FontProgram, char: string): boolean {
  return glyphOf(font, char).advanceWidth >= 0.9 * font.metrics.unitsPerEm;
}

/** The blank half of a full-width mark, in em; 0 for a narrow one, and for all that is no mark. */
export function blankAfterEm(font: FontProgram, char: string): number {
  if (!isMark(char) || !isFullWidth(font, char)) return 0;
  const { advanceWidth, bbox } = glyphOf(font, char);
  return Math.max(0, advanceWidth - bbox.maxX) / font.metrics.unitsPerEm;
}

export function blankBeforeEm(font: FontProgram, char: string): number {
  if (!isMark(char) || !isFullWidth(font, char)) return 0;
  return Math.max(0, glyphOf(font, char).bbox.minX) / font.metrics.unitsPerEm;
}

/** Of these alone a face table knows the extents: another character would have the whole font decoded. */
function isMark(char: string): boolean {
  return char !== '' && (traitsOf(char.codePointAt(0) ?? 0) & (traits.opening | traits.closing)) !== 0;
}

function glyphOf(font: FontProgram, char: string) {
  return font.glyphForCodePoint(char.codePointAt(0) ?? 0);
}

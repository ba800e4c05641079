import type { Direction } from '../../schema/scripts.js';
import type { FaceMetrics, GlyphBox } from './face-format.js';
import type { FontSubset } from './subset.js';

/** A glyph of a shaped text; advances and boxes are in units of the font. */
export interface ShapedGlyph {
  readonly id: number;
  readonly advanceWidth: number;
  /** What it stands for; nothing for a part of the character before it, such as a dot that the font takes off its letter. */
  readonly codePoints: readonly number[];
  readonly bbox: GlyphBox;
}

/** Where a glyph is set, in thousandths of the size. */
export interface GlyphPosition {
  readonly xAdvance: number;
  readonly advanceWidth: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/** Glyphs that are one letter with its marks: the indices of the first one, and after the last. */
export interface GlyphCluster {
  readonly from: number;
  readonly to: number;
  /** What they say together. */
  readonly text: string;
}

/** Shaped text, with the code points that each glyph stands for in it. */
export interface ShapedRun {
  readonly glyphs: readonly ShapedGlyph[];
  readonly positions: readonly GlyphPosition[];
  /** In thousandths of the size. */
  readonly advanceWidth: number;
  readonly codePoints: readonly (readonly number[])[];
  readonly clusters: readonly GlyphCluster[];
}

/** What briefs need of a font file, however it is read. */
export interface FontProgram {
  readonly metrics: FaceMetrics;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): {
    readonly advanceWidth: number;
    readonly bbox: Pick<GlyphBox, 'minX' | 'maxX'>;
  };
  /** The glyphs of a text in their order from left to right. */
  shape(text: string, features?: readonly string[], direction?: Direction): ShapedRun;
  /** The glyphs of one document. */
  subset(): FontSubset;
  /** Of the glyph that stands for what the font lacks. */
  readonly missingAdvance: number;
}

import { deserialize, serialize } from 'node:v8';

/**
 * The table of a face: what shaping needs of a font file, ready for typed arrays. It is made when the program is compiled,
 * so that no font has to be decoded for a page. Glyphs have numbers of the table's own, in the order of those of the font.
 */
export interface FaceHead {
  readonly version: number;
  /** Of all that the table is made from. */
  readonly digest: string;
  readonly font: FontIdentity;
  readonly metrics: FaceMetrics;
  /** The full-width marks: the blank at their edges. Their places are in units of the font. */
  readonly marks: readonly (readonly [codePoint: number, minX: number, maxX: number])[];
  /** Of all programs: most of them share theirs. */
  readonly substitutions: readonly PackedSubstitution[];
  /** Ways to shape. */
  readonly programs: readonly FaceProgram[];
  /** For each script class, the program of a plain text, and of one with digits of one width. */
  readonly scripts: readonly (readonly [plain: number, tabular: number])[];
  /** Kerning by the classes of two neighbours: the width of each matrix. */
  readonly kernColumns: readonly number[];
}

/** What tells a font file from another without reading it: the list of its parts holds a checksum of each. */
export interface FontIdentity {
  readonly size: number;
  readonly directory: string;
}

/** A box around one glyph, or around all of a font. */
export interface GlyphBox {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** In units of the font. */
export interface FaceMetrics {
  readonly name: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly xHeight: number;
  readonly capHeight: number;
  readonly italicAngle: number;
  readonly bbox: GlyphBox;
  readonly familyClass: number;
  readonly isFixedPitch: boolean;
  readonly isItalic: boolean;
}

export interface FaceProgram {
  /** Their numbers, in the order in which they are done. */
  readonly substitutions: readonly number[];
  /** Places in a text that only the full shaper can position. */
  readonly contexts: readonly ContextRule[];
  /** The number of its kerning matrix. */
  readonly kerning: number;
}

export type Substitution =
  | { readonly kind: 'single'; readonly to: GlyphMap }
  | { readonly kind: 'ligatures'; readonly of: readonly Ligature[] }
  | { readonly kind: 'context'; readonly rules: readonly ContextRule[] };

/** A substitution that is not unpacked before a text needs it: some fonts have hundreds of ligatures for marks that few texts have. */
export interface PackedSubstitution {
  /** The number of the set of glyphs that it may begin with. */
  readonly starts: number;
  /** As `packSubstitution` makes them. */
  readonly bytes: Uint8Array;
}

/** Pairs of glyphs one after the other, from and to. */
export type GlyphMap = readonly number[];

export type Ligature = readonly [ligature: number, first: number, ...rest: number[]];

/** Sets of glyphs by their number in `sets`; those before from the place backwards. */
export interface ContextRule {
  readonly back: readonly number[];
  readonly input: readonly number[];
  readonly ahead: readonly number[];
  /** Nothing where only the full shaper knows what happens. */
  readonly changes?: readonly (readonly [at: number, to: GlyphMap])[];
}

export const formatVersion = 4;

/** What a glyph may set off in a program. */
export const glyphFlags = { substitution: 1, context: 2, refused: 4 } as const;

/** In `glyphs`: no such character, and one that only the full shaper sets. Others are one more than the glyph. */
export const noCharacter = 0;
export const fullShaperOnly = 0xffff;

export interface FaceArrays {
  /** The page of 256 characters of each block of Unicode; page 0 is empty. */
  readonly pages: Uint16Array;
  /** By page: the glyph of each character, and its script class; class 0 is that of characters of any script. */
  readonly glyphs: Uint16Array;
  readonly scriptClasses: Uint8Array;
  /** The number of each glyph in the font. */
  readonly ids: Uint16Array;
  readonly advances: Uint16Array;
  /** By program. */
  readonly flags: Uint8Array;
  /** By matrix. */
  readonly kernRows: Uint16Array;
  readonly kernColumnOf: Uint16Array;
  /** One matrix after the other. */
  readonly kerns: Int16Array;
  readonly kernStarts: Uint32Array;
  /** Bits, a whole number of bytes for each set. */
  readonly sets: Uint8Array;
}

/** In `kerns`: a pair that is moved in another way than along the line. */
export const refusedPair = -0x8000;

interface PackedFace {
  readonly head: FaceHead;
  readonly arrays: FaceArrays;
}

export function packFace(face: PackedFace): Uint8Array {
  return serialize(face);
}

export function packSubstitution(substitution: Substitution): Uint8Array {
  return serialize(substitution);
}

export function unpackSubstitution(bytes: Uint8Array): Substitution {
  return deserialize(bytes);
}

/** Nothing for bytes that are of another version of the program, or not whole. */
export function unpackFace(bytes: Uint8Array): PackedFace | undefined {
  try {
    const face = deserialize(bytes) as PackedFace;
    return face.head.version === formatVersion ? face : undefined;
  } catch {
    return undefined;
  }
}

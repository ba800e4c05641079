import type { GlyphBox } from './face-format.js';
import { componentFlags as flags } from './outlines.js';

/** A glyph that is made of others, or of none and draws nothing; all lengths in units of the font. */
export interface CompositeGlyph {
  readonly advance: number;
  readonly parts: readonly CompositePart[];
}

export interface CompositePart {
  /** In the whole font. */
  readonly glyph: number;
  readonly x: number;
  readonly y: number;
  readonly bbox: GlyphBox;
}

const headBytes = 10;
const partBytes = 8;

/** Where the sizes are that a program is to expect (OpenType 1.9, `maxp`), each of two bytes. */
const profile = {
  maxPoints: 6,
  maxContours: 8,
  maxCompositePoints: 10,
  maxCompositeContours: 12,
  maxComponentElements: 28,
  maxComponentDepth: 30,
} as const;

/** The largest sizes that a program that draws a font is to expect: a part may be composite itself. */
export function enlargedProfile(maxp: Uint8Array): Uint8Array {
  const copy = Buffer.from(maxp);
  const size = (name: keyof typeof profile) => copy.readUInt16BE(profile[name]);
  const enlarge = (name: keyof typeof profile, to: number) => copy.writeUInt16BE(to, profile[name]);
  const several = (most: number, each: number) => Math.min(0xffff, most + 8 * Math.max(most, each));
  enlarge('maxCompositePoints', several(size('maxCompositePoints'), size('maxPoints')));
  enlarge('maxCompositeContours', several(size('maxCompositeContours'), size('maxContours')));
  enlarge('maxComponentElements', Math.max(16, size('maxComponentElements')));
  enlarge('maxComponentDepth', Math.min(16, size('maxComponentDepth') + 1));
  return copy;
}

/** A composite glyph in a subset (OpenType 1.9, `glyf`), padded to four bytes, as tables of offsets expect. */
export function compositeBytes(
  { parts }: CompositeGlyph,
  codeOf: (glyph: number) => number,
): { readonly bytes: Uint8Array; readonly bearing: number } {
  const length = headBytes + parts.length * partBytes;
  const bytes = Buffer.alloc(parts.length === 0 ? 0 : length + ((4 - (length % 4)) % 4));
  if (parts.length === 0) return { bytes, bearing: 0 };
  const edge = (of: (part: CompositePart) => number, most: (...values: number[]) => number) =>
    int16(most(...parts.map(of)));
  const edges = [
    edge(({ bbox, x }) => bbox.minX + x, Math.min),
    edge(({ bbox, y }) => bbox.minY + y, Math.min),
    edge(({ bbox, x }) => bbox.maxX + x, Math.max),
    edge(({ bbox, y }) => bbox.maxY + y, Math.max),
  ];
  for (const [i, value] of [-1, ...edges].entries()) bytes.writeInt16BE(value, i * 2);
  parts.forEach(({ glyph, x, y }, i) => {
    const at = headBytes + i * partBytes;
    bytes.writeUInt16BE(flags.words | flags.offsets | (i < parts.length - 1 ? flags.more : 0), at);
    bytes.writeUInt16BE(codeOf(glyph), at + 2);
    bytes.writeInt16BE(int16(x), at + 4);
    bytes.writeInt16BE(int16(y), at + 6);
  });
  return { bytes, bearing: edges[0] ?? 0 };
}

function int16(value: number): number {
  return Math.max(-0x8000, Math.min(0x7fff, Math.round(value)));
}

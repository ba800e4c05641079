import type { TrueTypeSubset } from './types.js';

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
  readonly bbox: { readonly minX: number; readonly maxX: number; readonly minY: number; readonly maxY: number };
}

/** Flags of a part: its offsets are of two bytes and in units of the font; another part follows. */
const words = 0x0001;
const areOffsets = 0x0002;
const moreParts = 0x0020;

const headBytes = 10;
const partBytes = 8;

/**
 * Lets a subset have composite glyphs of its own (OpenType 1.9, `glyf`). The function that comes back adds one, and returns
 * its code.
 */
export function compositeGlyphs(subset: TrueTypeSubset): (composite: CompositeGlyph) => number {
  const composites: CompositeGlyph[] = [];
  const add = subset._addGlyph.bind(subset);
  subset._addGlyph = (id) => {
    const composite = composites[-id - 1];
    return composite ? write(composite, subset) : add(id);
  };
  return (composite) => {
    // The subset takes its limits from the font, of which other documents have subsets too.
    if (composites.length === 0)
      subset.font = Object.create(subset.font, { maxp: { value: enlarged(subset.font.maxp) } });
    return subset.glyphs.push(-composites.push(composite)) - 1;
  };
}

/** The largest sizes that a program that draws a font is to expect: a part may be composite itself. */
function enlarged(maxp: TrueTypeSubset['font']['maxp']): TrueTypeSubset['font']['maxp'] {
  const { maxPoints = 0, maxContours = 0, maxComponentElements = 0, maxComponentDepth = 0 } = maxp;
  const { maxCompositePoints = 0, maxCompositeContours = 0 } = maxp;
  const several = (most: number, each: number) => Math.min(0xffff, most + 8 * Math.max(most, each));
  return {
    ...maxp,
    maxCompositePoints: several(maxCompositePoints, maxPoints),
    maxCompositeContours: several(maxCompositeContours, maxContours),
    maxComponentElements: Math.max(16, maxComponentElements),
    maxComponentDepth: Math.min(16, maxComponentDepth + 1),
  };
}

function write({ advance, parts }: CompositeGlyph, subset: TrueTypeSubset): number {
  // Padded to four bytes, as tables of offsets expect.
  const length = headBytes + parts.length * partBytes;
  const outline = Buffer.alloc(parts.length === 0 ? 0 : length + ((4 - (length % 4)) % 4));
  const edge = (of: (part: CompositePart) => number, most: (...values: number[]) => number) =>
    int16(most(...parts.map(of)));
  const minX = parts.length === 0 ? 0 : edge(({ bbox, x }) => bbox.minX + x, Math.min);
  if (parts.length > 0) {
    outline.writeInt16BE(-1, 0);
    outline.writeInt16BE(minX, 2);
    outline.writeInt16BE(
      edge(({ bbox, y }) => bbox.minY + y, Math.min),
      4,
    );
    outline.writeInt16BE(
      edge(({ bbox, x }) => bbox.maxX + x, Math.max),
      6,
    );
    outline.writeInt16BE(
      edge(({ bbox, y }) => bbox.maxY + y, Math.max),
      8,
    );
  }
  parts.forEach(({ glyph, x, y }, i) => {
    const at = headBytes + i * partBytes;
    outline.writeUInt16BE(words | areOffsets | (i < parts.length - 1 ? moreParts : 0), at);
    outline.writeUInt16BE(subset.includeGlyph(glyph), at + 2);
    outline.writeInt16BE(int16(x), at + 4);
    outline.writeInt16BE(int16(y), at + 6);
  });
  subset.glyf.push(outline);
  subset.loca.offsets.push(subset.offset);
  subset.hmtx.metrics.push({ advance, bearing: minX });
  subset.offset += outline.length;
  return subset.glyf.length - 1;
}

function int16(value: number): number {
  return Math.max(-0x8000, Math.min(0x7fff, Math.round(value)));
}

/** What the rules need of a TrueType program (ISO/IEC 14496-22). */
export interface TrueTypeProgram {
  readonly glyphCount: number;
  /** In thousandths of the font's size. */
  readonly widthOf: (glyph: number) => number | undefined;
  /** Whether the program has all of a glyph, be it empty: one that was cut off has not. */
  readonly has: (glyph: number) => boolean;
  /** Whether a glyph has an outline. */
  readonly isDrawn: (glyph: number) => boolean;
  readonly encodings: readonly EncodingTable[];
}

/** A subtable of `cmap`. */
export interface EncodingTable {
  readonly platform: number;
  readonly encoding: number;
  /** The glyph of a code; 0 where there is none, undefined where the format of the table is not read. */
  readonly glyphOf: (code: number) => number | undefined;
}

/** @returns undefined for a program that cannot be read */
export function readTrueType(bytes: Buffer): TrueTypeProgram | undefined {
  try {
    return programOf(bytes, tablesOf(bytes));
  } catch (cause) {
    // A table is shorter than it says.
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

/** The tables of an sfnt file by tag. A table that ends beyond the file is cut. */
export function tablesOf(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const count = bytes.readUInt16BE(4);
  return new Map(
    Array.from({ length: count }, (_, i) => {
      const at = 12 + i * 16;
      const [offset, length] = [bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)];
      return [bytes.toString('latin1', at, at + 4), bytes.subarray(offset, offset + length)] as const;
    }),
  );
}

function programOf(bytes: Buffer, tables: ReadonlyMap<string, Buffer>): TrueTypeProgram | undefined {
  const [head, hhea, hmtx, maxp, loca] = ['head', 'hhea', 'hmtx', 'maxp', 'loca'].map((tag) => tables.get(tag));
  if (bytes.length < 12 || !head || !hhea || !hmtx || !maxp || !loca) return undefined;
  const unitsPerEm = head.readUInt16BE(18);
  const hasLongOffsets = head.readInt16BE(50) === 1;
  const metrics = hhea.readUInt16BE(34);
  const glyphCount = maxp.readUInt16BE(4);
  if (unitsPerEm === 0 || metrics === 0) return undefined;
  const outlines = tables.get('glyf')?.length ?? 0;
  const offset = (glyph: number) => (hasLongOffsets ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2);
  const isLocated = (glyph: number) => glyph < glyphCount && (glyph + 2) * (hasLongOffsets ? 4 : 2) <= loca.length;
  return {
    glyphCount,
    widthOf: (glyph) => {
      const at = Math.min(glyph, metrics - 1) * 4;
      return glyph < glyphCount && at + 2 <= hmtx.length ? (hmtx.readUInt16BE(at) * 1000) / unitsPerEm : undefined;
    },
    has: (glyph) => isLocated(glyph) && offset(glyph + 1) <= outlines,
    isDrawn: (glyph) => isLocated(glyph) && offset(glyph) < offset(glyph + 1),
    encodings: encodingsOf(tables.get('cmap')),
  };
}

function encodingsOf(cmap: Buffer | undefined): readonly EncodingTable[] {
  if (!cmap) return [];
  return Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => {
    const at = 4 + i * 8;
    const table = cmap.subarray(cmap.readUInt32BE(at + 4));
    return { platform: cmap.readUInt16BE(at), encoding: cmap.readUInt16BE(at + 2), glyphOf: lookup(table) };
  });
}

function lookup(table: Buffer): (code: number) => number | undefined {
  const format = table.readUInt16BE(0);
  if (format === 0) return (code) => table[6 + code] ?? 0;
  if (format === 4) return segmentLookup(table);
  if (format === 6) {
    const [first, count] = [table.readUInt16BE(6), table.readUInt16BE(8)];
    return (code) => (code >= first && code < first + count ? table.readUInt16BE(10 + (code - first) * 2) : 0);
  }
  return () => undefined;
}

/** Format 4: segments of codes with a difference to their glyphs, or a list of these. */
function segmentLookup(table: Buffer): (code: number) => number {
  const size = table.readUInt16BE(6);
  const [ends, starts, deltas, ranges] = [14, 16 + size, 16 + size * 2, 16 + size * 3];
  return (code) => {
    for (let at = 0; at < size; at += 2) {
      if (table.readUInt16BE(ends + at) < code) continue;
      const start = table.readUInt16BE(starts + at);
      if (start > code) return 0;
      const delta = table.readUInt16BE(deltas + at);
      const range = table.readUInt16BE(ranges + at);
      if (range === 0) return (code + delta) & 0xffff;
      const place = ranges + at + range + (code - start) * 2;
      const glyph = place + 2 <= table.length ? table.readUInt16BE(place) : 0;
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

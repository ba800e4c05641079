import { type CompositeGlyph, compositeBytes, enlargedProfile } from './composite-glyphs.js';
import type { Outlines } from './outlines.js';

/** The glyphs of a font that one document shows, in the order in which they were drawn. */
export interface FontSubset {
  /** PostScript outlines. */
  readonly cff?: object;
  /** By code: the number in the font. */
  readonly glyphs: unknown[];
  /** The code of a glyph. */
  includeGlyph(id: number): number;
  encode(): Uint8Array;
}

/** A glyph in a subset. */
interface WrittenGlyph {
  readonly bytes: Uint8Array;
  readonly advance: number;
  readonly bearing: number;
}

/** A subset of a TrueType font (OpenType 1.9), as a PDF embeds it: without names, characters and layout. */
export class OutlineSubset implements FontSubset {
  readonly glyphs: (number | CompositeGlyph)[] = [];
  private readonly codes = new Map<number, number>();

  constructor(private readonly outlines: Outlines) {
    // For characters that are missing.
    this.includeGlyph(0);
  }

  includeGlyph(id: number): number {
    const known = this.codes.get(id);
    if (known !== undefined) return known;
    const code = this.add(id);
    this.codes.set(id, code);
    return code;
  }

  /** The code of a glyph of its own, also of one that has a code already. */
  add(glyph: number | CompositeGlyph): number {
    return this.glyphs.push(glyph) - 1;
  }

  encode(): Uint8Array {
    const written = this.written();
    const { parts, hasLongOffsets } = this.outlines;
    const isComposed = this.glyphs.some((glyph) => typeof glyph !== 'number');
    const part = (name: string) => parts.get(name) ?? new Uint8Array();
    const profile = changed(isComposed ? enlargedProfile(part('maxp')) : part('maxp'), 4, written.length);
    return fontFile([
      ['head', part('head')],
      ['hhea', changed(part('hhea'), 34, written.length)],
      ['loca', offsets(written, hasLongOffsets)],
      ['maxp', profile],
      ['cvt ', parts.get('cvt ')],
      ['prep', parts.get('prep')],
      ['glyf', Buffer.concat(written.map(({ bytes }) => bytes))],
      ['hmtx', metrics(written)],
      ['fpgm', parts.get('fpgm')],
    ]);
  }

  /** Components of glyphs join the subset on the way. */
  private written(): readonly WrittenGlyph[] {
    const written: WrittenGlyph[] = [];
    while (written.length < this.glyphs.length) {
      const next = this.glyphs.slice(written.length);
      this.outlines.load(next.filter((glyph) => typeof glyph === 'number'));
      for (const glyph of next) written.push(typeof glyph === 'number' ? this.copied(glyph) : this.composed(glyph));
    }
    return written;
  }

  private copied(glyph: number): WrittenGlyph {
    const outline = this.outlines.of(glyph);
    const { bytes, advance, bearing, components } = outline;
    if (components.length === 0) return outline;
    const copy = Buffer.from(bytes);
    for (const [at, component] of components) copy.writeUInt16BE(this.includeGlyph(component), at);
    return { bytes: copy, advance, bearing };
  }

  private composed(glyph: CompositeGlyph): WrittenGlyph {
    const { bytes, bearing } = compositeBytes(glyph, (id) => this.includeGlyph(id));
    return { bytes, advance: glyph.advance, bearing };
  }
}

/** A copy with another number at a place. */
function changed(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = Buffer.from(bytes);
  copy.writeUInt16BE(value, at);
  return copy;
}

function offsets(glyphs: readonly WrittenGlyph[], long: boolean): Uint8Array {
  const size = long ? 4 : 2;
  const bytes = Buffer.alloc((glyphs.length + 1) * size);
  let offset = 0;
  for (let i = 0; i <= glyphs.length; i += 1) {
    bytes.writeUIntBE(long ? offset : offset >>> 1, i * size, size);
    offset += glyphs[i]?.bytes.length ?? 0;
  }
  return bytes;
}

function metrics(glyphs: readonly WrittenGlyph[]): Uint8Array {
  const bytes = new Uint8Array(glyphs.length * 4);
  const data = new DataView(bytes.buffer);
  for (let i = 0; i < glyphs.length; i += 1) {
    const { advance, bearing } = glyphs[i] as WrittenGlyph;
    data.setUint16(i * 4, advance);
    data.setInt16(i * 4 + 2, bearing);
  }
  return bytes;
}

/** A font file of some parts, which lie one after the other without checksums: no program reads those in a PDF. */
function fontFile(all: readonly (readonly [tag: string, bytes: Uint8Array | undefined])[]): Uint8Array {
  const tables = all.flatMap(([tag, bytes]) => (bytes ? [{ tag, bytes }] : []));
  const exponent = Math.floor(Math.log2(tables.length));
  const directory = Buffer.alloc(12 + tables.length * 16);
  directory.write('true', 'latin1');
  directory.writeUInt16BE(tables.length, 4);
  directory.writeUInt16BE(2 ** exponent * 16, 6);
  directory.writeUInt16BE(exponent, 8);
  directory.writeUInt16BE((tables.length - 2 ** exponent) * 16, 10);
  let at = directory.length;
  for (const [i, { tag, bytes }] of tables.entries()) {
    directory.write(tag, 12 + i * 16, 'latin1');
    directory.writeUInt32BE(at, 12 + i * 16 + 8);
    directory.writeUInt32BE(bytes.length, 12 + i * 16 + 12);
    at += bytes.length;
  }
  return Buffer.concat([directory, ...tables.map(({ bytes }) => bytes)]);
}

import type { FontIdentity } from './face-format.js';
import type { FontFile } from './font-file.js';

/** A glyph as a TrueType font has it (OpenType 1.9, `glyf` and `hmtx`). */
export interface Outline {
  readonly bytes: Uint8Array;
  readonly advance: number;
  readonly bearing: number;
  /** The glyphs that it is made of, each with the place of its number in the bytes. */
  readonly components: readonly (readonly [at: number, glyph: number])[];
}

type Place = readonly [start: number, end: number];
export type ReadableFile = Pick<FontFile, 'parts'>;

const recordBytes = 16;
const headerBytes = 12;

/** The list of the parts of a TrueType or OpenType file, with a checksum of each, as it is written. */
function directoryBytes(file: ReadableFile): Uint8Array {
  const [header] = file.parts([[0, headerBytes]]);
  const count = header?.length === headerBytes ? view(header).getUint16(4) : 0;
  return file.parts([[0, headerBytes + count * recordBytes]])[0] ?? new Uint8Array();
}

export function fontIdentity(file: Pick<FontFile, 'parts' | 'size'>): FontIdentity {
  return { size: file.size, directory: Buffer.from(directoryBytes(file)).toString('base64') };
}

/** Where each part of a file is. */
export function placesOfParts(file: ReadableFile): ReadonlyMap<string, Place> {
  const directory = directoryBytes(file);
  const data = view(directory);
  const places = new Map<string, Place>();
  for (let at = headerBytes; at + recordBytes <= directory.length; at += recordBytes) {
    const start = data.getUint32(at + 8);
    places.set(Buffer.from(directory.subarray(at, at + 4)).toString('latin1'), [
      start,
      start + data.getUint32(at + 12),
    ]);
  }
  return places;
}

/** The outlines of a TrueType font, each read when it is first drawn: a Chinese font has ten megabytes of them. */
export class Outlines {
  /** Parts that a subset takes over, by name. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly hasLongOffsets: boolean;
  private readonly offsets: DataView;
  private readonly metrics: DataView;
  private readonly metricsCount: number;
  private readonly start: number;
  private readonly known = new Map<number, Outline>();

  constructor(private readonly file: ReadableFile) {
    const places = placesOfParts(file);
    const names = ['head', 'hhea', 'maxp', 'cvt ', 'prep', 'fpgm', 'loca', 'hmtx'].filter((name) => places.has(name));
    const read = file.parts(names.map((name) => places.get(name) as Place));
    this.parts = new Map(names.map((name, i) => [name, read[i] ?? new Uint8Array()]));
    this.start = places.get('glyf')?.[0] ?? 0;
    const part = (name: string) => view(this.parts.get(name) ?? new Uint8Array());
    [this.offsets, this.metrics] = [part('loca'), part('hmtx')];
    this.hasLongOffsets = part('head').getInt16(50) === 1;
    this.metricsCount = part('hhea').getUint16(34);
  }

  /** Reads those of the glyphs that are not known yet. */
  load(glyphs: readonly number[]): void {
    const missing = glyphs.filter((glyph) => !this.known.has(glyph));
    const read = this.file.parts(missing.map((glyph) => [this.offset(glyph), this.offset(glyph + 1)]));
    for (const [i, glyph] of missing.entries()) this.known.set(glyph, this.outline(glyph, read[i] ?? new Uint8Array()));
  }

  of(glyph: number): Outline {
    if (!this.known.has(glyph)) this.load([glyph]);
    return this.known.get(glyph) as Outline;
  }

  private offset(glyph: number): number {
    const { offsets, start } = this;
    return start + (this.hasLongOffsets ? offsets.getUint32(glyph * 4) : offsets.getUint16(glyph * 2) * 2);
  }

  private outline(glyph: number, bytes: Uint8Array): Outline {
    const { metrics, metricsCount } = this;
    const last = Math.min(glyph, metricsCount - 1);
    // Past the list of advances there are bearings alone, and the last advance goes on.
    const bearingAt = glyph < metricsCount ? glyph * 4 + 2 : metricsCount * 4 + (glyph - metricsCount) * 2;
    const bearing = bearingAt + 2 <= metrics.byteLength ? metrics.getInt16(bearingAt) : 0;
    return { bytes, advance: metrics.getUint16(last * 4), bearing, components: componentsIn(bytes) };
  }
}

/** Flags of a component: its arguments are of two bytes, and offsets; another component follows; how it is transformed. */
export const componentFlags = {
  words: 0x0001,
  offsets: 0x0002,
  scale: 0x0008,
  more: 0x0020,
  twoScales: 0x0040,
  matrix: 0x0080,
} as const;

function componentsIn(bytes: Uint8Array): Outline['components'] {
  if (bytes.length === 0 || view(bytes).getInt16(0) >= 0) return [];
  const data = view(bytes);
  const components: (readonly [number, number])[] = [];
  for (let at = 10, flags: number = componentFlags.more; flags & componentFlags.more; ) {
    flags = data.getUint16(at);
    components.push([at + 2, data.getUint16(at + 2)]);
    at += flags & componentFlags.words ? 8 : 6;
    if (flags & componentFlags.scale) at += 2;
    else if (flags & componentFlags.twoScales) at += 4;
    else if (flags & componentFlags.matrix) at += 8;
  }
  return components;
}

function view({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

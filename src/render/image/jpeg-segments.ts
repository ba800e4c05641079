/** A part of a JPEG before its image (ISO 10918-1, B.1.1.4). */
interface Segment {
  readonly marker: number;
  /** Without its marker and its length. */
  readonly body: Buffer;
}

/** The segments up to the image itself, as far as they can be read. */
export function* segmentsOf(jpeg: Buffer): Generator<Segment> {
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg[at + 1] ?? 0;
    // A marker may be filled up with bytes of its own (ISO 10918-1, B.1.1.2).
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === startOfScan) return;
    const length = jpeg.readUInt16BE(at + 2);
    yield { marker, body: jpeg.subarray(at + 4, at + 2 + length) };
    at += 2 + length;
  }
}

const startOfScan = 0xda;

/** How large a picture is, and how many parts its colours have: 3 on a screen, 4 where a printing press mixes them. */
interface JpegFrame {
  readonly width: number;
  readonly height: number;
  readonly components: number;
}

/** What the frame of a picture says of it (ISO 10918-1, B.2.2); undefined without one. */
export function frameOfJpeg(jpeg: Buffer): JpegFrame | undefined {
  for (const { marker, body } of segmentsOf(jpeg)) {
    const isFrame = marker >= 0xc0 && marker <= 0xcf && !tables.has(marker);
    if (!isFrame || body.length < 5) continue;
    return { width: body.readUInt16BE(3), height: body.readUInt16BE(1), components: body[5] ?? 0 };
  }
  return undefined;
}

/** Among the markers of frames, those of tables and extensions. */
const tables = new Set([0xc4, 0xc8, 0xcc]);

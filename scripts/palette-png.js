import { crc32, deflateSync } from 'node:zlib';

/**
 * A picture as a PNG with a palette of the colours that tell most; every other pixel takes the nearest of them.
 * @param picture width and height in pixels, and its data: four bytes (RGBA) a pixel, none transparent
 * @param colours how many the palette may have, 256 at most
 */
export function palettePng({ width, height, data }, colours) {
  const counts = new Map();
  for (let i = 0; i < data.length; i += 4) {
    const colour = rounded(data.readUIntBE(i, 3));
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = paletteOf(counts, colours);
  const nearest = new Map();
  const indexOf = (colour) => {
    const known = nearest.get(colour);
    if (known !== undefined) return known;
    const found = palette.reduce(
      (best, one, i) => (distance(one, colour) < distance(palette[best], colour) ? i : best),
      0,
    );
    nearest.set(colour, found);
    return found;
  };
  // Each row begins with the number of its filter: 0, none.
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      rows[y * (width + 1) + 1 + x] = indexOf(data.readUIntBE((y * width + x) * 4, 3));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8); // 8 bits a pixel, with a palette
  const table = Buffer.from(palette.flatMap(channels));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...chunks]);
}

/**
 * The most frequent colour, then always the one that most pixels would miss most: an accent is rare beside the greys at
 * the edges of letters, and would become one of them.
 */
function paletteOf(counts, size) {
  const [first, ...others] = [...counts].sort((a, b) => b[1] - a[1]);
  const palette = [first[0]];
  const missed = new Map(others.map(([colour]) => [colour, distance(colour, first[0])]));
  while (palette.length < size && missed.size > 0) {
    const [next] = [...missed].reduce((best, one) => (weight(one) > weight(best) ? one : best));
    palette.push(next);
    missed.delete(next);
    for (const [colour, far] of missed) missed.set(colour, Math.min(far, distance(colour, next)));
  }
  return palette;

  function weight([colour, far]) {
    return counts.get(colour) * far;
  }
}

/** Shades that nobody tells apart are one. */
function rounded(colour) {
  return channels(colour).reduce((sum, channel) => sum * 256 + Math.min(255, Math.round(channel / 12) * 12 + 3), 0);
}

function channels(colour) {
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
}

function distance(a, b) {
  const [one, other] = [channels(a), channels(b)];
  return one.reduce((sum, channel, i) => sum + (channel - other[i]) ** 2, 0);
}

/** A chunk of a PNG: length, type, data, checksum (PNG specification, 5.3). */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

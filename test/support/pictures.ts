import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';

export const shield =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 96"><path fill="#1f4d3a" d="M4 4h72v52c0 20-20 30-36 36C24 86 4 76 4 56z"/></svg>';

/** A PNG of one colour, half transparent. */
export function pngOf(width: number, height: number): Buffer {
  const image = new PNG({ width, height });
  for (let at = 0; at < image.data.length; at += 4) image.data.set([31, 77, 58, 128], at);
  return PNG.sync.write(image);
}

export function jpegOf(width: number, height: number, shade = 90): Buffer {
  return Buffer.from(jpeg.encode({ width, height, data: Buffer.alloc(width * height * 4, shade) }, 80).data);
}

/** White, with its first quarter dark. */
function quartered(): { readonly width: number; readonly height: number; readonly data: Buffer } {
  const [width, height] = [32, 16];
  const shades = Array.from({ length: width * height }, (_, i) => (i % width < 16 && i < width * 8 ? 20 : 250));
  return { width, height, data: Buffer.from(shades.flatMap((shade) => [shade, shade, shade, 255])) };
}

/** Exif that says an orientation, in the order of bytes of Intel or of Motorola. */
export function exif(orientation: number, order: 'II' | 'MM' = 'MM'): Buffer {
  const isLittle = order === 'II';
  const number = (value: number, bytes: number) => {
    const all = Buffer.alloc(bytes);
    if (isLittle) all.writeUIntLE(value, 0, bytes);
    else all.writeUIntBE(value, 0, bytes);
    return all;
  };
  const entry = [number(0x0112, 2), number(3, 2), number(1, 4), number(orientation, 2), number(0, 2)];
  return Buffer.concat([Buffer.from(order), number(42, 2), number(8, 4), number(1, 2), ...entry, number(0, 4)]);
}

export function jpegWithExif(tiff: Buffer): Buffer {
  const plain = Buffer.from(jpeg.encode(quartered(), 90).data);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([plain.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, body, plain.subarray(2)]);
}

export function turnedJpeg(orientation: number, order: 'II' | 'MM' = 'MM'): Buffer {
  return jpegWithExif(exif(orientation, order));
}

export function turnedPng(orientation: number, order: 'II' | 'MM' = 'MM'): Buffer {
  const { width, height, data } = quartered();
  const image = new PNG({ width, height });
  image.data.set(data);
  return pngWithChunk(PNG.sync.write(image), 'eXIf', exif(orientation, order));
}

/** A PNG with one more chunk, after its signature and its head. */
export function pngWithChunk(png: Buffer, type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, 33), length, body, sum, png.subarray(33)]);
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A JPEG of 8 by 8 pixels in one colour of a printing press, each ink from 0 to 255, as Adobe's programs write it. */
export function pressJpeg(...inks: readonly [cyan: number, magenta: number, yellow: number, black: number]): Buffer {
  const segment = (marker: number, ...body: number[]) => {
    const length = body.length + 2;
    return [0xff, marker, length >> 8, length & 0xff, ...body];
  };
  const names = inks.map((_, i) => i + 1);
  // Twelve codes of four bits for the first value of a block, and one of a bit for its end.
  const lengths = (bits: number, codes: number) => Array.from({ length: 16 }, (_, i) => (i + 1 === bits ? codes : 0));
  const bits = inks.map((ink) => {
    // Inks are stored the other way round, less the middle.
    const value = 255 - ink - 128;
    const size = value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value))) + 1;
    const stored = value < 0 ? value + 2 ** size - 1 : value;
    return `${size.toString(2).padStart(4, '0')}${size === 0 ? '' : stored.toString(2).padStart(size, '0')}0`;
  });
  const scan = bits.join('').match(/.{1,8}/g) ?? [];
  return Buffer.from([
    ...[0xff, 0xd8],
    ...segment(0xee, ...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, 0),
    ...segment(0xdb, 0, ...Array.from({ length: 64 }, () => 8)),
    ...segment(0xc0, 8, 0, 8, 0, 8, inks.length, ...names.flatMap((name) => [name, 0x11, 0])),
    ...segment(0xc4, 0x00, ...lengths(4, 12), ...Array.from({ length: 12 }, (_, i) => i)),
    ...segment(0xc4, 0x10, ...lengths(1, 1), 0),
    ...segment(0xda, inks.length, ...names.flatMap((name) => [name, 0]), 0, 63, 0),
    ...scan.flatMap((byte) => {
      const value = Number.parseInt(byte.padEnd(8, '1'), 2);
      return value === 0xff ? [value, 0] : [value];
    }),
    ...[0xff, 0xd9],
  ]);
}

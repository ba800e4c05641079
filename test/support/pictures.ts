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

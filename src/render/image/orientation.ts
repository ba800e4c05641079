import { segmentsOf } from './jpeg-segments.js';

/** How a camera held a picture (Exif 3.0, 4.6.5.1.6): from 1, upright, to 8. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Four bytes for each pixel. */
  readonly data: Uint8Array;
}

/** Of a JPEG, which has its Exif in a segment before its image; 1 where none says another. */
export function orientationOfJpeg(jpeg: Buffer): Orientation {
  for (const { marker, body } of segmentsOf(jpeg)) {
    if (marker === app1 && body.toString('latin1', 0, 6) === 'Exif\0\0') return orientationIn(body.subarray(6));
  }
  return 1;
}

const app1 = 0xe1;

/** Of Exif as it stands in a chunk of a PNG and in a segment of a JPEG: a TIFF (6.0, 2). */
export function orientationIn(tiff: Buffer): Orientation {
  const order = tiff.toString('latin1', 0, 2);
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return 1;
  const isLittle = order === 'II';
  const short = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let entry = 0; entry < short(directory); entry += 1) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.length) break;
    if (short(at) === orientationTag && short(at + 2) === shortType) return asOrientation(short(at + 8));
  }
  return 1;
}

const orientationTag = 0x0112;
const shortType = 3;

function asOrientation(value: number): Orientation {
  return value >= 1 && value <= 8 ? (value as Orientation) : 1;
}

/** The pixels as they are meant to be seen. */
export function upright(image: Pixels, orientation: Orientation): Pixels {
  if (orientation === 1) return image;
  const source = new Uint32Array(image.width * image.height);
  new Uint8Array(source.buffer).set(image.data.subarray(0, source.byteLength));
  const [right, foot] = [image.width - 1, image.height - 1];
  const isOnItsSide = orientation >= 5;
  const width = isOnItsSide ? image.height : image.width;
  const height = isOnItsSide ? image.width : image.height;
  const turned = new Uint32Array(source.length);
  const from = whereFrom[orientation];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [column, row] = from(x, y, right, foot);
      turned[y * width + x] = source[row * image.width + column] ?? 0;
    }
  }
  return { width, height, data: new Uint8Array(turned.buffer) };
}

/** Where in the file a pixel of the upright picture is. */
const whereFrom: Readonly<
  Record<Orientation, (x: number, y: number, right: number, foot: number) => readonly [column: number, row: number]>
> = {
  1: (x, y) => [x, y],
  2: (x, y, right) => [right - x, y],
  3: (x, y, right, foot) => [right - x, foot - y],
  4: (x, y, _, foot) => [x, foot - y],
  5: (x, y) => [y, x],
  6: (x, y, _, foot) => [y, foot - x],
  7: (x, y, right, foot) => [right - y, foot - x],
  8: (x, y, right) => [right - y, x],
};

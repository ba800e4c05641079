import { inflateSync } from 'node:zlib';
import jpeg from 'jpeg-js';
import pngjs from 'pngjs';
import type { Picture } from '../../model/picture.js';
import { frameOfJpeg } from './jpeg-segments.js';
import { type Orientation, orientationIn, orientationOfJpeg, type Pixels, upright } from './orientation.js';
import { type PictureProblem, unseen } from './picture-problem.js';
import { readSvg } from './safe-svg.js';

const maxBytes = 1024 * 1024;
/** More than any printed logo shows, and few enough to decode at once. */
const maxPixels = 4_000_000;

/**
 * Reads a PNG, JPEG or SVG, recognised by its content and decoded in full. A PNG is flattened on white and written
 * without interlace, which all viewers show alike; an SVG is sanitised. What a camera has turned is turned back here:
 * browsers follow its note in the file, readers of PDF and Word do not. Colours of a printing press become those of a screen.
 */
export function readPicture(bytes: Uint8Array): Picture | PictureProblem {
  if (bytes.length > maxBytes) {
    return { message: 'is larger than 1 MiB', hint: 'Save it smaller: a logo is printed a few centimetres wide.' };
  }
  try {
    if (startsWith(bytes, pngSignature.slice(0, 4))) return readPng(bytes);
    if (startsWith(bytes, [0xff, 0xd8, 0xff])) return readJpeg(bytes);
  } catch (cause) {
    // The decoders speak to programmers.
    const why = cause instanceof DamagedPicture ? cause.message : 'what it shows cannot be decoded';
    return { message: `is damaged (${why})`, hint: 'Save it again from the program that it was made with.' };
  }
  return readSvg(bytes);
}

/** With line ends of two kinds in it, so that a transfer as text is seen (PNG, 3rd edition, 5.2). */
const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What is wrong with a file, in words for whoever made it. */
class DamagedPicture extends Error {}

function readPng(bytes: Uint8Array): Picture | PictureProblem {
  const buffer = Buffer.from(bytes);
  if (!startsWith(bytes, pngSignature)) throw new DamagedPicture('its line ends were changed, as if it were a text');
  if (buffer.length < 29) throw new DamagedPicture('it ends too soon');
  const problem = badSize(buffer.readUInt32BE(16), buffer.readUInt32BE(20));
  if (problem) return problem;
  const { orientation, end } = checkPngChunks(buffer);
  // What a program has put behind the end of the picture is not part of it.
  const image = upright(pngjs.PNG.sync.read(buffer.subarray(0, end)), orientation);
  const opaque = onWhite(image);
  if (isWhite(opaque)) return isClear(image) ? unseen.nothing : unseen.white;
  const flat = pngjs.PNG.sync.write(opaque, { colorType: 2, inputHasAlpha: true, deflateLevel: 9 });
  return { kind: 'png', bytes: flat, aspect: image.width / image.height };
}

/**
 * Whether a PNG is complete: every chunk with its checksum, up to IEND, and as many bytes of pixels as its size takes
 * (PNG, 3rd edition, 5.3 and 7.2). The decoder would leave missing pixels as the memory happened to be. Gives what is
 * in a chunk that the decoder does not read, and where the picture ends.
 * @throws DamagedPicture
 */
function checkPngChunks(png: Buffer): { readonly orientation: Orientation; readonly end: number } {
  const data: Buffer[] = [];
  let orientation: Orientation = 1;
  let at = 8;
  let type = '';
  while (type !== 'IEND') {
    if (at + 12 > png.length) throw new DamagedPicture('it ends too soon');
    const length = png.readUInt32BE(at);
    if (at + 12 + length > png.length) throw new DamagedPicture('it ends too soon');
    type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 4, at + 8 + length);
    if (crc32(body) !== png.readUInt32BE(at + 8 + length)) throw new DamagedPicture('a checksum is wrong');
    if (type === 'IDAT') data.push(body.subarray(4));
    if (type === 'eXIf') orientation = orientationIn(body.subarray(4));
    at += 12 + length;
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const [depth = 8, colourType = 2, , , interlaced = 0] = png.subarray(24, 29);
  const bits = depth * ({ 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colourType] ?? 1);
  const passes = interlaced === 0 ? [[0, 0, 1, 1] as const] : adam7;
  const wanted = passes.reduce((sum, [x, y, dx, dy]) => {
    const [columns, rows] = [Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)];
    return columns <= 0 || rows <= 0 ? sum : sum + rows * (1 + Math.ceil((columns * bits) / 8));
  }, 0);
  if (inflateSync(Buffer.concat(data)).length < wanted) throw new DamagedPicture('pixels are missing');
  return { orientation, end: at };
}

/** Where the passes of an interlaced PNG begin, and their steps. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function onWhite(image: Pixels): pngjs.PNG {
  const flat = new pngjs.PNG({ width: image.width, height: image.height });
  for (let at = 0; at < image.data.length; at += 4) {
    const alpha = (image.data[at + 3] ?? 255) / 255;
    for (let c = 0; c < 3; c += 1)
      flat.data[at + c] = Math.round((image.data[at + c] ?? 0) * alpha + 255 * (1 - alpha));
    flat.data[at + 3] = 255;
  }
  return flat;
}

/** As bright as no eye tells from paper; a JPEG has some noise. */
const brightest = 250;
const isWhite = ({ data }: Pixels) => data.every((part) => part >= brightest);
const isClear = ({ data }: Pixels) => data.every((part, i) => i % 4 !== 3 || part === 0);

function readJpeg(bytes: Uint8Array): Picture | PictureProblem {
  const buffer = Buffer.from(bytes);
  // The end of the image (ISO 10918-1, B.1.1.3): without it, scan lines are missing.
  if (buffer.lastIndexOf(Buffer.from([0xff, 0xd9])) === -1) throw new DamagedPicture('it ends too soon');
  const frame = frameOfJpeg(buffer);
  const problem = frame && badSize(frame.width, frame.height);
  if (problem) return problem;
  const orientation = orientationOfJpeg(buffer);
  // Nothing in the file of a page says which inks those of a printing press are: PDF/A refuses them, and Word shows others.
  const isPlain = orientation === 1 && frame?.components !== coloursOfPress;
  const options = { maxResolutionInMP: maxPixels / 1e6, maxMemoryUsageInMB: 128, formatAsRGBA: !isPlain };
  const image = jpeg.decode(bytes, options);
  if (isWhite(image)) return unseen.white;
  if (isPlain) return { kind: 'jpeg', bytes, aspect: image.width / image.height };
  const shown = upright(image, orientation);
  return { kind: 'jpeg', bytes: jpeg.encode(shown, rewrittenQuality).data, aspect: shown.width / shown.height };
}

/** Cyan, magenta, yellow and black. */
const coloursOfPress = 4;
/** Of a JPEG that is written anew: no loss that is seen. */
const rewrittenQuality = 95;

function badSize(width: number, height: number): PictureProblem | undefined {
  if (width === 0 || height === 0) throw new DamagedPicture('it has no pixels');
  if (width * height <= maxPixels) return undefined;
  return {
    message: `is ${width} by ${height} pixels`,
    hint: `Save it with at most ${maxPixels / 1e6} million pixels in all, or as SVG.`,
  };
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import type { Picture } from '../../model/picture.js';
import { type PictureProblem, readSvg } from './safe-svg.js';

const maxBytes = 1024 * 1024;
/** More than any printed logo shows, and few enough to decode at once. */
const maxPixels = 4_000_000;

/**
 * Reads a PNG, JPEG or SVG, recognised by its content and decoded in full. A PNG is flattened on white and written
 * without interlace, which all viewers show alike; an SVG is sanitised.
 */
export function readPicture(bytes: Uint8Array): Picture | PictureProblem {
  if (bytes.length > maxBytes) {
    return { message: 'is larger than 1 MiB', hint: 'Save it smaller: a logo is printed a few centimetres wide.' };
  }
  try {
    if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47])) return readPng(bytes);
    if (startsWith(bytes, [0xff, 0xd8, 0xff])) return readJpeg(bytes);
  } catch (cause) {
    const { message } = cause as Error;
    return { message: `is damaged (${message})`, hint: 'Save it again from the program that it was made with.' };
  }
  return readSvg(bytes);
}

function readPng(bytes: Uint8Array): Picture | PictureProblem {
  const buffer = Buffer.from(bytes);
  const [width, height] = buffer.length < 24 ? [0, 0] : [buffer.readUInt32BE(16), buffer.readUInt32BE(20)];
  const problem = badSize(width, height);
  if (problem) return problem;
  const image = PNG.sync.read(buffer);
  const flat = PNG.sync.write(onWhite(image), { colorType: 2, inputHasAlpha: true, deflateLevel: 9 });
  return { kind: 'png', bytes: flat, aspect: width / height };
}

function onWhite(image: PNG): PNG {
  const flat = new PNG({ width: image.width, height: image.height });
  for (let at = 0; at < image.data.length; at += 4) {
    const alpha = (image.data[at + 3] ?? 255) / 255;
    for (let c = 0; c < 3; c += 1)
      flat.data[at + c] = Math.round((image.data[at + c] ?? 0) * alpha + 255 * (1 - alpha));
    flat.data[at + 3] = 255;
  }
  return flat;
}

function readJpeg(bytes: Uint8Array): Picture | PictureProblem {
  const options = { maxResolutionInMP: maxPixels / 1e6, maxMemoryUsageInMB: 128, formatAsRGBA: false };
  const { width, height } = jpeg.decode(bytes, options);
  return badSize(width, height) ?? { kind: 'jpeg', bytes, aspect: width / height };
}

function badSize(width: number, height: number): PictureProblem | undefined {
  if (width > 0 && height > 0 && width * height <= maxPixels) return undefined;
  return {
    message: `is ${width} by ${height} pixels`,
    hint: `Save it with at most ${maxPixels / 1e6} million pixels in all, or as SVG.`,
  };
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

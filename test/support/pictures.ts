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

export function jpegOf(width: number, height: number): Buffer {
  return Buffer.from(jpeg.encode({ width, height, data: Buffer.alloc(width * height * 4, 90) }, 80).data);
}

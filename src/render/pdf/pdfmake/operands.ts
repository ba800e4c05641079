import { channelsOf } from '../../../schema/colour.js';

/** A number with as many decimals as a page can show: a thousandth of a point, of the size, or of a colour. */
export function pdfNumber(value: number): string {
  return String(Math.round(value * 1e3) / 1e3);
}

const known = new Map<string, string>();

/** Red, green and blue of `#rrggbb` as operands. */
export function rgb(colour: string): string {
  const written =
    known.get(colour) ??
    channelsOf(colour)
      .map((channel) => pdfNumber(channel / 255))
      .join(' ');
  known.set(colour, written);
  return written;
}

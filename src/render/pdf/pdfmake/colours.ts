import { channelsOf } from '../../../schema/colour.js';
import { pdfNumber } from './drawn-font.js';

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

import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { SourceFile, SourceId } from '../diagnostics/source.js';
import { packedFile } from './other-files.js';

/**
 * Bytes → text, strictly UTF-8, without a byte-order mark; lines that end as on the first Macs end in \n. The span of the
 * diagnostic is one of the `legible` text.
 */
export function decodeUtf8(id: SourceId, bytes: Uint8Array): string | Diagnostic {
  const packed = packedFile(id, bytes);
  if (packed) return packed;
  const wide = wideEncodingOf(bytes);
  if (wide !== undefined) {
    const name = wide.startsWith('utf-16') ? 'UTF-16, which some programs call Unicode' : 'UTF-32';
    return refusal({ id, text: legible(bytes) }, 0, `This file is saved as ${name}.`);
  }
  try {
    return withLineEnds(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
  }
  const text = legible(bytes);
  const at = Math.max(0, text.indexOf('\ufffd'));
  return refusal({ id, text }, at, 'This file is not saved as UTF-8: from this character on it cannot be read.');
}

function refusal({ id, text }: SourceFile, start: number, message: string): Diagnostic {
  return error('yaml/encoding', message, {
    // The text may be empty: a file with a byte-order mark and nothing else.
    span: { source: id, start, end: Math.min(start + 1, text.length) },
    hint: 'Save it again as UTF-8: most editors offer it under "Save as" or "Save with encoding".',
  });
}

/** As much of a file as can be shown, whatever its encoding. */
export function legible(bytes: Uint8Array): string {
  const wide = wideEncodingOf(bytes) ?? 'utf-8';
  return withLineEnds(
    wide === 'utf-32le' || wide === 'utf-32be' ? utf32Text(bytes, wide) : new TextDecoder(wide).decode(bytes),
  );
}

/** Decoders of text know no UTF-32. */
function utf32Text(bytes: Uint8Array, encoding: 'utf-32le' | 'utf-32be'): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const points = Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) =>
    view.getUint32(4 * i, encoding === 'utf-32le'),
  );
  return points
    .map((point) => (point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point)))
    .join('')
    .replace(/^\ufeff/, '');
}

/**
 * YAML allows a carriage return alone as the end of a line, and its parser does not know it. Programs that translate the line
 * ends of Windows once more leave two before each. No place moves by this.
 */
function withLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?=\r+\n)/g, ' ').replace(/\r(?!\n)/g, '\n') : text;
}

/** Without a byte-order mark these show by their many zero bytes. */
function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be' | undefined {
  const [first, second, third, fourth] = bytes;
  // The mark of UTF-32 begins with that of UTF-16.
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? 'utf-32le' : 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 1000);
  if (!start.includes(0)) return undefined;
  const zeros = [0, 0, 0, 0];
  for (const [at, byte] of start.entries()) if (byte === 0) zeros[at % 4] = (zeros[at % 4] ?? 0) + 1;
  const [a = 0, b = 0, c = 0, d = 0] = zeros;
  if (Math.max(a + c, b + d) < start.length / 8) return undefined;
  // No character has a code so high that the first of its four bytes is another, and few the second.
  const quarter = Math.floor(start.length / 4);
  if (d === quarter && c > quarter / 2) return 'utf-32le';
  if (a >= quarter && b > quarter / 2) return 'utf-32be';
  return b + d > a + c ? 'utf-16le' : 'utf-16be';
}

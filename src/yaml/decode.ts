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
  const wide = utf16Of(bytes);
  if (wide !== undefined) {
    return refusal({ id, text: legible(bytes) }, 0, 'This file is saved as UTF-16, which some programs call Unicode.');
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
  return withLineEnds(new TextDecoder(utf16Of(bytes) ?? 'utf-8').decode(bytes));
}

/**
 * YAML allows a carriage return alone as the end of a line, and its parser does not know it. Programs that translate the line
 * ends of Windows once more leave two before each. No place moves by this.
 */
function withLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?=\r+\n)/g, ' ').replace(/\r(?!\n)/g, '\n') : text;
}

/** Without a byte-order mark UTF-16 shows by its many zero bytes. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 1000);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < start.length; at += 1) {
    if (start[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  if (bytes.length === 0 || Math.max(even, odd) < start.length / 8) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

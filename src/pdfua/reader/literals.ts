import { byteKind, hexDigit, whiteSpace } from './bytes.js';
import { UnreadablePdf } from './unreadable.js';

/** A name, with `#20` and the like decoded (ISO 32000-1, 7.3.5). */
export function nameBetween(bytes: Buffer, start: number, end: number): string {
  const text = bytes.toString('latin1', start, end);
  if (!text.includes('#')) return text;
  return text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The position of the parenthesis that closes the one at `open`, or -1. */
export function closeOfLiteral(bytes: Uint8Array, open: number, end: number): number {
  let depth = 0;
  for (let i = open; i < end; i += 1) {
    const byte = bytes[i];
    if (byte === 0x5c) i += 1;
    else if (byte === 0x28) depth += 1;
    else if (byte === 0x29) {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return -1;
}

/** A hexadecimal string, without white space, an odd last digit followed by 0 (ISO 32000-1, 7.3.4.3). */
export function hexBytes(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const out = new Uint8Array((end - start + 1) >> 1);
  let digits = 0;
  for (let i = start; i < end; i += 1) {
    const byte = bytes[i] ?? 0;
    const value = hexDigit[byte] ?? 255;
    if (value < 16) {
      const at = digits >> 1;
      out[at] = (out[at] ?? 0) | (digits & 1 ? value : value << 4);
      digits += 1;
    } else if (byteKind[byte] !== whiteSpace) {
      throw new UnreadablePdf(`A hexadecimal string has something else in it, at byte ${i}.`);
    }
  }
  return out.subarray(0, (digits + 1) >> 1);
}

const escapes: Readonly<Record<number, number>> = { 110: 10, 114: 13, 116: 9, 98: 8, 102: 12 };

/** The bytes between the parentheses of a literal string, unescaped (ISO 32000-1, 7.3.4.2). */
export function literalBytes(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const plain = bytes.subarray(start, end);
  if (!plain.includes(0x5c) && !plain.includes(0x0d)) return plain;
  const out: number[] = [];
  let i = 0;
  while (i < plain.length) {
    const byte = plain[i] ?? 0;
    if (byte === 0x5c) i = readEscape(plain, i + 1, out);
    else if (byte === 0x0d) i = readLineEnd(plain, i, out);
    else {
      out.push(byte);
      i += 1;
    }
  }
  return Uint8Array.from(out);
}

/** Decodes an escape sequence after its backslash; returns its end. */
function readEscape(plain: Uint8Array, at: number, out: number[]): number {
  const byte = plain[at];
  if (byte === undefined) return at;
  if (byte === 0x0a) return at + 1;
  if (byte === 0x0d) return plain[at + 1] === 0x0a ? at + 2 : at + 1;
  let i = at;
  let octal = 0;
  while (i < at + 3 && (plain[i] ?? 0) >= 0x30 && (plain[i] ?? 0) <= 0x37) {
    octal = octal * 8 + ((plain[i] ?? 0) - 0x30);
    i += 1;
  }
  out.push(i > at ? octal & 0xff : (escapes[byte] ?? byte));
  return i > at ? i : at + 1;
}

/** Every end of line becomes one line feed. */
function readLineEnd(plain: Uint8Array, at: number, out: number[]): number {
  out.push(0x0a);
  return plain[at + 1] === 0x0a ? at + 2 : at + 1;
}

import { byteKind, hexDigit, whiteSpace } from './bytes.js';
import type { Source } from './source.js';
import { UnreadablePdf } from './unreadable.js';

/** A literal string without parentheses in it, but for escaped ones. */
const plainLiteral = /\([^()\\]*(?:\\.[^()\\]*)*\)/sy;

/** The position of the parenthesis that closes the one at `open`, or -1. */
export function closeOfLiteral({ bytes, text }: Source, open: number, end: number): number {
  plainLiteral.lastIndex = open;
  if (plainLiteral.test(text)) return plainLiteral.lastIndex <= end ? plainLiteral.lastIndex - 1 : -1;
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
    const value = hexDigit[bytes[i] as number] as number;
    if (value < 16) {
      const at = digits >> 1;
      out[at] = digits & 1 ? (out[at] as number) | value : value << 4;
      digits += 1;
    } else if (byteKind[bytes[i] as number] !== whiteSpace) {
      throw new UnreadablePdf(`A hexadecimal string has something else in it, at byte ${i}.`);
    }
  }
  const length = (digits + 1) >> 1;
  return length === out.length ? out : out.subarray(0, length);
}

const escapeSequence = /\\(\r\n?|[0-7]{1,3}|.)?|\r\n?/gs;
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '' };

/** The bytes between the parentheses of a literal string, unescaped (ISO 32000-1, 7.3.4.2). */
export function literalBytes({ bytes, text }: Source, start: number, end: number): Uint8Array {
  const written = text.slice(start, end);
  if (!written.includes('\\') && !written.includes('\r')) {
    return new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start);
  }
  return Buffer.from(written.replace(escapeSequence, unescaped), 'latin1');
}

/** Every end of line becomes one line feed, and an escaped one nothing. */
function unescaped(whole: string, escaped: string | undefined): string {
  if (whole.startsWith('\r')) return '\n';
  if (escaped === undefined || escaped.startsWith('\r')) return '';
  const isOctal = escaped >= '0' && escaped < '8';
  return isOctal ? String.fromCharCode(Number.parseInt(escaped, 8) & 0xff) : (escapes[escaped] ?? escaped);
}

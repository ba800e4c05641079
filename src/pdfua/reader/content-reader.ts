import { byteKind, hexDigit, regular, whiteSpace } from './bytes.js';
import { closeOfLiteral, hexBytes, literalBytes, nameBetween } from './literals.js';
import { ObjectReader } from './object-reader.js';
import type { PdfValue } from './objects.js';
import { UnreadablePdf } from './unreadable.js';

/** Called at an operator. Its operands are at the bytes `from` to `to`, and only read by an action that needs them. */
export type Action<Context> = (context: Context, from: number, to: number, operator: string) => void;

/** Reads the operators of a content stream or a CMap (ISO 32000-1, 7.8.2), and calls the actions that they have. */
export function readContent<Context>(bytes: Buffer, actions: Actions<Context>, context: Context): void {
  let from = 0;
  let i = 0;
  while (i < bytes.length) {
    const start = i;
    const byte = bytes[i] ?? 0;
    const kind = byteKind[byte];
    if (kind === whiteSpace) i += 1;
    else if (kind !== regular) i = afterDelimited(bytes, i);
    else {
      i = afterRegular(bytes, i);
      if (!startsOperator(byte) || isConstant(bytes, start, i)) continue;
      const found = actions.find(bytes, start, i);
      if (found?.operator === 'BI') i = afterInlineImage(bytes, i);
      found?.act(context, from, start, found.operator);
      from = i;
    }
  }
}

/** Actions by operator, found without a string for each token of a stream. */
export class Actions<Context> {
  private readonly byKey = new Map<number, { readonly operator: string; readonly act: Action<Context> }>();

  constructor(actions: Readonly<Record<string, Action<Context>>>) {
    for (const [operator, act] of Object.entries(actions)) this.byKey.set(keyOf(operator), { operator, act });
  }

  find(
    bytes: Buffer,
    start: number,
    end: number,
  ): { readonly operator: string; readonly act: Action<Context> } | undefined {
    let key = 0;
    for (let i = start; i < end; i += 1) key = (Math.imul(key, 31) + (bytes[i] ?? 0)) | 0;
    const found = this.byKey.get(key);
    if (!found || found.operator.length !== end - start) return undefined;
    for (let i = start; i < end; i += 1) if (found.operator.charCodeAt(i - start) !== bytes[i]) return undefined;
    return found;
  }
}

function keyOf(word: string): number {
  let key = 0;
  for (let i = 0; i < word.length; i += 1) key = (Math.imul(key, 31) + word.charCodeAt(i)) | 0;
  return key;
}

function afterRegular(bytes: Buffer, at: number): number {
  let i = at;
  while (i < bytes.length && byteKind[bytes[i] ?? 0] === regular) i += 1;
  return i;
}

/** Operators start with a letter or a quote; other regular characters start numbers. */
function startsOperator(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte === 0x27 || byte === 0x22;
}

/** Whether a token is true, false or null, which are operands. No operator has the first letter and length of these. */
function isConstant(bytes: Buffer, start: number, end: number): boolean {
  const byte = bytes[start];
  if (end - start === 4) return byte === 0x6e || byte === 0x74;
  return end - start === 5 && byte === 0x66;
}

/** The end of a name, string, comment or bracket. */
function afterDelimited(bytes: Buffer, at: number): number {
  switch (bytes[at]) {
    case 0x2f:
      return afterRegular(bytes, at + 1);
    case 0x28:
      return afterClose(closeOfLiteral(bytes, at, bytes.length), at);
    case 0x3c:
      return bytes[at + 1] === 0x3c ? at + 2 : afterClose(bytes.indexOf(0x3e, at), at);
    case 0x25: {
      let i = at;
      while (i < bytes.length && bytes[i] !== 0x0a && bytes[i] !== 0x0d) i += 1;
      return i;
    }
    default:
      return at + 1;
  }
}

function afterClose(close: number, at: number): number {
  if (close === -1) throw new UnreadablePdf(`A string in a content stream has no end, at byte ${at}.`);
  return close + 1;
}

/**
 * The end of an inline image (ISO 32000-1, 8.9.7). It has no length: it ends at an EI between white space that is
 * followed by text.
 */
function afterInlineImage(bytes: Buffer, at: number): number {
  let i = bytes.indexOf('ID', at);
  while (i !== -1) {
    i = bytes.indexOf('EI', i + 2);
    if (i === -1) break;
    const after = bytes.subarray(i + 2, i + 12);
    const standsAlone = byteKind[bytes[i - 1] ?? 0] === whiteSpace && byteKind[after[0] ?? 0x20] === whiteSpace;
    if (standsAlone && after.every((byte) => byteKind[byte] === whiteSpace || (byte > 0x20 && byte < 0x7f)))
      return i + 2;
  }
  throw new UnreadablePdf(`An inline image has no end, at byte ${at} of its content stream.`);
}

export function operandsOf(bytes: Buffer, from: number, to: number): readonly PdfValue[] {
  const reader = new ObjectReader(bytes, from, to);
  const values: PdfValue[] = [];
  while (!reader.atEnd) values.push(reader.value());
  return values;
}

/** The strings among operands, also those in an array. */
export function stringsOf(bytes: Buffer, from: number, to: number): readonly Uint8Array[] {
  const strings: Uint8Array[] = [];
  let i = from;
  while (i < to) {
    const next = byteKind[bytes[i] ?? 0] === regular ? i + 1 : afterDelimited(bytes, i);
    if (bytes[i] === 0x28) strings.push(literalBytes(bytes, i + 1, next - 1));
    else if (bytes[i] === 0x3c && next > i + 2) strings.push(hexBytes(bytes, i + 1, next - 1));
    i = next;
  }
  return strings;
}

/** The last name among operands. */
export function nameBefore(bytes: Buffer, from: number, to: number): string {
  let start = to - 1;
  while (start >= from && bytes[start] !== 0x2f) start -= 1;
  return start < from ? '' : nameBetween(bytes, start + 1, afterRegular(bytes, start + 1));
}

/** The character codes of the strings among operands, read without creating the strings: pages have thousands. */
export function readCodes(
  bytes: Buffer,
  from: number,
  to: number,
  codeBytes: number,
  visit: (code: number) => void,
): void {
  let i = from;
  while (i < to) {
    const byte = bytes[i];
    const next = byteKind[byte ?? 0] === regular ? i + 1 : afterDelimited(bytes, i);
    if (byte === 0x3c) readHexCodes(bytes, i + 1, next - 1, codeBytes * 2, visit);
    else if (byte === 0x28) {
      const string = literalBytes(bytes, i + 1, next - 1);
      for (let at = 0; at + codeBytes <= string.length; at += codeBytes) visit(codeFrom(string, at, codeBytes));
    }
    i = next;
  }
}

function readHexCodes(bytes: Buffer, from: number, to: number, digits: number, visit: (code: number) => void): void {
  let code = 0;
  let count = 0;
  for (let i = from; i < to; i += 1) {
    const value = hexDigit[bytes[i] ?? 0] ?? 255;
    if (value > 15) continue;
    code = code * 16 + value;
    count += 1;
    if (count < digits) continue;
    visit(code);
    code = 0;
    count = 0;
  }
  // A single digit at the end is completed by 0.
  if (count === digits - 1) visit(code * 16);
}

/** A big-endian number. */
export function codeFrom(bytes: Uint8Array, start: number, length: number): number {
  let code = 0;
  for (let i = start; i < start + length; i += 1) code = code * 256 + (bytes[i] ?? 0);
  return code;
}

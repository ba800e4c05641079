import { hexBytes } from './literals.js';
import { UnreadablePdf } from './unreadable.js';

/**
 * Filters beside Flate that content may be packed by (ISO 32000-1, 7.4). Those of pictures are not needed.
 * @param maxBytes more than that is given up
 */
export type Filter = (packed: Buffer, maxBytes: number) => Buffer;

export const filters: ReadonlyMap<string, Filter> = new Map([
  ['ASCIIHexDecode', asciiHex],
  ['AHx', asciiHex],
  ['ASCII85Decode', ascii85],
  ['A85', ascii85],
  ['RunLengthDecode', runLength],
  ['RL', runLength],
  ['LZWDecode', lzw],
  ['LZW', lzw],
]);

/** Collects bytes up to a limit. */
class Output {
  private readonly chunks: Buffer[] = [];
  private length = 0;

  constructor(private readonly maxBytes: number) {}

  add(bytes: Buffer): void {
    this.length += bytes.length;
    if (this.length > this.maxBytes) throw new UnreadablePdf('The streams of the file unpack to too much.');
    this.chunks.push(bytes);
  }

  get bytes(): Buffer {
    return Buffer.concat(this.chunks);
  }
}

function asciiHex(packed: Buffer): Buffer {
  const end = packed.indexOf('>');
  return Buffer.from(hexBytes(packed, 0, end === -1 ? packed.length : end));
}

/** Five characters from ! to u for four bytes; z for four zeros. */
function ascii85(packed: Buffer, maxBytes: number): Buffer {
  const output = new Output(maxBytes);
  let digits: number[] = [];
  const flush = (): void => {
    if (digits.length < 2) return;
    const padded = [...digits, 84, 84, 84, 84].slice(0, 5);
    const value = padded.reduce((sum, digit) => sum * 85 + digit, 0);
    const four = Buffer.alloc(4);
    four.writeUInt32BE(value % 2 ** 32);
    output.add(four.subarray(0, digits.length - 1));
    digits = [];
  };
  for (const byte of packed) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && digits.length === 0) output.add(Buffer.alloc(4));
    else if (byte >= 0x21 && byte <= 0x75) digits.push(byte - 0x21);
    if (digits.length === 5) flush();
  }
  flush();
  return output.bytes;
}

/** A length, then bytes as they are (up to 127) or one byte that is repeated (from 129). */
function runLength(packed: Buffer, maxBytes: number): Buffer {
  const output = new Output(maxBytes);
  let i = 0;
  while (i < packed.length) {
    const length = packed[i] ?? 128;
    if (length === 128) break;
    if (length < 128) {
      output.add(packed.subarray(i + 1, i + length + 2));
      i += length + 2;
    } else {
      output.add(Buffer.alloc(257 - length, packed[i + 1] ?? 0));
      i += 2;
    }
  }
  return output.bytes;
}

const [clearTable, endOfData] = [256, 257];

/** Codes of 9 to 12 bits, which grow one code early, as PDF writers do unless EarlyChange says otherwise. */
function lzw(packed: Buffer, maxBytes: number): Buffer {
  const output = new Output(maxBytes);
  const table = new LzwTable();
  let [bits, count] = [0, 0];
  for (const byte of packed) {
    bits = ((bits << 8) | byte) & 0xff_ff_ff;
    count += 8;
    const { width } = table;
    if (count < width) continue;
    const code = (bits >> (count - width)) & ((1 << width) - 1);
    count -= width;
    if (code === endOfData) break;
    if (code === clearTable) table.clear();
    else output.add(table.entry(code));
  }
  return output.bytes;
}

/** The stretches of bytes that codes stand for. */
class LzwTable {
  private entries = startTable();
  private before: Buffer | undefined;

  get width(): number {
    const next = this.entries.length + 1;
    return next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9;
  }

  clear(): void {
    this.entries = startTable();
    this.before = undefined;
  }

  entry(code: number): Buffer {
    const { entries, before } = this;
    // A code may be that which is added just now.
    const isNew = code === entries.length && before !== undefined;
    const entry = isNew ? Buffer.concat([before, before.subarray(0, 1)]) : entries[code];
    if (!entry) throw new UnreadablePdf('A stream packed by LZW is damaged.');
    if (before && entries.length < 4096) entries.push(Buffer.concat([before, entry.subarray(0, 1)]));
    this.before = entry;
    return entry;
  }
}

function startTable(): Buffer[] {
  return [...Array.from({ length: 256 }, (_, byte) => Buffer.of(byte)), Buffer.alloc(0), Buffer.alloc(0)];
}

/**
 * Undoes the predictors of PNG, by which rows of bytes are written as differences (ISO 32000-1, 7.4.4.4).
 * @param columns bytes of a row, without the one that names its predictor
 * @param pixel bytes from one pixel to the next
 */
export function undoPredictor(bytes: Buffer, columns: number, pixel: number): Buffer {
  const rows = Math.floor(bytes.length / (columns + 1));
  const out = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const kind = bytes[row * (columns + 1)] ?? 0;
    for (let i = 0; i < columns; i += 1) {
      const at = row * columns + i;
      const left = i >= pixel ? (out[at - pixel] ?? 0) : 0;
      const up = row > 0 ? (out[at - columns] ?? 0) : 0;
      const corner = row > 0 && i >= pixel ? (out[at - columns - pixel] ?? 0) : 0;
      out[at] = (bytes[row * (columns + 1) + 1 + i] ?? 0) + predicted(kind, left, up, corner);
    }
  }
  return out;
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind !== 4) return 0;
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

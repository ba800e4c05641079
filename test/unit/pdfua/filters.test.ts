import { describe, expect, it } from 'vitest';
import { filters, undoPredictor } from '../../../src/pdfua/reader/filters.js';
import { UnreadablePdf } from '../../../src/pdfua/reader/unreadable.js';

const unpack = (filter: string, packed: string | readonly number[], maxBytes = 10_000) =>
  filters.get(filter)?.(typeof packed === 'string' ? Buffer.from(packed, 'latin1') : Buffer.from(packed), maxBytes);

/** Packs by LZW without ever clearing the table, so that the codes grow. */
function packedByLzw(bytes: Buffer): Buffer {
  const table = new Map<string, number>();
  const reset = () => {
    table.clear();
    for (let byte = 0; byte < 256; byte += 1) table.set(String.fromCharCode(byte), byte);
  };
  reset();
  let next = 258;
  let bits = '';
  const put = (code: number) => {
    const width = next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9;
    bits += code.toString(2).padStart(width, '0');
  };
  put(256);
  let stem = '';
  for (const byte of bytes) {
    const longer = stem + String.fromCharCode(byte);
    if (table.has(longer)) stem = longer;
    else {
      put(table.get(stem) as number);
      table.set(longer, next);
      next += 1;
      stem = String.fromCharCode(byte);
    }
  }
  put(table.get(stem) as number);
  next += 1;
  put(257);
  return Buffer.from(
    (bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g) ?? []).map((one) => Number.parseInt(one, 2)),
  );
}

describe('filters of streams', () => {
  it.each([
    ['ASCIIHexDecode', '48 65 6C6c6F2>', 'Hello '],
    ['ASCII85Decode', '9jqo^BlbD-BleB1DJ+*+F(f,q~>', 'Man is distinguished'],
    ['ASCII85Decode', 'z87cUR\nD]~>', '\0\0\0\0Hello'],
    ['RunLengthDecode', [2, 97, 98, 99, 254, 120, 128, 1], 'abcxxx'],
    // The example of ISO 32000-1, 7.4.4.2.
    ['LZWDecode', [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01], '-----A---B'],
  ] as const)('%s is undone', (filter, packed, text) => {
    expect(unpack(filter, packed)?.toString('latin1')).toBe(text);
  });

  it('LZW is undone when its codes have grown to twelve bits', () => {
    const text = Buffer.from(Array.from({ length: 6_000 }, (_, i) => (i * i * 7 + (i >> 3)) % 251));
    expect(unpack('LZWDecode', [...packedByLzw(text)])?.equals(text)).toBe(true);
  });

  it.each(['RunLengthDecode', 'ASCII85Decode', 'LZWDecode'])('%s gives up a bomb', (filter) => {
    const packed = {
      RunLengthDecode: Array(200).fill(129),
      ASCII85Decode: 'z'.repeat(100),
      LZWDecode: [...packedByLzw(Buffer.alloc(500))],
    };
    expect(() => unpack(filter, packed[filter as keyof typeof packed], 100)).toThrow(UnreadablePdf);
  });

  it('predictors of PNG are undone, each row by its own', () => {
    const rows = [
      [0, 1, 2, 3],
      [1, 1, 1, 1],
      [2, 1, 1, 1],
      [3, 1, 1, 1],
      [4, 1, 1, 1],
    ];
    expect([...undoPredictor(Buffer.from(rows.flat()), 3, 1)]).toEqual([
      ...[1, 2, 3],
      ...[1, 2, 3],
      ...[2, 3, 4],
      ...[2, 3, 4],
      ...[3, 4, 5],
    ]);
  });
});

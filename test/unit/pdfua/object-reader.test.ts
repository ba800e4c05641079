import { describe, expect, it } from 'vitest';
import { type Operands, readContent } from '../../../src/pdfua/reader/content-reader.js';
import { Names } from '../../../src/pdfua/reader/names.js';
import { ObjectReader } from '../../../src/pdfua/reader/object-reader.js';
import { PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from '../../../src/pdfua/reader/objects.js';
import { ShownCodes } from '../../../src/pdfua/reader/shown-codes.js';
import { Source } from '../../../src/pdfua/reader/source.js';

function read(text: string): readonly PdfValue[] {
  const reader = new ObjectReader(new Source(Buffer.from(text, 'latin1'), new Names()));
  const values: PdfValue[] = [];
  while (!reader.atEnd) values.push(reader.value());
  return values;
}

function codesOf(content: string): ReadonlySet<number> {
  const codes = new ShownCodes();
  const show = new Map([
    ['Tj', (_: null, operands: { addCodes(bytes: number, to: ShownCodes): void }) => operands.addCodes(2, codes)],
  ]);
  readContent(Buffer.from(content, 'latin1'), new Names(), show, null);
  return codes.all;
}

const many = 20_000_000;

describe('objects of a PDF', () => {
  it.each<[what: string, text: string, values: readonly PdfValue[]]>([
    ['a reference', '12 0 R', [new PdfRef(12)]],
    ['a reference with a comment in it', '12 %0 R\n 0 R', [new PdfRef(12)]],
    ['a reference with its parts far from one another', `12${' '.repeat(many)}0${'\n'.repeat(99)}R`, [new PdfRef(12)]],
    ['numbers far from the end of their array', `[12${' '.repeat(99)}0${'\n'.repeat(99)}]`, [[12, 0]]],
    ['numbers before a comment', '1 %0 R', [1]],
    ['numbers', '1 0 2.50 -3 +4 .5 6.', [1, 0, 2.5, -3, 4, 0.5, 6]],
    ['a number that is too long for an object', '12345678901 0', [12_345_678_901, 0]],
    ['an array of many numbers', `[${'7 '.repeat(9_000)}8.5]`, [[...new Array(9_000).fill(7), 8.5]]],
    ['numbers that JSON does not have', '[01 2 3 4 5 6 7 8 9]', [[1, 2, 3, 4, 5, 6, 7, 8, 9]]],
    ['numbers far from one another', `1${' '.repeat(many)}2`, [1, 2]],
  ])('%s', (_what, text, values) => {
    expect(read(text)).toEqual(values);
  });

  it.each([
    [
      'escapes',
      String.raw`(a\(b\)\101\7c\
d\q)`,
      'a(b)A\x07cdq',
    ],
    ['ends of lines', '(a\r\nb\rc)', 'a\nb\nc'],
    ['parentheses', '(a(b)c)', 'a(b)c'],
    ['many escapes', `(${'\\n'.repeat(5_000)})`, '\n'.repeat(5_000)],
  ])('strings with %s', (_what, text, bytes) => {
    const [string] = read(text);
    expect(string instanceof PdfString && Buffer.from(string.bytes).toString('latin1')).toBe(bytes);
  });

  it.each([
    ['of whole codes', '<00410042>', [0x41, 0x42]],
    ['with blanks in them', '<00 41 004 2>', [0x41, 0x42]],
    ['whose last digit is left out', '<0041004>', [0x41, 0x40]],
    ['that are long', `<${'0041'.repeat(5_000)}0042>`, [0x41, 0x42]],
    ['with gaps between them', '[<0041>-12.5<00420043>3<0044>]', [0x41, 0x42, 0x43, 0x44]],
    ['with gaps and blanks', '[<0041>-12.5<0042> 10 <00 43>10(\\0D)]', [0x41, 0x42, 0x43, 0x44]],
    ['of which there are many', `[${'<0041>10'.repeat(100)}<0042>]`, [0x41, 0x42]],
  ])('shows strings %s', (_what, string, codes) => {
    expect([...codesOf(`BT ${string} Tj ET`)]).toEqual(codes);
  });

  it('gives the bytes of each string', () => {
    const shown: number[][] = [];
    const show = new Map([
      [
        'TJ',
        (_: null, operands: { strings(): readonly Uint8Array[] }) =>
          void shown.push(...operands.strings().map((string) => [...string])),
      ],
    ]);
    readContent(Buffer.from('[<0041>-12.5<00420043>3(a)<4>]TJ', 'latin1'), new Names(), show, null);
    expect(shown).toEqual([[0, 0x41], [0, 0x42, 0, 0x43], [0x61], [0x40]]);
  });

  it.each(['/P <</MCID 7>>', '/P<<\n/MCID 7\n>>', '/#50 <</MCID 7>>', '/P <<%\n/MCID 7>>', '0 /P <</MCID 7>>'])(
    'gives the number of marked content: %s',
    (written) => {
      const values: (readonly PdfValue[])[] = [];
      const mark = new Map([['BDC', (_: null, operands: Operands) => void values.push(operands.values())]]);
      readContent(Buffer.from(`q ${written} BDC /P <</MCID 8 /Lang (x)>>BDC`), new Names(), mark, null);
      expect(values[0]?.slice(-2)).toEqual([new PdfName('P'), new PdfDict(new Map([['MCID', 7]]))]);
      expect(values[0]).toHaveLength(written.startsWith('0') ? 3 : 2);
      expect((values[1]?.[1] as PdfDict | undefined)?.get('Lang')).toBeDefined();
    },
  );

  it('gives what stands behind the number of marked content', () => {
    const values: (readonly PdfValue[])[] = [];
    const mark = new Map([['BDC', (_: null, operands: Operands) => void values.push(operands.values())]]);
    readContent(Buffer.from('/P <</MCID 7>> 5 BDC'), new Names(), mark, null);
    expect(values[0]?.slice(1)).toEqual([new PdfDict(new Map([['MCID', 7]])), 5]);
  });

  it('finds that a string without end has none, however long it is', () => {
    expect(() => codesOf(`<${'0'.repeat(many)}`)).toThrow('no end');
    expect(() => read(`(${'\\a'.repeat(many / 2)}`)).toThrow('no end');
  });
});

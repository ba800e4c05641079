import { describe, expect, it } from 'vitest';
import { readCMap } from '../../../src/pdfua/reader/cmap.js';
import { Names } from '../../../src/pdfua/reader/names.js';
import { emptyDict, PdfStream } from '../../../src/pdfua/reader/objects.js';
import { PdfFile } from '../../../src/pdfua/reader/pdf-file.js';

function unicodeOf(cmap: string): ReadonlyMap<number, string> {
  const file = new PdfFile(new Map(), emptyDict, new Names());
  return readCMap(file, new PdfStream(emptyDict, Buffer.from(cmap, 'latin1'))).unicode;
}

describe('ranges of a CMap', () => {
  it.each([
    ['a list', '<0001> <0003> [<0041> <0066 0069> <d840dc00>]'],
    ['a list without blanks', '<0001><0003>[<0041><00660069><D840DC00>]'],
    ['a list with a comment', '<0001> <0003> [<0041> %a\n<00660069> <d840dc00>]'],
    ['lists one after the other', '<0001> <0001> [<0041>]\n<0002> <0003> [<0066 0069> <d840dc00>]'],
    ['a list beside a range', '<0001> <0001> <0041>\n<0002> <0003> [<0066 0069> <d840dc00>]'],
    ['a list that is too long', '<0001> <0003> [<0041> <0066 0069> <d840dc00> <0042>]'],
  ])('%s', (_what, ranges) => {
    const unicode = unicodeOf(`2 beginbfrange\n${ranges}\nendbfrange`);
    expect([...unicode]).toEqual([
      [1, 'A'],
      [2, 'fi'],
      [3, '\u{20000}'],
    ]);
  });
});

describe('a CMap that is read again', () => {
  const mapping = '1 beginbfchar\n<0001> <0041>\nendbfchar';

  it('is the same', () => {
    const stream = new PdfStream(emptyDict, Buffer.from(mapping));
    const [first, second] = [1, 2].map(() => readCMap(new PdfFile(new Map(), emptyDict, new Names()), stream));
    expect(second).toBe(first);
  });

  it('counts as work each time', () => {
    const stream = new PdfStream(emptyDict, Buffer.from(mapping.replace(/<.*>/, '<0001> <0041>\n'.repeat(1000))));
    const file = new PdfFile(new Map(), emptyDict, new Names());
    const readOften = () => {
      for (let i = 0; i < 4000; i += 1) readCMap(file, stream);
    };
    expect(readOften).toThrow(/repeats itself without end/);
  });

  it('is kept only where it writes out each code', () => {
    const stream = new PdfStream(emptyDict, Buffer.from('1 beginbfrange <0000> <ffff> <0041> endbfrange'));
    const [first, second] = [1, 2].map(() => readCMap(new PdfFile(new Map(), emptyDict, new Names()), stream));
    expect(second).toEqual(first);
    expect(second).not.toBe(first);
  });
});

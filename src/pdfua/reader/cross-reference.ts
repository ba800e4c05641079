import { ObjectReader } from './object-reader.js';
import { PdfDict, PdfName, PdfStream } from './objects.js';
import type { ScannedFile } from './scan.js';
import { UnreadablePdf } from './unreadable.js';

/** PDF readers look for `startxref` in the last bytes of a file only. */
const tailBytes = 1024;

/**
 * Checks that the cross-reference, which PDF readers find from the end of the file, has the offset of each object (ISO
 * 32000-1, 7.5.4 and 7.5.5). Of cross-reference streams only the existence is checked.
 */
export function checkCrossReference({ objects, source }: ScannedFile): void {
  const tail = source.text.slice(-tailBytes);
  const start = tail.lastIndexOf('startxref');
  const end = source.text.lastIndexOf('%%EOF');
  if (start === -1 && end !== -1 && source.text.lastIndexOf('startxref', end) > end - tailBytes) {
    const more = source.text.length - end - '%%EOF'.length;
    throw new UnreadablePdf(`After the end of the PDF (%%EOF) there are ${more} bytes that do not belong to it.`);
  }
  if (start === -1 || !tail.includes('%%EOF', start)) {
    throw new UnreadablePdf('The file does not end as a PDF does, with startxref and %%EOF: it is cut off.');
  }
  const numbers = new Set<number>();
  const seen = new Set<number>();
  let next: number | undefined = Number.parseInt(tail.slice(start + 'startxref'.length), 10);
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    next = readSection(new ObjectReader(source, next), next, objects, numbers);
  }
}

/** Reads the section at an offset; returns the offset of the previous one. */
function readSection(
  reader: ObjectReader,
  offset: number,
  objects: ScannedFile['objects'],
  numbers: Set<number>,
): number | undefined {
  if (!(offset >= 0 && offset < reader.bytes.length)) throw noSection(offset);
  if (!reader.takes('xref')) {
    const stream = [...objects.values()].find((object) => object.offset === offset)?.value;
    const type = stream instanceof PdfStream ? stream.dict.get('Type') : undefined;
    if (!(type instanceof PdfName && type.value === 'XRef')) throw noSection(offset);
    return undefined;
  }
  reader.skipSpace();
  while (!reader.takes('trailer')) {
    readRows(reader, objects, numbers);
    reader.skipSpace();
  }
  const trailer = reader.value();
  const previous = trailer instanceof PdfDict ? trailer.get('Prev') : undefined;
  return typeof previous === 'number' ? previous : undefined;
}

function noSection(offset: number): UnreadablePdf {
  return new UnreadablePdf(`The file says that its cross-reference is at byte ${offset}, where there is none.`);
}

function readRows(reader: ObjectReader, objects: ScannedFile['objects'], numbers: Set<number>): void {
  const first = integer(reader);
  const count = integer(reader);
  for (let number = first; number < first + count; number += 1) {
    const offset = integer(reader);
    integer(reader);
    reader.skipSpace();
    const used = reader.takes('n');
    if (!used && !reader.takes('f')) throw new UnreadablePdf('The cross-reference table has a row that is none.');
    // The newest section comes first and takes precedence.
    if (!numbers.has(number) && used && objects.get(number)?.offset !== offset) {
      throw new UnreadablePdf(
        `The cross-reference table looks for object ${number} at byte ${offset}; it is not there.`,
      );
    }
    numbers.add(number);
  }
}

function integer(reader: ObjectReader): number {
  reader.skipSpace();
  const value = reader.takeInteger();
  if (value === undefined) throw new UnreadablePdf('The cross-reference table cannot be read.');
  return value;
}

import { Names } from './names.js';
import { ObjectReader } from './object-reader.js';
import { PdfDict, PdfStream, type PdfValue } from './objects.js';
import { Source } from './source.js';
import { UnreadablePdf } from './unreadable.js';

/** An indirect object and its position in the file. */
export interface ScannedObject {
  readonly offset: number;
  readonly value: PdfValue;
}

export interface ScannedFile {
  /** By number. The last of several definitions counts, since updates are appended. */
  readonly objects: ReadonlyMap<number, ScannedObject>;
  /** Dictionaries after `trailer`, and those of cross-reference streams, in the order of the file. */
  readonly trailers: readonly PdfDict[];
  readonly source: Source;
}

/** Finds the objects of a file by reading it from start to end, without its cross-reference, which may be wrong. */
export function scanFile(bytes: Buffer): ScannedFile {
  const objects = new Map<number, ScannedObject>();
  const trailers: PdfDict[] = [];
  const source = new Source(bytes, new Names());
  const reader = new ObjectReader(source);
  while (!reader.atEnd) {
    const offset = reader.position;
    const number = takeObjectHead(reader);
    if (number !== undefined) {
      const value = readBody(reader, number, objects);
      objects.set(number, { offset, value });
      if (value instanceof PdfStream && isNamed(value.dict.get('Type'), 'XRef')) trailers.push(value.dict);
    } else if (reader.takes('trailer')) {
      const trailer = reader.value();
      if (trailer instanceof PdfDict) trailers.push(trailer);
    } else skipToken(reader);
  }
  return { objects, trailers, source };
}

function isNamed(value: PdfValue | undefined, name: string): boolean {
  return typeof value === 'object' && value !== null && 'value' in value && value.value === name;
}

/** Consumes `7 0 obj`, if that is here; returns its number. */
function takeObjectHead(reader: ObjectReader): number | undefined {
  const start = reader.position;
  const number = reader.takeInteger();
  if (number !== undefined) {
    reader.skipSpace();
    if (reader.takeInteger() !== undefined) {
      reader.skipSpace();
      if (reader.takes('obj')) return number;
    }
  }
  reader.position = start;
  return undefined;
}

function readBody(
  reader: ObjectReader,
  number: number,
  objects: ReadonlyMap<number, ScannedObject>,
): PdfValue | PdfStream {
  const value = reader.value();
  reader.skipSpace();
  const body = value instanceof PdfDict && reader.takes('stream') ? readStream(reader, number, value, objects) : value;
  reader.skipSpace();
  if (!reader.takes('endobj')) throw new UnreadablePdf(`Object ${number} has no end, at byte ${reader.position}.`);
  return body;
}

function readStream(
  reader: ObjectReader,
  number: number,
  dict: PdfDict,
  objects: ReadonlyMap<number, ScannedObject>,
): PdfStream {
  const { bytes } = reader;
  const start = afterLineEnd(bytes, reader.position);
  const given = dict.get('Length');
  const length =
    typeof given === 'object' && given !== null && 'number' in given ? objects.get(given.number)?.value : given;
  const isGiven = typeof length === 'number' && length >= 0;
  if (isGiven) {
    reader.position = start + length;
    reader.skipSpace();
    if (reader.takes('endstream')) return new PdfStream(dict, bytes.subarray(start, start + length));
  }
  const end = bytes.indexOf('endstream', start);
  if (end === -1) throw new UnreadablePdf(`The file is cut off in the stream of object ${number}.`);
  if (isGiven) throw new UnreadablePdf(`The stream of object ${number} is not ${length} bytes long.`);
  // Its length is an object further on.
  reader.position = end + 'endstream'.length;
  return new PdfStream(dict, bytes.subarray(start, beforeLineEnd(bytes, end)));
}

function afterLineEnd(bytes: Buffer, at: number): number {
  const afterReturn = bytes[at] === 0x0d ? at + 1 : at;
  return bytes[afterReturn] === 0x0a ? afterReturn + 1 : afterReturn;
}

function beforeLineEnd(bytes: Buffer, at: number): number {
  const beforeFeed = bytes[at - 1] === 0x0a ? at - 1 : at;
  return bytes[beforeFeed - 1] === 0x0d ? beforeFeed - 1 : beforeFeed;
}

/** Skips a cross-reference table, or a token that is not part of an object. */
function skipToken(reader: ObjectReader): void {
  const { bytes } = reader;
  if (reader.takes('xref')) {
    // Its rows look like the starts of objects.
    const trailer = bytes.indexOf('trailer', reader.position);
    if (trailer === -1) throw new UnreadablePdf('A cross-reference table has no trailer.');
    reader.position = trailer;
    return;
  }
  let i = reader.position;
  while (i < bytes.length && bytes[i] !== 0x20 && bytes[i] !== 0x0a && bytes[i] !== 0x0d) i += 1;
  reader.position = Math.max(i, reader.position + 1);
}

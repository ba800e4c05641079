import { checkCrossReference } from './cross-reference.js';
import { Inflater } from './inflate.js';
import type { Names } from './names.js';
import { ObjectReader } from './object-reader.js';
import {
  decodeText,
  emptyDict,
  isArray,
  PdfDict,
  PdfName,
  PdfRef,
  PdfStream,
  PdfString,
  type PdfValue,
} from './objects.js';
import { type ScannedFile, type ScannedObject, scanFile } from './scan.js';
import { Source } from './source.js';
import { UnreadablePdf } from './unreadable.js';

/** A reference may lead to a reference; a longer chain is taken for a circle. */
const maxHops = 20;
/**
 * In bytes of content. A page has some hundred thousand, but a small file can repeat the same content a thousand times:
 * reading is given up here.
 */
const maxWork = 150_000_000;

/** The objects of a file. All accessors follow references. */
export class PdfFile {
  private readonly inflater = new Inflater((value) => this.resolve(value));
  private work = 0;

  constructor(
    /** By number. */
    readonly objects: ReadonlyMap<number, PdfValue>,
    readonly trailer: PdfDict,
    readonly names: Names,
  ) {}

  get catalog(): PdfDict {
    return this.dict(this.trailer.get('Root')) ?? emptyDict;
  }

  /** Follows references; null where there is no object. */
  resolve(value: PdfValue | undefined): PdfValue {
    if (typeof value !== 'object' || value === null) return value ?? null;
    let current: PdfValue | undefined = value;
    for (let hop = 0; hop < maxHops; hop += 1) {
      if (!(current instanceof PdfRef)) return current ?? null;
      current = this.objects.get(current.number);
    }
    throw new UnreadablePdf('A reference leads round in a circle.');
  }

  /** A dictionary, or that of a stream. */
  dict(value: PdfValue | undefined): PdfDict | undefined {
    const found = this.resolve(value);
    if (found instanceof PdfStream) return found.dict;
    return found instanceof PdfDict ? found : undefined;
  }

  stream(value: PdfValue | undefined): PdfStream | undefined {
    const found = this.resolve(value);
    return found instanceof PdfStream ? found : undefined;
  }

  /** The items of an array; none for anything else. */
  array(value: PdfValue | undefined): readonly PdfValue[] {
    const found = this.resolve(value);
    return isArray(found) ? found : [];
  }

  /** The items of an array, or a single value. */
  oneOrMore(value: PdfValue | undefined): readonly PdfValue[] {
    const found = this.resolve(value);
    if (isArray(found)) return found;
    return value === undefined || found === null ? [] : [value];
  }

  name(value: PdfValue | undefined): string | undefined {
    const found = this.resolve(value);
    return found instanceof PdfName ? found.value : undefined;
  }

  number(value: PdfValue | undefined): number | undefined {
    const found = this.resolve(value);
    return typeof found === 'number' ? found : undefined;
  }

  text(value: PdfValue | undefined): string | undefined {
    const found = this.resolve(value);
    return found instanceof PdfString ? decodeText(found) : undefined;
  }

  /** A rectangle (ISO 32000-1, 7.9.5). */
  box(value: PdfValue | undefined): Box | undefined {
    const sides = this.array(value).map((side) => this.number(side));
    const [a, b, c, d] = sides;
    if (sides.length !== 4 || a === undefined || b === undefined || c === undefined || d === undefined)
      return undefined;
    return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
  }

  /** Counts work that may grow faster than the file, in bytes of content read or the equivalent. */
  spend(work: number): void {
    this.work += work;
    if (this.work > maxWork) throw new UnreadablePdf('The file repeats itself without end: its check was given up.');
  }

  /** The decoded bytes of a stream. */
  bytes(stream: PdfStream): Buffer {
    return this.inflater.unpack(stream);
  }
}

export type Box = readonly [left: number, bottom: number, right: number, top: number];

/** PDF readers look for the first line of a PDF in so many bytes. */
const headBytes = 1024;

/** The first line, which says that the file is a PDF, and of which version. */
function checkHeader(bytes: Buffer): void {
  const head = bytes.toString('latin1', 0, headBytes);
  const start = head.indexOf('%PDF-');
  if (bytes.length === 0) throw new UnreadablePdf('The file is empty.');
  if (start === -1) throw new UnreadablePdf('The file is not a PDF: it does not begin with %PDF-.');
  if (start > 0) {
    const before = `${start} ${start === 1 ? 'byte that does' : 'bytes that do'} not belong to it`;
    throw new UnreadablePdf(
      `The file does not begin with %PDF-: before that there ${start === 1 ? 'is' : 'are'} ${before}.`,
    );
  }
  const [, version] = /^%PDF-(\d+\.\d+)(?:\s|$)/.exec(head) ?? [];
  if (version === '2.0') {
    throw new UnreadablePdf(
      'The file is PDF 2.0, and PDF/UA-1, which is checked here, is for PDF 1.0 to 1.7.',
      'version',
    );
  }
  if (version === undefined || !/^1\.[0-7]$/.test(version)) {
    throw new UnreadablePdf('The first line of the file does not say %PDF-1.0 to %PDF-1.7.', 'version');
  }
}

/** @throws UnreadablePdf */
export function readPdf(source: Uint8Array): PdfFile {
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  checkHeader(bytes);
  const scanned = scanFile(bytes);
  checkCrossReference(scanned);
  const { names } = scanned.source;
  const trailer = scanned.trailers.findLast((dict) => dict.get('Root') !== undefined);
  if (!trailer) throw new UnreadablePdf('The file has no trailer that says where its catalog is.');
  if (trailer.get('Encrypt') !== undefined) throw encryptionOf(new PdfFile(valuesOf(scanned.objects), trailer, names));
  const file = new PdfFile(withPackedObjects(scanned, trailer), trailer, names);
  if (file.name(file.catalog.get('Type')) !== 'Catalog') throw new UnreadablePdf('The file has no catalog.');
  return file;
}

/** The tenth bit of the permissions: assistive software may read the text (ISO 32000-1, table 22). */
const mayBeRead = 512;

function encryptionOf(file: PdfFile): UnreadablePdf {
  const permissions = file.number(file.dict(file.trailer.get('Encrypt'))?.get('P')) ?? 0;
  const isAllowed = (permissions & mayBeRead) !== 0;
  return new UnreadablePdf(
    isAllowed
      ? 'The file is encrypted. Assistive software may read it; this checker cannot. Check a copy without a password.'
      : 'The file is encrypted, and does not let assistive software read it.',
    'encryption',
  );
}

/** Adds the objects of object streams (ISO 32000-1, 7.5.7). */
function withPackedObjects(
  { objects, source: { names } }: ScannedFile,
  trailer: PdfDict,
): ReadonlyMap<number, PdfValue> {
  const values = valuesOf(objects);
  if (!names.has('ObjStm')) return values;
  const known = new Map(objects);
  const plain = new PdfFile(values, trailer, names);
  for (const { offset, value } of objects.values()) {
    if (!(value instanceof PdfStream) || plain.name(value.dict.get('Type')) !== 'ObjStm') continue;
    for (const [number, packed] of unpackObjects(plain, value)) {
      // An object in a stream is as new as the stream.
      if ((known.get(number)?.offset ?? -1) < offset) known.set(number, { offset, value: packed });
    }
  }
  return valuesOf(known);
}

function valuesOf(objects: ReadonlyMap<number, ScannedObject>): ReadonlyMap<number, PdfValue> {
  const values = new Map<number, PdfValue>();
  for (const [number, { value }] of objects) values.set(number, value);
  return values;
}

function unpackObjects(file: PdfFile, stream: PdfStream): readonly (readonly [number, PdfValue])[] {
  const source = new Source(file.bytes(stream), file.names);
  const first = file.number(stream.dict.get('First')) ?? 0;
  const head = new ObjectReader(source, 0, first);
  const found: (readonly [number, PdfValue])[] = [];
  const body = new ObjectReader(source, first);
  while (!head.atEnd) {
    const number = head.takeInteger();
    head.skipSpace();
    const at = head.takeInteger();
    // Objects are in the order of the header, so that none is read twice.
    if (number === undefined || at === undefined || first + at < body.position) {
      throw new UnreadablePdf('An object stream has a damaged head.');
    }
    body.position = first + at;
    found.push([number, body.value()]);
  }
  return found;
}

import { deflateSync } from 'node:zlib';
import { Names } from '../../src/pdfua/reader/names.js';
import { ObjectReader } from '../../src/pdfua/reader/object-reader.js';
import {
  isArray,
  PdfDict,
  PdfName,
  PdfRef,
  PdfStream,
  PdfString,
  type PdfValue,
  targetOf,
} from '../../src/pdfua/reader/objects.js';
import { type PdfFile, readPdf } from '../../src/pdfua/reader/pdf-file.js';
import { Source } from '../../src/pdfua/reader/source.js';

/** An element to be grown: its type, what is in it, and more entries as they are written in a PDF. */
export interface Twig {
  readonly type: string;
  readonly kids: readonly Twig[];
  readonly entries: string;
  /** Whether it has a stroke of its own. */
  readonly content: boolean;
}

export function twig(type: string, kids: readonly Twig[] = [], entries = '', content = kids.length === 0): Twig {
  return { type, kids, entries, content };
}

/** An object that is written in a PDF, e.g. "<< /Type /Page >>". */
export function parse(source: string): PdfValue {
  return new ObjectReader(new Source(Buffer.from(source, 'latin1'), new Names())).value();
}

/** The objects of a PDF, to be changed and written anew. */
export class PdfDraft {
  readonly objects: Map<number, PdfValue>;
  trailer: PdfDict;
  private readonly file: PdfFile;

  constructor(bytes: Uint8Array) {
    this.file = readPdf(bytes);
    this.objects = new Map(
      [...this.file.objects].filter(([, value]) => {
        const type = value instanceof PdfStream ? this.file.name(value.dict.get('Type')) : undefined;
        return type !== 'XRef' && type !== 'ObjStm';
      }),
    );
    this.trailer = new PdfDict(
      new Map([...this.file.trailer.entries].filter(([key]) => ['Root', 'Info', 'ID'].includes(key))),
    );
  }

  get catalog(): number {
    return this.ref(this.trailer.get('Root'));
  }

  get page(): number {
    const pages = this.ref(this.dict(this.catalog).get('Pages'));
    return this.ref(this.items(this.dict(pages).get('Kids'))[0]);
  }

  get treeRoot(): number {
    return this.ref(this.dict(this.catalog).get('StructTreeRoot'));
  }

  /** The top element of the structure tree. */
  get document(): number {
    return this.ref(this.kids(this.treeRoot)[0]);
  }

  /** The number of the object that a value refers to. */
  ref(value: PdfValue | undefined): number {
    const number = targetOf(value);
    if (number === undefined) throw new Error('not a reference');
    return number;
  }

  dict(id: number): PdfDict {
    const value = this.objects.get(id);
    if (value instanceof PdfStream) return value.dict;
    if (value instanceof PdfDict) return value;
    throw new Error(`object ${id} is no dictionary`);
  }

  items(value: PdfValue | undefined): readonly PdfValue[] {
    const found = value instanceof PdfRef ? this.objects.get(value.number) : value;
    return isArray(found) ? found : [];
  }

  /** The n-th element of a type, in the order of object numbers. */
  element(type: string, index = 0): number {
    const found = [...this.objects].flatMap(([id, value]) => {
      const name = value instanceof PdfDict && value.get('P') instanceof PdfRef ? value.get('S') : undefined;
      return name instanceof PdfName && name.value === type ? [id] : [];
    });
    const id = found.sort((a, b) => a - b)[index];
    if (id === undefined) throw new Error(`no element ${type} ${index}`);
    return id;
  }

  /** Writes one entry of a dictionary, or of a stream's, or takes it away. */
  put(id: number, key: string, source: string | undefined): void {
    const entries = new Map(this.dict(id).entries);
    if (source === undefined) entries.delete(key);
    else entries.set(key, parse(source));
    const dict = new PdfDict(entries);
    const value = this.objects.get(id);
    this.objects.set(id, value instanceof PdfStream ? new PdfStream(dict, value.raw) : dict);
  }

  /** Writes an entry of a dictionary that stands in another, or has an object of its own. */
  putIn(id: number, key: string, inner: string, source: string | undefined): void {
    const value = this.dict(id).get(key);
    if (value instanceof PdfRef) this.put(value.number, inner, source);
    else {
      const entries = new Map((value as PdfDict | undefined)?.entries ?? []);
      if (source === undefined) entries.delete(inner);
      else entries.set(inner, parse(source));
      this.put(id, key, write(new PdfDict(entries)));
    }
  }

  add(source: string): number {
    const id = Math.max(...this.objects.keys()) + 1;
    this.objects.set(id, parse(source));
    return id;
  }

  addStream(entries: string, data: string | Uint8Array): number {
    const id = this.add(`<< ${entries} >>`);
    this.setStream(id, data);
    return id;
  }

  /** A stream's bytes, unpacked. */
  stream(id: number): string {
    const value = this.objects.get(id);
    if (!(value instanceof PdfStream)) throw new Error(`object ${id} is no stream`);
    return this.file.bytes(value).toString('latin1');
  }

  /** Gives a stream other bytes, which are not packed. */
  setStream(id: number, data: string | Uint8Array): void {
    const entries = new Map(this.dict(id).entries);
    entries.delete('Filter');
    const raw = typeof data === 'string' ? Buffer.from(data, 'latin1') : Buffer.from(data);
    this.objects.set(id, new PdfStream(new PdfDict(entries), raw));
  }

  get contentId(): number {
    const contents = this.dict(this.page).get('Contents');
    return this.ref(isArray(contents) ? contents[0] : contents);
  }

  get content(): string {
    return this.stream(this.contentId);
  }

  set content(text: string) {
    this.setStream(this.contentId, text);
  }

  /** Changes the content where `pattern` is first found. */
  edit(pattern: RegExp, by: string): void {
    const after = this.content.replace(pattern, by);
    if (after === this.content) throw new Error(`nothing in the content is like ${pattern}`);
    this.content = after;
  }

  kids(element: number): readonly PdfValue[] {
    const kids = this.dict(element).get('K');
    return isArray(kids) ? kids : kids === undefined ? [] : [kids];
  }

  /** Adds kids to an element, as they are written. */
  hang(element: number, ...sources: readonly string[]): void {
    this.put(element, 'K', write([...this.kids(element), ...sources.map(parse)]));
  }

  /** Puts elements into another one, with a stroke each. Returns the object of the first. */
  grow(parent: number, ...twigs: readonly Twig[]): number {
    const ids = twigs.map((one) => this.branch(parent, one));
    this.hang(parent, ...ids.map((id) => `${id} 0 R`));
    return ids[0] ?? 0;
  }

  private branch(parent: number, { type, kids, entries, content }: Twig): number {
    const id = this.add(`<< /S /${type} /P ${parent} 0 R /Pg ${this.page} 0 R ${entries} >>`);
    if (content) this.put(id, 'K', `[${this.stroke(type, id)}]`);
    if (kids.length > 0) this.grow(id, ...kids);
    return id;
  }

  /** Draws something for an element; returns its number on the page. */
  private stroke(type: string, element: number): number {
    const key = this.dict(this.page).get('StructParents') as number;
    const entries = this.items(this.parentEntry(key));
    this.setParentEntry(key, [...entries, new PdfRef(element)]);
    this.content = `${this.content}\n/${type} << /MCID ${entries.length} >> BDC 0 0 1 1 re f EMC`;
    return entries.length;
  }

  parentEntry(key: number): PdfValue | undefined {
    const numbers = this.parentNumbers;
    const at = numbers.findIndex((value, i) => i % 2 === 0 && value === key);
    return at === -1 ? undefined : numbers[at + 1];
  }

  setParentEntry(key: number, value: PdfValue | undefined): void {
    const numbers = this.parentNumbers;
    const pairs = numbers.flatMap((number, i) =>
      i % 2 === 0 && number !== key ? [number, numbers[i + 1] ?? null] : [],
    );
    this.putIn(this.treeRoot, 'ParentTree', 'Nums', write(value === undefined ? pairs : [...pairs, key, value]));
  }

  get parentNumbers(): readonly PdfValue[] {
    const tree = this.dict(this.treeRoot).get('ParentTree');
    const dict = tree instanceof PdfRef ? this.dict(tree.number) : (tree as PdfDict);
    return this.items(dict.get('Nums'));
  }

  /** Puts an annotation on the page and into an element. */
  annotate(entries: string, element: number | undefined): number {
    const id = this.add(`<< /Type /Annot /Rect [10 10 20 20] /F 4 ${entries} >>`);
    this.put(this.page, 'Annots', write([...this.items(this.dict(this.page).get('Annots')), new PdfRef(id)]));
    this.put(this.page, 'Tabs', '/S');
    if (element !== undefined) {
      const key = Math.max(...this.parentNumbers.filter((value) => typeof value === 'number')) + 1;
      this.put(id, 'StructParent', String(key));
      this.setParentEntry(key, new PdfRef(element));
      this.hang(element, `<< /Type /OBJR /Obj ${id} 0 R >>`);
    }
    return id;
  }

  /** A paragraph with a link. */
  link(entries: string): number {
    const paragraph = this.grow(this.document, twig('P', [twig('Link')]));
    const link = this.ref(this.kids(paragraph)[0]);
    return this.annotate(`/Subtype /Link /Contents (Somewhere) ${entries}`, link);
  }

  /** Makes the IDTree of what has an ID now. */
  identify(): void {
    const names = [...this.objects].flatMap(([id, value]) => {
      const name = value instanceof PdfDict && value.get('S') instanceof PdfName ? value.get('ID') : undefined;
      return name instanceof PdfString ? [name, new PdfRef(id)] : [];
    });
    this.put(this.treeRoot, 'IDTree', `<< /Names ${write(names)} >>`);
  }

  /** Adds entries to one of the name trees of the catalog. */
  nameTree(key: string, entries: string): void {
    const names = this.dict(this.catalog).get('Names');
    const dict = names instanceof PdfRef ? this.dict(names.number) : names;
    const known = dict instanceof PdfDict ? dict.get(key) : undefined;
    const tree = known instanceof PdfRef ? this.dict(known.number) : known;
    const before = this.items(tree instanceof PdfDict ? tree.get('Names') : undefined).map(write);
    this.putIn(this.catalog, 'Names', key, `<< /Names [${before.join(' ')} ${entries}] >>`);
  }

  /** The XMP packet. */
  get xmp(): string {
    return Buffer.from(this.stream(this.ref(this.dict(this.catalog).get('Metadata'))), 'latin1').toString();
  }

  set xmp(text: string) {
    this.setStream(this.ref(this.dict(this.catalog).get('Metadata')), Buffer.from(text));
  }

  /** A whole file with a cross-reference table. */
  bytes(): Uint8Array {
    const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
    let offset = parts[0]?.length ?? 0;
    const offsets = new Map<number, number>();
    for (const [id, value] of [...this.objects].sort(([a], [b]) => a - b)) {
      offsets.set(id, offset);
      const part = Buffer.concat([Buffer.from(`${id} 0 obj\n`), writeBody(value), Buffer.from('\nendobj\n')]);
      parts.push(part);
      offset += part.length;
    }
    const size = Math.max(...offsets.keys()) + 1;
    const rows = Array.from({ length: size }, (_, id) => {
      const at = offsets.get(id);
      return at === undefined ? '0000000000 65535 f \n' : `${String(at).padStart(10, '0')} 00000 n \n`;
    });
    const trailer = new PdfDict(new Map([...this.trailer.entries, ['Size', size]]));
    const end = `xref\n0 ${size}\n${rows.join('')}trailer\n${write(trailer)}\nstartxref\n${offset}\n%%EOF\n`;
    return new Uint8Array(Buffer.concat([...parts, Buffer.from(end, 'latin1')]));
  }
}

function writeBody(value: PdfValue): Buffer {
  if (!(value instanceof PdfStream)) return Buffer.from(write(value), 'latin1');
  const dict = new PdfDict(new Map([...value.dict.entries, ['Length', value.raw.length]]));
  return Buffer.concat([
    Buffer.from(`${write(dict)}\nstream\n`, 'latin1'),
    value.raw,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}

/** A value as it is written in a PDF. */
export function write(value: PdfValue): string {
  if (value instanceof PdfName)
    return `/${value.value.replace(/[^!-~]|[#()<>[\]{}/%]/g, (c) => `#${hex(c.charCodeAt(0))}`)}`;
  if (value instanceof PdfString) return `<${Array.from(value.bytes, hex).join('')}>`;
  if (value instanceof PdfRef) return `${value.number} 0 R`;
  if (isArray(value)) return `[${value.map(write).join(' ')}]`;
  if (value instanceof PdfDict)
    return `<< ${[...value.entries].map(([k, v]) => `${write(new PdfName(k))} ${write(v)}`).join('\n')} >>`;
  return String(value);
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

/** Objects packed into an object stream, found through a cross-reference stream, as programs other than ours write them. */
export function packedPdf(
  objects: readonly (readonly [number, string])[],
  streams: readonly (readonly [number, string, string])[],
): Uint8Array {
  const packedId = Math.max(...objects.map(([id]) => id), ...streams.map(([id]) => id)) + 1;
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets = new Map<number, number>();
  const add = (id: number, entries: string, data: Buffer): void => {
    offsets.set(
      id,
      parts.reduce((sum, part) => sum + part.length, 0),
    );
    const head = `${id} 0 obj\n<< ${entries} /Length ${data.length} >>\nstream\r\n`;
    parts.push(Buffer.concat([Buffer.from(head, 'latin1'), data, Buffer.from('\r\nendstream\nendobj\n')]));
  };
  for (const [id, entries, data] of streams) add(id, entries, Buffer.from(data, 'latin1'));
  let body = '';
  const heads = objects.map(([id, source]) => {
    const head = `${id} ${body.length}`;
    body += `${source}\n`;
    return head;
  });
  const first = `${heads.join(' ')} `;
  const packed = deflateSync(Buffer.from(first + body, 'latin1'));
  add(packedId, `/Type /ObjStm /N ${objects.length} /First ${first.length} /Filter /FlateDecode`, packed);
  const at = parts.reduce((sum, part) => sum + part.length, 0);
  const rows = Array.from({ length: packedId + 2 }, (_, id) => {
    const index = objects.findIndex(([number]) => number === id);
    if (index !== -1) return [2, packedId, index];
    return id === packedId + 1 ? [1, at, 0] : [offsets.has(id) ? 1 : 0, offsets.get(id) ?? 0, 0];
  });
  const table = Buffer.from(
    rows.flatMap(([kind = 0, a = 0, b = 0]) => [kind, (a >> 16) & 255, (a >> 8) & 255, a & 255, b]),
  );
  add(packedId + 1, `/Type /XRef /Root 1 0 R /Size ${rows.length} /W [1 3 1] /Filter /FlateDecode`, deflateSync(table));
  return new Uint8Array(Buffer.concat([...parts, Buffer.from(`startxref\n${at}\n%%EOF\n`)]));
}

import { byteKind, regular, whiteSpace } from './bytes.js';
import { closeOfLiteral, hexBytes, literalBytes, nameBetween } from './literals.js';
import { PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from './objects.js';
import { UnreadablePdf } from './unreadable.js';

/** No ordinary file nests arrays and dictionaries deeper; a malicious one may. */
const maxDepth = 200;

/** Reads successive objects (ISO 32000-1, 7.3). */
export class ObjectReader {
  constructor(
    readonly bytes: Buffer,
    public position = 0,
    private readonly end = bytes.length,
  ) {}

  /** Skips white space and comments. */
  skipSpace(): void {
    const { bytes, end } = this;
    let i = this.position;
    while (i < end) {
      const byte = bytes[i] ?? 0;
      if (byte === 0x25) {
        while (i < end && bytes[i] !== 0x0a && bytes[i] !== 0x0d) i += 1;
      } else if (byteKind[byte] !== whiteSpace) break;
      else i += 1;
    }
    this.position = i;
  }

  get atEnd(): boolean {
    this.skipSpace();
    return this.position >= this.end;
  }

  /** Whether a keyword is here; if so, it is consumed. */
  takes(keyword: string): boolean {
    const after = this.position + keyword.length;
    if (after > this.end || byteKind[this.bytes[after] ?? 0x20] === regular) return false;
    for (let i = 0; i < keyword.length; i += 1) {
      if (this.bytes[this.position + i] !== keyword.charCodeAt(i)) return false;
    }
    this.position = after;
    return true;
  }

  /** Consumes an unsigned integer, if one is here. */
  takeInteger(): number | undefined {
    const { bytes, end } = this;
    let i = this.position;
    let value = 0;
    while (i < end && isDigit(bytes[i])) {
      value = value * 10 + ((bytes[i] ?? 0) - 0x30);
      i += 1;
    }
    if (i === this.position || i - this.position > 10) return undefined;
    this.position = i;
    return value;
  }

  value(depth = 0): PdfValue {
    this.skipSpace();
    if (depth > maxDepth) throw this.damage(`Objects are nested more than ${maxDepth} deep`);
    const byte = this.bytes[this.position];
    if (this.position >= this.end || byte === undefined) throw this.damage('The file ends inside an object');
    if (byte === 0x2f) return new PdfName(this.name());
    if (isDigit(byte)) return this.numberOrRef();
    if (byte === 0x2b || byte === 0x2d || byte === 0x2e) return this.number();
    if (byte === 0x28) return this.literal();
    if (byte === 0x5b) return this.array(depth);
    if (byte === 0x3c) return this.bytes[this.position + 1] === 0x3c ? this.dict(depth) : this.hex();
    return this.word();
  }

  private word(): PdfValue {
    if (this.takes('true')) return true;
    if (this.takes('false')) return false;
    if (this.takes('null')) return null;
    throw this.damage('There is something that is no object');
  }

  private name(): string {
    const { bytes, end } = this;
    const start = this.position + 1;
    let i = start;
    while (i < end && byteKind[bytes[i] ?? 0] === regular) i += 1;
    this.position = i;
    return nameBetween(bytes, start, i);
  }

  private number(): number {
    const { bytes, end } = this;
    const start = this.position;
    let i = start;
    while (i < end && byteKind[bytes[i] ?? 0] === regular) i += 1;
    const value = Number(bytes.toString('latin1', start, i));
    if (Number.isNaN(value)) throw this.damage('There is a number that cannot be read');
    this.position = i;
    return value;
  }

  private numberOrRef(): number | PdfRef {
    const start = this.position;
    const first = this.takeInteger();
    if (first === undefined || !this.atWhiteSpace()) {
      this.position = start;
      return this.number();
    }
    const afterFirst = this.position;
    this.skipSpace();
    if (isDigit(this.bytes[this.position]) && this.takeInteger() !== undefined && this.atWhiteSpace()) {
      this.skipSpace();
      if (this.takes('R')) return new PdfRef(first);
    }
    this.position = afterFirst;
    return first;
  }

  private atWhiteSpace(): boolean {
    return this.position < this.end && byteKind[this.bytes[this.position] ?? 0] === whiteSpace;
  }

  private array(depth: number): readonly PdfValue[] {
    this.position += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.position] === 0x5d && this.position < this.end) break;
      items.push(this.value(depth + 1));
    }
    this.position += 1;
    return items;
  }

  private dict(depth: number): PdfDict {
    this.position += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      if (this.position >= this.end) throw this.damage('The file ends inside a dictionary');
      if (this.bytes[this.position] === 0x3e && this.bytes[this.position + 1] === 0x3e) break;
      if (this.bytes[this.position] !== 0x2f) throw this.damage('A key of a dictionary is no name');
      const key = this.name();
      entries.set(key, this.value(depth + 1));
    }
    this.position += 2;
    return new PdfDict(entries);
  }

  private hex(): PdfString {
    const start = this.position + 1;
    const close = this.bytes.indexOf(0x3e, start);
    if (close === -1 || close >= this.end) throw this.damage('A string has no end');
    this.position = close + 1;
    return new PdfString(hexBytes(this.bytes, start, close));
  }

  private literal(): PdfString {
    const start = this.position + 1;
    const close = closeOfLiteral(this.bytes, this.position, this.end);
    if (close === -1) throw this.damage('A string has no end');
    this.position = close + 1;
    return new PdfString(literalBytes(this.bytes, start, close));
  }

  private damage(what: string): UnreadablePdf {
    return new UnreadablePdf(`${what}, at byte ${this.position}.`);
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

import { afterRegular, byteKind, regular, whiteSpace } from './bytes.js';
import { closeOfLiteral, hexBytes, literalBytes } from './literals.js';
import { PdfDict, type PdfName, PdfRef, PdfString, type PdfValue } from './objects.js';
import type { Source } from './source.js';
import { UnreadablePdf } from './unreadable.js';

/** No ordinary file nests arrays and dictionaries deeper; a malicious one may. */
const maxDepth = 200;

/** What has more digits is no number of an object. */
const maxDigits = 10;
const space = '[\\0\\t\\n\\f\\r ]{1,9}';
/** A number, a generation, and R. What it repeats is bounded: a pattern that can go back too often ends with an error. */
const reference = new RegExp(`\\d{1,10}${space}\\d{1,10}${space}R(?![^\\0\\t\\n\\f\\r ()<>[\\]{}/%])`, 'y');

/** Some numbers, as JSON has them but for the blanks between them. */
const plainNumbers = /\[(?:(?:0|[1-9]\d{0,8})(?:\.\d{1,6})? ){7,2000}(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?\]/y;

/** Reads successive objects (ISO 32000-1, 7.3). */
export class ObjectReader {
  readonly bytes: Buffer;
  private readonly end: number;

  constructor(
    private readonly source: Source,
    public position = 0,
    end = source.bytes.length,
  ) {
    this.bytes = source.bytes;
    this.end = Math.min(end, source.bytes.length);
  }

  /** Skips white space and comments. */
  skipSpace(): void {
    const { bytes, end } = this;
    let i = this.position;
    while (i < end) {
      const byte = bytes[i] as number;
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
    if (after > this.end || !this.source.text.startsWith(keyword, this.position)) return false;
    if (byteKind[this.bytes[after] ?? 0x20] === regular) return false;
    this.position = after;
    return true;
  }

  /** Consumes an unsigned integer, if one is here. */
  takeInteger(): number | undefined {
    const { bytes, end, position } = this;
    let i = position;
    let value = 0;
    while (i < end) {
      const digit = (bytes[i] as number) - 0x30;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
      i += 1;
    }
    if (i === position || i - position > maxDigits) return undefined;
    this.position = i;
    return value;
  }

  value(depth = 0): PdfValue {
    this.skipSpace();
    if (depth > maxDepth) throw this.damage(`Objects are nested more than ${maxDepth} deep`);
    if (this.position >= this.end) throw this.damage('The file ends inside an object');
    const byte = this.bytes[this.position] as number;
    if (byte >= 0x30 && byte <= 0x39) return this.numberOrRef();
    switch (byte) {
      case 0x2f:
        return this.name();
      case 0x5b:
        return this.array(depth);
      case 0x3c:
        return this.bytes[this.position + 1] === 0x3c ? this.dict(depth) : this.hex();
      case 0x28:
        return this.literal();
      case 0x2b:
      case 0x2d:
      case 0x2e:
        return this.number();
      default:
        return this.word();
    }
  }

  private word(): PdfValue {
    if (this.takes('true')) return true;
    if (this.takes('false')) return false;
    if (this.takes('null')) return null;
    throw this.damage('There is something that is no object');
  }

  /** The name whose slash is here. */
  name(): PdfName {
    const start = this.position + 1;
    return this.source.names.of(this.regular(start));
  }

  private number(): number {
    const start = this.position;
    const value = Number(this.regular(start));
    if (!Number.isNaN(value)) return value;
    this.position = start;
    throw this.damage('There is a number that cannot be read');
  }

  /** Consumes the regular characters at a place. */
  private regular(start: number): string {
    const { text } = this.source;
    this.position = Math.min(afterRegular(text, start), this.end);
    return text.slice(start, this.position);
  }

  private numberOrRef(): number | PdfRef {
    const { text } = this.source;
    const start = this.position;
    reference.lastIndex = start;
    if (!reference.test(text) || reference.lastIndex > this.end) return this.looseReference() ?? this.number();
    this.position = reference.lastIndex;
    return new PdfRef(Number.parseInt(text.slice(start, start + maxDigits), 10));
  }

  private takesSpace(): boolean {
    const start = this.position;
    this.skipSpace();
    return this.position > start;
  }

  /** A reference with much white space or comments between its parts. Where there is none, nothing is consumed. */
  private looseReference(): PdfRef | undefined {
    const start = this.position;
    const number = this.takeInteger();
    const isReference = this.takesSpace() && this.takeInteger() !== undefined && this.takesSpace() && this.takes('R');
    if (number !== undefined && isReference) return new PdfRef(number);
    this.position = start;
    return undefined;
  }

  private array(depth: number): readonly PdfValue[] {
    const { bytes, end } = this;
    const numbers = this.numbers();
    if (numbers) return numbers;
    this.position += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (bytes[this.position] === 0x5d && this.position < end) break;
      items.push(this.value(depth + 1));
    }
    this.position += 1;
    return items;
  }

  /** An array of numbers, such as the widths of a font, which are many. */
  private numbers(): readonly number[] | undefined {
    const { text } = this.source;
    const start = this.position;
    plainNumbers.lastIndex = start;
    if (!plainNumbers.test(text) || plainNumbers.lastIndex > this.end) return undefined;
    this.position = plainNumbers.lastIndex;
    return JSON.parse(text.slice(start, this.position).replaceAll(' ', ','));
  }

  private dict(depth: number): PdfDict {
    const { bytes } = this;
    this.position += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      if (this.position >= this.end) throw this.damage('The file ends inside a dictionary');
      if (bytes[this.position] !== 0x2f) {
        if (bytes[this.position] === 0x3e && bytes[this.position + 1] === 0x3e) break;
        throw this.damage('A key of a dictionary is no name');
      }
      const { value: key } = this.name();
      entries.set(key, this.value(depth + 1));
    }
    this.position += 2;
    return new PdfDict(entries);
  }

  private hex(): PdfString {
    const start = this.position + 1;
    const close = this.source.text.indexOf('>', start);
    if (close === -1 || close >= this.end) throw this.damage('A string has no end');
    this.position = close + 1;
    return new PdfString(hexBytes(this.bytes, start, close));
  }

  private literal(): PdfString {
    const open = this.position;
    const close = closeOfLiteral(this.source, open, this.end);
    if (close === -1) throw this.damage('A string has no end');
    this.position = close + 1;
    return new PdfString(literalBytes(this.source, open + 1, close));
  }

  private damage(what: string): UnreadablePdf {
    return new UnreadablePdf(`${what}, at byte ${this.position}.`);
  }
}

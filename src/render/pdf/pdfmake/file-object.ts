import { deflateSync } from 'node:zlib';
import type { PdfReference } from './types.js';

/** Where objects are written. */
interface ObjectFile {
  readonly compress: boolean;
  /** How far it has been written, in bytes. */
  readonly _offset: number;
  /** A string in Latin-1 is followed by an end of line. */
  _write(data: string | Uint8Array): void;
  /** Called when an object has been written. */
  _refEnd(object: FileObject): void;
}

/** An object of a file, written as pdfkit writes it, with less effort: a page has hundreds. */
export class FileObject implements PdfReference {
  readonly gen = 0;
  compress: boolean;
  offset = 0;
  /** What the stream has in it. */
  readonly buffer: Uint8Array[] = [];
  private readonly reference: string;

  constructor(
    private readonly document: ObjectFile,
    readonly id: number,
    readonly data: Record<string, unknown> = {},
  ) {
    this.compress = document.compress && !data.Filter;
    this.reference = `${id} 0 R`;
  }

  /** pdfkit writes what it does not know as it says itself. */
  get [Symbol.toStringTag](): string {
    return 'FileObject';
  }

  toString(): string {
    return this.reference;
  }

  write(chunk: Uint8Array | string): void {
    this.buffer.push(typeof chunk === 'string' ? Buffer.from(`${chunk}\n`, 'latin1') : chunk);
    this.data.Length ??= 0;
    if (this.compress) this.data.Filter = 'FlateDecode';
  }

  end(chunk?: Uint8Array | string): void {
    if (chunk) this.write(chunk);
    const { document, data, buffer, id } = this;
    this.offset = document._offset;
    if (buffer.length === 0) document._write(`${id} 0 obj\n${written(data)}\nendobj`);
    else {
      const [only] = buffer;
      const whole = buffer.length === 1 && only ? only : Buffer.concat(buffer);
      const bytes = this.compress ? deflateSync(whole) : whole;
      data.Length = bytes.length;
      document._write(`${id} 0 obj\n${written(data)}\nstream`);
      document._write(bytes);
      document._write('\nendstream\nendobj');
      buffer.length = 0;
    }
    document._refEnd(this);
  }
}

/** A value in the syntax of PDF (ISO 32000-1, 7.3), as pdfkit has them: strings are names, and `String`s are strings. */
function written(value: unknown): string {
  if (typeof value === 'string') return `/${value}`;
  if (typeof value === 'number') return numberText(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (value instanceof FileObject) return value.toString();
  if (Array.isArray(value)) return writtenArray(value);
  if (Object.getPrototypeOf(value) === Object.prototype) return writtenDictionary(value as Record<string, unknown>);
  if (value instanceof String) return `(${literal(value.valueOf())})`;
  if (Buffer.isBuffer(value)) return `<${value.toString('hex')}>`;
  if (value instanceof Date) return `(D:${value.toISOString().replace(/\D/g, '').slice(0, 14)}Z)`;
  return String(value);
}

function writtenDictionary(entries: Readonly<Record<string, unknown>>): string {
  let text = '<<\n';
  for (const key in entries) text += `/${key} ${written(entries[key])}\n`;
  return `${text}>>`;
}

function writtenArray(values: readonly unknown[]): string {
  let text = '[';
  for (let i = 0; i < values.length; i += 1) text += i === 0 ? written(values[i]) : ` ${written(values[i])}`;
  return `${text}]`;
}

function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  if (!(value > -1e21 && value < 1e21)) throw new Error(`the PDF has the number ${value}`);
  return String(Math.round(value * 1e6) / 1e6);
}

const escapes: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
  '\\': '\\\\',
  '(': '\\(',
  ')': '\\)',
};

/** In ASCII or UTF-16, in Latin-1. */
function literal(text: string): string {
  const isAscii = Buffer.byteLength(text) === text.length;
  const bytes = isAscii ? text : Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('latin1');
  return bytes.replace(/[\n\r\t\b\f()\\]/g, (char) => escapes[char] as string);
}

import { deflateSync } from 'node:zlib';
import type { PDFDocument, PdfReference } from './types.js';

/** An object of a file, written as pdfkit writes it, with less effort: a page has hundreds. */
export class FileObject implements PdfReference {
  compress: boolean;
  offset = 0;
  /** What the stream has in it. */
  readonly buffer: Uint8Array[] = [];

  constructor(
    private readonly document: Pick<PDFDocument, 'compress' | '_offset' | '_write' | '_refEnd'>,
    readonly id: number,
    readonly data: Record<string, unknown> = {},
  ) {
    this.compress = document.compress && !data.Filter;
  }

  /** pdfkit writes what it does not know as it says itself. */
  get [Symbol.toStringTag](): string {
    return 'FileObject';
  }

  toString(): string {
    return `${this.id} 0 R`;
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
      const whole = Buffer.concat(buffer);
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
  if (typeof value !== 'object' || value === null || value instanceof FileObject) return String(value);
  if (Array.isArray(value)) return `[${value.map(written).join(' ')}]`;
  if (Object.getPrototypeOf(value) === Object.prototype) {
    let text = '<<\n';
    const entries = value as Readonly<Record<string, unknown>>;
    const keys = Object.keys(entries);
    for (let i = 0; i < keys.length; i += 1) {
      const key = keys[i] as string;
      text += `/${key} ${written(entries[key])}\n`;
    }
    return `${text}>>`;
  }
  if (value instanceof String) return `(${literal(value.valueOf())})`;
  if (Buffer.isBuffer(value)) return `<${value.toString('hex')}>`;
  if (value instanceof Date) return `(D:${value.toISOString().replace(/\D/g, '').slice(0, 14)}Z)`;
  return String(value);
}

function numberText(value: number): string {
  if (!(value > -1e21 && value < 1e21)) throw new Error(`the PDF has the number ${value}`);
  return String(Math.round(value * 1e6) / 1e6);
}

/** Characters that have an escape of another letter; a backslash and brackets are their own. */
const escapes: Readonly<Record<string, string>> = { '\n': 'n', '\r': 'r', '\t': 't', '\b': 'b', '\f': 'f' };

/** In ASCII or UTF-16, in Latin-1. */
function literal(text: string): string {
  const isAscii = Buffer.byteLength(text) === text.length;
  const bytes = isAscii ? text : Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('latin1');
  return bytes.replace(/[\n\r\t\b\f()\\]/g, (char) => `\\${escapes[char] ?? char}`);
}

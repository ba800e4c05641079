import { PdfName } from './objects.js';

/** What names are written in. */
interface Text {
  readonly bytes: Buffer;
  /** The same in Latin-1. */
  readonly text: string;
}

/** The names that a file uses, each of them once: most of its tokens are names, and few differ. */
export class Names {
  private readonly byText = new Map<string, PdfName>();
  /** Those that were read last, by a hash of their bytes. */
  private readonly known = new Map<number, Written>();

  /** Whether something in the file has a name. */
  has(text: string): boolean {
    return this.byText.has(text);
  }

  /**
   * The name between two places.
   * @param hash of its bytes
   */
  between(source: Text, start: number, end: number, hash: number): PdfName {
    const known = this.known.get(hash);
    return known && isSame(known, source.bytes, start, end) ? known.name : this.add(source, start, end, hash);
  }

  private add(source: Text, start: number, end: number, hash: number): PdfName {
    const text = decoded(source.text.slice(start, end));
    const name = this.byText.get(text) ?? new PdfName(text);
    this.byText.set(text, name);
    this.known.set(hash, { name, bytes: source.bytes, start, length: end - start });
    return name;
  }
}

/** A name, and where it is written. */
interface Written {
  readonly name: PdfName;
  readonly bytes: Buffer;
  readonly start: number;
  readonly length: number;
}

function isSame({ bytes: own, start: ownStart, length }: Written, bytes: Buffer, start: number, end: number): boolean {
  if (length !== end - start) return false;
  for (let i = 0; i < length; i += 1) if (own[ownStart + i] !== bytes[start + i]) return false;
  return true;
}

/** `#20` and the like stand for a byte (ISO 32000-1, 7.3.5). */
function decoded(name: string): string {
  if (!name.includes('#')) return name;
  return name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

import { PdfName } from './objects.js';

/** The names that a file uses, each of them once: most of its tokens are names, and few differ. */
export class Names {
  /** As they are written. */
  private readonly known = new Map<string, PdfName>();
  private readonly texts = new Set<string>();

  /** Whether something in the file has a name. */
  has(text: string): boolean {
    return this.texts.has(text);
  }

  /** @param written without its slash */
  of(written: string): PdfName {
    const known = this.known.get(written);
    if (known) return known;
    const name = new PdfName(decoded(written));
    this.known.set(written, name);
    this.texts.add(name.value);
    return name;
  }
}

/** `#20` and the like stand for a byte (ISO 32000-1, 7.3.5). */
function decoded(name: string): string {
  if (!name.includes('#')) return name;
  return name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

import type { SaxesTagNS } from 'saxes';
import type { Embedded } from './read-document.js';

/** Namespaces of equations, in both kinds of Office Open XML (ISO/IEC 29500-1, 22.1). */
const equations: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/math',
  'http://purl.oclc.org/ooxml/officeDocument/math',
]);

const pictures: ReadonlySet<string> = new Set(['drawing', 'pict', 'object']);
/** Where something that is drawn says what it shows; of a watermark its words. */
const namings: Readonly<Record<string, readonly string[]>> = {
  docPr: ['descr', 'title', 'name'],
  shape: ['alt'],
  textpath: ['string'],
  imagedata: ['title'],
};

interface Opened {
  readonly kind: Embedded['kind'];
  content: string;
  /** Whether words of its own stand in it, as in a text box: these are read as others are. */
  hasParagraphs: boolean;
}

/** The pictures, equations and readings around what is read. */
export class Embedding {
  private readonly open: Opened[] = [];
  private isInEquationText = false;
  private isInReading = false;

  /** @param isOfWord whether the element is one of Word's own */
  opened({ local, uri, attributes }: SaxesTagNS, isOfWord: boolean): void {
    const begin = (kind: Embedded['kind']) => void this.open.push({ kind, content: '', hasParagraphs: false });
    const current = this.open.at(-1);
    if (equations.has(uri)) {
      if (local === 'oMath') begin('equation');
      this.isInEquationText = local === 't';
    } else if (isOfWord) {
      if (pictures.has(local)) begin('picture');
      else if (local === 'ruby') begin('reading');
      else if (local === 'rt') this.isInReading = true;
      else if (local === 'p' && current?.kind === 'picture') current.hasParagraphs = true;
    } else if (current?.kind === 'picture' && current.content === '') {
      const said = namings[local]?.map((name) => Object.values(attributes).find((one) => one.local === name)?.value);
      current.content = said?.find((one) => one !== undefined && one.trim() !== '')?.trim() ?? '';
    }
  }

  /** What has ended. */
  closed({ local, uri }: SaxesTagNS, isOfWord: boolean): Embedded | undefined {
    if (equations.has(uri)) {
      this.isInEquationText = false;
      return local === 'oMath' ? this.end() : undefined;
    }
    if (!isOfWord) return undefined;
    if (local === 'rt') this.isInReading = false;
    return local === 'ruby' || pictures.has(local) ? this.end() : undefined;
  }

  private end(): Embedded | undefined {
    const ended = this.open.pop();
    return ended && !ended.hasParagraphs ? { kind: ended.kind, content: ended.content.trim() } : undefined;
  }

  /** Whether these words are its own, and none of the paragraph. */
  takes(words: string): boolean {
    const current = this.open.at(-1);
    if (!current || !(this.isInEquationText || this.isInReading)) return false;
    current.content += words;
    return true;
  }
}

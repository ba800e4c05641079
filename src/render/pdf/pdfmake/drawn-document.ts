import pdfDocumentModule from 'pdfmake/js/PDFDocument.js';
import type { SharedFace } from '../../fonts/shared-face.js';
import { compressed } from './compressed.js';
import { DrawnFont } from './drawn-font.js';
import type { PdfReference } from './types.js';

const { default: PdfDocument } = pdfDocumentModule;

/** What a file says of itself. */
export interface FileIdentity {
  /** The same for the same content, and for no other. */
  readonly id: Buffer;
  /** Descriptions of its metadata. */
  readonly xmp: readonly string[];
}

/** A file that is being written. It can open no file or address. */
export class DrawnDocument extends PdfDocument {
  private readonly known = new Map<SharedFace, DrawnFont>();
  /** The operators of the page, until they are compressed at once. */
  private operators: string[] = [];
  private isOpeningPage = false;

  constructor(
    options: object,
    private readonly identity: FileIdentity,
  ) {
    super({}, {}, {}, {}, options, null, () => false);
  }

  /** pdfkit hashes only the document information, and would give two briefs of one title the same. */
  override get _id(): Buffer {
    return this.identity.id;
  }

  override set _id(_: Buffer) {}

  override _addInfo(): void {
    for (const description of this.identity.xmp) this.appendXML(description);
  }

  /** The font of a face, made and registered at its first use as pdfkit would, without reading the file again. */
  fontOf(face: SharedFace): DrawnFont {
    const known = this.known.get(face);
    if (known) return known;
    this._fontCount += 1;
    const font = new DrawnFont(this, face, `F${this._fontCount}`);
    this._fontFamilies[font.name in this._fontFamilies ? font.id : font.name] = font;
    this.known.set(face, font);
    return font;
  }

  /** The pages so far. */
  get pages(): readonly PdfReference[] {
    return this._root.data.Pages.data.Kids;
  }

  override addPage(options: { readonly size: readonly [widthPt: number, heightPt: number] }): this {
    this.isOpeningPage = true;
    super.addPage(options);
    this.isOpeningPage = false;
    return this;
  }

  /** The first object of a page is its content, which is compressed already when it is written. */
  override ref(data?: object): PdfReference {
    if (!this.compress || !this.isOpeningPage || data !== undefined) return super.ref(data);
    this.isOpeningPage = false;
    return super.ref({ Filter: 'FlateDecode' });
  }

  override addContent(operators: string): this {
    if (!this.compress) return super.addContent(operators);
    this.operators.push(operators);
    return this;
  }

  override flushPages(): void {
    if (this.operators.length > 0) {
      this.page.content.write(compressed(Buffer.from(`${this.operators.join('\n')}\n`, 'latin1')));
    }
    this.operators = [];
    super.flushPages();
  }
}

import { createHash } from 'node:crypto';
import pdfDocumentModule from 'pdfmake/js/PDFDocument.js';
import type { SharedFace } from '../../fonts/shared-face.js';
import type { MarkedContent, TagType } from '../../page/tags.js';
import { compressed } from './compressed.js';
import { DrawnFont } from './drawn-font.js';
import { FileObject } from './file-object.js';
import type { PdfReference } from './types.js';

const { default: PdfDocument } = pdfDocumentModule;

/** What a file says of itself. */
export interface FileIdentity {
  /** Entries of its document information. */
  readonly info: Readonly<Record<string, unknown>>;
  /** Descriptions of its metadata. */
  readonly xmp: readonly string[];
}

/** A file that is being written. It can open no file or address. */
export class DrawnDocument extends PdfDocument {
  private readonly known = new Map<SharedFace, DrawnFont>();
  /** The operators of the page, until they are compressed at once. */
  private operators: string[] = [];
  private isOpeningPage = false;
  private identifier: Buffer | undefined;
  /** What was written. pdfkit, which would make a stream of it, begins before this class can set anything. */
  declare private chunks: Uint8Array[] | undefined;
  /** What was written after them, in Latin-1. */
  declare private lastText: string | undefined;

  constructor(
    options: object,
    private readonly identity: FileIdentity,
  ) {
    super({}, {}, {}, {}, options, null, () => false);
    // Given before, it would be hashed for an identifier that we do not use.
    Object.assign(this.info, identity.info);
  }

  /** Of all that is written before it. pdfkit would give two files with the same document information the same. */
  override get _id(): Buffer {
    if (!this.identifier) {
      const hash = createHash('sha256');
      for (const chunk of this.written()) hash.update(chunk);
      this.identifier = hash.digest().subarray(0, 16);
    }
    return this.identifier;
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
  override ref(data?: Record<string, unknown>): PdfReference {
    const isContent = this.compress && this.isOpeningPage && data === undefined;
    if (isContent) this.isOpeningPage = false;
    const object = new FileObject(this, this._offsets.length + 1, isContent ? { Filter: 'FlateDecode' } : data);
    this._offsets.push(null);
    this._waiting += 1;
    return object;
  }

  /** Strings are in Latin-1, and end a line. */
  override _write(data: string | Uint8Array): void {
    if (typeof data === 'string') {
      this.lastText = `${this.lastText ?? ''}${data}\n`;
      this._offset += data.length + 1;
    } else {
      this.written().push(data);
      this._offset += data.length;
    }
  }

  /** The file, which has ended. */
  get bytes(): Uint8Array {
    return Buffer.concat(this.written());
  }

  private written(): Uint8Array[] {
    this.chunks ??= [];
    if (this.lastText) this.chunks.push(Buffer.from(this.lastText, 'latin1'));
    this.lastText = '';
    return this.chunks;
  }

  /** Marked content does not nest, and ends on its page. */
  markArtifact(type: 'Layout' | 'Pagination'): void {
    this.addContent(`/Artifact <<\n/Type /${type}\n>> BDC`);
  }

  /** Begins content of an element. */
  markElement(tag: TagType): MarkedContent {
    const { structParentTreeKey, dictionary } = this.page;
    const parents = this.getStructParentTree().get(structParentTreeKey);
    const mcid = parents.length;
    parents.push(null);
    this.addContent(`/${tag} <<\n/MCID ${mcid}\n>> BDC`);
    return { page: dictionary, mcid };
  }

  /** Ends content of an element, or an artifact. */
  endMarked(): void {
    this.addContent('EMC');
  }

  /** While a group of a picture is drawn, its form stands in for the page and takes what is drawn itself. */
  override addContent(operators: string): this {
    if (!this.compress || !('content' in this.page)) return super.addContent(operators);
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

/**
 * The parts of pdfmake 0.3.11 that we use. They are internals: the version is pinned, and
 * test/unit/render/pdfmake-contract.test.ts checks what we rely on.
 */

declare module 'pdfmake/js/PDFDocument.js' {
  import type { EventEmitter } from 'node:events';

  /** A font that the file embeds. */
  export interface EmbeddedFont {
    readonly name: string;
    /** Called at the end of the document. */
    finalize(): void;
  }

  /** An object of the file. */
  export interface PdfReference {
    readonly data: Record<string, unknown>;
    write(content: Uint8Array): void;
    end(content?: Uint8Array | string): void;
  }

  export interface Outline {
    readonly outlineData: Record<string, unknown>;
    readonly children: readonly Outline[];
    /** `top` in pt from the top of the page, `left` from its right edge. */
    addItem(
      title: string,
      options: { readonly top: number; readonly left: number; readonly zoom: number; readonly pageNumber: number },
    ): Outline;
  }

  export class PDFDocument extends EventEmitter {
    constructor(
      fonts: object,
      images: object,
      patterns: object,
      attachments: object,
      options: object,
      virtualfs: null,
      localAccessPolicy: (path: string) => boolean,
    );
    get _id(): Buffer;
    set _id(_: Buffer);
    readonly info: Record<string, unknown>;
    _addInfo(): void;
    appendXML(xml: string): void;
    link(x: number, y: number, width: number, height: number, url: string, options: object): this;
    goTo(x: number, y: number, width: number, height: number, name: string, options: object): this;
    addNamedEmbeddedFile(name: string, specification: PdfReference): void;
    getStructTreeRoot(): PdfReference;
    /** Lists by key: the elements of the marked content of a page, by their MCID; and the elements of annotations. */
    getStructParentTree(): {
      get(key: unknown): (PdfReference | null)[];
      add(key: number, element: PdfReference): void;
    };
    /** Adds an empty list. */
    createStructParentTreeNextKey(): number;
    readonly outline: Outline;
    readonly page: {
      readonly width: number;
      readonly height: number;
      readonly fonts: Record<string, PdfReference>;
      readonly dictionary: PdfReference;
      readonly content: PdfReference;
      /** In the parent tree. */
      readonly structParentTreeKey: number;
    };
    /** Data URLs of pictures by name; `provideImage` embeds one. */
    readonly images: Record<string, string>;
    provideImage(name: string): object;
    addContent(operators: string): this;
    addPage(options: { readonly size: readonly [widthPt: number, heightPt: number] }): this;
    readonly _root: {
      readonly data: Record<string, unknown> & {
        readonly Pages: { readonly data: { readonly Kids: readonly PdfReference[] } };
        readonly Names: { readonly data: Record<string, unknown> };
        /** There with `displayTitle`. */
        readonly ViewerPreferences: { readonly data: Record<string, unknown> };
      };
    };
    ref(data?: Record<string, unknown>): PdfReference;
    /** Where the objects of the file begin, in bytes; null for those that are not yet written. */
    readonly _offsets: (number | null)[];
    _waiting: number;
    _offset: number;
    _write(data: string | Uint8Array): void;
    _refEnd(object: { readonly id: number; readonly offset: number }): void;
    /** The fonts that the file embeds, by name, in the order of their first use. */
    readonly _fontFamilies: Record<string, EmbeddedFont>;
    _fontCount: number;
    readonly compress: boolean;
    flushPages(): void;
    end(): void;
  }
  const exported: { default: typeof PDFDocument };
  export default exported;
}

declare module 'pdfmake/js/SVGMeasure.js' {
  export class SVGMeasure {
    writeDimensions(svg: string, size: { readonly width: number; readonly height: number }): string;
  }
  const exported: { default: typeof SVGMeasure };
  export default exported;
}

declare module 'pdfmake/js/Renderer.js' {
  import type { PDFDocument } from 'pdfmake/js/PDFDocument.js';

  /** What draws pictures. Places in pt from the top left of the page. */
  export class Renderer {
    constructor(document: PDFDocument);
    renderImage(image: object): void;
    renderSVG(svg: object): void;
  }
  const exported: { default: typeof Renderer };
  export default exported;
}

/**
 * The parts of pdfmake 0.3.11 that we build on. They are internals: the version is pinned,
 * and test/unit/render/pdfmake-contract.test.ts says what we rely on.
 */

declare module 'pdfmake/js/PDFDocument.js' {
  import type { EventEmitter } from 'node:events';

  export interface PdfFont {
    readonly ascender: number;
    readonly descender: number;
    readonly font: {
      readonly unitsPerEm: number;
      hasGlyphForCodePoint(codePoint: number): boolean;
      glyphForCodePoint(codePoint: number): {
        readonly advanceWidth: number;
        readonly bbox: { readonly minX: number; readonly maxX: number };
      };
    };
    widthOfString(text: string, sizePt: number, features?: readonly string[] | null): number;
    lineHeight(sizePt: number): number;
  }

  export interface FontFiles {
    readonly normal: readonly [Uint8Array];
    readonly bold: readonly [Uint8Array];
    readonly italics: readonly [Uint8Array];
    readonly bolditalics: readonly [Uint8Array];
  }

  /** pdfkit's reference to a stretch of marked content. */
  export interface StructureContent {
    readonly refs: readonly object[];
  }

  export interface StructureElement {
    add(child: StructureContent | StructureElement): this;
    end(): void;
  }

  export class PDFDocument extends EventEmitter {
    constructor(
      fonts: Readonly<Record<string, FontFiles>>,
      images: object,
      patterns: object,
      attachments: object,
      options: object,
      virtualfs: null,
      localAccessPolicy: (path: string) => boolean,
    );
    _id: Buffer;
    _addInfo(): void;
    appendXML(xml: string): void;
    markContent(tag: 'Artifact', options: { readonly type: string }): this;
    markStructureContent(tag: string): StructureContent;
    endMarkedContent(): this;
    struct(type: string, options: object): StructureElement;
    addStructure(element: StructureElement): this;
    link(x: number, y: number, width: number, height: number, url: string, options: object): this;
    provideFont(family: string, bold: boolean, italics: boolean): PdfFont;
    end(): void;
  }
  const exported: { default: typeof PDFDocument };
  export default exported;
}

declare module 'pdfmake/js/TextInlines.js' {
  import type { PDFDocument, PdfFont } from 'pdfmake/js/PDFDocument.js';

  export interface MeasuredInline {
    text: string;
    width: number;
    trailingCut: number;
    leadingCut?: number;
    fontSize: number;
    font: PdfFont;
    sup?: boolean;
    lineEnd?: boolean;
    /** From the start of the line, in pt; set when the line is made. */
    x: number;
    link?: string;
    noNewLine?: boolean;
    noWrap?: boolean;
    /** Ours, carried from the fragment: stays with its neighbour that has it too. */
    together?: boolean;
  }

  export class TextInlines {
    constructor(document: PDFDocument);
    measure(inlines: object[], styles: object): MeasuredInline[];
  }
  const exported: { default: typeof TextInlines };
  export default exported;
}

declare module 'pdfmake/js/DocMeasure.js' {
  import type { TextInlines } from 'pdfmake/js/TextInlines.js';

  export interface DocMeasure {
    textInlines: TextInlines;
    measureDocument(node: object): object;
  }
}

declare module 'pdfmake/js/LayoutBuilder.js' {
  import type { DocMeasure } from 'pdfmake/js/DocMeasure.js';
  import type { PDFDocument } from 'pdfmake/js/PDFDocument.js';
  import type { MeasuredInline } from 'pdfmake/js/TextInlines.js';

  export interface PageSize {
    readonly width: number;
    readonly height: number;
    readonly orientation: 'portrait' | 'landscape';
  }

  export interface Line {
    readonly inlines: readonly MeasuredInline[];
    getHeight(): number;
    getAscenderHeight(): number;
  }

  export class LayoutBuilder {
    constructor(
      pageSize: PageSize,
      margins: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
      svgMeasure: object,
    );
    protected docMeasure: DocMeasure;
    protected writer: { context(): { y: number; availableWidth: number; pages: object[] } };
    layoutDocument(
      content: object,
      document: PDFDocument,
      styles: object,
      defaultStyle: object,
      background?: () => object,
      header?: undefined,
      footer?: () => object,
    ): object[];
    tryLayoutDocument(content: object, document: PDFDocument, ...rest: unknown[]): object;
    addHeadersAndFooters(header: unknown, footer: unknown): void;
    buildNextLine(node: object): Line | null;
  }
  const exported: { default: typeof LayoutBuilder };
  export default exported;
}

declare module 'pdfmake/js/SVGMeasure.js' {
  const exported: { default: new () => object };
  export default exported;
}

declare module 'pdfmake/js/Renderer.js' {
  import type { Line } from 'pdfmake/js/LayoutBuilder.js';
  import type { PDFDocument } from 'pdfmake/js/PDFDocument.js';

  export class Renderer {
    constructor(document: PDFDocument);
    renderPages(pages: object[]): void;
    renderLine(line: Line, x: number, y: number): void;
    renderVector(vector: object): void;
    renderImage(image: object): void;
    renderSVG(svg: object): void;
  }
  const exported: { default: typeof Renderer };
  export default exported;
}

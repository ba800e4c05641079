/**
 * The parts of pdfmake 0.3.11 that we use. They are internals: the version is pinned, and
 * test/unit/render/pdfmake-contract.test.ts checks what we rely on.
 */

declare module 'pdfmake/js/PDFDocument.js' {
  import type { EventEmitter } from 'node:events';

  /** A font of a document as pdfmake and pdfkit use it. */
  export interface PdfFont {
    readonly ascender: number;
    readonly descender: number;
    readonly font: import('../../fonts/font-program.js').FontProgram;
    widthOfString(text: string, sizePt: number, features?: readonly string[] | null): number;
    lineHeight(sizePt: number): number;
  }

  /** A font that the file embeds. */
  export interface EmbeddedFont {
    readonly name: string;
    /** A reference to its dictionary. */
    ref(): PdfReference;
    /** Called at the end of the document. */
    finalize(): void;
  }

  /** An object of the file. */
  export interface PdfReference {
    readonly data: Record<string, unknown>;
    end(content?: Uint8Array | string): void;
  }

  /** A reference to a marked-content sequence. */
  export interface StructureContent {
    readonly refs: readonly object[];
  }

  export interface StructureElement {
    /** Written with the tree; entries may be added until then. */
    readonly dictionary: { readonly data: Record<string, unknown> };
    add(child: StructureContent | StructureElement): this;
    end(): void;
  }

  export interface Outline {
    readonly outlineData: Record<string, unknown>;
    readonly children: readonly Outline[];
    /** `top` in pt from the top of the page, `left` from its right edge. */
    addItem(title: string, options: { readonly top: number; readonly left: number; readonly zoom: number }): Outline;
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
    _id: Buffer;
    _addInfo(): void;
    appendXML(xml: string): void;
    markContent(tag: 'Artifact', options: { readonly type: string }): this;
    markStructureContent(tag: string): StructureContent;
    endMarkedContent(): this;
    struct(type: string, options: object): StructureElement;
    addStructure(element: StructureElement): this;
    link(x: number, y: number, width: number, height: number, url: string, options: object): this;
    goTo(x: number, y: number, width: number, height: number, name: string, options: object): this;
    addNamedEmbeddedFile(name: string, specification: PdfReference): void;
    addNamedDestination(name: string, kind: 'XYZ', x: number, y: number, zoom: null): void;
    getStructTreeRoot(): { readonly data: Record<string, unknown> };
    readonly outline: Outline;
    readonly page: { readonly width: number; readonly height: number; readonly fonts: Record<string, PdfReference> };
    /** Data URLs of pictures by name; `provideImage` embeds one. */
    readonly images: Record<string, string>;
    provideImage(name: string): object;
    addContent(operators: string): this;
    opacity(opacity: number): this;
    fill(colour: string): this;
    readonly _root: { readonly data: Record<string, unknown> };
    ref(data?: object): PdfReference;
    /** The fonts that the file embeds, by name, in the order of their first use. */
    readonly _fontFamilies: Record<string, EmbeddedFont>;
    _fontCount: number;
    end(): void;
  }
  const exported: { default: typeof PDFDocument };
  export default exported;
}

declare module 'pdfmake/js/TextInlines.js' {
  import type { PDFDocument } from 'pdfmake/js/PDFDocument.js';

  /** A word to be placed on a line. All lengths in pt. */
  export interface MeasuredInline {
    text: string;
    width: number;
    height: number;
    /** Widths that do not count at the edges of a line. */
    leadingCut: number;
    trailingCut: number;
    /** From the start of the line. Set when the line is built. */
    x: number;
    font: import('./shared-face.js').SharedFace;
    fontSize: number;
    alignment: 'left' | 'right';
    sup: boolean;
    /** Whether a line must end after it. */
    lineEnd: boolean;
    /** Whether no line may end after it. */
    noNewLine: boolean;
    /** The width of the hyphen that is shown where a line ends after it; 0 for none. Added by us, as are the next two. */
    hyphenPt: number;
    word: import('../../fonts/measured-word.js').MeasuredWord;
    readonly fragment: import('./fragment.js').Fragment;
  }

  /** The inherited properties of the blocks around. */
  export interface Styles {
    getProperty(name: string): unknown;
  }

  export interface BuiltInlines {
    readonly items: MeasuredInline[];
    /** Of the widest word, and of the longest line. */
    readonly minWidth: number;
    readonly maxWidth: number;
  }

  export class TextInlines {
    constructor(document: PDFDocument);
    buildInlines(fragments: readonly object[], styles: Styles): BuiltInlines;
  }
  const exported: { default: typeof TextInlines };
  export default exported;
}

declare module 'pdfmake/js/DocMeasure.js' {
  import type { TextInlines } from 'pdfmake/js/TextInlines.js';

  export interface DocMeasure {
    textInlines: TextInlines;
  }
}

declare module 'pdfmake/js/Line.js' {
  import type { MeasuredInline } from 'pdfmake/js/TextInlines.js';

  export class Line {
    constructor(maxWidth: number);
    readonly inlines: readonly MeasuredInline[];
    lastLineInParagraph?: boolean;
    readonly newLineForced?: boolean;
    addInline(inline: MeasuredInline): void;
    getWidth(): number;
    getHeight(): number;
    getAscenderHeight(): number;
  }
  const exported: { default: typeof Line };
  export default exported;
}

declare module 'pdfmake/js/LayoutBuilder.js' {
  import type { DocMeasure } from 'pdfmake/js/DocMeasure.js';
  import type { Line } from 'pdfmake/js/Line.js';
  import type { PDFDocument } from 'pdfmake/js/PDFDocument.js';

  export interface PageSize {
    readonly width: number;
    readonly height: number;
    readonly orientation: 'portrait' | 'landscape';
  }

  export class LayoutBuilder {
    constructor(
      pageSize: PageSize,
      margins: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
      svgMeasure: object,
    );
    protected docMeasure: DocMeasure;
    protected writer: { context(): { y: number; availableWidth: number } };
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
  import type { Line } from 'pdfmake/js/Line.js';
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

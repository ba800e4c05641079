import pdfDocumentModule, { type FontFiles, type PDFDocument, type PdfFont } from 'pdfmake/js/PDFDocument.js';
import type { Theme } from '../../model/theme.js';
import { SharedFace } from './font-store.js';

const { default: PdfDocument } = pdfDocumentModule;

/** The bytes of a theme's font file. Files are read at the edge. */
export type ReadFont = (file: string) => Uint8Array;

export interface Fonts {
  /** A new pdfkit document that knows the theme's families. Nothing local or remote can be opened by it. */
  createDocument(options: object): PDFDocument;
  /** The font of a family, for measuring. */
  font(family: string, bold?: boolean): PdfFont;
  covers(family: string, codePoint: number): boolean;
  /** Whether the file of a face is a font that can be read. */
  opens(family: string, face: 'regular' | 'bold' | 'italic'): boolean;
}

/** A font file of a theme, by its bytes: two faces may be set in one file. */
type Faces = Map<Uint8Array, SharedFace>;

/** A document whose fonts are shared with all others of its theme. */
class BriefDocument extends PdfDocument {
  faces: Faces = new Map();

  override provideFont(family: string, bold: boolean, italics: boolean): PdfFont {
    const type = this.getFontType(bold, italics);
    const known = this.fontCache[family]?.[type];
    if (known) return known;
    const files = this.getFontFile(family, bold, italics);
    const font = files ? this.shared(files[0]) : super.provideFont(family, bold, italics);
    this.fontCache[family] = { ...this.fontCache[family], [type]: font };
    // pdfkit says in every font that glyph 0, which we never show, is U+0000: no value that a PDF/UA file may give
    // (ISO 14289-1, 7.21.7).
    if (font.unicode?.[0]?.[0] === 0) font.unicode[0] = [0xfffd];
    return font;
  }

  /** As pdfkit would make and register it, without reading the file again. */
  private shared(file: Uint8Array): PdfFont {
    const face = this.faces.get(file) ?? new SharedFace(read(file));
    this.faces.set(file, face);
    this._fontCount += 1;
    const id = `F${this._fontCount}`;
    const font = face.in(this, id);
    const namesake = this._fontFamilies[font.name];
    if (namesake?.font === font.font) return namesake;
    this._fontFamilies[namesake ? id : font.name] = font;
    return font;
  }
}

/** A font file as pdfkit reads it, in a document that is thrown away. */
function read(file: Uint8Array): PdfFont {
  const files = { normal: [file], bold: [file], italics: [file], bolditalics: [file] } as const;
  const options = { autoFirstPage: false, font: null };
  return new PdfDocument({ font: files }, {}, {}, {}, options, null, () => false).provideFont('font', false, false);
}

/** Fonts of a theme, each file read once and only when something is set in it. */
export function loadFonts(theme: Theme, readFont: ReadFont): Fonts {
  const read = new Map<string, Uint8Array>();
  const bytes = (file: string): Uint8Array => {
    const known = read.get(file) ?? readFont(file);
    read.set(file, known);
    return known;
  };
  const descriptors: Record<string, FontFiles> = {};
  for (const [family, files] of Object.entries(theme.fonts)) {
    const { regular, bold, italic } = files;
    // Getters, so that a Chinese font of ten megabytes is read for Chinese pages only.
    descriptors[family] = {
      get normal(): readonly [Uint8Array] {
        return [bytes(regular)];
      },
      get bold(): readonly [Uint8Array] {
        return [bytes(bold)];
      },
      get italics(): readonly [Uint8Array] {
        return [bytes(italic ?? regular)];
      },
      get bolditalics(): readonly [Uint8Array] {
        return [bytes(bold)];
      },
    };
  }
  const faces: Faces = new Map();
  const createDocument = (options: object): PDFDocument => {
    const document = new BriefDocument({}, {}, {}, {}, options, null, () => false);
    Object.assign(document, { fonts: descriptors, faces });
    return document;
  };
  const measuring = createDocument({ autoFirstPage: false, font: null });
  const font = (family: string, bold = false) => measuring.provideFont(family, bold, false);
  const opens = (family: string, face: 'regular' | 'bold' | 'italic') => {
    try {
      const { ascender } = measuring.provideFont(family, face === 'bold', face === 'italic');
      return Number.isFinite(ascender);
    } catch {
      return false;
    }
  };
  return {
    createDocument,
    font,
    opens,
    covers: (family, codePoint) => font(family).font.hasGlyphForCodePoint(codePoint),
  };
}

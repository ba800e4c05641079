import pdfDocumentModule, { type FontFiles, type PDFDocument, type PdfFont } from 'pdfmake/js/PDFDocument.js';
import type { Theme } from '../../model/theme.js';

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

/**
 * pdfkit says in every font that glyph 0, which we never show, is U+0000: no value that a PDF/UA file may give
 * (ISO 14289-1, 7.21.7).
 */
class BriefDocument extends PdfDocument {
  override provideFont(family: string, bold: boolean, italics: boolean): PdfFont {
    const font = super.provideFont(family, bold, italics);
    if (font.unicode?.[0]?.[0] === 0) font.unicode[0] = [0xfffd];
    return font;
  }
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
  const createDocument = (options: object): PDFDocument => {
    const document = new BriefDocument({}, {}, {}, {}, options, null, () => false);
    (document as unknown as { fonts: typeof descriptors }).fonts = descriptors;
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

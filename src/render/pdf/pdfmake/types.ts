/** What the page may know of pdfmake's insides: types only, so that no other folder imports them. */
export type { Line } from 'pdfmake/js/Line.js';
export type {
  EmbeddedFont,
  FontFiles,
  GlyphRun,
  Outline,
  PDFDocument,
  PdfFont,
  ShapedGlyph,
  StructureElement,
  SubsetGlyph,
  TrueTypeSubset,
} from 'pdfmake/js/PDFDocument.js';
export type { MeasuredInline } from 'pdfmake/js/TextInlines.js';

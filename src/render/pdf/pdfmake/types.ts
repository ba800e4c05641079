/** The types of pdfmake's internals, so that few files import them. */
export type { EmbeddedFont, Outline, PDFDocument, PdfReference } from 'pdfmake/js/PDFDocument.js';

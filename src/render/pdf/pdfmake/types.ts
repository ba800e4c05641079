/** The types of pdfmake's internals, so that few files import them. */
export type { EmbeddedFont, Outline, PDFDocument, PdfReference, StructureElement } from 'pdfmake/js/PDFDocument.js';

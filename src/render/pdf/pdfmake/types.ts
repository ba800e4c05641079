/** The types of pdfmake's internals, so that few files import them. */
export type { Line } from 'pdfmake/js/Line.js';
export type { Outline, PDFDocument, PdfFont, PdfReference, StructureElement } from 'pdfmake/js/PDFDocument.js';
export type { MeasuredInline } from 'pdfmake/js/TextInlines.js';

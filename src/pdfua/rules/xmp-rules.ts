import type { PdfFile } from '../reader/pdf-file.js';
import { readXmp, type Xmp } from '../reader/xmp.js';
import { hasDocumentLanguage } from './language-rules.js';
import type { ReportViolation } from './rules.js';

/** The XMP metadata is there and well-formed, with a title and the PDF/UA identifier (ISO 14289-1, 5 and 7.1). */
export function checkXmp(file: PdfFile, report: ReportViolation): void {
  const stream = file.stream(file.catalog.get('Metadata'));
  if (!stream) {
    report('xmp', 'The catalog has no XMP metadata (Metadata).');
    return;
  }
  if (file.name(stream.dict.get('Type')) !== 'Metadata' || file.name(stream.dict.get('Subtype')) !== 'XML') {
    report('xmp-form', 'The stream of the XMP metadata does not say that it is that (Type Metadata, Subtype XML).');
  }
  if (stream.dict.get('Filter') !== undefined) {
    report('xmp-form', 'The XMP metadata is packed: programs that do not read PDF cannot find it.');
  }
  const xmp = readXmp(file.bytes(stream));
  if (xmp.problem !== undefined) {
    report('xmp', `The XMP metadata cannot be read as XML: ${xmp.problem}`);
    return;
  }
  const title = firstOf(xmp, 'dc:title');
  if (!xmp.properties.has('dc:title')) report('xmp', 'The XMP metadata has no title (dc:title).');
  else if (title === undefined || title.trim() === '')
    report('xmp-form', 'The XMP metadata has no title (dc:title) as x-default.');
  if (firstOf(xmp, 'pdfuaid:part')?.trim() !== '1')
    report('xmp', 'The XMP metadata does not say that the file is PDF/UA-1 (pdfuaid:part).');
  if (xmp.repeated.has('pdfuaid:part'))
    report('xmp', 'The XMP metadata says more than once which part of PDF/UA the file is (pdfuaid:part).');
  for (const prefix of xmp.identifierPrefixes) {
    if (prefix !== 'pdfuaid')
      report('xmp', `The XMP metadata says that the file is PDF/UA with the prefix ${prefix}, not pdfuaid.`);
  }
  if (xmp.hasUnnamedLanguage && !hasDocumentLanguage(file)) {
    report('language', 'The language of texts in the XMP metadata is not known: the catalog has none (Lang).');
  }
  checkInfo(file, xmp, report);
}

/** Entries of the document information and the equivalent properties (ISO 16684-1; PDF/A has the same list). */
const pairs = [
  ['Title', 'dc:title'],
  ['Author', 'dc:creator'],
  ['Subject', 'dc:description'],
  ['Keywords', 'pdf:Keywords'],
  ['Producer', 'pdf:Producer'],
] as const;

function checkInfo(file: PdfFile, xmp: Xmp, report: ReportViolation): void {
  const info = file.dict(file.trailer.get('Info'));
  for (const [entry, property] of pairs) {
    const value = file.text(info?.get(entry));
    const values = xmp.values.get(property);
    if (value === undefined || values === undefined) continue;
    if (value !== values.join('; ') && value !== values.join(', ')) {
      report(
        'xmp-info',
        `${entry} is “${value}” in the document information, ${property} is “${values.join('; ')}” in XMP.`,
      );
    }
  }
}

function firstOf(xmp: Xmp, property: string): string | undefined {
  return xmp.values.get(property)?.[0];
}

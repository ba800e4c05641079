import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type FileKind, kindOfFile } from '../../../src/exchange/kind-of-file.js';

const zip = (...names: readonly string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));
const openDocument = zipSync({
  mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
  'content.xml': strToU8('x'),
});

describe('what somebody sends in the place of a document or of translations', () => {
  it.each<[FileKind | undefined, string, Uint8Array]>([
    ['word', 'a document of Word', zip('[Content_Types].xml', 'word/document.xml')],
    ['word', 'one of Word on the web', zip('[Content_Types].xml', 'word/document2.xml')],
    ['opendocument', 'a document of LibreOffice', openDocument],
    ['pages', 'a document of Pages', zip('Index/Document.iwa', 'preview.jpg')],
    ['zipped-word', 'a document in a ZIP file', zip('Briefs/', 'Briefs/Mayors.DOCX')],
    [
      'zipped-word',
      'one that is not packed in it',
      zipSync({ 'a.docx': [zip('[Content_Types].xml', 'word/document.xml'), { level: 0 }] }),
    ],
    ['zip', 'a package of translations', zip('job.xlf')],
    ['zip', 'a table', zip('[Content_Types].xml', 'xl/workbook.xml')],
    ['old-word', 'a .doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0)],
    ['pdf', 'a PDF', strToU8('%PDF-1.7\n')],
    ['rich-text', 'RTF', strToU8('{\\rtf1\\ansi')],
    ['xliff', 'translations', strToU8('<?xml version="1.0"?>\n<xliff version="2.0">')],
    ['xliff', 'translations in UTF-16', new Uint8Array(Buffer.from('\ufeff<xliff version="2.0">', 'utf16le'))],
    ['empty', 'nothing', new Uint8Array()],
    ['zip', 'a ZIP file that was cut short', zip('[Content_Types].xml', 'word/document.xml').subarray(0, 90)],
    [undefined, 'words', strToU8('# A brief')],
    [undefined, 'a page of the web', strToU8('<!doctype html><p>a')],
  ])('is known as %s: %s', (kind, _, bytes) => {
    expect(kindOfFile(bytes)).toBe(kind);
  });
});

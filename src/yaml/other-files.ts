import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { SourceFile, SourceId } from '../diagnostics/source.js';

/** A kind of file that is no plain text, or none of YAML, by how it begins. */
interface FileKind {
  readonly begins: string | RegExp;
  readonly message: string;
  readonly hint: string;
}

const asPlainText =
  'In a word processor choose "Save as" and the type "Plain text" with the encoding UTF-8, or copy the words into a text editor.';

/** In bytes, each as one character. */
const packed: readonly FileKind[] = [
  {
    begins: `PK${String.fromCharCode(3, 4)}`,
    message: 'This file is a document of Word or LibreOffice, or another packed file, and no plain text.',
    hint: asPlainText,
  },
  {
    begins: String.fromCharCode(0xd0, 0xcf, 0x11, 0xe0),
    message: 'This file is a document of an old Word, and no plain text.',
    hint: asPlainText,
  },
  { begins: '%PDF-', message: 'This file is a PDF, and no plain text.', hint: 'Copy its words into a text editor.' },
  {
    begins: '{\\rtf',
    message: 'This file is a document of a word processor (RTF), and no plain text.',
    hint: `In TextEdit choose "Make Plain Text" in the menu "Format", and save the file anew. ${asPlainText}`,
  },
];

const texts: readonly FileKind[] = [
  {
    begins: /^\s*<(?:!doctype\s+html|html)\b/i,
    message: 'This file is a web page, and not the file that the page shows.',
    hint: 'Save the file itself: sites that keep files have a link to it called "Raw" or "Download".',
  },
  {
    begins: /^\s*<(?:\?xml\b|[a-z][\w.:-]*(?:\s[^<>]*)?>(?!\s*:))/i,
    message: 'This file is XML, and the files of a pack are YAML.',
    hint: 'Write each value in a line of its own:\n  key: "text"',
  },
];

/** What the bytes of a file are, where they are no text. */
export function packedFile(id: SourceId, bytes: Uint8Array): Diagnostic | undefined {
  return refusal(id, String.fromCharCode(...bytes.subarray(0, 8)), packed);
}

/** What a text is, where it is none of YAML. */
export function foreignText({ id, text }: SourceFile): Diagnostic | undefined {
  return refusal(id, text.slice(0, 200), texts);
}

function refusal(source: SourceId, beginning: string, kinds: readonly FileKind[]): Diagnostic | undefined {
  const kind = kinds.find(({ begins }) =>
    typeof begins === 'string' ? beginning.startsWith(begins) : begins.test(beginning),
  );
  return kind && error('yaml/encoding', kind.message, { span: { source, start: 0, end: 1 }, hint: kind.hint });
}

import { zipDirectory } from './zip-directory.js';

/** What a file is that somebody hands over in the place of another one. */
export type FileKind =
  | 'word'
  | 'old-word'
  | 'opendocument'
  | 'pages'
  | 'pdf'
  | 'rich-text'
  | 'xliff'
  | 'zipped-word'
  | 'zip'
  | 'empty';

/** What a file is by its bytes, whatever it is called; nothing where it is none of these. */
export function kindOfFile(bytes: Uint8Array): FileKind | undefined {
  if (bytes.length === 0) return 'empty';
  const begin = latin(bytes.subarray(0, 400));
  if (begin.startsWith('PK')) return kindOfZip(begin, namesIn(bytes));
  if (begin.startsWith('\xd0\xcf\x11\xe0')) return 'old-word';
  if (begin.startsWith('%PDF-')) return 'pdf';
  if (begin.startsWith('{\\rtf')) return 'rich-text';
  // In UTF-16 a zero stands between the letters.
  return begin.replaceAll('\0', '').includes('<xliff') ? 'xliff' : undefined;
}

/** A document of OpenDocument says first what it is (OpenDocument 1.3, part 2, 3.3), others in the names of their parts. */
function kindOfZip(begin: string, names: readonly string[]): FileKind {
  if (begin.startsWith('mimetypeapplication/vnd.oasis.opendocument', firstName)) return 'opendocument';
  if (names.some((name) => name.startsWith('word/document'))) return 'word';
  if (names.some((name) => name.endsWith('.iwa'))) return 'pages';
  return names.some((name) => /\.docx$/i.test(name)) ? 'zipped-word' : 'zip';
}

/** Where the name of the first part stands (APPNOTE.TXT of PKWARE, 4.3). */
const firstName = 30;
/** Lists of all that is told apart here are shorter by far. */
const maxNames = 10_000;

/** By the list at the end: a file that is packed in another may have a list of its own. */
function namesIn(bytes: Uint8Array): readonly string[] {
  const names: string[] = [];
  for (const entry of zipDirectory(bytes)?.entries() ?? []) {
    if (!entry || names.length === maxNames) break;
    names.push(latin(entry.name));
  }
  return names;
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

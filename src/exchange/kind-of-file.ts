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
  if (begin.startsWith('mimetypeapplication/vnd.oasis.opendocument', nameOffset.ofPart)) return 'opendocument';
  if (names.some((name) => name.startsWith('word/document'))) return 'word';
  if (names.some((name) => name.endsWith('.iwa'))) return 'pages';
  return names.some((name) => /\.docx$/i.test(name)) ? 'zipped-word' : 'zip';
}

/** How far from its sign the name stands in the header of a part, and in the list (APPNOTE.TXT of PKWARE, 4.3). */
const nameOffset = { ofPart: 30, inList: 46 } as const;
const [listSign, endSign] = ['PK\u0001\u0002', 'PK\u0005\u0006'];
/** What may stand behind the list. */
const maxEndBytes = 0xffff + 22;
/** Lists of all that is told apart here are shorter by far. */
const maxNames = 10_000;

/** By the list at the end: a file that is packed in another may have a list of its own. */
function namesIn(bytes: Uint8Array): readonly string[] {
  const end = latin(bytes.subarray(-maxEndBytes)).lastIndexOf(endSign) + Math.max(0, bytes.length - maxEndBytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  if (end < 0 || end + 20 > bytes.length) return names;
  let at = view.getUint32(end + 16, true);
  while (names.length < maxNames && latin(bytes.subarray(at, at + 4)) === listSign && at + nameOffset.inList <= end) {
    const [name, ...others] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    names.push(latin(bytes.subarray(at + nameOffset.inList, at + nameOffset.inList + (name ?? 0))));
    at += nameOffset.inList + (name ?? 0) + others.reduce((sum, length) => sum + length, 0);
  }
  return names;
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

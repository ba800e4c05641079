import { type Diagnostic, error } from '../../diagnostics/diagnostic.js';
import { fail, ok, type Result } from '../../diagnostics/result.js';
import { originNamespace } from '../../model/printed-page.js';
import { type FileKind, kindOfFile } from '../kind-of-file.js';
import { readStrictXml, type XmlFlaw } from '../strict-xml.js';
import { openDocx, UnsafeFile } from './open-docx.js';
import { PartReader } from './part-reader.js';
import type { ReadDocument } from './read-document.js';
import { readOrigin } from './read-origin.js';
import { readStyles, type WordType } from './read-styles.js';

const limits = { maxDepth: 256, maxElements: 500_000 };

/** Reads a document of Word, as Word, LibreOffice or Google Docs write it. Nothing of it is trusted. */
export function readDocx(bytes: Uint8Array, source: string): Result<ReadDocument> {
  const kind = kindOfFile(bytes);
  const other = kind === undefined ? undefined : otherFiles.get(kind);
  if (other) return fail([unreadable(other.message, source, other.hint)]);
  try {
    const parts = openDocx(bytes);
    const read = (name: string, links?: ReadonlyMap<string, string>, styles?: ReadonlyMap<string, WordType>) => {
      const reader = new PartReader(links, styles);
      const text = parts.get(name);
      if (text !== undefined) readStrictXml(text, reader, limits, (flaw) => refuse(name, flaw));
      return reader;
    };
    const originPart = [...parts.keys()].find(
      (name) => name.startsWith('customXml/') && parts.get(name)?.includes(originNamespace),
    );
    const edges = ['header', 'footer'].flatMap((edge) =>
      [...parts.keys()].filter((name) => name.startsWith(`word/${edge}`)).sort(),
    );
    const relationsOf = (name: string) => read(name.replace(/[^/]*$/, '_rels/$&.rels'));
    /** The names of the parts of one, or of the whole package, by what they are of it; as a rule the usual ones. */
    const partsOf = (owner: string) => {
      const { related } = relationsOf(owner);
      return (kind: string, usual = `word/${kind}.xml`) => {
        const target = related.get(kind) ?? '';
        const name = target.startsWith('/') ? target.slice(1) : owner.replace(/[^/]*$/, '') + target;
        return parts.has(name) ? name : usual;
      };
    };
    const main = partsOf('')('officeDocument', 'word/document.xml');
    if (!parts.has(main)) throw new UnsafeFile('This is no document of Word: it has no text.');
    const ofMain = partsOf(main);
    const stylesPart = ofMain('styles');
    const styles = readStyles(parts.get(stylesPart), (flaw) => refuse(stylesPart, flaw));
    const paragraphs = [main, ...edges].flatMap((name) => read(name, relationsOf(name).links, styles).paragraphs);
    return ok({
      paragraphs,
      comments: read(ofMain('comments')).comments,
      notes: [...read(ofMain('footnotes')).notes, ...read(ofMain('endnotes')).notes],
      properties: read('docProps/custom.xml').properties,
      identifier: read('docProps/core.xml').identifier,
      origin:
        originPart === undefined
          ? undefined
          : readOrigin(parts.get(originPart) ?? '', (flaw) => refuse(originPart, flaw)),
    });
  } catch (cause) {
    if (!(cause instanceof UnsafeFile)) throw cause;
    return fail([unreadable(cause.message, source)]);
  }
}

export function unreadable(
  message: string,
  source: string,
  hint = 'Save it again as a plain Word document (.docx), from the page that build -f docx makes.',
): Diagnostic {
  return error('exchange/unreadable', message, { span: { source, start: 0, end: 0 }, hint });
}

const saveAsWord = 'Open it in LibreOffice or Word, save it as a Word document (.docx), and read that.';

/** What people send in the place of a document of Word, and how it becomes one. */
const otherFiles: ReadonlyMap<FileKind, { readonly message: string; readonly hint: string }> = new Map([
  [
    'opendocument',
    { message: 'This is a document of OpenDocument, such as LibreOffice writes (.odt).', hint: saveAsWord },
  ],
  ['rich-text', { message: 'This is a document in Rich Text Format (.rtf).', hint: saveAsWord }],
  [
    'old-word',
    {
      message: 'This is a document of an old Word (.doc), or one with a password.',
      hint: `${saveAsWord} It must have no password.`,
    },
  ],
  [
    'pages',
    {
      message: 'This is a document of Pages.',
      hint: 'Open it in Pages, export it as a Word document (.docx), and read that.',
    },
  ],
  [
    'pdf',
    {
      message: 'This is a PDF.',
      hint: 'What was written on a PDF is not read: write it into the document of build -f docx, and read that; or into the YAML.',
    },
  ],
  ['xliff', { message: 'This is a file of translations.', hint: 'Read it with: policy-brief translate import' }],
  [
    'zipped-word',
    { message: 'This is a ZIP file with a document in it.', hint: 'Unpack it, and read the .docx that is in it.' },
  ],
  ['empty', { message: 'This file is empty.', hint: 'Ask for it again: it was lost on its way.' }],
]);

function refuse(name: string, flaw: XmlFlaw): never {
  const what =
    flaw.kind === 'malformed'
      ? `is no well-formed XML: ${flaw.message}`
      : flaw.kind === 'doctype'
        ? 'has a document type, which no document of Word has'
        : flaw.kind === 'empty'
          ? 'is empty'
          : 'has more elements, or deeper ones, than any page';
  throw new UnsafeFile(`Its part "${name}" ${what}.`);
}

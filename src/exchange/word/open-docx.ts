import { strFromU8, unzipSync } from 'fflate';
import { zipDirectory } from '../zip-directory.js';

/** Why a file is no document that is read. */
export class UnsafeFile extends Error {}

/** A document of a page has some twenty parts, and of text some 100 KB. */
const maxParts = 500;
const maxPartBytes = 16 * 1024 * 1024;
const maxTotalBytes = 48 * 1024 * 1024;

/** What is read of a document. Pictures and fonts are not. Word on the web numbers any of its parts, as `document2.xml`. */
const readParts =
  /^(?:word\/(?:document|styles|comments|footnotes|endnotes|footer|header)\d*\.xml|(?:word\/)?_rels\/(?:(?:document|footer|header)\d*\.xml)?\.rels|docProps\/(?:custom|core)\.xml|customXml\/item\d{1,3}\.xml|\[Content_Types\]\.xml)$/;

/**
 * The parts of a document of Word that have words, by their names. Sizes are looked at before anything is unpacked, and
 * bound what is unpacked.
 * @throws UnsafeFile for what is no such document, and for what may do harm
 */
export function openDocx(bytes: Uint8Array): ReadonlyMap<string, string> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new UnsafeFile('This is no document of Word (.docx).');
  checkDirectory(bytes);
  let [count, total] = [0, 0];
  const names = new Set<string>();
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        count += 1;
        checkName(name);
        if (names.has(name.toLowerCase())) throw new UnsafeFile(`It has the part ${shown(name)} twice.`);
        names.add(name.toLowerCase());
        if (count > maxParts) throw new UnsafeFile(`It has more than ${maxParts} parts.`);
        if (!readParts.test(name)) return false;
        total += originalSize;
        if (originalSize > maxPartBytes || size > maxPartBytes || total > maxTotalBytes) {
          throw new UnsafeFile(`Its part ${shown(name)} is larger than any page.`);
        }
        return true;
      },
    });
  } catch (cause) {
    if (cause instanceof UnsafeFile) throw cause;
    throw new UnsafeFile('It is damaged: it cannot be unpacked.');
  }
  const parts = new Map(Object.entries(files).map(([name, part]) => [name, decoded(part)]));
  if (/macroEnabled/i.test(parts.get('[Content_Types].xml') ?? '')) throw new UnsafeFile(macros);
  return parts;
}

const macros = 'It has macros, which a page has no need of.';

/**
 * The list at the end of a zip file, and the names in front of the parts, say the same: programs that go by the one or by
 * the other see one document (APPNOTE.TXT of PKWARE, 4.3).
 */
function checkDirectory(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = () => new UnsafeFile('It is damaged: it cannot be unpacked.');
  const directory = zipDirectory(bytes);
  if (!directory) throw damaged();
  if (directory.count > maxParts) throw new UnsafeFile(`It has more than ${maxParts} parts.`);
  for (const entry of directory.entries()) {
    if (!entry) throw damaged();
    const { name, flags, place } = entry;
    if ((flags & 1) === 1) throw new UnsafeFile('It has a password.');
    if (place + 30 > bytes.length || view.getUint32(place, true) !== 0x04034b50) throw damaged();
    const own = bytes.subarray(place + 30, place + 30 + view.getUint16(place + 26, true));
    if (Buffer.compare(name, own) !== 0) throw new UnsafeFile('Its parts have other names than its list of them.');
  }
}

function checkName(name: string): void {
  const steps = name.split(/[/\\]/);
  if (name.startsWith('/') || name.includes('\\') || /^[A-Za-z]:/.test(name) || steps.includes('..')) {
    throw new UnsafeFile(`Its part ${shown(name)} would stand outside the document.`);
  }
  if (/(?:^|\/)vba(?:Project|Data)/i.test(name)) throw new UnsafeFile(macros);
  if (/^word\/(?:embeddings|activeX)\//i.test(name)) {
    throw new UnsafeFile('Another file or a program is embedded in it, which a page has no need of.');
  }
}

function shown(name: string): string {
  const printable = name.replace(/[^\x20-\x7e]/g, '?');
  return `"${printable.length > 60 ? `${printable.slice(0, 58)}…` : printable}"`;
}

function decoded(part: Uint8Array): string {
  if ((part[0] === 0xff && part[1] === 0xfe) || (part[0] === 0xfe && part[1] === 0xff)) {
    return new TextDecoder(part[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(part);
  }
  return strFromU8(part).replace(/^\ufeff/, '');
}

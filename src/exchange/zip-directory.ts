/** A part of a zip file, as the list at its end has it. */
interface ZipEntry {
  readonly name: Uint8Array;
  readonly flags: number;
  /** Where the part begins. */
  readonly place: number;
}

export interface ZipDirectory {
  /** How many parts the list says that it has. */
  readonly count: number;
  /** In their order; undefined where the list breaks off, which ends it. */
  readonly entries: () => Generator<ZipEntry | undefined>;
}

const [entrySign, endSign] = [0x02014b50, 0x06054b50];
const [entryLength, endLength] = [46, 22];
const maxNoteLength = 0xffff;

/** The list at the end of a zip file (APPNOTE.TXT of PKWARE, 4.3); undefined where there is none. */
export function zipDirectory(bytes: Uint8Array): ZipDirectory | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const last = bytes.length - endLength;
  let end = last;
  while (end >= Math.max(0, last - maxNoteLength) && view.getUint32(end, true) !== endSign) end -= 1;
  if (end < Math.max(0, last - maxNoteLength)) return undefined;
  const count = view.getUint16(end + 10, true);
  return {
    count,
    *entries() {
      let at = view.getUint32(end + 16, true);
      for (let i = 0; i < count; i += 1) {
        if (at + entryLength > bytes.length || view.getUint32(at, true) !== entrySign) return yield undefined;
        const [nameLength = 0, ...others] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
        const name = bytes.subarray(at + entryLength, at + entryLength + nameLength);
        yield { name, flags: view.getUint16(at + 8, true), place: view.getUint32(at + 42, true) };
        at += entryLength + nameLength + others.reduce((sum, length) => sum + length, 0);
      }
    },
  };
}

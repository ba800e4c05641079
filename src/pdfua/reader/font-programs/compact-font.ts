import { standardNames } from './standard-names.js';
import { tablesOf } from './true-type.js';

/** What the rules need of a CFF program (Adobe Technical Note 5176). */
export interface CompactFont {
  /** The CIDs of its glyphs; undefined for a font whose glyphs have names. */
  readonly cids: ReadonlySet<number> | undefined;
  /** The names of its glyphs; undefined for a font whose glyphs have CIDs, and for the charsets of experts. */
  readonly names: ReadonlySet<string> | undefined;
}

/** @returns undefined for a program that cannot be read */
export function readCompactFont(bytes: Buffer): CompactFont | undefined {
  try {
    const cff = bytes.toString('latin1', 0, 4) === 'OTTO' ? tablesOf(bytes).get('CFF ') : bytes;
    return cff && fontOf(cff);
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

/** Operators of the Top DICT. */
const charset = 15;
const charStrings = 17;
const registryOrderingSupplement = 0x0c1e;

function fontOf(cff: Buffer): CompactFont | undefined {
  const names = readIndex(cff, cff.readUInt8(2));
  const top = readIndex(cff, names.end);
  const [first] = top.items;
  if (!first) return undefined;
  const entries = readDict(first);
  const glyphs = entries.get(charStrings);
  if (glyphs === undefined) return undefined;
  const glyphCount = cff.readUInt16BE(glyphs);
  const at = entries.get(charset) ?? 0;
  if (!entries.has(registryOrderingSupplement)) {
    return { cids: undefined, names: namesOf(cff, top.end, at, glyphCount) };
  }
  // The predefined charsets are for fonts with names.
  return { cids: at <= 2 ? new Set([0]) : readCharset(cff, at, glyphCount), names: undefined };
}

function namesOf(cff: Buffer, stringsAt: number, at: number, glyphCount: number): ReadonlySet<string> | undefined {
  if (at === 0) return new Set(standardNames.slice(0, glyphCount));
  if (at <= 2) return undefined;
  const own = readIndex(cff, stringsAt).items;
  const nameOf = (id: number) => standardNames[id] ?? own[id - standardNames.length]?.toString('latin1') ?? '';
  return new Set([...readCharset(cff, at, glyphCount)].map(nameOf));
}

interface Index {
  readonly items: readonly Buffer[];
  readonly end: number;
}

function readIndex(cff: Buffer, at: number): Index {
  const count = cff.readUInt16BE(at);
  if (count === 0) return { items: [], end: at + 2 };
  const size = cff.readUInt8(at + 2);
  const offset = (i: number) => cff.readUIntBE(at + 3 + i * size, size);
  const base = at + 2 + (count + 1) * size;
  const items = Array.from({ length: count }, (_, i) => cff.subarray(base + offset(i), base + offset(i + 1)));
  return { items, end: base + offset(count) };
}

/** The last operand of each operator; those with two bytes are 0x0c00 and more. */
function readDict(dict: Buffer): ReadonlyMap<number, number> {
  const entries = new Map<number, number>();
  let last = 0;
  let i = 0;
  while (i < dict.length) {
    const byte = dict.readUInt8(i);
    if (byte === 12) {
      entries.set(0x0c00 + dict.readUInt8(i + 1), last);
      i += 2;
    } else if (byte <= 21) {
      entries.set(byte, last);
      i += 1;
    } else {
      const { value, length } = readNumber(dict, i, byte);
      last = value;
      i += length;
    }
  }
  return entries;
}

/** A number and its length in bytes. The value of a real number is not needed. */
function readNumber(dict: Buffer, at: number, byte: number): { readonly value: number; readonly length: number } {
  if (byte === 28) return { value: dict.readInt16BE(at + 1), length: 3 };
  if (byte === 29) return { value: dict.readInt32BE(at + 1), length: 5 };
  if (byte === 30) {
    let end = at + 1;
    while ((dict.readUInt8(end) & 0x0f) !== 0x0f) end += 1;
    return { value: 0, length: end + 1 - at };
  }
  if (byte < 247) return { value: byte - 139, length: 1 };
  const second = dict.readUInt8(at + 1);
  const value = byte < 251 ? (byte - 247) * 256 + second + 108 : -(byte - 251) * 256 - second - 108;
  return { value, length: 2 };
}

/** The identifiers of all glyphs, CIDs or those of names; that of .notdef is 0 and not listed. */
function readCharset(cff: Buffer, at: number, glyphCount: number): ReadonlySet<number> {
  const ids = new Set([0]);
  const format = cff.readUInt8(at);
  let place = at + 1;
  let found = 1;
  while (found < glyphCount) {
    const first = cff.readUInt16BE(place);
    const more = format === 0 ? 0 : format === 1 ? cff.readUInt8(place + 2) : cff.readUInt16BE(place + 2);
    for (let i = 0; i <= more; i += 1) ids.add(first + i);
    found += more + 1;
    place += format === 0 ? 2 : format === 1 ? 3 : 4;
  }
  return ids;
}

import { BoundedCache } from '../../../text/bounded-cache.js';
import { getOrInsertComputed } from '../../../text/once.js';
import type { FaceMetrics } from '../../fonts/face-format.js';
import type { SharedFace } from '../../fonts/shared-face.js';
import type { FontSubset } from '../../fonts/subset.js';
import { compressed } from './compressed.js';
import type { PDFDocument, PdfReference } from './types.js';

/** What a document shows of a font. */
interface Shown {
  readonly id: string;
  readonly name: string;
  readonly face: SharedFace;
  readonly subset: FontSubset;
  readonly dictionary: PdfReference;
  /** By code. */
  readonly widths: readonly number[];
  readonly unicode: readonly (readonly number[])[];
}

/** Flags of a font descriptor (ISO 32000-1, table 123). */
const flag = { fixedPitch: 1 << 0, serif: 1 << 1, symbolic: 1 << 2, script: 1 << 3, italic: 1 << 6 } as const;

/** Writes the dictionaries of a font, and the glyphs that were shown, as pdfkit writes them. */
export function embedFont(font: Shown, document: PDFDocument): void {
  const { dictionary, face } = font;
  const { metrics } = face.font;
  const isPostScript = font.subset.cff != null;
  const file = document.ref({ ...(isPostScript ? { Subtype: 'CIDFontType0C' } : {}), Filter: 'FlateDecode' });
  file.end(packedFile(font.subset, metrics));
  const name = `${tagOf(font.id)}+${font.name}`;
  const { bbox, capHeight, xHeight, italicAngle, unitsPerEm } = metrics;
  const scale = 1000 / unitsPerEm;
  const descriptor = document.ref({
    Type: 'FontDescriptor',
    FontName: name,
    Flags: flagsOf(metrics),
    FontBBox: [bbox.minX * scale, bbox.minY * scale, bbox.maxX * scale, bbox.maxY * scale],
    ItalicAngle: italicAngle,
    Ascent: face.ascender,
    Descent: face.descender,
    CapHeight: capHeight * scale,
    XHeight: xHeight * scale,
    StemV: 0,
    [isPostScript ? 'FontFile3' : 'FontFile2']: file,
  });
  descriptor.end();
  const descendant = document.ref({
    Type: 'Font',
    Subtype: isPostScript ? 'CIDFontType0' : 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    W: [0, font.widths],
    ...(isPostScript ? {} : { CIDToGIDMap: 'Identity' }),
  });
  descendant.end();
  Object.assign(dictionary.data, {
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: name,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: toUnicode(font.unicode, document),
  });
  dictionary.end();
}

/** Of each font: briefs that differ in a name, or in a word that somebody types, mostly show the same glyphs. */
const maxPacked = 4;
/** In characters: a Chinese page has several hundred glyphs in a font. */
const maxKeysLength = 20_000;
const packedFiles = new WeakMap<FaceMetrics, BoundedCache<Uint8Array>>();

/** The file of a subset, compressed; kept by its glyphs. */
function packedFile(subset: FontSubset, metrics: FaceMetrics): Uint8Array {
  const ofFont = getOrInsertComputed(packedFiles, metrics, () => new BoundedCache(maxPacked, maxKeysLength));
  return ofFont.of(JSON.stringify(subset.glyphs), () => compressed(subset.encode()));
}

/** Six letters that tell the subsets of one font apart (ISO 32000-1, 9.6.4). */
function tagOf(id: string): string {
  return [1, 2, 3, 4, 5, 6].map((i) => String.fromCharCode((id.charCodeAt(i) || 73) + 17)).join('');
}

function flagsOf({ isFixedPitch, familyClass, isItalic }: FaceMetrics): number {
  return (
    (isFixedPitch ? flag.fixedPitch : 0) |
    (familyClass >= 1 && familyClass <= 7 ? flag.serif : 0) |
    flag.symbolic |
    (familyClass === 10 ? flag.script : 0) |
    (isItalic ? flag.italic : 0)
  );
}

const codesInRange = 256;

/** Of all fonts together. */
const packedMaps = new BoundedCache<Uint8Array>(8 * maxPacked, 8 * maxKeysLength);

/** The map from codes to what they say (ISO 32000-1, 9.10.3), compressed; kept as the files of subsets are. */
function toUnicode(unicode: Shown['unicode'], document: PDFDocument): PdfReference {
  const map = document.ref({ Filter: 'FlateDecode' });
  map.end(packedMaps.of(JSON.stringify(unicode), () => compressed(Buffer.from(characterMap(unicode), 'latin1'))));
  return map;
}

function characterMap(unicode: Shown['unicode']): string {
  const ranges: string[] = [];
  for (let start = 0; start < unicode.length; start += codesInRange) {
    const end = Math.min(start + codesInRange, unicode.length);
    let said = '';
    for (let code = start; code < end; code += 1) said += `${code > start ? ' ' : ''}<${utf16(unicode[code] ?? [])}>`;
    ranges.push(`<${hex(start)}> <${hex(end - 1)}> [${said}]`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <<
  /Registry (Adobe)
  /Ordering (UCS)
  /Supplement 0
>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
${ranges.length} beginbfrange
${ranges.join('\n')}
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

function utf16(codePoints: readonly number[]): string {
  const [only] = codePoints;
  if (codePoints.length === 1 && only !== undefined && only <= 0xffff) return hex(only);
  const text = String.fromCodePoint(...codePoints);
  return Array.from({ length: text.length }, (_, i) => hex(text.charCodeAt(i))).join(' ');
}

/** Of numbers that need zeros before them, as nearly all codes do. */
const padded: string[] = [];

/** A number of two bytes in hexadecimal. */
export function hex(number: number): string {
  if (number >= 0x1000) return number.toString(16);
  padded[number] ??= number.toString(16).padStart(4, '0');
  return padded[number];
}

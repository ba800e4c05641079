import { differencesOf, isCharacterName } from '../reader/encoding.js';
import type { TrueTypeProgram } from '../reader/font-programs/true-type.js';
import type { PdfDict } from '../reader/objects.js';
import type { PdfFile } from '../reader/pdf-file.js';
import type { ShownFont } from '../reader/shown-font.js';
import type { ReportViolation } from './rules.js';

/** The Symbolic flag of a font descriptor (ISO 32000-1, table 123). */
const symbolic = 4;

const isSymbolic = (file: PdfFile, descriptor: PdfDict) =>
  ((file.number(descriptor.get('Flags')) ?? 0) & symbolic) !== 0;

/** The encoding of a simple TrueType font (ISO 14289-1, 7.21.6; ISO 32000-1, 9.6.6.4). */
export function checkTrueTypeEncoding(
  file: PdfFile,
  font: ShownFont,
  descriptor: PdfDict,
  { encodings }: TrueTypeProgram,
  report: ReportViolation,
): void {
  const encoding = font.dict.get('Encoding');
  const hasSymbols = encodings.some(({ platform, encoding: which }) => platform === 3 && which === 0);
  const wrong = (what: string) => report('font-truetype', `The font ${font.label} ${what}.`);
  if (isSymbolic(file, descriptor)) {
    if (encoding !== undefined) wrong('is symbolic, and has an Encoding');
    if (encodings.length !== 1 && !hasSymbols) wrong('is symbolic, and its program has several encodings');
    return;
  }
  const dict = file.dict(encoding);
  const base = file.name(dict ? dict.get('BaseEncoding') : encoding);
  if (encodings.length <= (hasSymbols ? 1 : 0)) wrong('is not symbolic, and its program has no encoding of characters');
  if (base !== 'MacRomanEncoding' && base !== 'WinAnsiEncoding') {
    wrong('is not symbolic, and its Encoding is neither MacRomanEncoding nor WinAnsiEncoding');
  }
  const differences = [...differencesOf(file, dict).values()];
  if (differences.length === 0) return;
  if (!encodings.some(({ platform, encoding: which }) => platform === 3 && which === 1)) {
    wrong('has names of characters (Differences), and its program has no Unicode encoding');
  }
  const unknown = differences.filter((name) => name !== '.notdef' && !isCharacterName(name));
  if (unknown.length > 0) wrong(`has names that say no character, e.g. ${unknown[0]}`);
}

/** Finds the glyph of a code, as far as it takes no list of glyph names. */
export function simpleGlyphFinder(
  file: PdfFile,
  font: ShownFont,
  descriptor: PdfDict,
  { encodings }: TrueTypeProgram,
): (code: number) => number | undefined {
  const table = (platform: number, encoding: number) =>
    encodings.find((one) => one.platform === platform && one.encoding === encoding);
  const given = font.dict.get('Encoding');
  if (isSymbolic(file, descriptor) || given === undefined) {
    const symbols = table(3, 0);
    const roman = table(1, 0);
    // The codes of symbols may stand in a range for private use.
    return (code) => symbols?.glyphOf(code) || symbols?.glyphOf(0xf000 + code) || roman?.glyphOf(code) || undefined;
  }
  const dict = file.dict(given);
  const named = differencesOf(file, dict);
  const base = file.name(dict ? dict.get('BaseEncoding') : given);
  const decoder = base === undefined ? undefined : decoders[base];
  const unicode = table(3, 1);
  return (code) => {
    if (named.has(code) || !unicode || decoder === undefined) return undefined;
    const text = new TextDecoder(decoder).decode(Uint8Array.of(code));
    return unicode.glyphOf(text.codePointAt(0) ?? 0) || undefined;
  };
}

const decoders: Readonly<Record<string, string>> = { WinAnsiEncoding: 'windows-1252', MacRomanEncoding: 'macintosh' };

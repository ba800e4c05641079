import { codeFrom } from '../reader/content-reader.js';
import { type CompactFont, readCompactFont } from '../reader/font-programs/compact-font.js';
import { readTrueType, type TrueTypeProgram } from '../reader/font-programs/true-type.js';
import { glyphNamesOfType1 } from '../reader/font-programs/type-1.js';
import type { PdfDict } from '../reader/objects.js';
import type { PdfFile } from '../reader/pdf-file.js';
import type { ShownFont } from '../reader/shown-font.js';
import type { ReportViolation } from './rules.js';
import { checkTrueTypeEncoding, simpleGlyphFinder } from './true-type-rules.js';

/**
 * The embedded program of a font and what its dictionaries say of it (ISO 14289-1, 7.21.4 to 7.21.6). Widths are
 * compared for TrueType programs only.
 */
export function checkFontProgram(file: PdfFile, font: ShownFont, report: ReportViolation): void {
  const descriptor = file.dict(font.glyphs.get('FontDescriptor'));
  const bytesOf = (key: string) => {
    const stream = file.stream(descriptor?.get(key));
    return stream && file.bytes(stream);
  };
  if (!descriptor) return;
  const [type1, trueType, compact] = [bytesOf('FontFile'), bytesOf('FontFile2'), bytesOf('FontFile3')];
  if (trueType) {
    const program = readTrueType(trueType);
    if (program) checkTrueType(file, font, descriptor, program, report);
    else if (trueType.toString('latin1', 0, 4) !== 'OTTO') {
      report('font-embedded', `The program of the font ${font.label} is cut off, or is no TrueType font.`);
    }
  } else if (compact) {
    const program = readCompactFont(compact);
    if (program) checkCompactFont(file, font, descriptor, program, report);
  } else if (type1) checkNames(file, font, descriptor, glyphNamesOfType1(type1), report);
}

function checkTrueType(
  file: PdfFile,
  font: ShownFont,
  descriptor: PdfDict,
  program: TrueTypeProgram,
  report: ReportViolation,
): void {
  if (!font.isComposite && font.type === 'TrueType') checkTrueTypeEncoding(file, font, descriptor, program, report);
  const glyphOf = font.isComposite ? glyphOfCid(file, font) : simpleGlyphFinder(file, font, descriptor, program);
  const widthOf = font.isComposite ? compositeWidths(file, font.glyphs) : simpleWidths(file, font.dict, descriptor);
  for (const code of font.hasIdentityCodes || !font.isComposite ? font.codes.all : []) {
    const glyph = glyphOf(code);
    if (glyph === undefined || glyph === 0) continue;
    if (!program.has(glyph)) {
      report('font-glyph', `The font ${font.label} does not have the glyph ${glyph} of code ${code}.`);
      continue;
    }
    const stated = widthOf(code);
    const real = program.widthOf(glyph);
    if (stated !== undefined && real !== undefined && Math.abs(stated - real) > maxWidthDifference) {
      report(
        'font-width',
        `The font ${font.label} says that code ${code} is ${stated} wide; its glyph is ${Math.round(real)}.`,
      );
    }
  }
  if (font.isComposite) checkCidSet(file, font, descriptor, () => drawnCids(file, font, program), report);
}

/** In thousandths of the font's size. */
const maxWidthDifference = 1;

function glyphOfCid(file: PdfFile, font: ShownFont): (cid: number) => number | undefined {
  const stream = file.stream(font.glyphs.get('CIDToGIDMap'));
  if (!stream) return (cid) => cid;
  const map = file.bytes(stream);
  return (cid) => (cid * 2 + 2 <= map.length ? codeFrom(map, cid * 2, 2) : undefined);
}

/** The CIDs whose glyphs have an outline. */
function drawnCids(file: PdfFile, font: ShownFont, program: TrueTypeProgram): readonly number[] {
  // With a map of its own, a font may give a glyph several identifiers or none.
  if (file.stream(font.glyphs.get('CIDToGIDMap'))) return [];
  return Array.from({ length: program.glyphCount }, (_, glyph) => glyph).filter((glyph) => program.isDrawn(glyph));
}

/** DW and W (ISO 32000-1, 9.7.4.3). */
function compositeWidths(file: PdfFile, glyphs: PdfDict): (cid: number) => number | undefined {
  const widths = new Map<number, number>();
  const entries = file.array(glyphs.get('W')).map((value) => file.resolve(value));
  let i = 0;
  while (i < entries.length) {
    const [first, second, third] = [entries[i], entries[i + 1], entries[i + 2]];
    if (typeof first !== 'number') return () => undefined;
    if (typeof second === 'number') {
      const width = typeof third === 'number' ? third : 0;
      file.spend(Math.max(0, second - first));
      for (let cid = first; cid <= second; cid += 1) widths.set(cid, width);
      i += 3;
    } else {
      const listed = file.array(second);
      for (let at = 0; at < listed.length; at += 1) widths.set(first + at, file.number(listed[at]) ?? 0);
      i += 2;
    }
  }
  const standard = file.number(glyphs.get('DW')) ?? 1000;
  return (cid) => widths.get(cid) ?? standard;
}

/** FirstChar, Widths and MissingWidth (ISO 32000-1, 9.6.2). */
function simpleWidths(file: PdfFile, font: PdfDict, descriptor: PdfDict): (code: number) => number | undefined {
  const first = file.number(font.get('FirstChar')) ?? 0;
  const widths = file.array(font.get('Widths'));
  const missing = file.number(descriptor.get('MissingWidth')) ?? 0;
  return (code) => (code < first || code >= first + widths.length ? missing : file.number(widths[code - first]));
}

function checkCompactFont(
  file: PdfFile,
  font: ShownFont,
  descriptor: PdfDict,
  { cids, names }: CompactFont,
  report: ReportViolation,
): void {
  if (!font.isComposite) checkNames(file, font, descriptor, names, report);
  else if (cids) {
    for (const cid of font.hasIdentityCodes ? font.codes.all : []) {
      if (!cids.has(cid)) report('font-glyph', `The font ${font.label} does not have the glyph of the CID ${cid}.`);
    }
    checkCidSet(file, font, descriptor, () => [...cids].filter((cid) => cid !== 0), report);
  }
}

function isSubset(file: PdfFile, font: ShownFont): boolean {
  return /^[A-Z]{6}\+/.test(file.name(font.glyphs.get('BaseFont')) ?? '');
}

/** The CIDSet of a subset has a bit for each identifier. */
function checkCidSet(
  file: PdfFile,
  font: ShownFont,
  descriptor: PdfDict,
  cids: () => readonly number[],
  report: ReportViolation,
): void {
  const stream = file.stream(descriptor.get('CIDSet'));
  if (!stream || !isSubset(file, font)) return;
  const bits = file.bytes(stream);
  const missing = cids().filter((cid) => (((bits[cid >> 3] ?? 0) << (cid & 7)) & 0x80) === 0);
  if (missing.length > 0) {
    report('font-subset', `The CIDSet of the font ${font.label} lacks ${missing.length} of its glyphs.`);
  }
}

/** The CharSet of a subset names each of its glyphs beside .notdef, and no other (ISO 32000-1, table 122). */
function checkNames(
  file: PdfFile,
  font: ShownFont,
  descriptor: PdfDict,
  names: ReadonlySet<string> | undefined,
  report: ReportViolation,
): void {
  const charSet = file.text(descriptor.get('CharSet'));
  if (charSet === undefined || names === undefined || !isSubset(file, font)) return;
  const listed = new Set(charSet.split('/').map((name) => name.trim()));
  const isGlyph = (name: string) => name !== '' && name !== '.notdef';
  const missing = [...names].filter((name) => isGlyph(name) && !listed.has(name));
  const foreign = [...listed].filter((name) => isGlyph(name) && !names.has(name));
  const told = [
    ...(missing.length > 0 ? [`lacks ${missing.length} of its glyphs: ${fewOf(missing)}`] : []),
    ...(foreign.length > 0 ? [`names ${foreign.length} that it does not have: ${fewOf(foreign)}`] : []),
  ];
  if (told.length > 0) report('font-subset', `The CharSet of the font ${font.label} ${told.join(', and ')}.`);
}

const maxNamesTold = 5;

function fewOf(names: readonly string[]): string {
  return [...names.slice(0, maxNamesTold), ...(names.length > maxNamesTold ? ['…'] : [])].join(', ');
}

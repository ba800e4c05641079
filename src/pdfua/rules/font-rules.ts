import { codeFrom } from '../reader/content-reader.js';
import { encodingOf } from '../reader/encoding.js';
import type { PdfFile } from '../reader/pdf-file.js';
import type { ShownFont } from '../reader/shown-font.js';
import { checkCompositeFont } from './composite-font-rules.js';
import { checkFontProgram } from './font-program-rules.js';
import type { ReportViolation } from './rules.js';

/** The fonts of shown text (ISO 14289-1, 7.21). */
export function checkFont(file: PdfFile, font: ShownFont, report: ReportViolation): void {
  const descriptor = file.dict(font.glyphs.get('FontDescriptor'));
  const isEmbedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => file.stream(descriptor?.get(key)));
  // The glyphs of Type 3 fonts are content streams, and invisible text needs no glyphs.
  if (!isEmbedded && font.type !== 'Type3' && font.isVisible) {
    report('font-embedded', `The font ${font.label} is not embedded.`);
  }
  if (font.isComposite) checkCompositeFont(file, font, isEmbedded, report);
  if (font.isVisible) checkFontProgram(file, font, report);
  checkCodes(file, font, report);
}

/** Character collections whose CIDs have known Unicode values (Matterhorn 31-027). */
const knownCollections = ['GB1', 'CNS1', 'Japan1', 'Japan2', 'Korea1', 'KR'];

function checkCodes(file: PdfFile, font: ShownFont, report: ReportViolation): void {
  const unmapped: number[] = [];
  const encoding = font.isComposite ? undefined : encodingOf(file, font.dict, font.glyphs);
  const ordering = file.text(file.dict(font.glyphs.get('CIDSystemInfo'))?.get('Ordering')) ?? '';
  const isKnown = font.isComposite && knownCollections.includes(ordering);
  if (!font.toUnicode && font.isComposite && !isKnown) {
    report('font-unicode', `The font ${font.label} does not say what its characters are (ToUnicode).`);
  }
  const glyphOf = glyphFinder(file, font);
  for (const code of font.codes.all) {
    if (glyphOf(code) === 0 || encoding?.isUndefined(code)) {
      report(
        'font-notdef',
        `Text in the font ${font.label} has code ${hex(code)}, which stands for no glyph (.notdef).`,
      );
      continue;
    }
    const text = font.toUnicode?.unicode.get(code);
    if (text === undefined ? !(isKnown || encoding?.isNamed(code)) : !isRealText(text)) unmapped.push(code);
  }
  if (unmapped.length > 0 && (font.toUnicode || encoding)) {
    const codes = unmapped.slice(0, 5).map(hex).join(', ');
    report(
      'font-unicode',
      `The font ${font.label} has no Unicode value for ${unmapped.length} of its codes, e.g. ${codes}.`,
    );
  }
}

function isRealText(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === 0 || unit === 0xfeff || unit === 0xfffe) return false;
  }
  return text !== '';
}

function hex(code: number): string {
  return `<${code.toString(16).toUpperCase().padStart(2, '0')}>`;
}

/** Finds the glyph of a composite font's code, where that takes no font program. */
function glyphFinder(file: PdfFile, font: ShownFont): (code: number) => number | undefined {
  if (!font.hasIdentityCodes) return () => undefined;
  const stream = file.stream(font.glyphs.get('CIDToGIDMap'));
  if (!stream) return (code) => code;
  const map = file.bytes(stream);
  return (code) => codeFrom(map, code * 2, 2);
}

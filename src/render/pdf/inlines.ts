import type { PdfFont } from 'pdfmake/js/PDFDocument.js';
import textInlinesModule, { type MeasuredInline } from 'pdfmake/js/TextInlines.js';
import { insideWords } from './chinese-words.js';

const { default: TextInlines } = textInlinesModule;

/** Pause, stop and closing marks: no line starts with these (W3C clreq, 3.1.3), nor with the others below. */
const closing = '，、；：。！？）」』》〉】〕”’';
const opening = '（「『《〈【〔“‘';
const notAtStart = new RegExp(`^[${closing}…⋯—·～・％／]`, 'u');
/** No line ends with these; an en dash holds together what it joins ("10–20"). */
const notAtEnd = new RegExp(`[${opening}–／]$`, 'u');
/** Dashes and ellipses of two characters are one mark, and nothing comes between. */
const doubled = /[…⋯—]$/u;
const doubledStart = /^[…⋯—]/u;
/** Names joined by a hyphen or a stroke stay together: "South-South", "A/RES/78/311". */
const joinedEnd = /\p{Lu}\p{L}*[-/]$/u;
const joinedStart = /^\p{Lu}/u;
const hanEnd = /\p{Script=Han}$/u;
const hanStart = /^\p{Script=Han}/u;
const latinEnd = /[\p{Script=Latin}\p{Nd}%+)]$/u;
const latinStart = /^[\p{Script=Latin}\p{Nd}(+]/u;
/** The gap between Han and Latin, in em: clreq allows up to a quarter. */
const gapEm = 0.2;

/** Not after the two slashes that follow the scheme. */
const addressBreak = /(?<=[/&])(?<!:\/\/)(?!\/)|(?<=[\p{L}\p{N}])(?=[._?=%#~@-])/u;

const quoteBreak = new RegExp(`(?<=[^${opening}])(?=[“‘])|(?<=[”’])(?=[^${closing}])`, 'u');

/** A character with the marks after it that start no line. */
const characterWithMarks = new RegExp(`.[${closing},.;:!?)]*\\s*`, 'gsu');

const closingEnd = new RegExp(`[${closing}]$`, 'u');
const openingStart = new RegExp(`^[${opening}]`, 'u');
/** Two full-width marks side by side, of which the blank between them is too wide. */
const adjacentMarks = new RegExp(`(?<=[${closing}])(?=[${closing}${opening}])|(?<=[${opening}])(?=[${opening}])`, 'u');
/** What stays between two marks when the blank is taken out, and how much goes at most (clreq, 3.1.6). In em. */
const leastBlankEm = 0.12;
const mostTakenEm = 0.5;

/** pdfmake's inlines with the line breaking, the punctuation and the Han–Latin gap of Chinese. */
export class BriefTextInlines extends TextInlines {
  override measure(inlines: object[], styles: object): MeasuredInline[] {
    const measured = this.measureEach(inlines as MeasuredInline[], styles as Styles)
      .flatMap(splitAddress)
      .flatMap(splitAtQuotes)
      .flatMap(splitAtAdjacentMarks);
    measured.forEach((inline, i) => {
      trimEdges(inline);
      const next = measured[i + 1];
      if (!next || inline.lineEnd) return;
      if (staysWith(inline, next)) inline.noNewLine = true;
      if (!next.sup && !inline.sup) space(inline, next);
    });
    keepLastWords(measured);
    if (measured.some((inline) => inline.keepWords)) keepWords(measured);
    // What never ends a line has no edge to cut; pdfmake would add up the cuts of all that stay together.
    for (const inline of measured) if (inline.noNewLine) inline.trailingCut = 0;
    return measured;
  }

  /** As pdfmake's own `measure`, which asks the whole stack of styles for each of twenty properties of each word. */
  private measureEach(inlines: MeasuredInline[], styles: Styles): MeasuredInline[] {
    const around = inherited(styles);
    for (const inline of inlines) {
      const item = inline as unknown as Record<string, unknown>;
      for (const name of names) item[name] ??= around[name];
      const family = (item.font ?? styles.getProperty('font')) as string;
      inline.font = this.pdfDocument.provideFont(family, item.bold === true, item.italics === true);
      if (inline.sup || item.sub) inline.fontSize *= supScale;
      inline.width = this.widthOfText(inline.text, inline);
      item.height = inline.font.lineHeight(inline.fontSize) * (item.lineHeight as number);
      inline.leadingCut ||= 0;
      const [leading] = inline.text.match(leadingBlank) ?? [];
      if (leading !== undefined) inline.leadingCut += this.widthOfText(leading, inline);
      const [trailing] = inline.text.match(trailingBlank) ?? [];
      inline.trailingCut = trailing === undefined ? 0 : this.widthOfText(trailing, inline);
    }
    return inlines;
  }
}

/** pdfmake's stack of what is said of the blocks around. */
interface Styles {
  getProperty(name: string): unknown;
}

/** What an inline has where nothing is said of it, as pdfmake's own `measure` knows it. */
const plain: Readonly<Record<string, unknown>> = {
  bold: false,
  italics: false,
  alignment: 'left',
  fontSize: 12,
  fontFeatures: null,
  characterSpacing: 0,
  color: 'black',
  decoration: null,
  decorationColor: null,
  decorationStyle: null,
  decorationThickness: null,
  background: null,
  link: null,
  linkToPage: null,
  linkToDestination: null,
  noWrap: null,
  opacity: 1,
  sup: false,
  sub: false,
  lineHeight: 1,
};
const names = Object.keys(plain);
/** pdfmake's own, of marks that stand higher or lower. */
const supScale = 0.58;
const leadingBlank = /^(\s)+/g;
const trailingBlank = /(\s)+$/g;

/** What the blocks around say of each inline in them, or else pdfmake; asked once for a paragraph. */
function inherited(styles: Styles): Readonly<Record<string, unknown>> {
  return Object.fromEntries(names.map((name) => [name, styles.getProperty(name) ?? plain[name]]));
}

function staysWith(inline: MeasuredInline, next: MeasuredInline): boolean {
  // The space before such words belongs to them, and may end a line.
  if (inline.together && next.together && inline.text.trim() !== '') return true;
  if (next.sup || notAtStart.test(next.text) || notAtEnd.test(inline.text)) return true;
  if (doubled.test(inline.text) && doubledStart.test(next.text)) return true;
  return joinedEnd.test(inline.text) && joinedStart.test(next.text);
}

/** Between Han and Latin a gap, between two full-width marks less than they bring. */
function space(inline: MeasuredInline, next: MeasuredInline): void {
  const mixed =
    (hanEnd.test(inline.text) && latinStart.test(next.text)) ||
    (latinEnd.test(inline.text) && hanStart.test(next.text));
  if (mixed) {
    // As a trailing cut, so that a line which ends here does not count it.
    const gapPt = inline.fontSize * gapEm;
    inline.width += gapPt;
    inline.trailingCut += gapPt;
    return;
  }
  const last = inline.text.at(-1) ?? '';
  const first = next.text.at(0) ?? '';
  if (!adjacentMarks.test(last + first)) return;
  const blankPt = blankAfter(inline.font, last, inline.fontSize) + blankBefore(next.font, first, next.fontSize);
  const takenPt = Math.min(mostTakenEm * inline.fontSize, blankPt - leastBlankEm * inline.fontSize);
  if (takenPt <= 0) return;
  inline.width -= takenPt;
  // Where the line ends between the two, the blank that was taken out is not there to be cut as well.
  inline.trailingCut -= takenPt;
}

/**
 * A line may end before an opening and after a closing quotation mark of Chinese. The breaks of Unicode (UAX 14), which do
 * not know which of the two a curly mark is, glue it to both its neighbours.
 */
function splitAtQuotes(inline: MeasuredInline): MeasuredInline[] {
  if (!/[“‘”’]/u.test(inline.text) || !isFullWidth(inline.font, '“')) return [inline];
  return split(inline, inline.text.split(quoteBreak), false);
}

/** Marks that stand side by side inside one inline become inlines of their own, that never part. */
function splitAtAdjacentMarks(inline: MeasuredInline): MeasuredInline[] {
  return split(inline, inline.text.split(adjacentMarks), true);
}

/**
 * An address that does not fit one line breaks after a slash, or before another mark, so that no mark at the end of a
 * line looks like the end of a sentence (The Chicago Manual of Style, 14.18).
 */
function splitAddress(inline: MeasuredInline): MeasuredInline[] {
  const { addressLinePt } = inline;
  if (addressLinePt === undefined || inline.width <= addressLinePt) return [inline];
  return split({ ...inline, noWrap: false }, inline.text.split(addressBreak), false);
}

/** A word that no line holds, in pieces that may part anywhere but before a mark that starts no line. */
export function cutAnywhere(inline: MeasuredInline): MeasuredInline[] {
  const pieces = inline.text.match(characterWithMarks) ?? [];
  return split(inline, pieces, false).map((piece) => {
    trimEdges(piece);
    return piece;
  });
}

/** An inline in pieces, of which neighbours are `glued` or may stand in two lines. */
function split(inline: MeasuredInline, pieces: readonly string[], glued: boolean): MeasuredInline[] {
  if (pieces.length === 1) return [inline];
  return pieces.map((text, i) => {
    const last = i === pieces.length - 1;
    return {
      ...inline,
      text,
      width: inline.font.widthOfString(text, inline.fontSize),
      trailingCut: last ? inline.trailingCut : 0,
      leadingCut: i === 0 ? inline.leadingCut : 0,
      lineEnd: last ? inline.lineEnd : false,
      noNewLine: last ? inline.noNewLine : glued,
    } as MeasuredInline;
  });
}

/** The blank half of a mark does not count at the edge of a line. */
function trimEdges(inline: MeasuredInline): void {
  const { text, font, fontSize } = inline;
  if (closingEnd.test(text) && isFullWidth(font, text.at(-1))) {
    inline.trailingCut += blankAfter(font, text.at(-1) ?? '', fontSize);
  }
  if (openingStart.test(text) && isFullWidth(font, text.at(0))) {
    inline.leadingCut = (inline.leadingCut ?? 0) + blankBefore(font, text.at(0) ?? '', fontSize);
  }
}

/** A title in Chinese breaks between words. */
function keepWords(inlines: readonly MeasuredInline[]): void {
  const inside = insideWords(inlines.map((inline) => inline.text).join(''));
  let end = 0;
  for (const inline of inlines) {
    end += inline.text.length;
    if (inside.has(end) && !inline.lineEnd) inline.noNewLine = true;
  }
}

/**
 * No last line of one character, or of one short word: the last two stay together. Only in a paragraph of some length,
 * whose line before can spare them.
 */
function keepLastWords(inlines: readonly MeasuredInline[]): void {
  const words = inlines.filter((inline) => !inline.sup && /[\p{L}\p{N}]/u.test(inline.text));
  const [before, last] = words.slice(-2);
  const long = last && /\p{Script=Han}/u.test(last.text) ? 8 : 5;
  if (words.length < long || !before || !last) return;
  const short = /^[\p{Script=Han}][^\p{Script=Han}]*$/u.test(last.text) || last.text.trim().length <= 7;
  // With the marks that stand between them.
  const both = inlines.slice(inlines.indexOf(before), inlines.indexOf(last) + 1);
  const lengthOfBoth = both.reduce((sum, { text }) => sum + text.length, 0);
  if (!short || lengthOfBoth > 24 || both.slice(0, -1).some((inline) => inline.lineEnd)) return;
  for (const inline of both.slice(0, -1)) inline.noNewLine = true;
}

/** In a Latin face a quotation mark is narrow, and nothing is taken from it. */
function isFullWidth(font: PdfFont, char: string | undefined): boolean {
  const glyph = glyphOf(font, char);
  return glyph !== undefined && glyph.advanceWidth >= 0.9 * font.font.unitsPerEm;
}

function blankAfter(font: PdfFont, char: string, sizePt: number): number {
  const glyph = glyphOf(font, char);
  if (!glyph || !isFullWidth(font, char)) return 0;
  return (Math.max(0, glyph.advanceWidth - glyph.bbox.maxX) / font.font.unitsPerEm) * sizePt;
}

function blankBefore(font: PdfFont, char: string, sizePt: number): number {
  const glyph = glyphOf(font, char);
  if (!glyph || !isFullWidth(font, char)) return 0;
  return (Math.max(0, glyph.bbox.minX) / font.font.unitsPerEm) * sizePt;
}

function glyphOf(font: PdfFont, char: string | undefined) {
  const code = char?.codePointAt(0);
  return code === undefined ? undefined : font.font.glyphForCodePoint(code);
}

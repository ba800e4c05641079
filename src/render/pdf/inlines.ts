import type { PdfFont } from 'pdfmake/js/PDFDocument.js';
import textInlinesModule, { type BuiltInlines, type MeasuredInline, type Styles } from 'pdfmake/js/TextInlines.js';
import { insideWords } from './chinese-words.js';
import type { Fragment } from './fragment.js';
import { areAdjacentMarks, charactersWithMarks, partsAtQuotes, traitsOf, type WordTraits } from './word-traits.js';
import { type FragmentWord, wordsOf } from './words.js';

const { default: TextInlines } = textInlinesModule;

/** The gap between Han and Latin, in em: clreq allows up to a quarter. */
const gapEm = 0.2;

/** Not after the two slashes that follow the scheme. */
const addressBreak = /(?<=[/&])(?<!:\/\/)(?!\/)|(?<=[\p{L}\p{N}])(?=[._?=%#~@-])/u;

/** What stays between two marks when the blank is taken out, and how much goes at most (clreq, 3.1.6). In em. */
const leastBlankEm = 0.12;
const mostTakenEm = 0.5;
/** pdfmake's own, of marks that stand higher. */
const supScale = 0.58;

/**
 * Inlines for pdfmake's lines, with the line breaking, the punctuation and the Han–Latin gap of Chinese. Made here rather
 * than by pdfmake, which breaks every paragraph anew and asks a stack of styles for twenty properties of each word.
 */
export class BriefTextInlines extends TextInlines {
  override buildInlines(fragments: readonly Fragment[], styles: Styles): BuiltInlines {
    const alignment = (styles.getProperty('alignment') as MeasuredInline['alignment'] | undefined) ?? 'left';
    const items = withGaps(this.measured(fragments, alignment).flatMap(splitAddress).flatMap(splitAtMarks));
    return { items, ...widths(items) };
  }

  private measured(fragments: readonly Fragment[], alignment: MeasuredInline['alignment']): MeasuredInline[] {
    let of: Fragment | undefined;
    let font: PdfFont | undefined;
    return wordsOf(fragments).map((word) => {
      const { fragment } = word;
      if (!font || fragment !== of) font = this.pdfDocument.provideFont(fragment.font, fragment.bold, fragment.italics);
      of = fragment;
      return inlineOf(word, font, alignment);
    });
  }
}

function inlineOf(
  { text, lineEnd, joined, fragment }: FragmentWord,
  font: PdfFont,
  alignment: MeasuredInline['alignment'],
): MeasuredInline {
  const { fontFeatures = null, sup = false } = fragment;
  const fontSize = sup ? fragment.fontSize * supScale : fragment.fontSize;
  const { leading, trailing } = traitsOf(text);
  const widthOf = (part: string) => (part === '' ? 0 : font.widthOfString(part, fontSize, fontFeatures));
  // All in one shape, which makes JavaScript twice as fast with them.
  return {
    text,
    width: font.widthOfString(text, fontSize, fontFeatures),
    height: font.lineHeight(fontSize) * fragment.lineHeight,
    leadingCut: widthOf(leading),
    trailingCut: widthOf(trailing),
    x: 0,
    font,
    fontSize,
    fontFeatures,
    alignment,
    sup,
    lineEnd,
    noNewLine: joined,
    fragment,
  };
}

function withGaps(inlines: MeasuredInline[]): MeasuredInline[] {
  let traits = traitsOf(inlines[0]?.text ?? '');
  inlines.forEach((inline, i) => {
    trimEdges(inline, traits);
    const next = inlines[i + 1];
    if (!next) return;
    const nextTraits = traitsOf(next.text);
    if (!inline.lineEnd) {
      if (staysWith(inline, traits, next, nextTraits)) inline.noNewLine = true;
      if (!next.sup && !inline.sup) space(inline, traits, next, nextTraits);
    }
    traits = nextTraits;
  });
  keepLastWords(inlines);
  if (inlines.some(({ fragment }) => fragment.keepWords)) keepWords(inlines);
  // What never ends a line has no edge to cut; pdfmake would add up the cuts of all that stay together.
  for (const inline of inlines) if (inline.noNewLine) inline.trailingCut = 0;
  return inlines;
}

/** The widest word and the longest line, as pdfmake reckons them. */
function widths(inlines: readonly MeasuredInline[]): { minWidth: number; maxWidth: number } {
  let minWidth = 0;
  let maxWidth = 0;
  let line = { width: 0, leadingCut: inlines[0]?.leadingCut ?? 0 };
  inlines.forEach(({ width, leadingCut, trailingCut, lineEnd }, i) => {
    minWidth = Math.max(minWidth, width - leadingCut - trailingCut);
    line.width += width;
    maxWidth = Math.max(maxWidth, line.width - line.leadingCut - trailingCut);
    if (lineEnd) line = { width: 0, leadingCut: inlines[i + 1]?.leadingCut ?? 0 };
  });
  return { minWidth, maxWidth };
}

function staysWith(inline: MeasuredInline, traits: WordTraits, next: MeasuredInline, nextTraits: WordTraits): boolean {
  // The space before such words belongs to them, and may end a line.
  if (inline.fragment.together && next.fragment.together && !traits.isBlank) return true;
  if (next.sup || nextTraits.notAtStart || traits.notAtEnd) return true;
  if (traits.doubledEnd && nextTraits.doubledStart) return true;
  return traits.joinedEnd && nextTraits.joinedStart;
}

/** Between Han and Latin a gap, between two full-width marks less than they bring. */
function space(inline: MeasuredInline, traits: WordTraits, next: MeasuredInline, nextTraits: WordTraits): void {
  if ((traits.hanEnd && nextTraits.latinStart) || (traits.latinEnd && nextTraits.hanStart)) {
    // As a trailing cut, so that a line which ends here does not count it.
    const gapPt = inline.fontSize * gapEm;
    inline.width += gapPt;
    inline.trailingCut += gapPt;
    return;
  }
  const { last } = traits;
  const { first } = nextTraits;
  if (!areAdjacentMarks(last, first)) return;
  const blankPt = blankAfter(inline.font, last, inline.fontSize) + blankBefore(next.font, first, next.fontSize);
  const takenPt = Math.min(mostTakenEm * inline.fontSize, blankPt - leastBlankEm * inline.fontSize);
  if (takenPt <= 0) return;
  inline.width -= takenPt;
  // Where the line ends between the two, the blank that was taken out is not there to be cut as well.
  inline.trailingCut -= takenPt;
}

/**
 * A line may end before an opening and after a closing quotation mark of Chinese. The breaks of Unicode (UAX 14), which do
 * not know which of the two a curly mark is, glue it to both its neighbours. Marks that stand side by side inside one inline
 * become inlines of their own, that never part.
 */
function splitAtMarks(inline: MeasuredInline): MeasuredInline[] {
  const { hasQuotes, marks } = traitsOf(inline.text);
  if (hasQuotes && isFullWidth(inline.font, '“')) {
    return split(inline, partsAtQuotes(inline.text), false).flatMap((part) =>
      split(part, traitsOf(part.text).marks, true),
    );
  }
  return split(inline, marks, true);
}

/**
 * An address that does not fit one line breaks after a slash, or before another mark, so that no mark at the end of a
 * line looks like the end of a sentence (The Chicago Manual of Style, 14.18).
 */
function splitAddress(inline: MeasuredInline): MeasuredInline[] {
  const { addressLinePt } = inline.fragment;
  if (addressLinePt === undefined || inline.width <= addressLinePt) return [inline];
  return split(inline, inline.text.split(addressBreak), false);
}

/** A word that no line holds, in pieces that may part anywhere but before a mark that starts no line. */
export function cutAnywhere(inline: MeasuredInline): MeasuredInline[] {
  return split(inline, charactersWithMarks(inline.text), false).map((piece) => {
    trimEdges(piece, traitsOf(piece.text));
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
      lineEnd: last && inline.lineEnd,
      noNewLine: last ? inline.noNewLine : glued,
    };
  });
}

/** The blank half of a mark does not count at the edge of a line. */
function trimEdges(inline: MeasuredInline, { closingEnd, openingStart, first, last }: WordTraits): void {
  const { font, fontSize } = inline;
  if (closingEnd && isFullWidth(font, last)) inline.trailingCut += blankAfter(font, last, fontSize);
  if (openingStart && isFullWidth(font, first)) inline.leadingCut += blankBefore(font, first, fontSize);
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
  const words = inlines.filter((inline) => !inline.sup && traitsOf(inline.text).isWord);
  const [before, last] = words.slice(-2);
  if (!before || !last) return;
  const { hasHan, isOneHan, trimmedLength } = traitsOf(last.text);
  if (words.length < (hasHan ? 8 : 5)) return;
  const short = isOneHan || trimmedLength <= 7;
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

import textInlinesModule, { type BuiltInlines, type MeasuredInline, type Styles } from 'pdfmake/js/TextInlines.js';
import { blankAfterEm, blankBeforeEm, isFullWidth, type MeasuredWord } from '../../fonts/measured-word.js';
import { insideWords } from '../../lines/chinese-words.js';
import { areOneSegment, segmentsIn } from '../../lines/line-breaks.js';
import { areAdjacentMarks, charactersWithMarks, partsAtQuotes } from '../../lines/word-traits.js';
import type { MeasuringDocument } from './font-documents.js';
import type { Fragment } from './fragment.js';

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
  constructor(private readonly document: MeasuringDocument) {
    super(document);
  }

  override buildInlines(fragments: readonly Fragment[], styles: Styles): BuiltInlines {
    const alignment = (styles.getProperty('alignment') as MeasuredInline['alignment'] | undefined) ?? 'left';
    const items = withGaps(this.measured(fragments, alignment).flatMap(inParts));
    return { items, ...widths(items) };
  }

  private measured(fragments: readonly Fragment[], alignment: MeasuredInline['alignment']): MeasuredInline[] {
    const inlines: MeasuredInline[] = [];
    // The end of a word that may go on in the next fragment.
    let open = '';
    for (const fragment of fragments) {
      const { noWrap: whole = false, sup = false, text, fontFeatures } = fragment;
      const font = this.document.fontOf(fragment.font, fragment.bold, fragment.italics);
      const fontSize = sup ? fragment.fontSize * supScale : fragment.fontSize;
      const shared = {
        height: font.lineHeight(fontSize) * fragment.lineHeight,
        font,
        fontSize,
        alignment,
        sup,
        fragment,
      };
      const words = font.words(text, whole, fontFeatures);
      const before = inlines.at(-1);
      // What is not broken here is one word, and may have several by its blanks.
      const next = (whole ? segmentsIn(text)[0]?.text : words[0]?.text) ?? '';
      if (before && open !== '' && areOneSegment(open, next)) before.noNewLine = true;
      for (const word of words) inlines.push(inlineOf(word, shared));
      const last = words.at(-1);
      open = last && !last.lineEnd ? ((whole ? segmentsIn(text).at(-1)?.text : last.text) ?? '') : '';
    }
    return inlines;
  }
}

type Shared = Pick<MeasuredInline, 'height' | 'font' | 'fontSize' | 'alignment' | 'sup' | 'fragment'>;

function inlineOf(word: MeasuredWord, { height, font, fontSize, alignment, sup, fragment }: Shared): MeasuredInline {
  const scale = fontSize / 1000;
  // All in one shape, which makes JavaScript twice as fast with them.
  return {
    text: word.text,
    word,
    width: word.advance * scale,
    height,
    leadingCut: word.leadingAdvance * scale,
    trailingCut: word.trailingAdvance * scale,
    x: 0,
    font,
    fontSize,
    alignment,
    sup,
    lineEnd: word.lineEnd,
    noNewLine: false,
    fragment,
  };
}

function withGaps(inlines: MeasuredInline[]): MeasuredInline[] {
  inlines.forEach((inline, i) => {
    trimEdges(inline);
    const next = inlines[i + 1];
    if (!next || inline.lineEnd) return;
    if (staysWith(inline, next)) inline.noNewLine = true;
    if (!next.sup && !inline.sup) space(inline, next);
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

function staysWith(inline: MeasuredInline, next: MeasuredInline): boolean {
  const { traits } = inline.word;
  const { traits: nextTraits } = next.word;
  // The space before such words belongs to them, and may end a line.
  if (inline.fragment.together && next.fragment.together && !traits.isBlank) return true;
  if (next.sup || nextTraits.notAtStart || traits.notAtEnd) return true;
  if (traits.doubledEnd && nextTraits.doubledStart) return true;
  return traits.joinedEnd && nextTraits.joinedStart;
}

/** Between Han and Latin a gap, between two full-width marks less than they bring. */
function space(inline: MeasuredInline, next: MeasuredInline): void {
  const { traits } = inline.word;
  const { traits: nextTraits } = next.word;
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
  const blankPt =
    blankAfterEm(inline.font.font, last) * inline.fontSize + blankBeforeEm(next.font.font, first) * next.fontSize;
  const takenPt = Math.min(mostTakenEm * inline.fontSize, blankPt - leastBlankEm * inline.fontSize);
  if (takenPt <= 0) return;
  inline.width -= takenPt;
  // Where the line ends between the two, the blank that was taken out is not there to be cut as well.
  inline.trailingCut -= takenPt;
}

/** Most words are in one part. */
function inParts(inline: MeasuredInline): MeasuredInline | MeasuredInline[] {
  const { fragment, word } = inline;
  const { hasQuotes, marks } = word.traits;
  if (fragment.addressLinePt === undefined && !hasQuotes && marks.length === 1) return inline;
  return splitAddress(inline).flatMap(splitAtMarks);
}

/**
 * A line may end before an opening and after a closing quotation mark of Chinese. The breaks of Unicode (UAX 14), which do
 * not know which of the two a curly mark is, glue it to both its neighbours. Marks that stand side by side inside one inline
 * become inlines of their own, that never part.
 */
function splitAtMarks(inline: MeasuredInline): MeasuredInline[] {
  const { hasQuotes, marks } = inline.word.traits;
  if (hasQuotes && isFullWidth(inline.font.font, '“')) {
    const parts = split(inline, partsAtQuotes(inline.text), false);
    return parts.flatMap((part) => split(part, part.word.traits.marks, true));
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
  const pieces = split(inline, charactersWithMarks(inline.text), false);
  for (const piece of pieces) trimEdges(piece);
  return pieces;
}

/** An inline in pieces, of which neighbours are `glued` or may stand in two lines. */
function split(inline: MeasuredInline, pieces: readonly string[], glued: boolean): MeasuredInline[] {
  if (pieces.length === 1) return [inline];
  return pieces.map((text, i) => {
    const last = i === pieces.length - 1;
    const [word = inline.word] = inline.font.words(text, true);
    return {
      ...inline,
      text,
      word,
      width: word.advance * (inline.fontSize / 1000),
      trailingCut: last ? inline.trailingCut : 0,
      leadingCut: i === 0 ? inline.leadingCut : 0,
      lineEnd: last && inline.lineEnd,
      noNewLine: last ? inline.noNewLine : glued,
    };
  });
}

/** The blank half of a mark does not count at the edge of a line. */
function trimEdges(inline: MeasuredInline): void {
  const { word, fontSize } = inline;
  inline.trailingCut += word.closingBlankEm * fontSize;
  inline.leadingCut += word.openingBlankEm * fontSize;
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
  const words = inlines.filter((inline) => !inline.sup && inline.word.traits.isWord);
  const [before, last] = words.slice(-2);
  if (!before || !last) return;
  const { hasHan, isOneHan, trimmedLength } = last.word.traits;
  if (words.length < (hasHan ? 8 : 5)) return;
  const short = isOneHan || trimmedLength <= 7;
  // With the marks that stand between them.
  const both = inlines.slice(inlines.indexOf(before), inlines.indexOf(last) + 1);
  const lengthOfBoth = both.reduce((sum, { text }) => sum + text.length, 0);
  if (!short || lengthOfBoth > 24 || both.slice(0, -1).some((inline) => inline.lineEnd)) return;
  for (const inline of both.slice(0, -1)) inline.noNewLine = true;
}

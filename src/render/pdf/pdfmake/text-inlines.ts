import textInlinesModule, { type BuiltInlines, type MeasuredInline, type Styles } from 'pdfmake/js/TextInlines.js';
import { softHyphen } from '../../../text/set-text.js';
import { blankAfterEm, blankBeforeEm, isFullWidth, type MeasuredWord } from '../../fonts/measured-word.js';
import { areOneSegment, offsetsInsideWords, segmentsIn } from '../../lines/line-breaks.js';
import { areAdjacentMarks, splitAtQuotes, splitIntoCharacters } from '../../lines/word-traits.js';
import type { MeasuringDocument } from './font-documents.js';
import type { Fragment } from './fragment.js';

const { default: TextInlines } = textInlinesModule;

/** The gap between Han and Latin characters, in em: clreq allows up to a quarter. */
const gapEm = 0.2;

/** Not after the two slashes that follow the scheme. */
const addressBreak = /(?<=[/&])(?<!:\/\/)(?!\/)|(?<=[\p{L}\p{N}])(?=[._?=%#~@-])/u;

/** The blank that remains between two adjacent marks, and the most that is removed, in em (clreq, 3.1.6). */
const minBlankEm = 0.12;
const maxRemovedEm = 0.5;
/** The size of a superscript in pdfmake. */
const supScale = 0.58;

/**
 * Inlines for pdfmake, with the line breaking, punctuation and Han–Latin gap of Chinese. pdfmake's own would break every
 * paragraph anew, and look up twenty properties of each word in a stack of styles.
 */
export class BriefTextInlines extends TextInlines {
  constructor(private readonly document: MeasuringDocument) {
    super(document);
  }

  override buildInlines(fragments: readonly Fragment[], styles: Styles): BuiltInlines {
    const alignment = (styles.getProperty('alignment') as MeasuredInline['alignment'] | undefined) ?? 'left';
    const items = withSpacing(this.measure(fragments, alignment).flatMap(splitWord));
    return { items, ...widths(items) };
  }

  private measure(fragments: readonly Fragment[], alignment: MeasuredInline['alignment']): MeasuredInline[] {
    const inlines: MeasuredInline[] = [];
    // The end of a word that may continue in the next fragment.
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
      // A `whole` text is one word here, and may still consist of several segments.
      const next = (whole ? segmentsIn(text)[0]?.text : words[0]?.text) ?? '';
      if (before && open !== '' && areOneSegment(open, next)) before.noNewLine = true;
      for (const word of words) inlines.push(inlineOf(word, shared));
      const last = words.at(-1);
      open =
        last && !last.lineEnd && last.hyphenAdvance === 0
          ? ((whole ? segmentsIn(text).at(-1)?.text : last.text) ?? '')
          : '';
    }
    return inlines;
  }
}

type Shared = Pick<MeasuredInline, 'height' | 'font' | 'fontSize' | 'alignment' | 'sup' | 'fragment'>;

function inlineOf(word: MeasuredWord, { height, font, fontSize, alignment, sup, fragment }: Shared): MeasuredInline {
  const scale = fontSize / 1000;
  // All with the same hidden class, which makes V8 twice as fast with them.
  return {
    text: word.text,
    word,
    width: word.advance * scale,
    height,
    leadingCut: word.leadingAdvance * scale,
    // Less than nothing is cut where a hyphen comes to it.
    trailingCut: (word.trailingAdvance - word.hyphenAdvance) * scale,
    x: 0,
    font,
    fontSize,
    alignment,
    sup,
    lineEnd: word.lineEnd,
    noNewLine: false,
    hyphenPt: word.hyphenAdvance * scale,
    fragment,
  };
}

function withSpacing(inlines: MeasuredInline[]): MeasuredInline[] {
  inlines.forEach((inline, i) => {
    trimEdges(inline);
    const next = inlines[i + 1];
    if (!next || inline.lineEnd) return;
    if (staysWith(inline, next)) inline.noNewLine = true;
    if (!next.sup && !inline.sup) adjustSpace(inline, next);
  });
  avoidRunt(inlines);
  if (inlines.some(({ fragment }) => fragment.keepWords)) keepWords(inlines);
  // pdfmake would add up the cuts of all inlines that stay together.
  for (const inline of inlines) if (inline.noNewLine) inline.trailingCut = 0;
  return inlines;
}

/** The widest word and the longest line, as pdfmake computes them. */
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
  // A line may end after the space before such words.
  if (inline.fragment.together && next.fragment.together && !traits.isBlank) return true;
  if (next.sup || nextTraits.notAtStart || traits.notAtEnd) return true;
  if (traits.doubledEnd && nextTraits.doubledStart) return true;
  return traits.joinedEnd && nextTraits.joinedStart;
}

/** Adds a gap between Han and Latin characters, and removes blank between two full-width marks. */
function adjustSpace(inline: MeasuredInline, next: MeasuredInline): void {
  const { traits } = inline.word;
  const { traits: nextTraits } = next.word;
  if ((traits.hanEnd && nextTraits.latinStart) || (traits.latinEnd && nextTraits.hanStart)) {
    // As a trailing cut too, so that it does not count at the end of a line.
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
  const removedPt = Math.min(maxRemovedEm * inline.fontSize, blankPt - minBlankEm * inline.fontSize);
  if (removedPt <= 0) return;
  inline.width -= removedPt;
  // Where the line ends between the two, the removed blank must not be cut a second time.
  inline.trailingCut -= removedPt;
}

/** Splits an address and adjacent marks; most words stay whole. */
function splitWord(inline: MeasuredInline): MeasuredInline | MeasuredInline[] {
  const { fragment, word } = inline;
  const { hasQuotes, marks } = word.traits;
  if (fragment.addressLinePt === undefined && !hasQuotes && marks.length === 1) return inline;
  return splitAddress(inline).flatMap(splitAtMarks);
}

/**
 * A line may end before an opening and after a closing quotation mark of Chinese. UAX 14 does not know which of the two a
 * curly mark is, and keeps it with both its neighbours. Adjacent marks become inlines of their own that stay together.
 */
function splitAtMarks(inline: MeasuredInline): MeasuredInline[] {
  const { hasQuotes, marks } = inline.word.traits;
  if (hasQuotes && isFullWidth(inline.font.font, '“')) {
    const parts = split(inline, splitAtQuotes(inline.text), false);
    return parts.flatMap((part) => split(part, part.word.traits.marks, true));
  }
  return split(inline, marks, true);
}

/**
 * An address that does not fit one line breaks after a slash or before another mark, so that no line seems to end with the
 * punctuation of a sentence (The Chicago Manual of Style, 14.18).
 */
function splitAddress(inline: MeasuredInline): MeasuredInline[] {
  const { addressLinePt } = inline.fragment;
  if (addressLinePt === undefined || inline.width <= addressLinePt) return [inline];
  return split(inline, inline.text.split(addressBreak), false);
}

/** Breaks a word that fits no line anywhere but before a mark that starts no line. */
export function breakAnywhere(inline: MeasuredInline): MeasuredInline[] {
  const pieces = split(inline, splitIntoCharacters(inline.text), false);
  for (const piece of pieces) trimEdges(piece);
  return pieces;
}

/** Splits an inline into pieces, between which a line may end unless they stay `together`. */
function split(inline: MeasuredInline, pieces: readonly string[], together: boolean): MeasuredInline[] {
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
      hyphenPt: last ? inline.hyphenPt : 0,
      lineEnd: last && inline.lineEnd,
      noNewLine: last ? inline.noNewLine : together,
    };
  });
}

/** The last word of a line that is not the last of its paragraph: a word that is divided there shows its hyphen. */
export function atLineEnd(inline: MeasuredInline): MeasuredInline {
  const { hyphenPt, text, width, trailingCut } = inline;
  if (hyphenPt === 0) return inline;
  return {
    ...inline,
    text: text + softHyphen,
    width: width + hyphenPt,
    trailingCut: trailingCut + hyphenPt,
    hyphenPt: 0,
  };
}

/** The blank half of a full-width mark does not count at the edge of a line. */
function trimEdges(inline: MeasuredInline): void {
  const { word, fontSize } = inline;
  inline.trailingCut += word.closingBlankEm * fontSize;
  inline.leadingCut += word.openingBlankEm * fontSize;
}

export function textOf(inlines: readonly MeasuredInline[]): string {
  return inlines.map(({ text }) => text).join('');
}

/** A Chinese title breaks between words. */
function keepWords(inlines: readonly MeasuredInline[]): void {
  const inside = offsetsInsideWords(textOf(inlines));
  let end = 0;
  for (const inline of inlines) {
    end += inline.text.length;
    if (inside.has(end) && !inline.lineEnd) inline.noNewLine = true;
  }
}

/** Avoids a runt: the last two words stay together where the last is short, in paragraphs of some length. */
function avoidRunt(inlines: readonly MeasuredInline[]): void {
  const words = inlines.filter((inline) => !inline.sup && inline.word.traits.isWord);
  const [before, last] = words.slice(-2);
  if (!before || !last) return;
  const { hasHan, isOneHan, trimmedLength } = last.word.traits;
  if (words.length < (hasHan ? 8 : 5)) return;
  const short = isOneHan || trimmedLength <= 7;
  // With the marks between them.
  const both = inlines.slice(inlines.indexOf(before), inlines.indexOf(last) + 1);
  if (!short || textOf(both).length > 24 || both.slice(0, -1).some((inline) => inline.lineEnd)) return;
  for (const inline of both.slice(0, -1)) inline.noNewLine = true;
}

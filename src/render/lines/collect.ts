import type { Direction } from '../../schema/scripts.js';
import { softHyphen } from '../../text/set-text.js';
import { blankAfterEm, blankBeforeEm, isFullWidth, type MeasuredWord } from '../fonts/measured-word.js';
import { isRightToLeft, levelsOf } from './bidi.js';
import type { Fragment, SetWord } from './fragment.js';
import { areOneSegment, offsetsInsideWords, segmentsIn } from './line-breaks.js';
import { areAdjacentMarks, splitAtQuotes, splitIntoCharacters } from './word-traits.js';

/** The gap between Han and Latin characters, in em: clreq allows up to a quarter. */
const gapEm = 0.2;

/** Not after the two slashes that follow the scheme. */
const addressBreak = /(?<=[/&])(?<!:\/\/)(?!\/)|(?<=[\p{L}\p{N}])(?=[._?=%#~@-])/u;

/** The blank that remains between two adjacent marks, and the most that is removed, in em (clreq, 3.1.6). */
const minBlankEm = 0.12;
const maxRemovedEm = 0.5;
/** The size of a superscript, as a share of the size that its style gives. */
const supScale = 0.58;

/** The words of a paragraph in the order of reading, with the line breaking, punctuation and Han–Latin gap of Chinese. */
export function collectWords(fragments: readonly Fragment[], direction: Direction): readonly SetWord[] {
  const words = wordsOf(fragments, levelsOf(fragments, direction));
  return withSpacing(words.some(mayBeSplit) ? words.flatMap(splitWord) : words);
}

function wordsOf(fragments: readonly Fragment[], levels: readonly Uint8Array[] | undefined): SetWord[] {
  const found: SetWord[] = [];
  // The end of a word that may continue in the next fragment.
  let open = '';
  for (const [i, fragment] of fragments.entries()) {
    const { sup = false, lineHeightPt } = fragment;
    const sizePt = sup ? fragment.sizePt * supScale : fragment.sizePt;
    const heightPt = sup ? lineHeightPt * supScale : lineHeightPt;
    const words = fragment.face.words(fragment.text, fragment.noWrap ?? false, fragment.features);
    const before = found.at(-1);
    if (before && open !== '' && areOneSegment(open, edgeOf(fragment, words, 0))) before.noNewLine = true;
    const inOneDirection = words.map((word) => setWord(word, fragment, sizePt, heightPt));
    const own = levels?.[i];
    found.push(...(own ? splitAtLevels(inOneDirection, own) : inOneDirection));
    const last = words.at(-1);
    open = !last || last.lineEnd || last.hyphenAdvance > 0 ? '' : edgeOf(fragment, words, -1);
  }
  return found;
}

/** The first or last segment of a fragment: a text that is never broken is one word here, and may have several. */
function edgeOf({ text, noWrap }: Fragment, words: readonly MeasuredWord[], at: 0 | -1): string {
  return (noWrap ? segmentsIn(text) : words).at(at)?.text ?? '';
}

function setWord(word: MeasuredWord, fragment: Fragment, sizePt: number, heightPt: number): SetWord {
  const scale = sizePt / 1000;
  // All with the same hidden class, which makes V8 twice as fast with them.
  return {
    text: word.text,
    word,
    width: word.advance * scale,
    height: heightPt,
    leadingCut: word.leadingAdvance * scale,
    // Less than nothing is cut where a hyphen comes to it.
    trailingCut: (word.trailingAdvance - word.hyphenAdvance) * scale,
    sizePt,
    level: 0,
    lineEnd: word.lineEnd,
    noNewLine: false,
    hyphenPt: word.hyphenAdvance * scale,
    fragment,
  };
}

/**
 * Words in pieces that run in one direction. Blanks are pieces of their own: at the end of a line they run as the paragraph
 * does.
 */
function splitAtLevels(words: readonly SetWord[], levels: Uint8Array): readonly SetWord[] {
  let at = 0;
  return words.flatMap((word) => {
    const start = at;
    at += word.text.length;
    const pieces: { text: string; level: number }[] = [];
    for (const [i, character] of [...word.text.split('')].entries()) {
      const level = levels[start + i] ?? 0;
      const last = pieces.at(-1);
      const goesOn = last?.level === level && isBlank(last.text) === isBlank(character);
      if (last && goesOn) last.text += character;
      else pieces.push({ text: character, level });
    }
    if (pieces.length === 0) return [word];
    return split(
      word,
      pieces.map(({ text }) => text),
      true,
      pieces.map(({ level }) => level),
    );
  });
}

function isBlank(text: string): boolean {
  return /^\s*$/.test(text);
}

function withSpacing(inlines: SetWord[]): SetWord[] {
  inlines.forEach((inline, i) => {
    trimEdges(inline);
    const next = inlines[i + 1];
    if (!next || inline.lineEnd) return;
    if (staysWith(inline, next)) inline.noNewLine = true;
    if (!next.fragment.sup && !inline.fragment.sup) adjustSpace(inline, next);
  });
  avoidRunt(inlines);
  if (inlines.some(({ fragment }) => fragment.keepWords)) keepWords(inlines);
  // The cut of what stays together is that of its last word.
  for (const inline of inlines) if (inline.noNewLine) inline.trailingCut = 0;
  return inlines;
}

/** The width of the longest line, if only written line ends count, in pt. */
export function naturalWidthPt(words: readonly SetWord[]): number {
  let longest = 0;
  let line = { width: 0, leadingCut: words[0]?.leadingCut ?? 0 };
  words.forEach(({ width, trailingCut, lineEnd }, i) => {
    line.width += width;
    longest = Math.max(longest, line.width - line.leadingCut - trailingCut);
    if (lineEnd) line = { width: 0, leadingCut: words[i + 1]?.leadingCut ?? 0 };
  });
  return longest;
}

function staysWith(inline: SetWord, next: SetWord): boolean {
  const { traits } = inline.word;
  const { traits: nextTraits } = next.word;
  // A line may end after the space before such words.
  if (inline.fragment.together && next.fragment.together && !traits.isBlank) return true;
  if (next.fragment.sup || nextTraits.notAtStart || traits.notAtEnd) return true;
  if (traits.doubledEnd && nextTraits.doubledStart) return true;
  return traits.joinedEnd && nextTraits.joinedStart;
}

/** Adds a gap between Han and Latin characters, and removes blank between two full-width marks. */
function adjustSpace(inline: SetWord, next: SetWord): void {
  const { traits } = inline.word;
  const { traits: nextTraits } = next.word;
  if ((traits.hanEnd && nextTraits.latinStart) || (traits.latinEnd && nextTraits.hanStart)) {
    // As a trailing cut too, so that it does not count at the end of a line.
    const gapPt = inline.sizePt * gapEm;
    inline.width += gapPt;
    inline.trailingCut += gapPt;
    return;
  }
  const { last } = traits;
  const { first } = nextTraits;
  if (!areAdjacentMarks(last, first)) return;
  const blankPt =
    blankAfterEm(inline.fragment.face.font, last) * inline.sizePt +
    blankBeforeEm(next.fragment.face.font, first) * next.sizePt;
  const removedPt = Math.min(maxRemovedEm * inline.sizePt, blankPt - minBlankEm * inline.sizePt);
  if (removedPt <= 0) return;
  inline.width -= removedPt;
  // Where the line ends between the two, the removed blank must not be cut a second time.
  inline.trailingCut -= removedPt;
}

function mayBeSplit({ fragment, word: { traits } }: SetWord): boolean {
  return fragment.addressLinePt !== undefined || traits.hasQuotes || traits.marks.length > 1;
}

/** Splits an address and adjacent marks; most words stay whole. */
function splitWord(inline: SetWord): SetWord | SetWord[] {
  if (!mayBeSplit(inline)) return inline;
  return splitAddress(inline).flatMap(splitAtMarks);
}

/**
 * A line may end before an opening and after a closing quotation mark of Chinese. UAX 14 does not know which of the two a
 * curly mark is, and keeps it with both its neighbours. Adjacent marks become inlines of their own that stay together.
 */
function splitAtMarks(inline: SetWord): SetWord[] {
  const { hasQuotes, marks } = inline.word.traits;
  if (hasQuotes && isFullWidth(inline.fragment.face.font, '“')) {
    const parts = split(inline, splitAtQuotes(inline.text), false);
    return parts.flatMap((part) => split(part, part.word.traits.marks, true));
  }
  return split(inline, marks, true);
}

/**
 * An address that does not fit one line breaks after a slash or before another mark, so that no line seems to end with the
 * punctuation of a sentence (The Chicago Manual of Style, 14.18).
 */
function splitAddress(inline: SetWord): SetWord[] {
  const { addressLinePt } = inline.fragment;
  if (addressLinePt === undefined || inline.width <= addressLinePt) return [inline];
  return split(inline, inline.text.split(addressBreak), false);
}

/** Breaks a word that fits no line anywhere but before a mark that starts no line. */
export function breakAnywhere(inline: SetWord): SetWord[] {
  const pieces = split(inline, splitIntoCharacters(inline.text), false);
  for (const piece of pieces) trimEdges(piece);
  return pieces;
}

/** Splits an inline into pieces, between which a line may end unless they stay `together`. */
function split(
  inline: SetWord,
  pieces: readonly string[],
  together: boolean,
  levels: readonly number[] = pieces.map(() => inline.level),
): SetWord[] {
  if (pieces.length === 1 && levels[0] === inline.level) return [inline];
  return pieces.map((text, i) => {
    const last = i === pieces.length - 1;
    const level = levels[i] ?? 0;
    const direction = isRightToLeft(level) ? 'rtl' : 'ltr';
    const { face, features } = inline.fragment;
    const [word = inline.word] = level === 0 ? face.words(text, true) : face.words(text, true, features, direction);
    const blankPt = level > 0 && isBlank(text) && last ? word.advance * (inline.sizePt / 1000) : undefined;
    return {
      ...inline,
      text,
      word,
      width: word.advance * (inline.sizePt / 1000),
      level,
      trailingCut: blankPt ?? (last ? inline.trailingCut : 0),
      leadingCut: i === 0 ? inline.leadingCut : 0,
      hyphenPt: last ? inline.hyphenPt : 0,
      lineEnd: last && inline.lineEnd,
      noNewLine: last ? inline.noNewLine : together,
    };
  });
}

/** The last word of a line that is not the last of its paragraph: a word that is divided there shows its hyphen. */
export function atLineEnd(inline: SetWord): SetWord {
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
function trimEdges(inline: SetWord): void {
  const { word, sizePt } = inline;
  inline.trailingCut += word.closingBlankEm * sizePt;
  inline.leadingCut += word.openingBlankEm * sizePt;
}

export function textOf(inlines: readonly SetWord[]): string {
  return inlines.map(({ text }) => text).join('');
}

/** A Chinese title breaks between words. */
function keepWords(inlines: readonly SetWord[]): void {
  const inside = offsetsInsideWords(textOf(inlines));
  let end = 0;
  for (const inline of inlines) {
    end += inline.text.length;
    if (inside.has(end) && !inline.lineEnd) inline.noNewLine = true;
  }
}

/** Avoids a runt: the last two words stay together where the last is short, in paragraphs of some length. */
function avoidRunt(inlines: readonly SetWord[]): void {
  const words = inlines.filter((inline) => !inline.fragment.sup && inline.word.traits.isWord);
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

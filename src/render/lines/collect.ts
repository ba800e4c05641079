import type { Direction } from '../../schema/scripts.js';
import { once } from '../../text/once.js';
import { join, joinOf, type MeasuredText, splitAtEachMark, splitAtMarks, splitWord } from '../fonts/measured-text.js';
import { blankAfterEm, blankBeforeEm, type MeasuredWord } from '../fonts/measured-word.js';
import { levelsOf } from './bidi.js';
import { closingMarks, traits } from './characters.js';
import type { Fragment } from './fragment.js';
import { areOneSegment, edgesOf } from './line-breaks.js';

/** The gap between Han and Latin characters, in em: clreq allows up to a quarter. */
const gapEm = 0.2;

/** The blank that remains between two adjacent marks, and the most that is removed, in em (clreq, 3.1.6). */
const minBlankEm = 0.12;
const maxRemovedEm = 0.5;
/** The size of a superscript, as a share of the size that its style gives. */
const supScale = 0.58;
/** A character, the accents on it, and the marks after it that start no line. */
const characterWithMarks = once(() => new RegExp(`.\\p{M}*[${closingMarks},.;:!?)]*\\s*`, 'gsu'));

/**
 * The words of a paragraph in the order of reading, a column for each of their properties: nothing is made of each word
 * before it is drawn. Lengths are in pt.
 */
export class WordColumns {
  readonly words: MeasuredWord[] = [];
  readonly fragments: Fragment[] = [];
  readonly widths: number[] = [];
  /** Widths that do not count at the edges of a line. */
  readonly leadingCuts: number[] = [];
  readonly trailingCuts: number[] = [];
  /** Whether no line may end after a word. */
  readonly stays: boolean[] = [];

  get length(): number {
    return this.words.length;
  }

  add(word: MeasuredWord, fragment: Fragment, width: number, leadingCut: number, trailingCut: number): void {
    this.words.push(word);
    this.fragments.push(fragment);
    this.widths.push(width);
    this.leadingCuts.push(leadingCut);
    this.trailingCuts.push(trailingCut);
    this.stays.push(false);
  }

  /** Keeps a word with the next one: what is cut of them is that of the last. */
  keep(at: number): void {
    this.stays[at] = true;
    this.trailingCuts[at] = 0;
  }

  /** Adds a word of other columns. */
  addFrom(other: WordColumns, at: number): void {
    const [word, fragment] = [other.words[at], other.fragments[at]];
    if (!word || !fragment) return;
    this.add(word, fragment, other.width(at), other.leadingCut(at), other.trailingCut(at));
    this.stays[this.length - 1] = other.stays[at] ?? false;
  }

  width(at: number): number {
    return this.widths[at] ?? 0;
  }

  leadingCut(at: number): number {
    return this.leadingCuts[at] ?? 0;
  }

  trailingCut(at: number): number {
    return this.trailingCuts[at] ?? 0;
  }

  /** The embedding level (UAX 9): odd from right to left. */
  level(at: number): number {
    return this.words[at]?.level ?? 0;
  }

  isLineEnd(at: number): boolean {
    return this.words[at]?.lineEnd ?? false;
  }

  /** Whether a hyphen is shown where a line ends after a word. */
  isDivided(at: number): boolean {
    return (this.words[at]?.hyphenAdvance ?? 0) > 0;
  }

  /** Where a line may end after a word. */
  endOfGroup(start: number): number {
    let end = start + 1;
    while (end < this.length && this.stays[end - 1]) end += 1;
    return end;
  }

  /** The width of a line of the words from one to before another. */
  groupPt(start: number, end: number): number {
    let groupPt = -this.leadingCut(start);
    for (let at = start; at < end; at += 1) groupPt += this.widths[at] ?? 0;
    return groupPt - this.trailingCut(end - 1);
  }

  text(start = 0, end = this.length): string {
    let text = '';
    for (let i = start; i < end; i += 1) text += this.words[i]?.text ?? '';
    return text;
  }

  /** The width of the hyphen that is shown where a line ends after a word; 0 for none. */
  hyphenPt(at: number): number {
    return (this.words[at]?.hyphenAdvance ?? 0) * (this.sizePt(at) / 1000);
  }

  sizePt(at: number): number {
    const fragment = this.fragments[at];
    return fragment ? sizePtOf(fragment) : 0;
  }
}

export function sizePtOf({ sup, sizePt }: Fragment): number {
  return sup ? sizePt * supScale : sizePt;
}

export function heightPtOf({ sup, lineHeightPt }: Fragment): number {
  return sup ? lineHeightPt * supScale : lineHeightPt;
}

function isBlank({ all }: MeasuredWord): boolean {
  return (all & ~traits.blank) === 0;
}

/** The words of a paragraph, with the line breaking, punctuation and Han–Latin gap of Chinese. */
export function collectWords(fragments: readonly Fragment[], direction: Direction): WordColumns {
  const columns = new WordColumns();
  const levels = levelsOf(fragments, direction);
  for (let i = 0; i < fragments.length; i += 1) {
    const fragment = fragments[i] as Fragment;
    const { face, text, features } = fragment;
    addWords(
      columns,
      fragment,
      levels || fragment.noWrap || fragment.narrowMarks ? piecesOf(fragment, levels?.[i]) : face.text(text, features),
    );
  }
  return columns;
}

/** The words of an address, of a text that runs in several directions, or of one with narrow marks. */
function piecesOf(fragment: Fragment, levels: Uint8Array | undefined): MeasuredText {
  const { face, text, noWrap, features } = fragment;
  const whole = noWrap ? [face.word(text, features)] : face.words(text, features);
  const words = (levels ? splitAtLevels(whole, levels, fragment) : whole)
    .flatMap((word) => splitAddress(word, fragment))
    .flatMap((word) => (fragment.narrowMarks ? splitAtEachMark(word, face) : splitAtMarks(word, face, features)));
  return { words, joins: words.slice(1).map((word, i) => joinOf(words[i] as MeasuredWord, word)) };
}

/**
 * Words in pieces that run in one direction. Blanks are pieces of their own: at the end of a line they run as the paragraph
 * does.
 */
function splitAtLevels(
  words: readonly MeasuredWord[],
  levels: Uint8Array,
  { face, features }: Fragment,
): readonly MeasuredWord[] {
  let at = 0;
  return words.flatMap((word) => {
    const start = at;
    at += word.text.length;
    const pieces: { text: string; level: number }[] = [];
    for (const [i, character] of word.text.split('').entries()) {
      const level = levels[start + i] ?? 0;
      const last = pieces.at(-1);
      const goesOn = last?.level === level && isBlankText(last.text) === isBlankText(character);
      if (last && goesOn) last.text += character;
      else pieces.push({ text: character, level });
    }
    if (pieces.length === 0) return [word];
    const texts = pieces.map(({ text }) => text);
    return splitWord(word, texts, true, face, { levels: pieces.map(({ level }) => level), features });
  });
}

function isBlankText(text: string): boolean {
  return /^\s*$/.test(text);
}

/** An address that does not fit one line is parted where its steps end; a step that fits none, inside. */
function splitAddress(word: MeasuredWord, fragment: Fragment): readonly MeasuredWord[] {
  const { addressLinePt, face, features } = fragment;
  const fits = ({ advance }: MeasuredWord) =>
    addressLinePt === undefined || advance * (sizePtOf(fragment) / 1000) <= addressLinePt;
  if (fits(word)) return [word];
  return splitWord(word, stepsOfAddress(word.text), false, face, { features }).flatMap((step) =>
    fits(step) ? [step] : splitWord(step, partsOfStep(step.text), false, face, { features }),
  );
}

/**
 * An address breaks after a slash or before another mark, so that no line seems to end with the punctuation of a sentence
 * (The Chicago Manual of Style, 14.18). Not after the two slashes that follow the scheme.
 */
function stepsOfAddress(text: string): readonly string[] {
  return text.split(/(?<=[/&])(?<!:\/\/)(?!\/)|(?<=[\p{L}\p{N}])(?=[?#@])/u);
}

/** The name of a host or of a file is read as one, and breaks only where it must. */
function partsOfStep(text: string): readonly string[] {
  return text.split(/(?<=[\p{L}\p{N}])(?=[._=%~-])/u);
}

function addWords(columns: WordColumns, fragment: Fragment, { words, joins }: MeasuredText): void {
  const sizePt = sizePtOf(fragment);
  const scale = sizePt / 1000;
  const isApart = fragment.sup === true || fragment.together === true || fragment.narrowMarks === true;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] as MeasuredWord;
    const joined = i > 0 ? (joins[i - 1] ?? 0) : joinOfFragments(columns, fragment, word);
    columns.add(
      word,
      fragment,
      word.advance * scale,
      cutPt(word.leadingAdvance, scale, word.openingBlankEm, sizePt),
      // Less than nothing is cut where a hyphen comes to it.
      cutPt(word.trailingAdvance - word.hyphenAdvance, scale, word.closingBlankEm, sizePt),
    );
    if (joined !== 0 || isApart || i === 0) joinToNext(columns, columns.length - 2, joined);
  }
}

/** Most words have nothing to cut, and each product would be an object before V8 has optimised this. */
function cutPt(advance: number, scale: number, blankEm: number, sizePt: number): number {
  return advance === 0 && blankEm === 0 ? 0 : advance * scale + blankEm * sizePt;
}

/** How a fragment and the one before it belong together. */
function joinOfFragments({ words, fragments }: WordColumns, fragment: Fragment, first: MeasuredWord): number {
  const before = words.at(-1);
  const fragmentBefore = fragments.at(-1);
  if (!before || !fragmentBefore) return 0;
  // A mark stays with its word, whatever the two are, and close to it, also where that ends with a blank half.
  if (fragment.sup) return join.stays | ((before.last & traits.closing) === 0 ? 0 : join.narrowed);
  const joined = joinOf(before, first);
  if (before.lineEnd || before.hyphenAdvance > 0) return joined;
  // A text that is never broken is one word here, and may have several segments.
  const end = fragmentBefore.noWrap ? edgesOf(fragmentBefore.text).last : before.text;
  const start = fragment.noWrap ? edgesOf(fragment.text).first : first.text;
  return end !== '' && areOneSegment(end, start) ? joined | join.stays : joined;
}

/** @param joined how the characters of a word and the next belong together */
function joinToNext(columns: WordColumns, at: number, joined: number): void {
  const { words, fragments, widths, trailingCuts } = columns;
  const word = words[at];
  const next = words[at + 1];
  const own = fragments[at];
  const ofNext = fragments[at + 1];
  if (!word || !next || !own || !ofNext || word.lineEnd) return;
  // A line may end after the space before such words.
  const together = own.together === true && ofNext.together === true && !isBlank(word);
  const stays = together || ofNext.sup === true || (joined & join.stays) !== 0;
  if (stays) columns.keep(at);
  if (own.sup) return;
  let growthPt = 0;
  if ((joined & join.gap) !== 0) growthPt = own.sizePt * gapEm;
  else if ((joined & join.narrowed) !== 0 || own.narrowMarks || ofNext.narrowMarks)
    growthPt = -removedPt(word, own, next, ofNext);
  if (growthPt === 0) return;
  widths[at] = columns.width(at) + growthPt;
  // As a trailing cut too: a gap does not count at the end of a line, and what is removed is not cut a second time there.
  if (!stays) trailingCuts[at] = columns.trailingCut(at) + growthPt;
}

/** The blank that is too much between a full-width mark and what follows it. */
function removedPt(word: MeasuredWord, own: Fragment, next: MeasuredWord, ofNext: Fragment): number {
  const blankPt =
    blankAfterEm(own.face.font, word.text.at(-1) ?? '') * own.sizePt +
    blankBeforeEm(ofNext.face.font, next.text.at(0) ?? '') * ofNext.sizePt;
  return Math.max(0, Math.min(maxRemovedEm * own.sizePt, blankPt - minBlankEm * own.sizePt));
}

/** The width of the longest line, if only written line ends count, in pt. */
export function naturalWidthPt(columns: WordColumns): number {
  let longest = 0;
  let width = 0;
  let leadingCut = columns.leadingCut(0);
  for (let i = 0; i < columns.length; i += 1) {
    width += columns.width(i);
    longest = Math.max(longest, width - leadingCut - columns.trailingCut(i));
    if (!columns.isLineEnd(i)) continue;
    width = 0;
    leadingCut = columns.leadingCut(i + 1);
  }
  return longest;
}

const digit = /[0-9\u0660-\u0669\u06f0-\u06f9]/;

/** The width of the widest words that no line may part, or of those that have a number, in pt. */
export function widestGroupPt(columns: WordColumns, of: 'words' | 'numbers'): number {
  let widest = 0;
  for (let start = 0, end = 0; start < columns.length; start = end) {
    end = columns.endOfGroup(start);
    if (of === 'words' || digit.test(columns.text(start, end))) widest = Math.max(widest, columns.groupPt(start, end));
  }
  return widest;
}

/**
 * A word that no line has room for, in parts that may have a hyphen between them; whole where its language has no patterns.
 * An address that has room by itself, but not with the marks that stay with it, is parted as others are.
 */
export function dividedWord(from: WordColumns, at: number): WordColumns {
  const columns = new WordColumns();
  const [word, fragment] = [from.words[at], from.fragments[at]];
  if (word && fragment?.addressLinePt !== undefined) {
    const steps = stepsOfAddress(word.text);
    addParts(columns, from, at, steps.length > 1 ? steps : partsOfStep(word.text));
    return columns;
  }
  const divided = word && word.level === 0 ? fragment?.divideLong?.(word.text) : undefined;
  if (!word || !fragment || divided === undefined || divided === word.text) {
    columns.addFrom(from, at);
    return columns;
  }
  const { face, features } = fragment;
  const sizePt = sizePtOf(fragment);
  const scale = sizePt / 1000;
  for (const [i, part] of face.words(divided, features).entries()) {
    const leadingCut = i === 0 ? from.leadingCut(at) : part.leadingAdvance * scale + part.openingBlankEm * sizePt;
    const trailingCut = (part.trailingAdvance - part.hyphenAdvance) * scale + part.closingBlankEm * sizePt;
    columns.add(part, fragment, part.advance * scale, leadingCut, trailingCut);
  }
  // It ends as it did.
  const last = columns.length - 1;
  const end = columns.words[last] as MeasuredWord;
  columns.words[last] = { ...end, lineEnd: word.lineEnd, isPiece: word.isPiece, hyphenAdvance: word.hyphenAdvance };
  columns.trailingCuts[last] = from.trailingCut(at);
  columns.stays[last] = from.stays[at] ?? false;
  return columns;
}

/** Adds a word in pieces, between which a line may end anywhere but before a mark that starts no line. */
export function addInPieces(to: WordColumns, from: WordColumns, at: number): void {
  addParts(to, from, at, from.words[at]?.text.match(characterWithMarks()) ?? []);
}

/** Adds a word in parts, between which a line may end. */
function addParts(to: WordColumns, from: WordColumns, at: number, texts: readonly string[]): void {
  const word = from.words[at] as MeasuredWord;
  const fragment = from.fragments[at] as Fragment;
  const pieces = splitWord(word, texts, false, fragment.face, { features: fragment.features });
  const sizePt = sizePtOf(fragment);
  for (const [i, piece] of pieces.entries()) {
    const isLast = i === pieces.length - 1;
    to.add(
      piece,
      fragment,
      piece === word ? from.width(at) : piece.advance * (sizePt / 1000),
      (i === 0 ? from.leadingCut(at) : 0) + piece.openingBlankEm * sizePt,
      (isLast ? from.trailingCut(at) : 0) + piece.closingBlankEm * sizePt,
    );
    if (isLast && from.stays[at]) to.stays[to.length - 1] = true;
  }
}

import type { Direction } from '../../schema/scripts.js';
import { join, joinOf, type MeasuredText, splitAtEachMark, splitAtMarks, splitWord } from '../fonts/measured-text.js';
import { blankAfterEm, blankBeforeEm, type MeasuredWord } from '../fonts/measured-word.js';
import { levelsOf } from './bidi.js';
import { traits } from './characters.js';
import { partsOfStep, stepsOfAddress } from './divide.js';
import { type Fragment, sizePtOf } from './fragment.js';
import { areOneSegment, edgesOf } from './line-breaks.js';
import { WordColumns } from './word-columns.js';

/** The gap between Han and Latin characters, in em: clreq allows up to a quarter. */
const gapEm = 0.2;

/** The blank that remains between two adjacent marks, and the most that is removed, in em (clreq, 3.1.6). */
const minBlankEm = 0.12;
const maxRemovedEm = 0.5;
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

function addWords(columns: WordColumns, fragment: Fragment, { words, joins }: MeasuredText): void {
  const sizePt = sizePtOf(fragment);
  const isApart = fragment.sup === true || fragment.together === true || fragment.narrowMarks === true;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] as MeasuredWord;
    const joined = i > 0 ? (joins[i - 1] ?? 0) : joinOfFragments(columns, fragment, word);
    columns.addMeasured(word, fragment, sizePt);
    if (joined !== 0 || isApart || i === 0) joinToNext(columns, columns.length - 2, joined);
  }
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
  if (fragmentBefore.keepsNext && mayBeDivided(first, fragment)) return joined | join.stays;
  // A text that is never broken is one word here, and may have several segments.
  const end = fragmentBefore.noWrap ? edgesOf(fragmentBefore.text).last : before.text;
  const start = fragment.noWrap ? edgesOf(fragment.text).first : first.text;
  return end !== '' && areOneSegment(end, start) ? joined | join.stays : joined;
}

function mayBeDivided({ text }: MeasuredWord, { divideLong }: Fragment): boolean {
  return divideLong !== undefined && divideLong(text) !== text;
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

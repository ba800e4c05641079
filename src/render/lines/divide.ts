import { once } from '../../text/once.js';
import { softHyphen } from '../../text/set-text.js';
import { splitWord } from '../fonts/measured-text.js';
import type { MeasuredWord } from '../fonts/measured-word.js';
import { closingMarks } from './characters.js';
import { type Fragment, sizePtOf } from './fragment.js';
import { WordColumns } from './word-columns.js';

/** A character, the accents on it, and the marks after it that start no line. */
const characterWithMarks = once(() => new RegExp(`.\\p{M}*[${closingMarks},.;:!?)]*\\s*`, 'gsu'));

/**
 * An address breaks after a slash or before another mark, so that no line seems to end with the punctuation of a sentence
 * (The Chicago Manual of Style, 14.18). Not after the two slashes that follow the scheme.
 */
export function stepsOfAddress(text: string): readonly string[] {
  return text.split(/(?<=[/&])(?<!:\/\/)(?!\/)|(?<=[\p{L}\p{N}])(?=[?#@])/u);
}

/** The name of a host or of a file is read as one, and breaks only where it must. */
export function partsOfStep(text: string): readonly string[] {
  return text.split(/(?<=[\p{L}\p{N}])(?=[._=%~-])/u);
}

/** A word of a script that has hyphens, and nothing else: no address, no file, no name of a program such as *getLongName*. */
const plainWord = once(
  () =>
    /^[«“„‘"'([¿¡]*(?!.*\p{Ll}\p{Lu})[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}]+[»”“’"')\].,;:!?…]*\s*$/u,
);
const betweenThreeLetters = once(() => /(?<=\p{L}\p{M}*\p{L}\p{M}*\p{L}\p{M}*)(?=\p{L}\p{M}*\p{L}\p{M}*\p{L})/gu);

/** As it may be divided where no patterns say how: a hyphen tells that it goes on. Undefined for what is no plain word. */
function dividedAnywhere(from: WordColumns, at: number): string | undefined {
  const [before, word, fragment] = [from.words[at - 1], from.words[at], from.fragments[at]];
  // What goes on behind a slash or a full stop may be part of an address.
  const isGoingOn = before !== undefined && /[/\\._@:?#=&~%+]$/.test(before.text);
  if (!word || fragment?.noWrap || isGoingOn || !plainWord().test(word.text)) return undefined;
  return word.text.replace(betweenThreeLetters(), softHyphen);
}

/**
 * A word that no line has room for, in parts that may have a hyphen between them: as its language divides words, else
 * anywhere. An address that has room by itself, but not with the marks that stay with it, is parted as others are.
 */
export function dividedWord(from: WordColumns, at: number): WordColumns {
  const columns = new WordColumns();
  const [word, fragment] = [from.words[at], from.fragments[at]];
  if (word && fragment?.addressLinePt !== undefined) {
    const steps = stepsOfAddress(word.text);
    addParts(columns, from, at, steps.length > 1 ? steps : partsOfStep(word.text));
    return columns;
  }
  const byPatterns = word && word.level === 0 ? fragment?.divideLong?.(word.text) : undefined;
  const hasPatterns = byPatterns !== undefined && byPatterns !== word?.text;
  const divided = hasPatterns ? byPatterns : word?.level === 0 ? dividedAnywhere(from, at) : undefined;
  if (!word || !fragment || divided === undefined || divided === word.text) {
    columns.addFrom(from, at);
    return columns;
  }
  const { face, features } = fragment;
  const sizePt = sizePtOf(fragment);
  for (const part of face.words(divided, features)) columns.addMeasured(part, fragment, sizePt);
  // It begins and ends as it did.
  columns.leadingCuts[0] = from.leadingCut(at);
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
      // The word's own cuts have the blanks at its ends already.
      i === 0 ? from.leadingCut(at) : piece.openingBlankEm * sizePt,
      isLast ? from.trailingCut(at) : piece.closingBlankEm * sizePt,
    );
    if (isLast && from.stays[at]) to.stays[to.length - 1] = true;
  }
}

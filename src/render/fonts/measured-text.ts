import type { Direction } from '../../schema/scripts.js';
import { isPlain, patternFor } from '../../text/plain-text.js';
import { isRightToLeft } from '../lines/bidi.js';
import { closingMarks, joining, openingMarks, traits } from '../lines/characters.js';
import type { FontProgram } from './font-program.js';
import { isFullWidth, type MeasuredWord } from './measured-word.js';

/** A text measured in one font, whatever its size. */
export interface MeasuredText {
  readonly words: readonly MeasuredWord[];
  /** How each word and the next belong together. */
  readonly joins: readonly number[];
}

/** How two neighbouring words belong together: any number of these. */
export const join = {
  /** No line may end between them. */
  stays: 1,
  /** A gap between Han and Latin characters. */
  gap: 2,
  /** Two full-width marks with too wide a blank between. */
  narrowed: 4,
} as const;

/** What measures a word. */
interface Measure {
  readonly font: FontProgram;
  word(text: string, features?: readonly string[], direction?: Direction): MeasuredWord;
}

export function measuredText(words: readonly MeasuredWord[], face: Measure): MeasuredText {
  const pieces = words.some(mayBeSplit) ? words.flatMap((word) => splitAtMarks(word, face)) : words;
  const joins: number[] = [];
  for (let i = 1; i < pieces.length; i += 1) {
    joins.push(joinOf(pieces[i - 1] as MeasuredWord, pieces[i] as MeasuredWord));
  }
  return { words: pieces, joins };
}

/** A name goes on after a hyphen or a slash: "South-South", "A/RES/78/311". */
const joinedEnd = patternFor(({ upperCase, letter }) => new RegExp(`[${upperCase}][${letter}]*[-/]$`, 'u'));

export function joinOf(word: MeasuredWord, next: MeasuredWord): number {
  const { last } = word;
  const { first } = next;
  const needsNothing = ((last | first) & joining) === 0 && ((last ^ first) & traits.han) === 0;
  if (word.lineEnd || (needsNothing && !word.isPiece)) return 0;
  const stays =
    word.isPiece ||
    (first & traits.notAtStart) !== 0 ||
    (last & traits.notAtEnd) !== 0 ||
    (last & first & traits.doubled) !== 0 ||
    ((last & traits.joint) !== 0 && (first & traits.capital) !== 0 && joinedEnd(isPlain(word.text)).test(word.text));
  const hasGap =
    ((last & traits.han) !== 0 && (first & traits.latinStart) !== 0) ||
    ((last & traits.latinEnd) !== 0 && (first & traits.han) !== 0);
  const isNarrowed =
    ((last & traits.closing) !== 0 && (first & (traits.closing | traits.opening)) !== 0) ||
    ((last & traits.opening) !== 0 && (first & traits.opening) !== 0);
  return (stays ? join.stays : 0) | (hasGap ? join.gap : 0) | (isNarrowed ? join.narrowed : 0);
}

const quoteBreak = new RegExp(`(?<=[^${openingMarks}])(?=[“‘])|(?<=[”’])(?=[^${closingMarks}])`, 'u');
/** Between two full-width marks, where the blank is too wide. */
const adjacentMarks = new RegExp(
  `(?<=[${closingMarks}])(?=[${closingMarks}${openingMarks}])|(?<=[${openingMarks}])(?=[${openingMarks}])`,
  'u',
);

/** Marks stand beside each other, or quotation marks anywhere. */
const splitting = traits.closing | traits.opening;

function mayBeSplit({ text, all }: MeasuredWord): boolean {
  return (all & splitting) !== 0 && text.length > 1;
}

/**
 * A line may end before an opening and after a closing quotation mark of Chinese. UAX 14 does not know which of the two a
 * curly mark is, and keeps it with both its neighbours. Adjacent marks become words of their own that stay together.
 */
export function splitAtMarks(word: MeasuredWord, face: Measure, features?: readonly string[]): readonly MeasuredWord[] {
  if (!mayBeSplit(word)) return [word];
  const hasQuotes = (word.all & traits.curlyQuote) !== 0 && isFullWidth(face.font, '“');
  const parts = hasQuotes ? splitWord(word, word.text.split(quoteBreak), false, face, { features }) : [word];
  return parts.flatMap((part) => splitWord(part, part.text.split(adjacentMarks), true, face, { features }));
}

const besideMark = new RegExp(`(?<=[${closingMarks}])(?=.)|(?<=.)(?=[${openingMarks}])`, 'su');

/** Each mark at the edge of a piece, where the blank beside it can be taken away; the pieces stay together. */
export function splitAtEachMark(word: MeasuredWord, face: Measure): readonly MeasuredWord[] {
  return mayBeSplit(word) ? splitWord(word, word.text.split(besideMark), true, face) : [word];
}

/**
 * A word in pieces, between which a line may end unless they stay `together`.
 * @param levels of the pieces, if not that of the word
 */
export function splitWord(
  word: MeasuredWord,
  pieces: readonly string[],
  together: boolean,
  face: Measure,
  { levels, features }: { readonly levels?: readonly number[]; readonly features?: readonly string[] | undefined } = {},
): readonly MeasuredWord[] {
  if (pieces.length === 1 && (levels?.[0] ?? word.level) === word.level) return [word];
  return pieces.map((text, i) => {
    const isLast = i === pieces.length - 1;
    const level = levels?.[i] ?? word.level;
    const piece = face.word(text, features, isRightToLeft(level) ? 'rtl' : 'ltr');
    const isBlank = text.trim() === '';
    return {
      ...piece,
      level,
      lineEnd: isLast && word.lineEnd,
      isPiece: isLast ? word.isPiece : together,
      leadingAdvance: i === 0 ? word.leadingAdvance : 0,
      trailingAdvance: !isLast ? 0 : level > 0 && isBlank ? piece.advance : word.trailingAdvance,
      hyphenAdvance: isLast ? word.hyphenAdvance : 0,
    };
  });
}

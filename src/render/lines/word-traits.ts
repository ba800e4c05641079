import { BoundedCache } from '../../text/bounded-cache.js';

/** Pause, stop and closing marks (W3C clreq, 3.1.3). No line starts with these, nor with the others in `notAtStart`. */
export const closingMarks = '，、；：。！？）」』》〉】〕”’';
export const openingMarks = '（「『《〈【〔“‘';
const notAtStart = new RegExp(`^[${closingMarks}…⋯—·～・％／]`, 'u');
/** No line ends with these; an en dash keeps together what it joins ("10–20"). */
const notAtEnd = new RegExp(`[${openingMarks}–／]$`, 'u');
/** Dashes and ellipses of two characters are one mark. */
const doubledEnd = /[…⋯—]$/u;
const doubledStart = /^[…⋯—]/u;
/** Names joined by a hyphen or a slash stay together: "South-South", "A/RES/78/311". */
const joinedEnd = /\p{Lu}\p{L}*[-/]$/u;
const joinedStart = /^\p{Lu}/u;
const hanEnd = /\p{Script=Han}$/u;
const hanStart = /^\p{Script=Han}/u;
const latinEnd = /[\p{Script=Latin}\p{Nd}%+)]$/u;
const latinStart = /^[\p{Script=Latin}\p{Nd}(+]/u;
const leadingBlank = /^\s+/;
const trailingBlank = /\s+$/;
const closingEnd = new RegExp(`[${closingMarks}]$`, 'u');
const openingStart = new RegExp(`^[${openingMarks}]`, 'u');
/** Between two full-width marks, where the blank is too wide. */
const adjacentMarks = new RegExp(
  `(?<=[${closingMarks}])(?=[${closingMarks}${openingMarks}])|(?<=[${openingMarks}])(?=[${openingMarks}])`,
  'u',
);
const adjacentPair = new RegExp(
  `^(?:[${closingMarks}][${closingMarks}${openingMarks}]|[${openingMarks}][${openingMarks}])$`,
  'u',
);
const quoteBreak = new RegExp(`(?<=[^${openingMarks}])(?=[“‘])|(?<=[”’])(?=[^${closingMarks}])`, 'u');
/** A character, the accents on it, and the marks after it that start no line. */
const characterWithMarks = new RegExp(`.\\p{M}*[${closingMarks},.;:!?)]*\\s*`, 'gsu');

/** The properties of a word that decide where lines break, whatever its font and size. */
export interface WordTraits {
  /** The blanks at its edges. */
  readonly leading: string;
  readonly trailing: string;
  readonly first: string;
  readonly last: string;
  readonly isBlank: boolean;
  /** Whether it has a letter or a digit. */
  readonly isWord: boolean;
  readonly hasHan: boolean;
  readonly hasQuotes: boolean;
  readonly isOneHan: boolean;
  readonly trimmedLength: number;
  readonly notAtStart: boolean;
  readonly notAtEnd: boolean;
  readonly doubledStart: boolean;
  readonly doubledEnd: boolean;
  readonly joinedStart: boolean;
  readonly joinedEnd: boolean;
  readonly hanStart: boolean;
  readonly hanEnd: boolean;
  readonly latinStart: boolean;
  readonly latinEnd: boolean;
  readonly closingEnd: boolean;
  readonly openingStart: boolean;
  /** The word, split between adjacent full-width marks. */
  readonly marks: readonly string[];
}

const known = new BoundedCache<WordTraits>(5_000);

/** Cached: the same words are set on many pages, at every density. */
export function traitsOf(text: string): WordTraits {
  return known.of(text, (own) => (plainWord.test(own) ? traitsOfPlain(own) : findTraits(own)));
}

/** Small letters of ASCII, and a blank: what most words in Latin script are. */
const plainWord = /^[a-z]+ ?$/;

/** What the patterns below say of such a word. */
function traitsOfPlain(text: string): WordTraits {
  const trailing = text.endsWith(' ') ? ' ' : '';
  return {
    leading: '',
    trailing,
    first: text.charAt(0),
    last: text.charAt(text.length - 1),
    isBlank: false,
    isWord: true,
    hasHan: false,
    hasQuotes: false,
    isOneHan: false,
    trimmedLength: text.length - trailing.length,
    notAtStart: false,
    notAtEnd: false,
    doubledStart: false,
    doubledEnd: false,
    joinedStart: false,
    joinedEnd: false,
    hanStart: false,
    hanEnd: false,
    latinStart: true,
    latinEnd: trailing === '',
    closingEnd: false,
    openingStart: false,
    marks: [text],
  };
}

function findTraits(text: string): WordTraits {
  return {
    leading: leadingBlank.exec(text)?.[0] ?? '',
    trailing: trailingBlank.exec(text)?.[0] ?? '',
    first: text.at(0) ?? '',
    last: text.at(-1) ?? '',
    isBlank: text.trim() === '',
    isWord: /[\p{L}\p{N}]/u.test(text),
    hasHan: /\p{Script=Han}/u.test(text),
    hasQuotes: /[“‘”’]/u.test(text),
    isOneHan: /^[\p{Script=Han}][^\p{Script=Han}]*$/u.test(text),
    trimmedLength: text.trim().length,
    notAtStart: notAtStart.test(text),
    notAtEnd: notAtEnd.test(text),
    doubledStart: doubledStart.test(text),
    doubledEnd: doubledEnd.test(text),
    joinedStart: joinedStart.test(text),
    joinedEnd: joinedEnd.test(text),
    hanStart: hanStart.test(text),
    hanEnd: hanEnd.test(text),
    latinStart: latinStart.test(text),
    latinEnd: latinEnd.test(text),
    closingEnd: closingEnd.test(text),
    openingStart: openingStart.test(text),
    marks: text.split(adjacentMarks),
  };
}

/** Whether two neighbouring characters are full-width marks with too wide a blank between. */
export function areAdjacentMarks(last: string, first: string): boolean {
  return adjacentPair.test(last + first);
}

/** Split where a line may end: before an opening and after a closing quotation mark of Chinese. */
export function splitAtQuotes(text: string): readonly string[] {
  return text.split(quoteBreak);
}

/** Split everywhere but before a mark that starts no line. */
export function splitIntoCharacters(text: string): readonly string[] {
  return text.match(characterWithMarks) ?? [];
}

import { once } from '../../text/once.js';

/** Pause, stop and closing marks (W3C clreq, 3.1.3). No line starts with these, nor with the others in `notAtStart`. */
export const closingMarks = '，、；：。！？）」』》〉】〕”’';
export const openingMarks = '（「『《〈【〔“‘';
const notAtStart = `${closingMarks}…⋯—·～・％／`;
/** No line ends with these; an en dash keeps together what it joins ("10–20"). */
const notAtEnd = `${openingMarks}–／`;
const doubled = '…⋯—';
const curlyQuotes = '“‘”’';
const shared = '‘’“”…—·⋯';

/** What a character is to the lines that it stands in. A character has any number of these. */
export const traits = {
  blank: 1 << 0,
  /** A letter or a digit. */
  word: 1 << 1,
  capital: 1 << 2,
  /** Ideographs and kana. */
  han: 1 << 3,
  /** Beside these, from which they stand off by a gap. */
  latinStart: 1 << 4,
  latinEnd: 1 << 5,
  closing: 1 << 6,
  opening: 1 << 7,
  notAtStart: 1 << 8,
  notAtEnd: 1 << 9,
  /** Dashes and ellipses of two characters are one mark. */
  doubled: 1 << 10,
  curlyQuote: 1 << 11,
  /** Joins names: "South-South", "A/RES/78/311". */
  joint: 1 << 12,
  /** Set over or under the character before it. */
  mark: 1 << 13,
  /** Makes sense in a Han font only: ideographs, kana, CJK and full-width punctuation. */
  hanFont: 1 << 14,
  /** Full width beside Chinese, proportional on a Latin page. */
  shared: 1 << 15,
} as const;

/** What may keep a character and its neighbour together. */
export const joining =
  traits.closing | traits.opening | traits.notAtStart | traits.notAtEnd | traits.doubled | traits.joint;

const ideograph = traits.han | traits.word | traits.hanFont;
const latin = traits.latinStart | traits.latinEnd;

const inAscii = Array.from({ length: 0x80 }, (_, code) => traitsOfAscii(String.fromCharCode(code)));
/** Of other characters, of which a text has few: asking for properties of Unicode takes long. */
const known = new Map<number, number>();

/** Whether a character is an ideograph of the block that nearly all are in. */
export function isIdeograph(codePoint: number): boolean {
  return codePoint >= 0x4e00 && codePoint <= 0x9fff;
}

export function traitsOf(codePoint: number): number {
  if (isIdeograph(codePoint)) return ideograph;
  if (codePoint < 0x80) return inAscii[codePoint] ?? 0;
  const found = known.get(codePoint) ?? findTraits(codePoint);
  known.set(codePoint, found);
  return found;
}

function traitsOfAscii(character: string): number {
  if (/[A-Z]/.test(character)) return traits.word | traits.capital | latin;
  if (/[a-z\d]/.test(character)) return traits.word | latin;
  if (/\s/.test(character)) return traits.blank;
  const others: Readonly<Record<string, number>> = {
    '(': traits.latinStart,
    ')': traits.latinEnd,
    '%': traits.latinEnd,
    '+': latin,
    '-': traits.joint,
    '/': traits.joint,
  };
  return others[character] ?? 0;
}

const marks: readonly (readonly [characters: string, own: number])[] = [
  [closingMarks, traits.closing],
  [openingMarks, traits.opening],
  [notAtStart, traits.notAtStart],
  [notAtEnd, traits.notAtEnd],
  [doubled, traits.doubled],
  [curlyQuotes, traits.curlyQuote],
  [shared, traits.shared],
];

const properties = once((): readonly (readonly [property: RegExp, own: number])[] => [
  [/[\p{L}\p{N}]/u, traits.word],
  [/\p{Lu}/u, traits.capital],
  [/\p{Script=Han}/u, traits.han | traits.hanFont],
  // With the mark of long vowels (CSS Text 4, 8.4.1, has these with the ideographs).
  [/[\p{Script=Hiragana}\p{Script=Katakana}\u30fc]/u, traits.han | traits.hanFont],
  [/\p{Script=Bopomofo}/u, traits.hanFont],
  [/[\p{Script=Latin}\p{Nd}]/u, latin],
  [/\p{M}/u, traits.mark],
]);

function findTraits(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  const cjk = isCjkPunctuation(codePoint) ? traits.hanFont : 0;
  let found = 0;
  for (const [characters, own] of marks) if (characters.includes(character)) found |= own;
  if (found !== 0) return found | cjk;
  if (/\s/.test(character)) return traits.blank | cjk;
  // Dashes, dots and invisible characters.
  if (codePoint >= 0x2000 && codePoint <= 0x206f) return 0;
  for (const [property, own] of properties()) if (property.test(character)) found |= own;
  return found | cjk;
}

function isCjkPunctuation(codePoint: number): boolean {
  const isFullWidth = codePoint >= 0xff00 && codePoint <= 0xffef;
  return isFullWidth || (codePoint >= 0x3000 && codePoint <= 0x303f) || codePoint === 0x30fb;
}

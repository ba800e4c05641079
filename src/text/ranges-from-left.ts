import { currencySign } from './currency.js';
import { once } from './once.js';
import { digit, telephone } from './telephones.js';
import { blank, unitOfLetters, unitOfSigns } from './units.js';

/** A stretch of a text, in UTF-16 code units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

const plainNumber = `${digit}+(?:[.,:/]${digit}+)*`;
const groupedNumber = `${digit}{1,3}(?:${blank}${digit}{3})+(?!${digit})(?:[.,]${digit}+)?`;
const raised = '[⁰¹²³⁴-⁹⁺⁻]';
const number = `(?:${groupedNumber}|${plainNumber})[¼-¾⅐-⅞]?(?:${blank}?×${blank}?10)?${raised}*`;

/** What follows a number and is read with it. */
const after = `(?:${blank}?(?:${unitOfSigns}|(?:${unitOfLetters}|in)(?![\\p{L}\\p{N}⁻]|[·⋅]\\p{L}))|[°º′″](?:${number}[′″])*[NSEW]?(?!\\p{L}))`;

/** A hyphen after a letter joins; only after a conjunction or preposition of one letter it may be a minus. */
const hyphenAsMinus = '(?<![\\p{L}\\p{M}]|[%‰°€])-|(?<=(?<![\\p{L}\\p{M}])[وفبلك])-';
const sign = `(?:(?<![\\p{Script=Latin}%‰°€])[+−±]|${hyphenAsMinus})`;
const before = `(?:${sign}${currencySign}?|${currencySign}${blank}?[+−-]?|[%‰])`;

/** Dates such as 2025-01-31 and 2025-01, numbers of books and of telephones. Two numbers with a hyphen are a range. */
const code = `(?:${digit}+(?:[‑-]${digit}+){2,}|${digit}{4}-(?:0[1-9]|1[0-2])(?!${digit}))`;

/** A power of ten, such as 10⁻⁶ and 5 × 10⁵: its parts would else be drawn at the other side of it. */
const power = `(?:${groupedNumber}|${plainNumber})(?:${blank}?×${blank}?10${raised}+|(?=[⁰¹²³⁴-⁹]*[⁺⁻])${raised}+)`;
const joint = '[‑./-]';
/** A name that begins with a number and has Latin letters after a joint, such as 8703.24.10-A/B, 27.7.d and 2019-nCoV. */
const numberedName = `${digit}+(?:${joint}${digit}+)*${joint}\\p{Script=Latin}(?:${joint}?[\\p{Script=Latin}\\d])*`;

/** Each is drawn as it is typed: it has signs, blanks or letters that would else be drawn at the other side of its digits. */
const asTyped = once(
  () =>
    new RegExp(
      `(?<!${digit}|${digit}[.,:/)\\]])(?:${numberedName}|${telephone}|${code}|${before}${number}(?:${after}|\\p{Script=Latin}+)?|${number}${after}|${power}|${groupedNumber})`,
      'gu',
    ),
);
const letter = once(() => /\p{L}/gu);
/** A letter or digit of scripts that run from right to left. */
export const fromRight = once(() => /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]/u);

/** Between two items of a row, where the second begins with a number or Latin words. */
const beforeItemFromLeft = once(() => /\s[·•|]\s(?=[^\p{L}\p{N}·•|]{0,20}[\d\p{Script=Latin}])/gu);
/** Latin words behind the last letter from the right, with a number that the item begins with. */
const latinWords = once(() => /^\d[^\p{L}]*\p{Script=Latin}|\p{Script=Latin}/u);

/**
 * Where a text from right to left has what is drawn as it is typed, from left to right: numbers with a sign, as CLDR has
 * it for Arabic with European digits, or a unit; those of telephones; dates in digits. By UAX 9 alone, their parts would
 * stand from right to left, as the two ends of a range rightly do. What follows Latin words runs as those do, but not
 * beyond the end of an item: in `ESCWA · 24`, the two would change places.
 */
export function rangesFromLeft(text: string): readonly TextRange[] {
  const items = latinItems(text);
  if (items.length === 0) return numbersFromLeft(text, 0);
  const starts = [0, ...items.map(({ end }) => end)];
  return starts.flatMap((start, i) => {
    const item = items[i];
    return [...numbersFromLeft(text.slice(start, item?.start), start), ...(item ? [item] : [])];
  });
}

function latinItems(text: string): readonly TextRange[] {
  let at = 0;
  return [...text.matchAll(beforeItemFromLeft())].flatMap(({ 0: separator, index: end }): readonly TextRange[] => {
    const words = text.slice(at, end).trimEnd();
    let from = words.length;
    while (from > 0 && !fromRight().test(words.charAt(from - 1))) from -= 1;
    const found = latinWords().exec(words.slice(from));
    const start = at + from + (found?.index ?? 0);
    at = end + separator.length;
    return found ? [{ start, end: start + withoutMarks(text.slice(start, end)).length }] : [];
  });
}

/** The full stop of a sentence stands where that of the text around it does. */
function withoutMarks(words: string): string {
  return /^[\s\S]*[\p{L}\p{M}\p{N})\]]/u.exec(words)?.[0] ?? words;
}

function numbersFromLeft(text: string, offset: number): readonly TextRange[] {
  const found: TextRange[] = [];
  let at = 0;
  let isLatin = false;
  for (const { 0: whole, index } of text.matchAll(asTyped())) {
    const last = text.slice(at, index).match(letter())?.at(-1);
    if (last !== undefined) isLatin = !fromRight().test(last);
    at = index + whole.length;
    if (!isLatin) found.push({ start: offset + index, end: offset + at });
  }
  return found;
}

import { once } from './once.js';
import { blank } from './units.js';

/** European digits, and those of Persian and Urdu, which run with their signs as European ones do (UAX 9, EN). */
export const digit = '[\\d\\u06f0-\\u06f9]';

const separator = `[ \\u00a0\\u202f./‑-]`;
const moreGroups = `(?:${separator}*(?:\\(${digit}+\\)|${digit}+))+`;
/** Numbers of so many digits or more, with blanks or hyphens among them, are those of telephones. */
const isLong = `(?=(?:[ \\u00a0\\u202f()./‑-]*${digit}){7})`;
const area = `(?:\\(0${digit}+\\)|0${digit}+|\\(${digit}{3}\\)(?=${blank}?${digit}{3}-${digit}{4}))`;
/** Looked at first: from each of many blanks or brackets, digits would be looked for through all of them. */
const mayBeArea = `(?=\\(?${digit})`;
/** The number of a telephone, as a pattern: with the code of a country, or that of an area. */
export const telephone = `(?:\\+${isLong}${digit}{1,3}${moreGroups}|${mayBeArea}${isLong}${area}${moreGroups})`;

/** 09.05.2024 and 01.02., behind which a number may stand that is grouped by blanks. */
const noDate = '(?!0[1-9]([./])(?:0[1-9]|1[0-2])\\1(?:(?:19|20)\\d\\d(?![\\d./-])|(?=\\s)))';
const telephones = once(() => new RegExp(`(?<!${digit}|${digit}[.,:/)\\]‑-])${noDate}${telephone}`, 'gu'));
const mayHaveOne = new RegExp(`\\+${digit}|\\((?:0${digit}|${digit}{3}\\))|(?<![\\d.,])0${digit}`);
/** With a sign: +1 234 567. */
const isGrouped = /^\+\d{1,3}(?: \d{3})+$/;

/** A text in which no line ends within the number of a telephone: its groups are no groups of thousands. */
export function withWholeTelephones(text: string): string {
  if (!mayHaveOne.test(text)) return text;
  return text.replace(telephones(), (number) => (isGrouped.test(number) ? number : number.replaceAll(' ', '\u00a0')));
}

import type { Reference } from '../../schema/reference.js';
import { directionOf } from '../../schema/scripts.js';
import { escapeInline } from '../../text/escape-markdown.js';
import { once } from '../../text/once.js';

/** Asked first: few texts have any, and a class of all letters takes long to be made. */
const rightToLeft = once(() => /\p{Script=Arabic}/u);
const fromRight = once(() => /^\P{L}*\p{Script=Arabic}/u);

/** Arabic script in a language that nobody named (BCP 47). */
const unknownLanguage = 'und-Arab';
/** The same of Latin script. */
const unknownLatin = 'und-Latn';

/**
 * The language with which a text is marked on a page that runs the other way: what follows it, a year in brackets or a full
 * stop, would else be drawn before it. None for other texts.
 */
export function languageOfOtherWay(text: string, { language }: Reference, locale: string): string | undefined {
  const isOfOtherWay = language !== undefined && directionOf(language) !== directionOf(locale);
  if (directionOf(locale) === 'rtl') {
    if (rightToLeft().test(text) || !/\p{L}/u.test(text)) return undefined;
    return isOfOtherWay ? language : unknownLatin;
  }
  if (!rightToLeft().test(text) || !fromRight().test(text)) return undefined;
  return isOfOtherWay ? language : unknownLanguage;
}

/** A name, or another plain text of a reference, as inline Markdown. */
export function plainMarkdown(text: string, reference: Reference, locale: string): string {
  const language = languageOfOtherWay(text, reference, locale);
  return language === undefined ? escapeInline(text) : `[${escapeInline(text)}]{lang=${language}}`;
}

export function hasLettersFromRight(text: string): boolean {
  return rightToLeft().test(text);
}

/** A run that is marked with a language, and brackets that no run may have in it. */
const markedRun = /\[((?:\\.|[^[\]\\])+)\]\{lang=[^}]*\}/g;
const bareBracket = /(?<!\\)(?:\\\\)*[[\]]/;

/**
 * A reference without a letter from right to left, marked as a whole on a page from right to left: its full stop, its
 * quotation marks and the lines that it takes would else be drawn in the order of the page.
 */
export function readFromLeft(text: string, { language }: Reference, locale: string): string {
  if (directionOf(locale) !== 'rtl' || rightToLeft().test(text)) return text;
  const words = text.replace(markedRun, '$1');
  if (bareBracket.test(words)) return text;
  const isFromLeft = language !== undefined && directionOf(language) !== 'rtl';
  return `[${words}]{lang=${isFromLeft ? language : unknownLatin}}`;
}

import type { Reference } from '../../schema/reference.js';
import { directionOf } from '../../schema/scripts.js';
import { escapeInline } from '../../text/escape-markdown.js';
import { once } from '../../text/once.js';

/** Asked first: few texts have any, and a class of all letters takes long to be made. */
const rightToLeft = once(() => /\p{Script=Arabic}/u);
const fromRight = once(() => /^\P{L}*\p{Script=Arabic}/u);

/** Arabic script in a language that nobody named (BCP 47). */
const unknownLanguage = 'und-Arab';

/**
 * The language with which a text from right to left is marked on a page from left to right: what follows it, a year in
 * brackets or a full stop, would else be drawn before it. None for other texts.
 */
export function languageFromRight(text: string, { language }: Reference, locale: string): string | undefined {
  if (directionOf(locale) === 'rtl' || !rightToLeft().test(text) || !fromRight().test(text)) return undefined;
  return language !== undefined && directionOf(language) === 'rtl' ? language : unknownLanguage;
}

/** A name, or another plain text of a reference, as inline Markdown. */
export function plainMarkdown(text: string, reference: Reference, locale: string): string {
  const language = languageFromRight(text, reference, locale);
  return language === undefined ? escapeInline(text) : `[${escapeInline(text)}]{lang=${language}}`;
}

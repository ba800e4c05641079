import { familyOf, type Name, type Reference } from '../../schema/reference.js';
import { escapeInline } from '../../text/escape-markdown.js';

/** The authors as they are written in full, in the script of the language where the reference gives it. */
export function authorNames(reference: Reference, locale: string): readonly string[] {
  return reference['author-by-language']?.[locale] ?? (reference.author ?? []).map(fullName);
}

export function fullName(name: Name): string {
  return name.literal ?? [name.given, familyOf(name)].filter(Boolean).join(' ');
}

/** The title as a page prints it: in the language where the reference gives it, else its short form. */
export function titleIn(reference: Reference, locale: string): string {
  return reference['title-by-language']?.[locale] ?? reference['title-short'] ?? reference.title;
}

/** The journal, or what else holds the work. */
function containerIn(reference: Reference, locale: string): string | undefined {
  return reference['container-title-by-language']?.[locale] ?? reference['container-title'];
}

/** The title as inline Markdown, marked with its language where that is not the page's. */
export function titleMarkdown(reference: Reference, locale: string): string {
  return inLanguageOf(reference, locale, titleIn(reference, locale), reference['title-by-language']?.[locale]);
}

/** The journal, or what else holds the work, as inline Markdown in its language. */
export function containerMarkdown(reference: Reference, locale: string): string | undefined {
  const container = containerIn(reference, locale);
  const local = reference['container-title-by-language']?.[locale];
  return container === undefined ? undefined : inLanguageOf(reference, locale, container, local);
}

/** What is given in the page's language needs no mark; the rest is in the language of the work, where it names one. */
function inLanguageOf({ language }: Reference, locale: string, text: string, local: string | undefined): string {
  const escaped = escapeInline(text);
  const foreign = local === undefined && language !== undefined && primary(language) !== primary(locale);
  return foreign ? `[${escaped}]{lang=${language}}` : escaped;
}

function primary(tag: string): string {
  return tag.split('-')[0] ?? '';
}

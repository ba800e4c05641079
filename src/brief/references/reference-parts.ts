import { familyOf, type Name, type Reference } from '../../schema/reference.js';
import { escapeInline } from '../../text/escape-markdown.js';

/** The full names of the authors, in the script of the language where the reference gives them. */
export function authorNames(reference: Reference, locale: string): readonly string[] {
  return reference['author-by-language']?.[locale] ?? (reference.author ?? []).map(fullName);
}

export function fullName(name: Name): string {
  return name.literal ?? [name.given, familyOf(name)].filter(Boolean).join(' ');
}

/** The title in the language where the reference gives it, else its short form. */
export function titleIn(reference: Reference, locale: string): string {
  return reference['title-by-language']?.[locale] ?? reference['title-short'] ?? reference.title;
}

/** The title as inline Markdown, marked with its language where that is not the page's. */
export function titleMarkdown(reference: Reference, locale: string): string {
  return withLanguage(reference, locale, titleIn(reference, locale), reference['title-by-language']?.[locale]);
}

/** The journal, book or site as inline Markdown, marked with its language where that is not the page's. */
export function containerMarkdown(reference: Reference, locale: string): string | undefined {
  const local = reference['container-title-by-language']?.[locale];
  const container = local ?? reference['container-title'];
  return container === undefined ? undefined : withLanguage(reference, locale, container, local);
}

/** A text that the reference gives for the page's language needs no mark; others are in the language of the work. */
function withLanguage({ language }: Reference, locale: string, text: string, local: string | undefined): string {
  const escaped = escapeInline(text);
  const foreign = local === undefined && language !== undefined && primary(language) !== primary(locale);
  return foreign ? `[${escaped}]{lang=${language}}` : escaped;
}

function primary(tag: string): string {
  return tag.split('-')[0] ?? '';
}

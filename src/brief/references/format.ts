import type { Labels } from '../../schema/labels.js';
import type { Reference } from '../../schema/reference.js';
import { authorYear } from './author-year.js';
import { gbT7714 } from './gb-t-7714.js';

/** A reference as one line of inline Markdown, in the style of the language. */
export function formatReference(reference: Reference, locale: string, labels: Labels): string {
  const text =
    labels.citation.style === 'gb-t-7714' ? gbT7714(reference, locale, labels) : authorYear(reference, locale, labels);
  const address = addressOf(reference);
  return address ? `${text} <${address.replace(/[<>]/g, encodeURIComponent)}>` : text;
}

/** The address of a work: its DOI's, else its URL. */
export function addressOf({ DOI, URL }: Reference): string | undefined {
  return DOI === undefined ? URL : `https://doi.org/${DOI}`;
}

import type { LocaleRules } from '../../schema/locale.js';
import type { Reference } from '../../schema/reference.js';
import { escapeInline } from '../../text/escape-markdown.js';
import { authorYear } from './author-year.js';
import { gbT7714 } from './gb-t-7714.js';

/** A reference as one line of inline Markdown, in the style of the language. */
export function formatReference(reference: Reference, locale: string, rules: LocaleRules): string {
  const text =
    rules.citation.style === 'gb-t-7714' ? gbT7714(reference, locale, rules) : authorYear(reference, locale, rules);
  const address = addressOf(reference);
  return address ? `${text} ${addressMarkdown(address)}` : text;
}

/** The address of a work: its DOI's, else its URL. */
export function addressOf({ DOI, URL }: Reference): PrintedAddress | undefined {
  if (DOI !== undefined) return { shown: `https://doi.org/${DOI}`, target: `https://doi.org/${withoutUrlMarks(DOI)}` };
  return URL === undefined ? undefined : { shown: URL, target: URL };
}

/** An address as it is printed, and the one that a link to it has. */
export interface PrintedAddress {
  readonly shown: string;
  readonly target: string;
}

/** A # or ? of a DOI begins neither a fragment nor a query (DOI Handbook, 2.5.2.4). */
function withoutUrlMarks(doi: string): string {
  return doi.replace(/[#?]|%(?![\da-f]{2})/gi, encodeURIComponent);
}

function addressMarkdown({ shown, target }: PrintedAddress): string {
  return shown === target
    ? `<${shown.replace(/</g, '&lt;').replace(/>/g, '&gt;')}>`
    : `[${escapeInline(shown)}](<${target.replace(/[<>\\]/g, encodeURIComponent)}>)`;
}

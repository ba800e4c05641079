import { fillLabel } from '../../schema/labels.js';
import { formatDate, type LocaleRules } from '../../schema/locale.js';
import type { Reference } from '../../schema/reference.js';
import type { ReferenceForm } from '../../schema/theme.js';
import { escapeInline } from '../../text/escape-markdown.js';
import { authorYear } from './author-year.js';
import { accessedOn } from './dates.js';
import { gbT7714 } from './gb-t-7714.js';
import { readFromLeft } from './right-to-left.js';

/**
 * A reference as one line of inline Markdown, in the style of the language. The short form leads to the work by its
 * address alone: a work without one is printed in full.
 */
export function formatReference(
  reference: Reference,
  locale: string,
  rules: LocaleRules,
  form: ReferenceForm = 'full',
): string {
  const isGb = rules.citation.style === 'gb-t-7714';
  const address = addressOf(reference);
  const style = isGb ? gbT7714 : authorYear;
  if (!address) return readFromLeft(style(reference, locale, rules, 'full'), reference, locale);
  const text = style(reference, locale, rules, form);
  const printed = addressMarkdown(address);
  const found = form === 'short' || isGb ? printed : withDateOfAccess(printed, reference, rules);
  // The words of the page around an address stay in its order.
  return found === printed
    ? readFromLeft(`${text} ${printed}`, reference, locale)
    : `${readFromLeft(text, reference, locale)} ${found}`;
}

/** An address with the day on which it was read, in the words of the language, if it has them. */
function withDateOfAccess(address: string, reference: Reference, rules: LocaleRules): string {
  const date = accessedOn(reference);
  const { accessed } = rules.citation;
  if (date === undefined || accessed === undefined) return address;
  const words = accessed.split('{address}').map((part) => fillLabel(part, { date: formatDate(date, rules) }));
  return words.map(escapeInline).join(address);
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

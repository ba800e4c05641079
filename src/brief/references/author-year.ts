import type { Labels } from '../../schema/labels.js';
import { familyOf, initialsOf, type Reference, yearOf } from '../../schema/reference.js';
import { escapeInline } from '../../text/escape-markdown.js';
import { containerMarkdown, titleMarkdown } from './reference-parts.js';

/** Short author–year form: `Vinuesa, R. et al. (2020). “Title”. Journal 11, 233.` */
export function authorYear(reference: Reference, locale: string, labels: Labels): string {
  const { volume, issue, page, number, publisher } = reference;
  const container = containerMarkdown(reference, locale);
  const locator = escapeInline(
    [volume && issue ? `${volume}(${issue})` : (volume ?? issue), number ?? page].filter(Boolean).join(', '),
  );
  const where = container
    ? [container, locator].filter(Boolean).join(' ')
    : escapeInline([publisher, number].filter(Boolean).join(', '));
  const year = yearOf(reference);
  const who = authors(reference, labels);
  const head = escapeInline([who, year && `(${year})`].filter(Boolean).join(' '));
  const title = `“${titleMarkdown(reference, locale)}”`;
  return `${[head, title, where].filter(Boolean).join('. ').replace(/\.\. /g, '. ')}.`;
}

function authors(reference: Reference, labels: Labels): string {
  const names = (reference.author ?? []).map((a) => {
    if (a.literal) return a.literal;
    return [familyOf(a), initialsOf(a, '.')].filter(Boolean).join(', ');
  });
  if (names.length > 2) return `${names[0]} ${labels.citation['et-al']}`;
  return names.join(labels.citation.and);
}

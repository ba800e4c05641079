import type { Labels } from '../../schema/labels.js';
import { familyOf, initialsOf, type Reference, yearOf } from '../../schema/reference.js';
import { escapeInline } from '../../text/escape-markdown.js';
import { authorNames, containerMarkdown, fullName, titleMarkdown } from './reference-parts.js';

/** Document type codes of GB/T 7714, by CSL type; `/OL` is added to documents that are online. */
const typeCodes: Readonly<Record<string, string>> = {
  'article-journal': 'J',
  'article-magazine': 'J',
  'article-newspaper': 'N',
  book: 'M',
  chapter: 'M',
  report: 'R',
  thesis: 'D',
};

/** Numeric style of GB/T 7714: `Vinuesa R, Azizpour H, Leite I, 等. 題名[J]. 刊名, 2020, 11: 233.` */
export function gbT7714(reference: Reference, locale: string, labels: Labels): string {
  const { volume, issue, page, number, publisher } = reference;
  const container = containerMarkdown(reference, locale);
  const inBrackets = issue ? `(${issue})` : '';
  const year = volume ? yearOf(reference) : `${yearOf(reference)}${inBrackets}`;
  const locator = page ?? (container ? number : undefined);
  const published = escapeInline([year, volume && `${volume}${inBrackets}`].filter(Boolean).join(', '));
  const imprint = [container ?? (publisher && escapeInline(publisher)), published].filter(Boolean).join(', ');
  const typeCode = `[${typeCodes[reference.type] ?? 'Z'}${reference.URL && !container ? '/OL' : ''}]`;
  const document = escapeInline(`${!container && number ? `: ${number}` : ''}${typeCode}`);
  const parts = [
    escapeInline(authors(reference, locale, labels)),
    `${titleMarkdown(reference, locale)}${document}`,
    locator ? `${imprint}: ${escapeInline(locator)}` : imprint,
  ];
  return `${parts.filter(Boolean).join('. ').replace(/\.\. /g, '. ')}.`;
}

function authors(reference: Reference, locale: string, labels: Labels): string {
  const local = authorNames(reference, locale);
  const names = (reference.author ?? []).map((a, i) => {
    if (a.literal || local[i] !== fullName(a)) return local[i] ?? '';
    return [familyOf(a), initialsOf(a, '')].filter(Boolean).join(' ');
  });
  const { 'et-al': etAl, 'et-al-latin': etAlLatin } = labels.citation;
  const others = /\p{Script=Han}/u.test(names.join('')) ? etAl : etAlLatin;
  const shown = names.length > 3 ? [...names.slice(0, 3), others] : names;
  return shown.join(', ');
}

import type { LocaleRules } from '../../schema/locale.js';
import type { Reference } from '../../schema/reference.js';
import type { ReferenceForm } from '../../schema/theme.js';
import { escapeInline } from '../../text/escape-markdown.js';
import { isLaw, sectionText } from './author-year.js';
import { accessedOn, dayOf, yearsOf } from './dates.js';
import { authorNames, contributors, fullName, issuingBody, unpunctuatedName } from './names.js';
import { pageRange } from './pages.js';
import { plainMarkdown } from './right-to-left.js';
import { joinSentences } from './sentences.js';
import { containerMarkdown, titleMarkdown, withoutFullStop } from './titles.js';
import { editionOfBook, isPartOfBook, latinWords, volumeOfBook } from './volumes.js';

/**
 * Document type codes of GB/T 7714—2015, annex B, which GB/T 7714—2025 replaced on 1 July 2026, by CSL type; `/OL` is
 * added to documents that are online. What has no code is `Z`, other.
 */
const typeCodes: Readonly<Record<string, string>> = {
  'article-journal': 'J',
  'article-magazine': 'J',
  'article-newspaper': 'N',
  book: 'M',
  chapter: 'M',
  collection: 'G',
  dataset: 'DS',
  'entry-dictionary': 'M',
  'entry-encyclopedia': 'M',
  map: 'CM',
  'paper-conference': 'C',
  patent: 'P',
  'post-weblog': 'EB',
  post: 'EB',
  report: 'R',
  software: 'CP',
  standard: 'S',
  thesis: 'D',
  webpage: 'EB',
};

/**
 * Numeric style of GB/T 7714: `Vinuesa R, Azizpour H, Leite I, 等. 題名[J]. 刊名, 2020, 11: 233.` The day on which an
 * address was read follows in brackets: `2020[2026-11-23].` Documents that are online have their own day before it,
 * `(2012-01-16)[2013-03-26].` (4.6), in place of the year where nobody has published them. The short form has authors and
 * year alone.
 */
export function gbT7714(reference: Reference, locale: string, rules: LocaleRules, form: ReferenceForm): string {
  const number = numberOf(reference);
  const container = containerMarkdown(reference, locale);
  const isPart = container !== undefined && isPartOfBook(reference);
  const isNumbered = number !== undefined && (container === undefined || isLaw(reference));
  const document = escapeInline(`${isNumbered ? `: ${number}` : ''}[${codeOf(reference)}]`);
  const name = withoutFullStop(titleMarkdown(reference, locale));
  const volume = container === undefined ? volumeBehind(name, reference, rules) : '';
  const title = `${name}${volume}${document}${isPart ? `//${host(reference, container, { locale, rules })}` : ''}`;
  const who = contributorsText(reference, locale, rules) || plainMarkdown(issuingBody(reference), reference, locale);
  if (form === 'short' && who !== '') return joinSentences([who, escapeInline(yearsOf(reference, rules, '-'))]);
  const accessed = accessedOn(reference);
  const read = accessed === undefined ? '' : escapeInline(`[${accessed}]`);
  const edition = container === undefined ? editionBehind(name, reference, locale, rules) : '';
  return joinSentences([
    who,
    title,
    edition,
    `${imprint(reference, isPart ? undefined : container, { locale, rules })}${read}`,
  ]);
}

/** The number of a document; of a report that has none of its own, the one in its series. */
function numberOf({ type, number, 'collection-number': inSeries }: Reference): string | undefined {
  return number ?? (type === 'report' ? inSeries : undefined);
}

function codeOf(reference: Reference): string {
  const { type, URL, DOI, 'container-title': container } = reference;
  const code = typeCodes[type] ?? 'Z';
  const isRead = (URL !== undefined && container === undefined) || accessedOn(reference) !== undefined;
  const isOnline = code === 'EB' || (code === 'DS' && (URL ?? DOI) !== undefined) || isRead;
  return `${code}${isOnline ? '/OL' : ''}`;
}

interface Page {
  readonly locale: string;
  readonly rules: LocaleRules;
}

/** The volume of a book behind its name, in the words of its letters. */
function volumeBehind(name: string, reference: Reference, { citation }: LocaleRules): string {
  const words = /\p{Script=Han}/u.test(name) ? citation : { volume: ': Vol. {volume}' };
  return escapeInline(volumeOfBook(reference, words).replace(/^, /, ': '));
}

/** The edition of a book, which stands by itself behind its name, in the words of its letters. */
function editionBehind(name: string, reference: Reference, locale: string, { citation }: LocaleRules): string {
  const isHan = /\p{Script=Han}/u.test(name);
  const edition = editionOfBook(reference, isHan ? citation : latinWords, isHan ? locale : 'en');
  return escapeInline(edition.replace(/^, /, ''));
}

/** The work that holds a part, after its editors. */
function host(reference: Reference, container: string, { locale, rules }: Page): string {
  const { author = [], editor = [] } = reference;
  const names = author.length > 0 ? editor.map(unpunctuatedName).slice(0, 3) : [];
  const editors = names.map((name) => plainMarkdown(name, reference, locale)).join(', ');
  const edition = editionBehind(container, reference, locale, rules);
  const name = `${container}${volumeBehind(container, reference, rules)}`;
  return joinSentences([editors, name, edition]).replace(/\.$/, '');
}

/** Where, by whom and when; of some works the day alone. */
function imprint(reference: Reference, container: string | undefined, page: Page): string {
  const by = container ?? publishedBy(reference, page.locale);
  const day = dayOf(reference);
  const own = by || reference.page !== undefined ? undefined : dayInPlaceOfYear(reference, day);
  if (own !== undefined) return own;
  if (day !== undefined && container && reference.type === 'article-newspaper') {
    const pages = pagesOf(reference);
    return [container, escapeInline(`${day}${pages ? `(${pages})` : ''}`)].join(', ');
  }
  const published = escapeInline(yearAndVolume(reference, container, page.rules));
  const updated = day !== undefined && isOfSite(reference) ? escapeInline(`(${day})`) : '';
  const text = [by, `${published}${updated}`].filter(Boolean).join(', ');
  const { section, number } = reference;
  const ofLaw = isLaw(reference) && section ? sectionText(section) : undefined;
  const inContainer = container && !isLaw(reference) ? number : undefined;
  const locator = [pagesOf(reference) ?? inContainer, ofLaw].filter(Boolean).join(', ');
  return locator ? `${text}: ${escapeInline(locator)}` : text;
}

/** The day of a patent (4.5), and of what is online and was published by nobody (4.6). */
function dayInPlaceOfYear(reference: Reference, day: string | undefined): string | undefined {
  if (day === undefined || reference.type === 'patent') return day;
  return isOfSite(reference) || accessedOn(reference) !== undefined ? escapeInline(`(${day})`) : undefined;
}

/** Pages and posts: what there is online alone. */
function isOfSite({ type }: Reference): boolean {
  return typeCodes[type] === 'EB';
}

function yearAndVolume(reference: Reference, container: string | undefined, rules: LocaleRules): string {
  const { volume, issue } = reference;
  const years = yearsOf(reference, rules, '-');
  const issueText = issue ? `(${issue})` : '';
  const ofContainer = container === undefined ? undefined : volume;
  return ofContainer ? [years, `${ofContainer}${issueText}`].filter(Boolean).join(', ') : `${years}${issueText}`;
}

function pagesOf({ page }: Reference): string | undefined {
  return page === undefined ? undefined : pageRange(page, '-');
}

function publishedBy(reference: Reference, locale: string): string {
  const { publisher, 'publisher-place': place } = reference;
  if (!publisher) return '';
  return [place, publisher].flatMap((text) => (text ? [plainMarkdown(text, reference, locale)] : [])).join(': ');
}

function contributorsText(reference: Reference, locale: string, rules: LocaleRules): string {
  const local = authorNames(reference, locale);
  const { names, hasOthers } = contributors(reference);
  const shown = local.map((written, i) => {
    const name = names[i];
    return name !== undefined && written === fullName(name) ? unpunctuatedName(name) : written;
  });
  const { 'et-al': etAl, 'et-al-latin': etAlLatin = etAl } = rules.citation;
  const others = /\p{Script=Han}/u.test(shown.join('')) ? etAl : etAlLatin;
  const written = shown.map((name) => plainMarkdown(name, reference, locale));
  return (written.length > 3 || hasOthers ? [...written.slice(0, 3), escapeInline(others)] : written).join(', ');
}

import { inLanguage } from '../../schema/by-language.js';
import { fillLabel } from '../../schema/labels.js';
import { formatDate, type LocaleRules } from '../../schema/locale.js';
import type { Reference } from '../../schema/reference.js';
import { directionOf, languageOf } from '../../schema/scripts.js';
import type { ReferenceForm } from '../../schema/theme.js';
import { escapeInline } from '../../text/escape-markdown.js';
import { isOfOneDate, monthOrDayOf, yearsOf } from './dates.js';
import { authorNames, contributors, fullName, invertedName, issuingBody } from './names.js';
import { pageRange } from './pages.js';
import { hasLettersFromRight, plainMarkdown } from './right-to-left.js';
import { joinSentences } from './sentences.js';
import { containerMarkdown, quotedTitle, seriesMarkdown, titleMarkdown } from './titles.js';
import {
  editionOfBook,
  hasBareNumber,
  latinWords,
  numberInSeries,
  numberInWords,
  numbersOfWork,
  volumeAndIssue,
} from './volumes.js';

type Citation = LocaleRules['citation'];

/**
 * Short author–year form after The Chicago Manual of Style (17th ed., 15.6): `Vinuesa, R. et al. (2020). “Title”.
 * Journal 11, 233.` Laws, treaties and cases begin with their title (14.269–14.305). The short form has authors and year
 * alone, of a work that names authors.
 */
export function authorYear(reference: Reference, locale: string, rules: LocaleRules, form: ReferenceForm): string {
  const { type } = reference;
  if (type === 'legal_case') return legalCase(reference, locale, rules);
  if (isLaw(reference)) return law(reference, locale, rules);
  const year = yearsOf(reference, rules, '–');
  const ofYear = year && fillLabel(rules.citation.year, { year });
  const who = contributorsText(reference, locale, rules) || plainMarkdown(issuingBody(reference), reference, locale);
  const ends = { stop: rules.citation.stop, gap: rules.spacing.sentences };
  const title = quotedTitle(titleMarkdown(reference, locale), rules.quotes);
  const kind = kindOf(reference, rules);
  const ofKind = kind ? `${title}${inBrackets(plainMarkdown(kind, reference, locale), rules.citation)}` : title;
  const numbers = [numbersBehind(title, reference, locale, rules), pagesOfWork(reference)].join('');
  const named = `${ofKind}${escapeInline(numbers)}`;
  if (form === 'short' && who !== '') return joinSentences([`${who}${escapeInline(ofYear)}`], ends);
  if (who === '') return joinSentences([`${named}${escapeInline(ofYear)}`, whereOf(reference, locale, rules)], ends);
  return joinSentences([`${who}${escapeInline(ofYear)}`, named, whereOf(reference, locale, rules)], ends);
}

/** The edition and the volume of a work by itself, in the words of the page or, behind other letters, in Latin ones. */
function numbersBehind(title: string, reference: Reference, locale: string, { citation }: LocaleRules): string {
  const isOfPage = isInLettersOf(locale, title);
  const words = isOfPage ? citation : latinWords;
  const edition = reference['container-title'] === undefined ? editionText(reference, isOfPage, locale, citation) : '';
  return `${edition}${numbersOfWork(reference, words)}`;
}

function editionText(reference: Reference, isOfPage: boolean, locale: string, citation: Citation): string {
  return isOfPage ? editionOfBook(reference, citation, locale) : editionOfBook(reference, latinWords, 'en');
}

/** Whether words of the page may follow a title: on one from right to left, none in other letters. */
function isInLettersOf(locale: string, title: string): boolean {
  return directionOf(locale) !== 'rtl' || hasLettersFromRight(title);
}

/** Names as the language writes them, where the reference says how, as inline Markdown; else those of the work. */
function contributorsText(reference: Reference, locale: string, { citation }: LocaleRules): string {
  const { names, areEditors, hasOthers } = contributors(reference);
  const own = areEditors ? undefined : inLanguage(reference['author-by-language'], locale);
  const shown = own ?? names.map(invertedName);
  const written = shown.map((name) => plainMarkdown(name, reference, locale));
  const list =
    written.length > 2 || hasOthers
      ? `${written[0]}${andOthers(shown[0] ?? '', citation)}`
      : written.join(
          escapeInline(isOfOtherLetters(shown, locale) ? (citation['and-latin'] ?? citation.and) : citation.and),
        );
  const { one, many } = citation.editors;
  return areEditors
    ? `${list}${inBrackets(escapeInline(names.length === 1 && !hasOthers ? one : many), citation)}`
    : list;
}

function inBrackets(text: string, { brackets }: Citation): string {
  return fillLabel(brackets, { text });
}

/** Whether none of the names is in the letters of a page from right to left. */
function isOfOtherLetters(names: readonly string[], locale: string): boolean {
  return directionOf(locale) === 'rtl' && !names.some(hasLettersFromRight);
}

/** What follows the first of many names. Two Latin words have a blank between them, also in a language without blanks. */
function andOthers(
  first: string,
  { 'et-al': own, 'et-al-latin': latin = own, 'before-others': before }: Citation,
): string {
  const isLatin = /\p{Script=Latin}/u.test(first);
  const others = isLatin ? latin : own;
  const needsBlank = isLatin && before === '' && /^\p{Script=Latin}/u.test(others);
  return escapeInline(`${needsBlank ? ' ' : before}${others}`);
}

/** The journal or book with its volume and pages; else its series and who published it, with its number; the day of what has one. */
function whereOf(reference: Reference, locale: string, rules: LocaleRules): string {
  const container = containerMarkdown(reference, locale);
  return container ? inContainer(container, reference, locale, rules) : publishedBy(reference, locale, rules);
}

function inContainer(container: string, reference: Reference, locale: string, rules: LocaleRules): string {
  const date = dayText(reference, rules);
  const isOfPage = date !== undefined || isInLettersOf(locale, container);
  const words = numberInWords(reference, isOfPage ? rules.citation : latinWords);
  const part = words === '' ? volumeAndIssue(reference) : undefined;
  const day = part === undefined || isPeriodical(reference) ? date : undefined;
  const isIssueOfADay = day !== undefined && part === undefined && isPeriodical(reference);
  const number = isIssueOfADay ? undefined : reference.number;
  const page = number === undefined ? pages(reference.page) : undefined;
  const isBare = !isIssueOfADay && [part, number, page].every((text) => text === undefined) && words === '';
  if (isBare && isNamed(reference['container-title'], reference, locale)) return day ?? '';
  // Pages alone, or behind words, would be read as a volume without a comma.
  const numbers = escapeInline([part, words === '' ? number : undefined].filter(Boolean).join(', '));
  const edition = escapeInline(editionText(reference, isOfPage, locale, rules.citation));
  const named = `${[`${container}${edition}`, numbers].filter(Boolean).join(' ')}${escapeInline(words)}`;
  const behind = words === '' ? undefined : number;
  return [named, ...[behind, day, page].flatMap((text) => (text ? [escapeInline(text)] : []))].join(', ');
}

function publishedBy(reference: Reference, locale: string, rules: LocaleRules): string {
  const { publisher } = reference;
  const inSeries = numberInSeries(reference);
  const isGiven = hasBareNumber(reference) || inSeries?.number === reference.number;
  const number = isGiven ? undefined : reference.number;
  // A report's number in digits alone says nothing without who numbered it.
  const isSaid = isNamed(publisher, reference, locale) && !/^\d+$/.test(number ?? '');
  const others = [isSaid ? undefined : publisher, number, dayText(reference, rules)];
  return [
    ...(inSeries ? [`${seriesMarkdown(reference, locale, inSeries.series)} ${escapeInline(inSeries.number)}`] : []),
    ...others.flatMap((text) => (text ? [plainMarkdown(text, reference, locale)] : [])),
  ].join(', ');
}

/** Whether who published a work, or the site that has it, stands before the title already, as who answers for it. */
function isNamed(body: string | undefined, reference: Reference, locale: string): boolean {
  const { names, areEditors, hasOthers } = contributors(reference);
  const printed = (all: readonly string[]) => (areEditors ? [] : all.slice(0, all.length > 2 || hasOthers ? 1 : 2));
  const named = [...printed(names.map(fullName)), ...printed(authorNames(reference, locale))];
  return body !== undefined && [...named, issuingBody(reference)].includes(body);
}

/** Of whose articles the day tells where they are, and not the volume (The Chicago Manual of Style, 14.191 and 15.49). */
function isPeriodical({ type }: Reference): boolean {
  return type === 'article-newspaper' || type === 'article-magazine';
}

/** What else is found by its day: posts, podcasts, talks and pages of sites (14.205–14.217, 14.267 and 15.50–15.53). */
const typesOfADay: readonly Reference['type'][] = [
  'broadcast',
  'interview',
  'personal_communication',
  'post',
  'post-weblog',
  'speech',
  'webpage',
];

/** The day or month of a work that is found by it; for articles only where their newspaper is named. */
function dayText(reference: Reference, rules: LocaleRules): string | undefined {
  const { type, 'container-title': container } = reference;
  const isFoundByDay = isPeriodical(reference)
    ? container !== undefined
    : typesOfADay.includes(type) && isOfOneDate(reference);
  const day = isFoundByDay ? monthOrDayOf(reference) : undefined;
  return day === undefined ? undefined : formatDate(day, rules);
}

/** The pages that are cited of a work which stands by itself: behind its title, since a sentence of their own says nothing. */
function pagesOfWork({ page, 'container-title': container }: Reference): string {
  return page === undefined || container !== undefined ? '' : `, ${pages(page)}`;
}

/** Pages of a range have an en dash between them. */
function pages(page: string | undefined): string | undefined {
  return page === undefined ? undefined : pageRange(page, '–');
}

function kindOf({ type, genre }: Reference, { citation: { kinds } }: LocaleRules): string | undefined {
  switch (type) {
    case 'thesis':
      return genre ?? kinds.thesis;
    case 'dataset':
      return genre ?? kinds.dataset;
    case 'software':
      return genre ?? kinds.software;
    default:
      return undefined;
  }
}

/** `Brown v. Board of Education, 347 U.S. 483 (Supreme Court 1954).` */
function legalCase(reference: Reference, locale: string, rules: LocaleRules): string {
  const { authority, number } = reference;
  const years = escapeInline(yearsOf(reference, rules, '–'));
  const court = [authority && plainMarkdown(authority, reference, locale), years].filter(Boolean).join(' ');
  const found = [number && escapeInline(number), reporter(reference, locale, rules)].filter(Boolean).join(', ');
  return named(reference, locale, rules, [found, court]);
}

/** Whether a work is a law, a treaty or a case, which is found by its number or its section. */
export function isLaw({ type }: Reference): boolean {
  return ['legal_case', 'legislation', 'bill', 'treaty', 'regulation'].includes(type);
}

/** `Artificial Intelligence Act, Regulation (EU) 2024/1689 (2024).` */
function law(reference: Reference, locale: string, rules: LocaleRules): string {
  const { number } = reference;
  const found = [number && escapeInline(number), reporter(reference, locale, rules)].filter(Boolean).join(', ');
  return named(reference, locale, rules, [found, escapeInline(yearsOf(reference, rules, '–'))]);
}

function named(
  reference: Reference,
  locale: string,
  rules: LocaleRules,
  [found, said]: readonly [string, string],
): string {
  const title = [titleMarkdown(reference, locale), found].filter(Boolean).join(', ');
  const ends = { stop: rules.citation.stop, gap: rules.spacing.sentences };
  return joinSentences([said ? `${title}${inBrackets(said, rules.citation)}` : title], ends);
}

/** Volume, collection and page: `347 U.S. 483`; where the volume follows its collection, as in a journal: `BVerfGE 157, 30`. */
function reporter(reference: Reference, locale: string, rules: LocaleRules): string {
  const { volume, page, section } = reference;
  const collection = containerMarkdown(reference, locale);
  const ofLaw = section && escapeInline(sectionText(section));
  const onPages = escapeInline(pages(page) ?? '');
  const part = volumeAndIssue(reference);
  if (collection === undefined || part === undefined || hasVolumeFirst(reference, locale)) {
    const found = [volume && escapeInline(volume), collection, onPages].filter(Boolean).join(' ');
    // A sign stands beside its collection, as in 42 U.S.C. § 7401; behind a page it would be read as the page's.
    return [found, ofLaw].filter(Boolean).join(ofLaw?.startsWith('§') && page === undefined ? ' ' : ', ');
  }
  const words = numberInWords(reference, isInLettersOf(locale, collection) ? rules.citation : latinWords);
  return [words === '' ? `${collection} ${escapeInline(part)}` : `${collection}${escapeInline(words)}`, onPages, ofLaw]
    .filter(Boolean)
    .join(', ');
}

/**
 * Whether the volume stands before its collection, as the courts of the common law have it: `42 U.S.C. § 7401`. Official
 * journals and the collections of other countries have it after their name. Of a work that does not say its language, an
 * abbreviation with full stops, such as `U.N.T.S.`, is taken for one of theirs.
 */
function hasVolumeFirst(
  { volume = '', language, 'container-title': collection = '' }: Reference,
  locale: string,
): boolean {
  if (!/^\d+$/.test(volume) || /^(?:OJ|Official (?:Journal|Gazette))\b/i.test(collection)) return false;
  return languageOf(language ?? locale) === 'en' || (language === undefined && collection.includes('.'));
}

/** What has a sign or word of its own keeps that: `§§ 2–4`, `Art. 5 Abs. 1`, `第五条`; else the sign stands before it. */
export function sectionText(section: string): string {
  if (/^(?:[¶第제]|\p{L}+[.\s])/u.test(section)) return section;
  return section.startsWith('§') ? section.replace(/^(§+)\s*/, '$1 ') : `§ ${section}`;
}

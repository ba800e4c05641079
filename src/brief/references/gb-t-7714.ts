import type { LocaleRules } from '../../schema/locale.js';
import type { Reference } from '../../schema/reference.js';
import type { ReferenceForm } from '../../schema/theme.js';
import { escapeInline } from '../../text/escape-markdown.js';
import { isLaw, sectionText, volumeOfWork } from './author-year.js';
import { accessedOn, dayOf, yearsOf } from './dates.js';
import { authorNames, contributors, fullName, issuingBody, unpunctuatedName } from './names.js';
import { pageRange } from './pages.js';
import { plainMarkdown } from './right-to-left.js';
import { joinSentences } from './sentences.js';
import { containerMarkdown, titleMarkdown, withoutFullStop } from './titles.js';

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

/** Parts of a larger work, which follows after two slashes. */
const partTypes = ['chapter', 'paper-conference', 'entry-dictionary', 'entry-encyclopedia'];

/**
 * Numeric style of GB/T 7714: `Vinuesa R, Azizpour H, Leite I, 等. 題名[J]. 刊名, 2020, 11: 233.` The day on which an
 * address was read follows in brackets: `2020[2026-11-23].` The short form has authors and year alone.
 */
export function gbT7714(reference: Reference, locale: string, rules: LocaleRules, form: ReferenceForm): string {
  const { type, number } = reference;
  const container = containerMarkdown(reference, locale);
  const isPart = container !== undefined && partTypes.includes(type);
  const isNumbered = number !== undefined && (container === undefined || isLaw(reference));
  const document = escapeInline(`${isNumbered ? `: ${number}` : ''}[${codeOf(reference)}]`);
  const name = withoutFullStop(titleMarkdown(reference, locale));
  const volume = volumeOfWork(reference, /\p{Script=Han}/u.test(name) ? rules.citation : { volume: ': Vol. {volume}' });
  const title = `${name}${escapeInline(volume.replace(/^, /, ': '))}${document}${isPart ? `//${host(reference, locale, container)}` : ''}`;
  const who = contributorsText(reference, locale, rules) || plainMarkdown(issuingBody(reference), reference, locale);
  if (form === 'short' && who !== '') return joinSentences([who, escapeInline(yearsOf(reference, rules, '-'))]);
  const accessed = accessedOn(reference);
  const read = accessed === undefined ? '' : escapeInline(`[${accessed}]`);
  return joinSentences([who, title, `${imprint(reference, isPart ? undefined : container, { locale, rules })}${read}`]);
}

function codeOf({ type, URL, DOI, 'container-title': container }: Reference): string {
  const code = typeCodes[type] ?? 'Z';
  const isOnline = code === 'EB' || (code === 'DS' && Boolean(URL ?? DOI)) || Boolean(URL && !container);
  return `${code}${isOnline ? '/OL' : ''}`;
}

/** The work that holds a part, after its editors. */
function host(reference: Reference, locale: string, container: string): string {
  const { author = [], editor = [] } = reference;
  const names = author.length > 0 ? editor.map(unpunctuatedName).slice(0, 3) : [];
  const editors = names.map((name) => plainMarkdown(name, reference, locale)).join(', ');
  return joinSentences([editors, container]).replace(/\.$/, '');
}

/** Where, by whom and when: of a patent on which day (GB/T 7714—2015, 4.5). */
function imprint(
  reference: Reference,
  container: string | undefined,
  { locale, rules }: { readonly locale: string; readonly rules: LocaleRules },
): string {
  const { type, volume, issue, number } = reference;
  const page = reference.page === undefined ? undefined : pageRange(reference.page, '-');
  const issueText = issue ? `(${issue})` : '';
  const ofContainer = container === undefined ? undefined : volume;
  const by = publishedBy(reference, locale);
  const years = yearsOf(reference, rules, '-');
  const day = dayOf(reference);
  if (day !== undefined && container && type === 'article-newspaper') {
    return [container, escapeInline(`${day}${page ? `(${page})` : ''}`)].filter(Boolean).join(', ');
  }
  if (day !== undefined && !container && !by && type === 'patent') return day;
  const year = ofContainer ? years : `${years}${issueText}`;
  const { section } = reference;
  const ofLaw = isLaw(reference) && section ? sectionText(section) : undefined;
  const inContainer = container && !isLaw(reference) ? number : undefined;
  const locator = [page ?? inContainer, ofLaw].filter(Boolean).join(', ');
  const published = escapeInline([year, ofContainer && `${ofContainer}${issueText}`].filter(Boolean).join(', '));
  const text = [container ?? by, published].filter(Boolean).join(', ');
  return locator ? `${text}: ${escapeInline(locator)}` : text;
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

import { editionInEnglish } from '../../schema/edition-words.js';
import { fillLabel } from '../../schema/labels.js';
import type { LocaleRules } from '../../schema/locale.js';
import type { Reference } from '../../schema/reference.js';

type Words = Pick<LocaleRules['citation'], 'volume' | 'issue'>;
type EditionWords = Pick<LocaleRules['citation'], 'edition'>;

/** For a work in other letters on a page from right to left. */
export const latinWords: Words & EditionWords = {
  volume: ', vol. {volume}',
  issue: ', no. {issue}',
  edition: editionInEnglish,
};

/** Parts of a larger work, whose volume is that of a book. */
const partTypes: readonly Reference['type'][] = [
  'chapter',
  'paper-conference',
  'entry-dictionary',
  'entry-encyclopedia',
];

export function isPartOfBook({ type, 'container-title': container }: Reference): boolean {
  return container !== undefined && partTypes.includes(type);
}

/** The volume of a work that is not in a journal: its own, or that of the book that holds it. */
export function volumeOfBook(reference: Reference, { volume: words }: Pick<Words, 'volume'>): string {
  const { volume, 'container-title': container } = reference;
  if (volume === undefined || (container !== undefined && !isPartOfBook(reference))) return '';
  return saysWhatItIs(volume) ? `, ${volume}` : fillLabel(words, { volume });
}

/** What bibliographies write for the number of an edition alone: 2, 2nd, 2., 2e and 第2版. That of handbooks may be a year. */
const numberOfEdition = /^[第제]?(\d{1,3})(?:\.?(?:st|nd|rd|th|er?|ème|ª|º|o)|\.|-е|[版판])?$/iu;

/**
 * The edition of a work, or of the book that holds it: `, 2nd ed.`; one that has words keeps them. The first is not said.
 * @param language the one of the words
 */
export function editionOfBook(reference: Reference, { edition: words }: EditionWords, language: string): string {
  const { edition, 'container-title': container } = reference;
  if (edition === undefined || (container !== undefined && !isPartOfBook(reference))) return '';
  const [, number] = numberOfEdition.exec(edition) ?? [];
  if (number === undefined) return `, ${edition}`;
  if (Number(number) < 2) return '';
  const form = new Intl.PluralRules(language, { type: 'ordinal' }).select(Number(number));
  return fillLabel((form === 'zero' ? undefined : words[form]) ?? words.other, { edition: number });
}

/** The series of a work that has a number in it, and that number: a series alone finds no work. */
export function numberInSeries(reference: Reference): { readonly series: string; readonly number: string } | undefined {
  const { 'collection-title': series, 'collection-number': own, number, 'container-title': container } = reference;
  const found = own ?? (series === undefined ? undefined : number);
  return series === undefined || found === undefined || container !== undefined ? undefined : { series, number: found };
}

/**
 * What a number of a container is, where the number alone would be read as the volume of a journal: an issue of a journal
 * without volumes (The Chicago Manual of Style, 14.171), and the volume of a book.
 */
export function numberInWords(reference: Reference, words: Words): string {
  const { volume, issue, 'container-title': container } = reference;
  if (container === undefined || (volume !== undefined && issue !== undefined)) return '';
  if (volume !== undefined) return volumeOfBook(reference, words);
  if (issue === undefined) return '';
  return saysWhatItIs(issue) ? `, ${issue}` : fillLabel(words.issue, { issue });
}

/** Digits that nobody is named for who gave them: alone in a sentence they would say nothing. */
export function hasBareNumber(reference: Reference): boolean {
  const { number = '', publisher, 'container-title': container } = reference;
  const isAlone = publisher === undefined && container === undefined && numberInSeries(reference) === undefined;
  return /^\d+$/.test(number) && isAlone;
}

/** Behind the title of a work by itself: its volume, and a number of digits. */
export function numbersOfWork(reference: Reference, words: Words): string {
  const { number = '', 'container-title': container } = reference;
  const bare = hasBareNumber(reference) ? fillLabel(words.issue, { issue: number }) : '';
  return container === undefined ? `${volumeOfBook(reference, words)}${bare}` : '';
}

/** `Vol. II`, `Heft 3`, `特別号`: a number that has a word of its own keeps it. */
function saysWhatItIs(number: string): boolean {
  return /[\p{Ll}\p{Lo}№]/u.test(number);
}

/** Volume and issue: `11(1)`. */
export function volumeAndIssue({ volume, issue }: Reference): string | undefined {
  return volume && issue ? `${volume}(${issue})` : (volume ?? issue);
}

import { fillLabel } from '../../schema/labels.js';
import type { LocaleRules } from '../../schema/locale.js';
import type { DatePoint } from '../../schema/publication-date.js';
import { accessedOf, issuedOf, type Reference } from '../../schema/reference.js';

/** The year or years of a work as its language prints them; words such as `forthcoming` as they are. */
export function yearsOf(reference: Reference, rules: LocaleRules, dash: string): string {
  const issued = issuedOf(reference);
  if (issued === undefined) return '';
  if (issued.kind === 'words') return wordsForDate(issued.words, rules) ?? issued.words;
  const { start, end, circa } = issued;
  const years = [start?.year, end?.year].filter((year) => year !== undefined);
  const isOpen = start !== undefined && end === undefined && isInterval(reference);
  const range = years[0] === years[1] ? (years[0] ?? '') : years.join(dash);
  return circa ? fillLabel(rules.citation.circa, { date: range }) : `${range}${isOpen ? dash : ''}`;
}

/** The words of the page for `n.d.`, which bibliographies write as `n. d.` and `N.D.` too. */
function wordsForDate(words: string, { citation }: LocaleRules): string | undefined {
  const letters = (text: string) => text.toLowerCase().replace(/[.\s]/gu, '');
  return Object.entries(citation['words-for-dates']).find(([known]) => letters(known) === letters(words))?.[1];
}

function isInterval({ issued }: Reference): boolean {
  return typeof issued === 'string' && /\/(?:\.\.)?$/.test(issued);
}

/** `2013-01-12`, for newspapers, whose articles are found by their day. */
export function dayOf(reference: Reference): string | undefined {
  const start = startOf(reference);
  return start?.day === undefined ? undefined : isoDate(start);
}

/** The same, or `2013-01` for what came out once a month. */
export function monthOrDayOf(reference: Reference): string | undefined {
  const start = startOf(reference);
  return start?.month === undefined ? undefined : isoDate(start);
}

function startOf(reference: Reference): DatePoint | undefined {
  const issued = issuedOf(reference);
  return issued?.kind === 'date' ? issued.start : undefined;
}

/** Whether a work came out on one day or in one month, as far as is certain. */
export function isOfOneDate(reference: Reference): boolean {
  const issued = issuedOf(reference);
  return issued?.kind === 'date' && !issued.circa && issued.end === undefined && !isInterval(reference);
}

/**
 * When the address that is printed was read, as precisely as the reference says: `2026-11-23`, `2026-11` or `2026`. Nothing
 * where a DOI is printed, which does not change (The Chicago Manual of Style, 14.12).
 */
export function accessedOn(reference: Reference): string | undefined {
  if (reference.URL === undefined || reference.DOI !== undefined) return undefined;
  const accessed = accessedOf(reference);
  return accessed?.kind === 'date' && accessed.start ? isoDate(accessed.start) : undefined;
}

function isoDate({ year, month, day }: DatePoint): string {
  const parts = [month, day].filter((part) => part !== undefined);
  return [year, ...parts.map((part) => String(part).padStart(2, '0'))].join('-');
}

import { fillLabel } from '../../schema/labels.js';
import type { LocaleRules } from '../../schema/locale.js';
import type { DatePoint } from '../../schema/publication-date.js';
import { issuedOf, type Reference } from '../../schema/reference.js';

/** The year or years of a work as its language prints them; words such as `forthcoming` as they are. */
export function yearsOf(reference: Reference, rules: LocaleRules, dash: string): string {
  const issued = issuedOf(reference);
  if (issued === undefined) return '';
  if (issued.kind === 'words') return issued.words;
  const { start, end, circa } = issued;
  const years = [start?.year, end?.year].filter((year) => year !== undefined);
  const isOpen = start !== undefined && end === undefined && isInterval(reference);
  const range = years[0] === years[1] ? (years[0] ?? '') : years.join(dash);
  return circa ? fillLabel(rules.citation.circa, { date: range }) : `${range}${isOpen ? dash : ''}`;
}

function isInterval({ issued }: Reference): boolean {
  return typeof issued === 'string' && /\/(?:\.\.)?$/.test(issued);
}

/** `2013-01-12`, for newspapers, whose articles are found by their day. */
export function dayOf(reference: Reference): string | undefined {
  const issued = issuedOf(reference);
  if (issued?.kind !== 'date' || issued.start?.day === undefined) return undefined;
  return isoDate(issued.start);
}

function isoDate({ year, month = 1, day = 1 }: DatePoint): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
}

/** A date as precise as the work gives it; a season is that of ISO 8601-2 (21 spring … 24 winter). */
export interface DatePoint {
  readonly year: string;
  readonly month?: number;
  readonly day?: number;
  readonly season?: number;
}

/** When a work came out. */
export type PublicationDate =
  | { readonly kind: 'date'; readonly start?: DatePoint; readonly end?: DatePoint; readonly circa: boolean }
  /** Words instead of a date, such as `forthcoming` or `n.d.` */
  | { readonly kind: 'words'; readonly words: string };

const month = '(?:0[1-9]|1[0-2])';
const point = `(?:(?!0000)\\d{4}(?:-(?:${month}(?:-(?:0[1-9]|[12]\\d|3[01]))?|2[1-4]))?|\\d{3}X|\\d{2}XX)[?~%]?`;

/**
 * The dates of EDTF (ISO 8601-2, levels 0 and 1) that works have: points with seasons, unknown digits and qualifiers,
 * and intervals; and `c. 1850`, as catalogues write it.
 */
export const datePattern = new RegExp(
  `^(?:${point}|${point}/(?:${point}|\\.\\.)?|\\.\\./${point}|(?:c\\.|ca\\.|circa)\\s*\\d{4})$`,
);

/** No calendar has a year 0. */
export const isNoYear = (year: string | undefined) => /^0+$/.test(year ?? '');

/** Reads a text of `datePattern`. */
export function parseDate(text: string): PublicationDate {
  const [first = '', second] = text.replace(/^(?:c\.|ca\.|circa)\s*/, '').split('/');
  const circa = /[?~%]|^c/.test(text);
  const [start, end] = [pointOf(first), second === undefined ? undefined : pointOf(second)];
  return { kind: 'date', ...(start ? { start } : {}), ...(end ? { end } : {}), circa };
}

function pointOf(text: string): DatePoint | undefined {
  const [year = '', part, day] = text.replace(/[?~%]$/, '').split('-');
  if (!/^\d/.test(year)) return undefined;
  const number = Number(part);
  if (part === undefined) return { year };
  if (number > 12) return { year, season: number };
  return { year, month: number, ...(day === undefined ? {} : { day: Number(day) }) };
}

/** CSL's `date-parts`: year, month, day of the start, and of the end where there is one. */
export function dateOfParts(parts: readonly (readonly string[])[], circa: boolean): PublicationDate {
  const [start, end] = parts.map(([year = '', monthText, dayText]): DatePoint => {
    const number = monthText === undefined ? undefined : Number(monthText);
    return {
      year: year.replace(/^0+(?=\d)/, ''),
      ...(number === undefined ? {} : number > 12 ? { season: number } : { month: number }),
      ...(dayText === undefined ? {} : { day: Number(dayText) }),
    };
  });
  return { kind: 'date', ...(start ? { start } : {}), ...(end ? { end } : {}), circa };
}

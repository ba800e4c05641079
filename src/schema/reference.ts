import { dateOfParts, type PublicationDate, parseDate } from './publication-date.js';
import type { CslDate, NamedParts, Reference } from './reference-schema.js';

export type { Name, Reference } from './reference-schema.js';

/** When the work came out; nothing where the reference does not say. */
export function issuedOf({ issued }: Reference): PublicationDate | undefined {
  return issued === undefined ? undefined : dateOf(issued);
}

/** When the address of the work was read; nothing where the reference does not say. */
export function accessedOf({ accessed }: Reference): PublicationDate | undefined {
  return accessed === undefined ? undefined : dateOf(accessed);
}

function dateOf(written: CslDate): PublicationDate {
  if (typeof written === 'string') return parseDate(written);
  if (Array.isArray(written)) return dateOfParts(written.map(numbersOf), false);
  if ('date-parts' in written) {
    const parts = written['date-parts'] as readonly (readonly string[])[];
    const season = seasonOf(written.season as string | undefined);
    const withSeason = season === undefined ? parts : parts.map(([year = '']) => [year, season]);
    return dateOfParts(withSeason, isCirca(written.circa as string | undefined));
  }
  if ('raw' in written) {
    const date = parseDate(written.raw as string);
    return date.kind === 'date' ? { ...date, circa: date.circa || isCirca(written.circa as string | undefined) } : date;
  }
  if ('literal' in written) return { kind: 'words', words: written.literal as string };
  return dateOfParts([numbersOf(written as NamedParts)], false);
}

function numbersOf({ year, month, day }: NamedParts): readonly string[] {
  return [year, month, day].filter((part) => part !== undefined);
}

function isCirca(value: string | undefined): boolean {
  return value !== undefined && !/^(?:false|0)$/.test(value);
}

function seasonOf(season: string | undefined): string | undefined {
  if (season === undefined) return undefined;
  const at = ['spring', 'summer', 'autumn', 'winter'].indexOf(season.toLowerCase().replace('fall', 'autumn'));
  return at === -1 ? (/^[1-4]$/.test(season) ? String(20 + Number(season)) : undefined) : String(21 + at);
}

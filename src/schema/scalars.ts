import { z } from 'zod';

/** Scalars reach the schemas as text; these read them. The text form is the only input form. */

export const textScalar = z.string().trim().min(1, 'must not be empty');

/** A number that is printed as it was typed: `1.10` stays `1.10`. */
export const figureScalar = z
  .string()
  .regex(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/, 'must be a plain number, such as 134 or 2.5');

export const numberScalar = figureScalar.transform(Number);

export const integerScalar = z
  .string()
  .regex(/^(?:0|[1-9]\d*)$/, 'must be a whole number, such as 44')
  .transform(Number);

/** Windows opens the device, whatever ending a file of this name has. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
/** Every object of JavaScript has this; a weight or wording under it would be another thing. */
const keptName = 'constructor';
const keptMessage = 'is a name that this program keeps for itself; write another';

/** One part of an id: DESIGN of packs, also safe as a file name and as a PDF name-tree key. */
export const idPart = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/,
    'must be small letters, digits and hyphens, such as "capacity-building"',
  )
  .refine((id) => !deviceName.test(id), 'is a name that Windows keeps for a device; write another')
  .refine((id) => id !== keptName, keptMessage);

/** A unit's full id, parts joined by dots: `agenda.capacity`. */
export const fullId = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9.-]{0,126}[a-z0-9])?$/, 'must be an id such as "agenda.capacity"')
  .refine((id) => id !== keptName, keptMessage);

/** The name of a figure inside its fact. */
export const figureName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,62}$/, 'must be a name in small letters, such as high-income')
  .refine((name) => name !== keptName, keptMessage);

/** An id and the families it belongs to: `stakes`, `stakes.equity` and itself for `stakes.equity.divide`. */
export function familiesOf(id: string): readonly string[] {
  return id.split('.').map((_, i, parts) => parts.slice(0, i + 1).join('.'));
}

/** A day, `2026-11-23`. */
export const dayScalar = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'must be a day written as 2026-11-23', abort: true })
  .refine((d) => isCalendarDay(d), 'is not a day of the calendar');

/** A day, a month or a year: `2025-04-30`, `2025-04`, `2025`. */
export const partialDate = z
  .string()
  .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, {
    error: 'must be a date written as 2025-04-30, 2025-04 or 2025',
    abort: true,
  })
  .refine((d) => isCalendarDay(`${d}${'-01'.repeat((10 - d.length) / 3)}`), 'is not a date of the calendar');

function isCalendarDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** A BCP 47 tag of the languages we set: language, optional script. */
export const localeTag = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?$/, 'must be the short name of a language, such as en or zh-Hant');

export type Locale = string;

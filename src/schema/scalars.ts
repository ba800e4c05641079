import { z } from 'zod';
import { type TextForm, textOf } from './forms.js';
import { limits } from './limits.js';
import {
  idPattern,
  isCalendarDay,
  isNoDevice,
  isNotReserved,
  isPartialDate,
  isTrue,
  isUsableParagraph,
  isUsableWeight,
  leadsSomewhere,
  localePattern,
  plainNumber,
  trimmed,
} from './rules.js';

/** Every scalar of a file reaches the schemas as the text that was typed; numbers are made of it here. */

export const textScalar = z.string().overwrite(trimmed).min(1);

/** A text whose blanks count, also at its ends. */
export const spacedText = z.string().min(1);

/** A number that is printed as it was typed: `1.10` stays `1.10`. */
export const figureScalar = textOf(plainNumber, {
  noun: 'a plain number, such as',
  examples: ['134', '2.5'],
});

export const booleanScalar = z.enum(['true', 'false']).transform(isTrue);

/** A factor. More than the largest would say no more, and adds up to no number. */
export const weightScalar = textOf(/^(?:0|[1-9]\d*)(?:\.\d+)?$/, {
  noun: 'a number that is not below zero, such as',
  examples: ['2', '0.5'],
})
  .transform(Number)
  .refine(isUsableWeight, `must be at most ${limits.weight}`);

export const integerScalar = textOf(/^(?:0|[1-9]\d*)$/, {
  noun: 'a whole number, such as',
  examples: ['44'],
})
  .transform(Number)
  // Larger ones are not exact: 9007199254740993 would be read as 9007199254740992.
  .refine(Number.isSafeInteger, { error: `must be at most ${Number.MAX_SAFE_INTEGER}`, abort: true });

export const paragraphScalar = integerScalar.refine(isUsableParagraph, `must be at most ${limits.paragraphs}`);

/** A clause as laws and standards call it, which no language of a page changes. */
export const clauseScalar = textOf(/^(?=.*[\p{L}\p{N}])\S(?:.{0,58}\S)?$/u, {
  noun: 'what the source calls it, such as',
  examples: ['10.1.3.1', 'Art. 5(1)(a)', '§ 12a Abs. 3'],
  most: 60,
});

const reservedReason = 'is a name that this program keeps for itself; write another';

/** One part of an id, which is safe as a key of a PDF name tree too. */
export const idPart = textOf(idPattern, {
  noun: 'small letters, digits and hyphens, such as',
  examples: ['capacity-building'],
  quoted: true,
  most: limits.idCharacters,
}).refine(isNotReserved, reservedReason);

/** An id that files or folders are called by. */
export const fileId = idPart.refine(isNoDevice, 'is a name that Windows keeps for a device; write another');

/** A unit's full id, parts joined by dots: `agenda.capacity`. */
export const fullId = textOf(/^[a-z0-9](?:[a-z0-9.-]{0,126}[a-z0-9])?$/, {
  noun: 'an id such as',
  examples: ['agenda.capacity'],
  quoted: true,
  most: 128,
}).refine(isNotReserved, reservedReason);

/** The name of a figure inside its fact. */
export const figureName = textOf(/^[a-z][a-z0-9-]{0,62}$/, {
  noun: 'a name in small letters, such as',
  examples: ['high-income'],
  most: 63,
}).refine(isNotReserved, reservedReason);

/** A day, `2026-11-23`. */
export const dayScalar = textOf(
  /^\d{4}-\d{2}-\d{2}$/,
  { noun: 'a day written as', examples: ['2026-11-23'] },
  { abort: true },
).refine(isCalendarDay, 'is not a day of the calendar');

/** A year of a calendar, `2019`. */
export const yearScalar = textOf(/^[1-9]\d{3}$/, { noun: 'a year of four digits, such as', examples: ['2019'] });

/** A day, a month or a year: `2025-04-30`, `2025-04`, `2025`. */
export const partialDate = textOf(
  /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/,
  { noun: 'a date written as', examples: ['2025-04-30', '2025-04', '2025'] },
  { abort: true },
).refine(isPartialDate, 'is not a date of the calendar');

/** An address that a link can lead to. Letters of any language may stand in it. */
export function addressScalar(pattern: RegExp, form: TextForm) {
  return textOf(pattern, form, { abort: true }).refine(leadsSomewhere, 'leads nowhere: no site can be called so');
}

export const localeTag = textOf(new RegExp(`^${localePattern}$`), {
  noun: 'the short name of a language, such as',
  examples: ['en', 'zh-Hant'],
});

export type Locale = string;

import { linkTarget } from '../text/address.js';
import { type GivenGroup, strangeKeys } from './csl-keys.js';
import { limits } from './limits.js';
import { bothLengths, isLocalizedText, type LocalizedText, plainText, textByLanguage } from './localized-text.js';
import { isNoYear } from './publication-date.js';
import { flawsOf } from './theme-flaws.js';

// What the schemas ask of a value, and make of it, beyond its form. Without zod, and each by a name: a compiled schema
// calls them by it (`src/validation/shape.ts`).

export const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
export const idPattern = new RegExp(`^[a-z0-9](?:[a-z0-9-]{0,${limits.idCharacters - 2}}[a-z0-9])?$`);

/**
 * A BCP 47 tag of a language that pages can be in, as a pattern: language, optional script, optional region. Chinese is named
 * by its script: its regions differ in more than words. Former codes, such as iw, stand for no script, and have no words.
 */
export const localePattern =
  '(?!zh-[A-Z]{2}(?![A-Za-z])|(?:iw|in|ji|jw|mo|cmn)(?![A-Za-z]))[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\\d{3}))?';

/** Windows opens the device, whatever ending a file of this name has. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
export const isNoDevice = (id: string) => !deviceName.test(id);
/** Every object of JavaScript has a property of this name. */
export const isNotReserved = (name: string) => name !== 'constructor';

/** Whether files or folders may be called so, as ids are. */
export function isFileId(text: string): boolean {
  return idPattern.test(text) && isNoDevice(text) && isNotReserved(text);
}

/** The name of a theme that is meant where people name its file, with or without the folder. */
export function themeMeant(typed: string): string {
  const name = typed.trim().replace(/^.*[\\/]|\.ya?ml$/gi, '');
  return name.toLowerCase().replace(/[\s_]+/g, '-');
}

export const trimmed = (text: string) => text.trim();
export const isTrue = (text: string) => text === 'true';
export const inSmallLetters = (text: string) => text.toLowerCase();

export const isUsableWeight = (weight: number) => weight <= limits.weight;
export const isUsableParagraph = (paragraph: number) => paragraph <= limits.paragraphs;
export const isAtMost10 = (n: number) => n <= 10;
export const isAtMost99 = (n: number) => n <= 99;

/** The least and the most of the lengths of a theme, in pt, and of its leadings: what is beyond is a slip of the hand. */
export const themeRanges = {
  logoHeight: [12, 48],
  typeSize: [6, 96],
  leading: [1, 3],
  gap: [0, 100],
  margin: [0, 200],
  paperSide: [250, 2400],
} as const;
const isWithin =
  ([least, most]: readonly [number, number]) =>
  (value: number) =>
    value >= least && value <= most;
export const isLogoHeight = isWithin(themeRanges.logoHeight);
export const isTypeSize = isWithin(themeRanges.typeSize);
export const isLeading = isWithin(themeRanges.leading);
export const isGap = isWithin(themeRanges.gap);
export const isMargin = isWithin(themeRanges.margin);
export const isPaperSide = isWithin(themeRanges.paperSide);

export function isCalendarDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  // No calendar has a year 0: 1 BC is followed by AD 1.
  return !day.startsWith('0000') && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

export const isPartialDate = (date: string) => isCalendarDay(`${date}${'-01'.repeat((10 - date.length) / 3)}`);
export const isNoZeroYear = (year: string) => !isNoYear(year);
export const startsWithAYear = ([year]: readonly string[]) => !isNoYear(year);
/** Whether there is such a day or month in a year; of a month that is a season, see `DatePoint`. */
export function isDateInParts(parts: readonly string[]): boolean {
  const [year = '', month, day] = parts;
  const isSeason = /^2[1-4]$/.test(month ?? '') && day === undefined;
  // What is no year, or no number, is told by itself.
  if (isNoYear(year) || month === undefined || isSeason || !parts.every((part) => /^\d+$/.test(part))) return true;
  const twoDigits = (part: string) => String(Number(part)).padStart(2, '0');
  return isCalendarDay(`${year.padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day ?? '1')}`);
}

/** The points of a text of `datePattern`, each in its parts. */
const pointsIn = (text: string) => text.split('/').map((point) => point.replace(/[?~%]$/, '').split('-'));

/** Whether the days that a text of `datePattern` names are in the calendar. */
export const isDateInText = (text: string) => pointsIn(text).every(isDateInParts);

/**
 * Whether a span of time ends when it begins, or later. Of two dates that are not as exact as each other, what both say is
 * compared; a season has no place among months, and winter lies at either end of a year.
 */
export function isInOrder([start = [], end = []]: readonly (readonly string[])[]): boolean {
  for (const [i, part] of start.entries()) {
    const [first, last] = [part, end[i] ?? ''].map((text) => (/^\d+$/.test(text) ? Number(text) : Number.NaN));
    if (first === undefined || last === undefined) return true;
    const areComparable = i !== 1 || (first <= 12 && last <= 12);
    if (first !== last || !areComparable) return !(areComparable && first > last);
  }
  return true;
}
export const isTextInOrder = (text: string) => !text.includes('/') || isInOrder(pointsIn(text));

interface NamedDate {
  readonly year: string;
  readonly month?: string | undefined;
  readonly day?: string | undefined;
}
export const isNamedDate = ({ year, month, day }: NamedDate) =>
  month === undefined || isDateInParts(day === undefined ? [year, month] : [year, month, day]);
export const hasMonthOfDay = ({ year, month, day }: Partial<NamedDate>) =>
  year === undefined || day === undefined || month !== undefined;
export const areNamedInOrder = (dates: readonly NamedDate[]) =>
  isInOrder(dates.map((date) => [date.year, date.month, date.day].filter((part) => part !== undefined)));

export const leadsSomewhere = (address: string) => linkTarget(address) !== undefined;

interface NameParts {
  readonly family?: string | undefined;
  readonly literal?: string | undefined;
  readonly given?: string | undefined;
}
export const hasName = ({ family, literal, given }: NameParts) =>
  family !== undefined || literal !== undefined || given !== undefined;

export type FigureFormat = 'grouped' | 'plain';
export interface GivenFigure {
  value: string;
  format?: FigureFormat | undefined;
}
export const figureOfValue = (value: string): GivenFigure => ({ value });
export const derivedOfValue = (value: string): GivenFigure & { percent?: number } => ({ value });

/** The parts of an argument by the names of their roles, the usual name and those of arguments divided otherwise. */
export const framingRoles = {
  problem: 'problem',
  'why-now': 'why-now',
  progress: 'progress',
  next: 'next',
  limit: 'limit',
  stake: 'why-now',
  deficit: 'problem',
  challenge: 'problem',
} as const;
export type FramingRole = (typeof framingRoles)[keyof typeof framingRoles];
export const roleNamed = (name: keyof typeof framingRoles): FramingRole => framingRoles[name];

/** The labels of FIRST's Traffic Light Protocol 2.0, which are never translated. */
export const tlpLabels = ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'] as const;
export const tlpLabelOf = (tlp: (typeof tlpLabels)[number]) => ({ tlp });

const texts = ({ plain, byLocale }: LocalizedText) => [plain, ...Object.values(byLocale)].flatMap((t) => t?.full ?? []);
export const namesNoTlpLabel = (value: unknown) =>
  !isLocalizedText(value) || !texts(value).some((text) => /^TLP\b/i.test(text));

export const keptUnitNamed = (unit: string): { unit: string; reason?: string; length?: 'full' | 'short' } => ({ unit });

/** What the editors add comes from outside of the source, which then has no place for it. */
export const hasPlaceIfOfSource = ({
  source,
  standing,
}: {
  readonly source?: object | undefined;
  readonly standing: string;
}) => source !== undefined || standing === 'editor-note';

/** A place in the source is a paragraph, or a clause of a law or standard. */
export const hasParagraphOrClause = ({
  paragraphs,
  clauses,
}: {
  readonly paragraphs?: object | undefined;
  readonly clauses?: object | undefined;
}) => paragraphs !== undefined || clauses !== undefined;

/** Whether a number can be read: 62.000 is 62 thousand, or 62. */
export const hasTwoSigns = ({ decimal, group }: { readonly decimal: string; readonly group: string }) =>
  decimal !== group;

/** Given the value, and the keys that its schema names. */
type Rule = (value: never, known: readonly string[]) => unknown;

export const rules = {
  ...{
    isNoDevice,
    isNotReserved,
    isUsableWeight,
    isUsableParagraph,
    isAtMost10,
    isAtMost99,
    isLogoHeight,
    isTypeSize,
    isLeading,
    isGap,
    isMargin,
    isPaperSide,
  },
  ...{
    isCalendarDay,
    isPartialDate,
    isNoZeroYear,
    startsWithAYear,
    isDateInParts,
    isDateInText,
    isInOrder,
    isTextInOrder,
    isNamedDate,
    hasMonthOfDay,
    areNamedInOrder,
    leadsSomewhere,
    hasName,
    namesNoTlpLabel,
    hasTwoSigns,
    hasPlaceIfOfSource,
    hasParagraphOrClause,
  },
  isSafeInteger: Number.isSafeInteger,
  hasKeysOfAReference: (given: GivenGroup, read: readonly string[]) =>
    strangeKeys('reference', given, read).length === 0,
  hasKeysOfAName: (given: GivenGroup, read: readonly string[]) => strangeKeys('name', given, read).length === 0,
  hasKeysOfADate: (given: GivenGroup, read: readonly string[]) => strangeKeys('date', given, read).length === 0,
  hasNoFlaws: (theme: Parameters<typeof flawsOf>[0]) => flawsOf(theme).length === 0,
  // What makes another value of one.
  ...{ trimmed, toNumber: Number, isTrue, inSmallLetters, bothLengths, plainText, textByLanguage },
  ...{ figureOfValue, derivedOfValue, roleNamed, tlpLabelOf, keptUnitNamed },
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleName = keyof typeof rules;

import { type Diagnostic, error, warning } from '../diagnostics/diagnostic.js';
import type { PackContent } from '../schema/pack.js';
import type { PublicationDate } from '../schema/publication-date.js';
import { accessedOf, issuedOf, type Reference } from '../schema/reference.js';
import { languageOf } from '../schema/scripts.js';
import { buddhistYears, commonYears } from '../validation/calendars.js';
import { type Located, type Path, syntheticSource, valueSpan } from '../validation/located.js';

const dated = [
  { key: 'as-at', what: 'facts', meaning: 'the date up to which the facts hold' },
  { key: 'notes-as-at', what: 'notes', meaning: 'the date on which the notes were last checked' },
] as const;

/** A pack cannot tell what holds on a day after the one on which it comes out, nor cite a work of another century. */
export function checkDates(content: PackContent, root: Located): readonly Diagnostic[] {
  const { pack, references } = content;
  const { issued } = pack;
  const issuedSpan = valueSpan(root, ['pack', 'issued']);
  // What stands in for a day that is missing or wrong says nothing about the facts.
  if (issuedSpan.source === syntheticSource) return [];
  const ofOthers = (['issued', 'as-at', 'notes-as-at'] as const).flatMap((key) =>
    ofOtherCalendar(key, Number(pack[key]?.slice(0, 4)), ['pack', key], root),
  );
  // Years that are not of the common calendar cannot be compared.
  if (ofOthers.length > 0) return ofOthers;
  const works = references.flatMap((reference, i) => datesOfWork(reference, i, content, root));
  const dates = dated.flatMap(({ key, what, meaning }) => {
    const date = pack[key];
    // A month or a year has begun on the day of issue, though it may not have ended.
    if (date === undefined || date <= issued.slice(0, date.length)) return [];
    return [
      error('content/invalid-value', `"${key}" is after "issued": ${what} of ${date} cannot be known on ${issued}.`, {
        span: valueSpan(root, ['pack', key]),
        related: [{ span: issuedSpan, message: 'The day on which this version comes out.' }],
        hint: `Bring "issued" up to date, or write ${meaning}:\n  ${key}: …`,
      }),
    ];
  });
  return [...dates, ...works];
}

/** How many years before it comes out a work may have a date. */
const farthestAhead = 10;

function datesOfWork(reference: Reference, i: number, { pack }: PackContent, root: Located): readonly Diagnostic[] {
  const yearOfPack = Number(pack.issued.slice(0, 4));
  const [issued, accessed] = [yearOf(issuedOf(reference)), yearOf(accessedOf(reference))];
  const path = (key: string) => ['references', i, key];
  const ahead = (
    [
      ['issued', issued],
      ['accessed', accessed],
    ] as const
  ).flatMap(([key, year]) =>
    year > yearOfPack + farthestAhead ? [farAhead(key, year, yearOfPack, path(key), root)] : [],
  );
  const languages = reference.language === undefined ? pack.languages : [reference.language];
  return [
    ...ahead,
    ...(accessed < earliest ? ofOtherCalendar('accessed', accessed, path('accessed'), root) : []),
    ...ofCalendarOfLanguage(issued, languages, yearOfPack, path('issued'), root),
  ];
}

function yearOf(date: PublicationDate | undefined): number {
  return date?.kind === 'date' ? Number(date.start?.year) : Number.NaN;
}

function farAhead(key: string, year: number, yearOfPack: number, path: Path, root: Located): Diagnostic {
  const common = year - buddhistYears;
  const isBuddhist = common > yearOfPack - 100 && common <= yearOfPack + 1;
  return error('content/invalid-value', `"${key}" is ${year - yearOfPack} years after the pack comes out.`, {
    span: valueSpan(root, path),
    hint: isBuddhist
      ? `Write ${common} in its place, if ${year} is of the Buddhist calendar.`
      : 'Write the year of the common calendar, such as 2025.',
  });
}

/** No brief is of earlier or later years, and no address was read in them. */
const [earliest, latest] = [1600, 2400];

function ofOtherCalendar(key: string, year: number, path: Path, root: Located): readonly Diagnostic[] {
  if (Number.isNaN(year) || (year >= earliest && year <= latest)) return [];
  const calendars = [
    ['Iranian', commonYears(`${year} SH`)],
    ['Islamic', commonYears(`${year} AH`)],
    ['Buddhist', commonYears(`${year} BE`)],
  ] as const;
  const meant = calendars.flatMap(([calendar, years]) =>
    years.some((common) => Number(common) > firstOfNow && Number(common) < firstOfNow + 100)
      ? [`${years.join(' or ')} if it is of the ${calendar} calendar`]
      : [],
  );
  return [
    error('content/invalid-value', `"${key}" is of the year ${year}, which is not of the common calendar.`, {
      span: valueSpan(root, path),
      hint: meant.length > 0 ? `Write ${meant.join(', ')}.` : 'Write the year of the common calendar, such as 2025.',
    }),
  ];
}

/** The years in which briefs are written begin about here. */
const firstOfNow = 1990;

/** The calendar that libraries of a language have years of: that of Iran and Afghanistan, and the Islamic one. */
const calendarsOfLanguages: Readonly<Record<string, readonly [name: string, sign: string]>> = {
  fa: ['Iranian', 'SH'],
  ps: ['Iranian', 'SH'],
  prs: ['Iranian', 'SH'],
  ar: ['Islamic', 'AH'],
  ur: ['Islamic', 'AH'],
};

/** Works that briefs cite are of so many years; classics, as of 1377, are not taken for works of 1957. */
const lately = 50;

/** A year such as 1402 of a work in Persian: six centuries before the pack, or of late in its own calendar. */
function ofCalendarOfLanguage(
  year: number,
  languages: readonly string[],
  yearOfPack: number,
  path: Path,
  root: Located,
): readonly Diagnostic[] {
  const language = languages.map(languageOf).find((tag) => Object.hasOwn(calendarsOfLanguages, tag)) ?? '';
  const [name, sign] = calendarsOfLanguages[language] ?? [];
  if (name === undefined || Number.isNaN(year)) return [];
  const years = commonYears(`${year} ${sign}`).filter(
    (common) => Number(common) > yearOfPack - lately && Number(common) <= yearOfPack,
  );
  if (years.length === 0) return [];
  return [
    warning(
      'content/invalid-value',
      `"issued" is of the year ${year}, ${yearOfPack - year} years before the pack comes out.`,
      {
        span: valueSpan(root, path),
        hint: `Write ${years.join(' or ')} in its place, if it is of the ${name} calendar. If not, write it in words: issued: { literal: "${year}" }`,
      },
    ),
  ];
}

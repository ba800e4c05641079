import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { PackContent } from '../schema/pack.js';
import { issuedOf } from '../schema/reference.js';
import { buddhistYears } from '../validation/calendars.js';
import { type Located, type Path, syntheticSource, valueSpan } from '../validation/located.js';

const dated = [
  { key: 'as-at', what: 'facts', meaning: 'the date up to which the facts hold' },
  { key: 'notes-as-at', what: 'notes', meaning: 'the date on which the notes were last checked' },
] as const;

/** A pack cannot tell what holds on a day after the one on which it comes out, nor cite a work of another century. */
export function checkDates({ pack, references }: PackContent, root: Located): readonly Diagnostic[] {
  const { issued } = pack;
  const issuedSpan = valueSpan(root, ['pack', 'issued']);
  // What stands in for a day that is missing or wrong says nothing about the facts.
  if (issuedSpan.source === syntheticSource) return [];
  const yearOfPack = Number(issued.slice(0, 4));
  const works = references.flatMap((reference, i) => {
    const date = issuedOf(reference);
    const year = date?.kind === 'date' ? Number(date.start?.year) : Number.NaN;
    return year > yearOfPack + farthestAhead ? [farAhead(year, yearOfPack, ['references', i, 'issued'], root)] : [];
  });
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

function farAhead(year: number, yearOfPack: number, path: Path, root: Located): Diagnostic {
  const common = year - buddhistYears;
  const isBuddhist = common > yearOfPack - 100 && common <= yearOfPack + 1;
  return error('content/invalid-value', `"issued" is ${year - yearOfPack} years after the pack comes out.`, {
    span: valueSpan(root, path),
    hint: isBuddhist
      ? `Write ${common} in its place, if ${year} is of the Buddhist calendar.`
      : 'Write the year of the common calendar, such as 2025.',
  });
}

import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { PackContent } from '../schema/pack.js';
import { type Located, syntheticSource, valueSpan } from '../validation/located.js';

const dated = [
  { key: 'as-at', what: 'facts', meaning: 'the date up to which the facts hold' },
  { key: 'notes-as-at', what: 'notes', meaning: 'the date on which the notes were last checked' },
] as const;

/** A pack cannot tell what holds on a day after the one on which it comes out. */
export function checkDates({ pack }: PackContent, root: Located): readonly Diagnostic[] {
  const { issued } = pack;
  const issuedSpan = valueSpan(root, ['pack', 'issued']);
  // What stands in for a day that is missing or wrong says nothing about the facts.
  if (issuedSpan.source === syntheticSource) return [];
  return dated.flatMap(({ key, what, meaning }) => {
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
}

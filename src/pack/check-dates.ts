import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { PackContent } from '../schema/pack.js';
import { syntheticSource } from '../validation/examples.js';
import { type Located, valueSpan } from '../validation/located.js';

/** A pack cannot tell what holds on a day after the one on which it comes out. */
export function checkDates({ pack }: PackContent, root: Located): readonly Diagnostic[] {
  const { issued, 'as-at': asAt } = pack;
  // A month or a year has begun on the day of issue, though it may not have ended.
  if (asAt <= issued.slice(0, asAt.length)) return [];
  const issuedSpan = valueSpan(root, ['pack', 'issued']);
  // What stands in for a day that is missing or wrong says nothing about the facts.
  if (issuedSpan.source === syntheticSource) return [];
  return [
    error('content/invalid-value', `"as-at" is after "issued": facts of ${asAt} cannot be known on ${issued}.`, {
      span: valueSpan(root, ['pack', 'as-at']),
      related: [{ span: issuedSpan, message: 'The day on which this version comes out.' }],
      hint: 'Bring "issued" up to date, or write the date up to which the facts hold:\n  as-at: …',
    }),
  ];
}

import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { PackContent } from '../schema/pack.js';
import { syntheticSource } from '../validation/examples.js';
import { type Located, valueSpan } from '../validation/located.js';

/** Facts cannot hold up to a day that comes after the one on which the pack is issued. */
export function checkDates({ pack }: PackContent, root: Located): readonly Diagnostic[] {
  const { issued, 'as-at': asAt } = pack;
  // A month or a year is as old as the day of issue where that lies in it.
  if (asAt <= issued.slice(0, asAt.length)) return [];
  const [span, issuedSpan] = [valueSpan(root, ['pack', 'as-at']), valueSpan(root, ['pack', 'issued'])];
  // What stands in for a date that is missing or wrong says nothing about the other one.
  if (issuedSpan.source === syntheticSource) return [];
  return [
    error('content/invalid-value', `"as-at" is ${asAt}, which comes after the day of issue, ${issued}.`, {
      span,
      related: [{ span: issuedSpan, message: 'The day of issue is here.' }],
      hint: 'Write the date up to which the facts hold, or a later day of issue.',
    }),
  ];
}

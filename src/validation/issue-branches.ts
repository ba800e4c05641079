import type { z } from 'zod';
import { nearest } from '../diagnostics/suggest.js';
import type { Located } from './located.js';

type Issue = z.core.$ZodIssue;

/**
 * The issue of a union lists what each of its branches had against the value. The branch that was meant is one of the
 * shape that the value has (text, list or keys), and of those the one that has least against its keys.
 */
export function bestBranch(
  issue: z.core.$ZodIssueInvalidUnion,
  here: Located | undefined,
): readonly Issue[] | undefined {
  const branches = issue.errors.filter(
    (issues) => !issues.some((i) => i.path.length === 0 && i.code === 'invalid_type'),
  );
  const keys = here?.kind === 'map' ? here.entries.map((entry) => entry.key) : [];
  const ranked = branches
    .map((issues) => ({ issues, cost: costOf(issues, keys), depth: Math.max(0, ...issues.map((i) => i.path.length)) }))
    .sort((a, b) => a.cost - b.cost || b.depth - a.depth);
  return ranked[0]?.issues;
}

/** How far the keys are from what a branch wants; a misspelt key is less than one too many and one too few. */
function costOf(issues: readonly Issue[], keys: readonly string[]): number {
  const strange = issues.flatMap((i) =>
    i.code === 'unrecognized_keys' ? i.keys : i.code === 'invalid_key' ? [String(i.path[0])] : [],
  );
  const missing = issues.flatMap((i) => {
    const [key] = i.path;
    return i.path.length === 1 && typeof key === 'string' && !keys.includes(key) ? [key] : [];
  });
  const misspelt = strange.filter((key) => nearest(key, missing) !== undefined).length;
  const whole = issues.filter((i) => i.path.length === 0 && i.code !== 'unrecognized_keys').length;
  return 2 * strange.length + missing.length + whole - 2 * misspelt;
}

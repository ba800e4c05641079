import type { z } from 'zod';
import { nearest } from '../diagnostics/suggest.js';
import { type Issue, issuesOfYaml } from './finding.js';
import { type Located, nodeAt, type Path, pathKey } from './located.js';

/** Issues with whole paths, those of unions reduced to the branch that was meant; one for a value of the wrong shape. */
export function flattenIssues(issues: readonly Issue[], root: Located): readonly Issue[] {
  const flat = issues.flatMap((issue) => flattened(issue, [], root));
  const shapes = new Set(flat.filter(({ code }) => code === 'invalid_type').map(({ path }) => pathKey(path)));
  return flat.filter(({ code, path }) => code === 'invalid_type' || !shapes.has(pathKey(path)));
}

function flattened(issue: Issue, base: Path, root: Located): readonly Issue[] {
  const path = [...base, ...issue.path];
  if (issue.code !== 'invalid_union') return [{ ...issue, path }];
  const branch = bestBranch(issue, nodeAt(root, path));
  if (branch) return branch.flatMap((inner) => flattened(inner, path, root));
  return [{ code: 'invalid_type', expected: 'string', path, input: undefined, message: '' }];
}

/**
 * The issues of the branch of a union that was meant: one of the shape of the value (text, list or keys), and of those
 * the one whose keys are nearest to the value's.
 */
function bestBranch(issue: z.core.$ZodIssueInvalidUnion, here: Located | undefined): readonly Issue[] | undefined {
  const keys = new Set(here?.kind === 'map' ? here.entries.map((entry) => entry.key) : []);
  const [best] = issue.errors
    .filter((issues) => !issues.some((i) => i.path.length === 0 && isOfOtherShape(i, here)))
    .map((issues) => ({ issues, cost: costOf(issues, keys), depth: Math.max(0, ...issues.map((i) => i.path.length)) }))
    .sort((a, b) => a.cost - b.cost || b.depth - a.depth);
  return best && issuesOfYaml(best.issues);
}

/** The values to choose from are all texts. */
function isOfOtherShape({ code }: z.core.$ZodIssue, here: Located | undefined): boolean {
  return code === 'invalid_type' || (code === 'invalid_value' && here?.kind !== 'text');
}

/** How far the keys are from those of a branch; a misspelt key costs less than one too many and one missing. */
function costOf(issues: readonly z.core.$ZodIssue[], keys: ReadonlySet<string>): number {
  const unknown = issues.flatMap((i) =>
    i.code === 'unrecognized_keys' ? i.keys : i.code === 'invalid_key' ? [String(i.path[0])] : [],
  );
  const missing = issues.flatMap((i) => {
    const [key] = i.path;
    return i.path.length === 1 && typeof key === 'string' && !keys.has(key) ? [key] : [];
  });
  const misspelt = unknown.filter((key) => nearest(key, missing) !== undefined).length;
  const whole = issues.filter((i) => i.path.length === 0 && i.code !== 'unrecognized_keys').length;
  return 2 * unknown.length + missing.length + whole - 2 * misspelt;
}

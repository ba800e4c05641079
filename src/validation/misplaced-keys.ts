import type { z } from 'zod';
import { error } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/suggest.js';
import type { Finding } from './finding.js';
import { entryOf, type Located, type LocatedEntry, nearestSpan, nodeAt, type Path } from './located.js';
import { keysAt, mayBeLeftOut, takesKey } from './schema-shape.js';

type Issue = z.core.$ZodIssue;

interface Misplaced {
  readonly told: readonly Finding[];
  /** Whether an issue only follows from what is told. */
  readonly covers: (issue: Issue) => boolean;
}

/**
 * Keys that stand one level too far out: below a key that is empty, as if they were its neighbours, or where the
 * key that they belong to is missing.
 */
export function misplacedKeys(issues: readonly Issue[], schema: z.ZodType, root: Located): Misplaced {
  const told: Finding[] = [];
  const covered: { readonly path: string; readonly keys: readonly string[] }[] = [];
  for (const issue of issues) {
    const inner = tooFarIn(issue, schema, root);
    told.push(...inner.map(({ told: one }) => one));
    covered.push(...inner.flatMap(({ covers }) => covers));
    if (issue.code !== 'unrecognized_keys' || inner.length > 0) continue;
    const path = issue.path as Path;
    const here = nodeAt(root, path);
    if (here?.kind !== 'map') continue;
    const group = groupOf(issue.keys, here.entries, path, schema) ?? nextGroup(issue.keys, path, schema, root);
    if (!group) continue;
    const { under, keys, at } = group;
    told.push(tell(group, here, path));
    covered.push({ path: [...at, under].join('\0'), keys: [] }, { path: path.join('\0'), keys });
  }
  const covers = (issue: Issue) => {
    const at = issue.path.join('\0');
    return covered.some(({ path, keys }) => {
      if (path !== at && !(keys.length === 0 && at.startsWith(`${path}\0`))) return false;
      return issue.code !== 'unrecognized_keys' || issue.keys.every((key) => keys.includes(key));
    });
  };
  return { told, covers };
}

/** Keys that belong beside the key below which they stand, and are missing there. */
function tooFarIn(issue: Issue, schema: z.ZodType, root: Located) {
  const whole = issue.path as Path;
  const path = issue.code === 'invalid_key' ? whole.slice(0, -1) : whole;
  const keys =
    issue.code === 'invalid_key' ? [String(whole.at(-1))] : issue.code === 'unrecognized_keys' ? issue.keys : [];
  const [outer, beside] = [path.slice(0, -1), path.at(-1)];
  if (typeof beside !== 'string') return [];
  const missing = keys.filter((key) => keysAt(schema, outer).includes(key) && !entryOf(nodeAt(root, outer), key));
  return missing.map((key) => {
    const followers = followersOf(key, nodeAt(root, path)).filter((one) => takesKey(schema, [...outer, key], one));
    return {
      told: {
        diagnostic: error('content/unknown-key', `"${key}" belongs beside "${beside}", and stands below it.`, {
          span: entryOf(nodeAt(root, path), key)?.keySpan ?? nearestSpan(root, path),
          hint: `Take two spaces away before it:\n  ${beside}: …\n  ${key}: …`,
        }),
        repairs: [
          ...(followers.length > 0 ? [{ kind: 'gather' as const, path, under: key, keys: followers }] : []),
          { kind: 'lift' as const, path: [...path, key] },
        ],
      },
      covers: [
        { path: path.join('\0'), keys: [key, ...followers] },
        ...[key, ...followers].map((one) => ({ path: [...path, one].join('\0'), keys: [] })),
        { path: [...outer, key].join('\0'), keys: [] },
      ],
    };
  });
}

/** The keys after one that is empty: they may belong to it. */
function followersOf(key: string, here: Located | undefined): readonly string[] {
  if (here?.kind !== 'map') return [];
  const at = here.entries.findIndex((entry) => entry.key === key);
  const value = here.entries[at]?.value;
  return value?.kind === 'text' && value.raw === '' ? here.entries.slice(at + 1).map((entry) => entry.key) : [];
}

interface Group {
  /** The key that they belong to, and whether it is there. */
  readonly under: string;
  readonly there: boolean;
  readonly keys: readonly string[];
  /** Where that key stands, or should stand. */
  readonly at: Path;
}

function groupOf(
  unknown: readonly string[],
  entries: readonly LocatedEntry[],
  path: Path,
  schema: z.ZodType,
): Group | undefined {
  const free = keysAt(schema, path).filter((key) => !entries.some((entry) => entry.key === key));
  if (unknown.some((key) => nearest(key, free) !== undefined)) return undefined;
  const takesAll = (under: string) => unknown.every((key) => takesKey(schema, [...path, under], key));
  for (const [i, { key, value }] of entries.entries()) {
    const empty = value.kind === 'text' && value.raw === '';
    const next = entries.slice(i + 1, i + 1 + unknown.length).map((entry) => entry.key);
    if (empty && next.length > 0 && next.every((one) => unknown.includes(one)) && takesAll(key)) {
      return { under: key, there: true, keys: unknown, at: path };
    }
  }
  const needed = free.filter((key) => !mayBeLeftOut(schema, [...path, key]));
  const under = unknown.length < 2 ? undefined : [...needed, ...free].find(takesAll);
  return under === undefined ? undefined : { under, there: false, keys: unknown, at: path };
}

/** Keys that have slid below the key before theirs, because theirs is gone. */
function nextGroup(unknown: readonly string[], path: Path, schema: z.ZodType, root: Located): Group | undefined {
  const outer = path.slice(0, -1);
  if (unknown.length < 2 || typeof path.at(-1) !== 'string') return undefined;
  const under = keysAt(schema, outer)
    .filter((key) => !entryOf(nodeAt(root, outer), key) && !mayBeLeftOut(schema, [...outer, key]))
    .find((key) => unknown.every((one) => takesKey(schema, [...outer, key], one)));
  return under === undefined ? undefined : { under, there: false, keys: unknown, at: outer };
}

function tell({ under, there, keys, at }: Group, here: Located, path: Path): Finding {
  const [first = ''] = keys;
  const entry = entryOf(here, first);
  const own = keys.length === 1 ? `"${first}" belongs` : `"${first}" and what follows belong`;
  const lines = [under, ...keys.slice(0, 3).map((key) => `  ${key}`)].map((line) => `  ${line}: …`);
  lines[0] = `  ${under}:`;
  if (keys.length > 3) lines.push('    …');
  const span = entry?.keySpan ?? here.span;
  return {
    diagnostic: there
      ? error('content/unknown-key', `${own} to "${under}", and must stand further in.`, {
          span,
          hint: `Put two more spaces before ${keys.length === 1 ? 'it' : 'each'}:\n${lines.join('\n')}`,
        })
      : error('content/missing-key', `The key "${under}" is missing above "${first}".`, {
          span,
          hint: `Add it${at === path ? ', and put two more spaces before what belongs to it' : ''}:\n${lines.join('\n')}`,
        }),
    repairs: at === path ? [{ kind: 'gather', path, under, keys }] : [],
  };
}

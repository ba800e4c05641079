import type { z } from 'zod';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/suggest.js';
import { getOrInsertComputed } from '../text/once.js';
import { withLines } from './examples.js';
import type { Finding, Issue } from './finding.js';
import { entryOf, type Located, type LocatedMap, nearestSpan, nodeAt, type Path, pathKey, toPlain } from './located.js';
import { accepts, keysAt, mayBeLeftOut, takesKey } from './schema-shape.js';

interface Misplaced {
  readonly findings: readonly Finding[];
  /** Whether an issue only follows from one of these. */
  readonly covers: (issue: Issue) => boolean;
}

/** Issues that follow from a misplaced key: those of these unknown keys at a path; without keys, all at it and below it. */
interface Cover {
  readonly path: string;
  readonly keys: ReadonlySet<string>;
}

interface CoveringFinding {
  readonly finding: Finding;
  readonly covers: readonly Cover[];
}

/**
 * Keys at the wrong level: one too far in, or one too far out below a key that is empty, or where the key that they
 * belong to is missing.
 */
export function misplacedKeys(issues: readonly Issue[], schema: z.ZodType, root: Located): Misplaced {
  const found = [
    ...issues.flatMap((issue) => misplacedBy(issue, schema, root)),
    ...wrongKeysTogether(issues).flatMap(({ path, keys }) => slidInto(path, keys, schema, root)),
  ];
  const byPath = new Map<string, Cover[]>();
  for (const cover of found.flatMap(({ covers }) => covers)) {
    getOrInsertComputed(byPath, cover.path, () => []).push(cover);
  }
  const covers = (issue: Issue) => {
    const ways = issue.path.map((_, i) => pathKey(issue.path.slice(0, i)));
    const here = byPath.get(pathKey(issue.path)) ?? [];
    const above = ways.flatMap((way) => byPath.get(way) ?? []).filter(({ keys }) => keys.size === 0);
    return [...here, ...above].some(
      ({ keys }) => issue.code !== 'unrecognized_keys' || issue.keys.every((key) => keys.has(key)),
    );
  };
  return { findings: found.map(({ finding }) => finding), covers };
}

interface KeysOfGroup {
  readonly path: Path;
  readonly keys: readonly string[];
}

/** The keys that have the wrong form, group by group. */
function wrongKeysTogether(issues: readonly Issue[]): readonly KeysOfGroup[] {
  const groups = new Map<string, { readonly path: Path; readonly keys: string[] }>();
  for (const issue of issues) {
    if (issue.code !== 'invalid_key') continue;
    const path = issue.path.slice(0, -1);
    const group = groups.get(pathKey(path)) ?? { path, keys: [] };
    group.keys.push(String(issue.path.at(-1)));
    groups.set(pathKey(path), group);
  }
  return [...groups.values()];
}

function misplacedBy(issue: Issue, schema: z.ZodType, root: Located): readonly CoveringFinding[] {
  const inner = tooFarIn(issue, schema, root);
  if (issue.code !== 'unrecognized_keys' || inner.length > 0) return inner;
  const path = issue.path;
  const here = nodeAt(root, path);
  if (here?.kind !== 'map') return [];
  const group = groupAbove(issue.keys, here, path, schema) ?? groupOf(issue.keys, here, path, schema);
  if (!group) return slidInto(path, issue.keys, schema, root);
  const { under, keys } = group;
  const covers = [
    { path: pathKey([...path, under]), keys: new Set<string>() },
    { path: pathKey(path), keys: new Set(keys) },
  ];
  const hint = ', and put two more spaces before what belongs to it';
  return [
    { finding: { diagnostic: tooFarOut(group, here, hint), repairs: [{ kind: 'gather', path, under, keys }] }, covers },
  ];
}

/** Keys that belong beside the key below which they stand, and are missing there. */
function tooFarIn(issue: Issue, schema: z.ZodType, root: Located): readonly CoveringFinding[] {
  const whole = issue.path;
  const isOfKey = issue.code === 'invalid_key' || isValueOfAnotherKey(issue, schema, root);
  const path = isOfKey ? whole.slice(0, -1) : whole;
  const keys = isOfKey ? [String(whole.at(-1))] : issue.code === 'unrecognized_keys' ? issue.keys : [];
  const [outer, beside] = [path.slice(0, -1), path.at(-1)];
  if (typeof beside !== 'string') return [];
  const allowed = keysAt(schema, outer);
  const [here, around] = [nodeAt(root, path), nodeAt(root, outer)];
  const missing = keys.filter((key) => allowed.includes(key) && !entryOf(around, key));
  return missing.map((key) => {
    const followers = followersOf(key, here).filter((follower) => takesKey(schema, [...outer, key], follower));
    const moved = [key, ...followers];
    return {
      finding: {
        diagnostic: error('content/unknown-key', `"${key}" belongs beside "${beside}", and stands below it.`, {
          span: entryOf(here, key)?.keySpan ?? nearestSpan(root, path),
          hint: withLines('Take two spaces away before it', `${beside}: …\n${key}: …`),
        }),
        repairs: [
          ...(followers.length > 0 ? [{ kind: 'gather' as const, path, under: key, keys: followers }] : []),
          { kind: 'lift' as const, path: [...path, key] },
        ],
      },
      covers: [
        { path: pathKey(path), keys: new Set(moved) },
        ...moved.map((one) => ({ path: pathKey([...path, one]), keys: new Set<string>() })),
        { path: pathKey([...outer, key]), keys: new Set<string>() },
      ],
    };
  });
}

/** A group that takes keys of any name, such as weights, does not refuse a key that has slid into it, but its value. */
function isValueOfAnotherKey(issue: Issue, schema: z.ZodType, root: Located): boolean {
  const path = issue.path;
  const [key, group] = [path.at(-1), path.slice(0, -1)];
  const value = nodeAt(root, path);
  if (issue.code === 'unrecognized_keys' || typeof key !== 'string' || typeof group.at(-1) !== 'string' || !value)
    return false;
  return !keysAt(schema, group).includes(key) && accepts(schema, [...group.slice(0, -1), key], toPlain(value));
}

/** The keys after one that is empty: they may belong to it. */
function followersOf(key: string, here: Located | undefined): readonly string[] {
  if (here?.kind !== 'map') return [];
  const at = here.entries.findIndex((entry) => entry.key === key);
  const value = here.entries[at]?.value;
  return value?.kind === 'text' && value.raw === '' ? here.entries.slice(at + 1).map((entry) => entry.key) : [];
}

/** Of more unknown keys than this no longer each is a slip of the pen. */
const maxCompared = 20;

/** Keys that belong to another one. */
interface Group {
  readonly under: string;
  /** Whether that key is there. */
  readonly there: boolean;
  readonly keys: readonly string[];
}

/** The keys that a group may have and has not, and those of them that it needs. */
function absentKeys(schema: z.ZodType, path: Path, here: Located | undefined) {
  const free = keysAt(schema, path).filter((key) => !entryOf(here, key));
  return { free, needed: free.filter((key) => !mayBeLeftOut(schema, [...path, key])) };
}

/** Keys in a row that have slid out of the group above them, which knows them by their names and lacks them. */
function groupAbove(unknown: readonly string[], here: LocatedMap, path: Path, schema: z.ZodType): Group | undefined {
  const isUnknown = new Set(unknown);
  const at = here.entries.findIndex(({ key }) => isUnknown.has(key));
  const above = here.entries[at - 1];
  const slid = here.entries.slice(at, at + unknown.length).map(({ key }) => key);
  if (above?.value.kind !== 'map' || !slid.every((key) => isUnknown.has(key))) return undefined;
  const known = keysAt(schema, [...path, above.key]);
  const lacks = slid.every((key) => known.includes(key) && !entryOf(above.value, key));
  return lacks ? { under: above.key, there: true, keys: slid } : undefined;
}

function groupOf(unknown: readonly string[], here: LocatedMap, path: Path, schema: z.ZodType): Group | undefined {
  const { entries } = here;
  const { free, needed } = absentKeys(schema, path, here);
  const missing = unknown.length < 2 ? [] : [...needed, ...free];
  // Their very names say more than what they are near to, and more than a group that takes keys of any name.
  const named = missing.find((under) => {
    const keys = keysAt(schema, [...path, under]);
    return unknown.every((key) => keys.includes(key));
  });
  if (named !== undefined) return { under: named, there: false, keys: unknown };
  if (unknown.slice(0, maxCompared).some((key) => nearest(key, free) !== undefined)) return undefined;
  const takesAll = (under: string) => unknown.every((key) => takesKey(schema, [...path, under], key));
  const isUnknown = new Set(unknown);
  for (const [i, { key, value }] of entries.entries()) {
    if (isUnknown.has(key) || value.kind !== 'text' || value.raw !== '') continue;
    const next = entries.slice(i + 1, i + 1 + unknown.length);
    if (next.length > 0 && next.every((one) => isUnknown.has(one.key)) && takesAll(key)) {
      return { under: key, there: true, keys: unknown };
    }
  }
  const under = missing.find(takesAll);
  return under === undefined ? undefined : { under, there: false, keys: unknown };
}

/** Keys that have slid below the key before theirs, because theirs is gone. */
function slidInto(path: Path, keys: readonly string[], schema: z.ZodType, root: Located): readonly CoveringFinding[] {
  const [here, at] = [nodeAt(root, path), path.slice(0, -1)];
  if (keys.length < 2 || typeof path.at(-1) !== 'string' || here?.kind !== 'map') return [];
  // Where it has nothing of its own, what stands there is meant to.
  const moved = new Set(keys);
  if (here.entries.every(({ key }) => moved.has(key))) return [];
  const { free, needed } = absentKeys(schema, at, nodeAt(root, at));
  const values = Object.fromEntries(keys.map((key) => [key, toPlain(entryOf(here, key)?.value ?? here)]));
  const under =
    needed.find((key) => keys.every((one) => takesKey(schema, [...at, key], one))) ??
    free.find((key) => accepts(schema, [...at, key], values));
  if (under === undefined) return [];
  return [
    {
      finding: {
        diagnostic: tooFarOut({ under, there: false, keys }, here, ''),
        repairs: needed.includes(under) ? [] : keys.map((key) => ({ kind: 'drop', path: [...path, key] })),
      },
      covers: [
        { path: pathKey([...at, under]), keys: new Set<string>() },
        { path: pathKey(path), keys: new Set(keys) },
        ...keys.map((key) => ({ path: pathKey([...path, key]), keys: new Set<string>() })),
      ],
    },
  ];
}

/** @param further what is to be done beside adding the key, where that is missing */
function tooFarOut({ under, there, keys }: Group, here: Located, further: string): Diagnostic {
  const [first = ''] = keys;
  const subject = keys.length === 1 ? `"${first}" belongs` : `"${first}" and what follows belong`;
  const more = keys.length > 3 ? ['  …'] : [];
  const lines = [`${under}:`, ...keys.slice(0, 3).map((key) => `  ${key}: …`), ...more].join('\n');
  const span = entryOf(here, first)?.keySpan ?? here.span;
  return there
    ? error('content/unknown-key', `${subject} to "${under}", and must stand further in.`, {
        span,
        hint: withLines(`Put two more spaces before ${keys.length === 1 ? 'it' : 'each'}`, lines),
      })
    : error('content/missing-key', `The key "${under}" is missing above "${first}".`, {
        span,
        hint: withLines(`Add it${further}`, lines),
      });
}

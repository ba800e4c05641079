import type { z } from 'zod';
import { error } from '../diagnostics/diagnostic.js';
import { nearest, suggestion } from '../diagnostics/suggest.js';
import { unreadKeys } from '../schema/csl-keys.js';
import { firstAndMore, wordList } from '../text/word-list.js';
import { cslKeyFor } from './csl-names.js';
import { asWritten, type Plain } from './examples.js';
import type { Finding, Issue, LocatedIssue } from './finding.js';
import { entryOf, type Located, nodeAt, type Path, pathKey, toPlain } from './located.js';
import { accepts, cslGroupsAt, groupsWith, keysAt, mayBeLeftOut } from './schema-shape.js';

/** The issues about keys that are not missing, because they stand there misspelt. */
export function misspeltKeys(
  issues: readonly Issue[],
  schema: z.ZodType,
  root: Located,
): { readonly covers: (issue: Issue) => boolean } {
  const meant = new Set<string>();
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const parent = issue.path as Path;
    for (const key of issue.keys.slice(0, maxNamed)) {
      const right = meantKey(key, schema, parent, root, issue.keys);
      if (right !== undefined) meant.add(pathKey([...parent, right]));
    }
  }
  return {
    covers: ({ path }) => typeof path.at(-1) === 'string' && meant.has(pathKey(path)) && !nodeAt(root, path as Path),
  };
}

/** More unknown keys in one place than this are not compared with those that there are: they are of something else. */
const maxNamed = 20;

/**
 * The key that an unknown one stands for: one that it is the name of in another program; one spelt nearly so, of those that are not there yet, else of all; or the only
 * one that is missing, where this is the only unknown one and has a value for it.
 */
function meantKey(
  typed: string,
  schema: z.ZodType,
  path: Path,
  root: Located,
  unknown: readonly string[],
): string | undefined {
  const groups = cslGroupsAt(schema, path);
  const [translated] = groups.flatMap((group) => cslKeyFor(group, typed) ?? []);
  if (translated !== undefined) return translated;
  const here = nodeAt(root, path);
  const unread = groups.flatMap(unreadKeys).filter((key) => !entryOf(here, key));
  const misspelt = nearest(typed, [...freeKeys(schema, path, root), ...unread]) ?? nearest(typed, keysAt(schema, path));
  return misspelt ?? (unknown.length === 1 ? missingKeyFor(typed, schema, path, root) : undefined);
}

function missingKeyFor(typed: string, schema: z.ZodType, path: Path, root: Located): string | undefined {
  const here = nodeAt(root, path);
  const value = entryOf(here, typed)?.value;
  const [key, ...others] = keysAt(schema, path).filter(
    (name) => !entryOf(here, name) && !mayBeLeftOut(schema, [...path, name]),
  );
  if (key === undefined || others.length > 0 || value === undefined) return undefined;
  return valueUnder(schema, [...path, key], value) ? key : undefined;
}

/** A value as a key takes it that was written under another name: `page: 9` has the one entry of a list. */
function valueUnder(schema: z.ZodType, path: Path, value: Located): Located | undefined {
  const inList: Located = { kind: 'list', items: [value], span: value.span };
  return [value, inList].find((each) => accepts(schema, path, toPlain(each)));
}

function freeKeys(schema: z.ZodType, path: Path, root: Located): readonly string[] {
  const here = nodeAt(root, path);
  const allowed = keysAt(schema, path);
  const free = allowed.filter((key) => !entryOf(here, key));
  return free.length > 0 ? free : allowed;
}

export function unknownKeys(located: LocatedIssue<z.core.$ZodIssueUnrecognizedKeys>): readonly Finding[] {
  const { issue, path, schema, root, here, span } = located;
  const free = freeKeys(schema, path, root);
  const [named, further] = [issue.keys.slice(0, maxNamed), issue.keys.slice(maxNamed)];
  const strange = named.filter((key) => meantKey(key, schema, path, root, issue.keys) === undefined).concat(further);
  const [first] = strange;
  // More than two at once are one mistake: they stand in the wrong place.
  if (first === undefined || strange.length <= 2) return issue.keys.map((key) => unknownKey(key, free, located));
  const keys = strange.map((key) => `"${key}"`);
  const shown = keys.length > maxNamed ? wordList(firstAndMore(keys, maxNamed), 'and') : keys.join(', ');
  const together: Finding = {
    diagnostic: error('content/unknown-key', `Unknown keys${within(path)}: ${shown}.`, {
      span: entryOf(here, first)?.keySpan ?? span,
      hint: `Do they belong elsewhere? Known here: ${[...free].sort().join(', ')}.`,
    }),
    repairs: strange.map((key) => ({ kind: 'drop', path: [...path, key] })),
  };
  const others = named.filter((key) => !strange.includes(key));
  return [together, ...others.map((key) => unknownKey(key, free, located))];
}

function unknownKey(
  key: string,
  known: readonly string[],
  { issue, path, schema, root, here, span }: LocatedIssue<z.core.$ZodIssueUnrecognizedKeys>,
): Finding {
  const meant = meantKey(key, schema, path, root, issue.keys);
  const entry = entryOf(here, key);
  const at = [...path, key];
  const free = meant !== undefined && entry !== undefined && !entryOf(here, meant);
  const value = free ? valueUnder(schema, [...path, meant], entry.value) : undefined;
  const isList = value?.kind === 'list' && entry?.value.kind === 'text';
  return {
    diagnostic: error('content/unknown-key', `Unknown key "${key}"${within(path)}.`, {
      span: entry?.keySpan ?? span,
      hint:
        meant === undefined
          ? strangeKeyHint(key, known, schema, path)
          : `Did you mean "${meant}"?${isList ? ` Write it so:\n  ${asWritten(meant, toPlain(value) as Plain)}` : ''}`,
    }),
    repairs:
      meant === undefined || !value
        ? [{ kind: 'drop', path: at }]
        : isList
          ? [
              { kind: 'drop', path: at },
              { kind: 'set', path: [...path, meant], value },
            ]
          : [{ kind: 'rename', path: at, to: meant }],
  };
}

/** Where a key belongs that stands in the wrong place, unless many things have it. */
function strangeKeyHint(key: string, free: readonly string[], schema: z.ZodType, path: Path): string {
  const known = suggestion(key, free) ?? 'Delete the line.';
  // Such as a unit or a label.
  if (path.includes('figures'))
    return `What is said with a number belongs in the text, beside {{fact-id.figure}}. ${known}`;
  const groups = groupsWith(schema, key);
  if (groups.length === 0 || groups.length > 2 || path.includes(key)) return known;
  if (groups.includes('')) {
    const place = groupsWith(schema, 'pillars').includes('')
      ? 'It is a section of the pack: write it beside pack.yaml, without'
      : 'It is a section of this file: write it without';
    return `${place} spaces before it. ${known}`;
  }
  return `It belongs in ${wordList(
    groups.map((group) => `"${group}"`),
    'or',
  )}. ${known}`;
}

/** ` in "measures"`, of the innermost key of a path. */
export function within(path: Path): string {
  const key = path.findLast((step) => typeof step === 'string');
  return key === undefined ? '' : ` in "${key}"`;
}

import type { z } from 'zod';
import { error } from '../diagnostics/diagnostic.js';
import { nearest, suggestion, wrongLetters } from '../diagnostics/suggest.js';
import { unreadKeys } from '../schema/csl-keys.js';
import { firstAndMore, wordList } from '../text/word-list.js';
import { cslKeyFor } from './csl-names.js';
import { asWritten, type Plain, withLines } from './examples.js';
import type { Finding, Issue, LocatedIssue } from './finding.js';
import { entryOf, type Located, nodeAt, type Path, pathKey, toPlain } from './located.js';
import { isPartOfSource, placeUnder } from './place-meant.js';
import { accepts, cslGroupsAt, excusedBy, groupsWith, isUsuallyNeeded, keysAt, mayBeLeftOut } from './schema-shape.js';

/** The issues about keys that are not missing, because they stand there misspelt. */
export function misspeltKeys(
  issues: readonly Issue[],
  schema: z.ZodType,
  root: Located,
): { readonly covers: (issue: Issue) => boolean } {
  const meant = new Set<string>();
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const parent = issue.path;
    for (const right of meantKeys(issue.keys, schema, parent, root).values()) {
      for (const key of [right, ...excusedBy(schema, [...parent, right])]) meant.add(pathKey([...parent, key]));
    }
  }
  return {
    covers: ({ path }) => typeof path.at(-1) === 'string' && meant.has(pathKey(path)) && !nodeAt(root, path),
  };
}

/** More unknown keys in one place than this are not compared with those that there are: they are of something else. */
const maxNamed = 20;

/** A misspelt word has no more wrong letters than this. */
const maxWrongLetters = 12;

/**
 * The keys that unknown ones in one place stand for, each for another: one that it is the name of in another program; one
 * spelt nearly so, of those that are not there yet, the nearest first; the only one that is missing and takes its value, where
 * that is the only value for it; else one that is there already and spelt nearly so.
 */
function meantKeys(
  unknown: readonly string[],
  schema: z.ZodType,
  path: Path,
  root: Located,
): ReadonlyMap<string, string> {
  const typed = unknown.slice(0, maxNamed);
  const groups = cslGroupsAt(schema, path);
  const meant = new Map<string, string>();
  const here = nodeAt(root, path);
  const unread = groups.flatMap(unreadKeys).filter((key) => !entryOf(here, key));
  const absent = [...freeKeys(schema, path, root), ...unread];
  const give = (meaningOf: (key: string, free: readonly string[]) => string | undefined) => {
    for (const key of typed.filter((one) => !meant.has(one))) {
      const taken = new Set(meant.values());
      const free = absent.filter((name) => !taken.has(name));
      const right = meaningOf(key, free);
      if (right !== undefined) meant.set(key, right);
    }
  };
  give((key) => groups.flatMap((group) => cslKeyFor(group, key) ?? [])[0]);
  // Several parts of a source are entries of one list.
  if (absent.includes('clauses')) for (const key of typed.filter(isPartOfSource)) meant.set(key, 'clauses');
  // Another sign for the same letter, as μ is for µ, also where the key is there already.
  give((key) => nearest(key, keysAt(schema, path), 0));
  const most = Math.min(maxWrongLetters, Math.max(...typed.map(wrongLetters)));
  for (let wrong = 1; typed.length > 1 && wrong <= most; wrong += 1) {
    give((key, free) => nearest(key, free, Math.min(wrong, wrongLetters(key))));
  }
  give((key, free) => nearest(key, free));
  const byValue = meantByValue(
    typed.filter((key) => !meant.has(key)),
    absent.filter((key) => ![...meant.values()].includes(key)),
    schema,
    path,
    root,
  );
  give((key) => byValue.get(key));
  if (unknown.length <= maxNamed) give((key) => nearest(key, keysAt(schema, path)));
  return meant;
}

/** Of unknown keys and those that must be there and are not: each pair of which neither goes with another. */
function meantByValue(
  unknown: readonly string[],
  absent: readonly string[],
  schema: z.ZodType,
  path: Path,
  root: Located,
): ReadonlyMap<string, string> {
  const here = nodeAt(root, path);
  const missing = absent.filter((key) => isUsuallyNeeded(schema, [...path, key]));
  const takes = (key: string, name: string) => {
    const value = entryOf(here, key)?.value;
    return value !== undefined && valueUnder(schema, [...path, name], value) !== undefined;
  };
  const pairs = unknown.flatMap((key) =>
    missing.filter((name) => takes(key, name)).map((name) => [key, name] as const),
  );
  const isAlone = ([key, name]: readonly [string, string]) =>
    pairs.every((pair) => (pair[0] === key) === (pair[1] === name));
  return new Map(pairs.filter(isAlone));
}

/** A value as a key takes it that was written under another name: `paragraph: 9` has the one entry of a list. */
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
  const [named, further] = [issue.keys.slice(0, maxNamed), issue.keys.slice(maxNamed)];
  const meant = meantKeys(issue.keys, schema, path, root);
  const taken = new Set(meant.values());
  const free = freeKeys(schema, path, root).filter((key) => !taken.has(key));
  const strange = named.filter((key) => !meant.has(key)).concat(further);
  const [first] = strange;
  // More than two at once are one mistake: they stand in the wrong place.
  if (first === undefined || strange.length <= 2)
    return eachTold(issue.keys, meant).map((key) => unknownKey(key, meant, free, located));
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
  return [together, ...eachTold(others, meant).map((key) => unknownKey(key, meant, free, located))];
}

/** Keys that mean one list, as the parts of a source do, in the place of one of them. */
function sameMeant(key: string, meant: ReadonlyMap<string, string>): readonly string[] {
  return meant.get(key) === 'clauses' ? [...meant.keys()].filter((other) => meant.get(other) === 'clauses') : [key];
}

/** All but the further ones of those that mean one list. */
function eachTold(keys: readonly string[], meant: ReadonlyMap<string, string>): readonly string[] {
  return keys.filter((key) => sameMeant(key, meant)[0] === key);
}

function unknownKey(
  key: string,
  meanings: ReadonlyMap<string, string>,
  known: readonly string[],
  { path, schema, here, span }: LocatedIssue<z.core.$ZodIssueUnrecognizedKeys>,
): Finding {
  const entry = entryOf(here, key);
  const at = [...path, key];
  const meant = meanings.get(key);
  const free = meant !== undefined && entry !== undefined && !entryOf(here, meant);
  const together = sameMeant(key, meanings);
  const given = free && meant === 'clauses' ? placesTogether(together, here, entry.value) : entry?.value;
  const value = free && given ? valueUnder(schema, [...path, meant], given) : undefined;
  const others = together
    .filter((other) => other !== key)
    .map((other) => ({ kind: 'drop', path: [...path, other] }) as const);
  // A value that is written otherwise under its key is shown.
  const isList = value?.kind === 'list' && value !== entry?.value;
  // What is wrong inside it is told as well, and not that what it stands for is missing.
  const goesOn =
    value !== undefined || (free && (entry.value.kind !== 'text' || !mayBeLeftOut(schema, [...path, meant])));
  return {
    diagnostic: error('content/unknown-key', `${unknown(together)}${within(path)}.`, {
      span: entry?.keySpan ?? span,
      hint:
        meant === undefined
          ? strangeKeyHint(key, known, schema, path)
          : `Did you mean "${meant}"?${isList ? ` ${withLines('Write it so', asWritten(meant, toPlain(value) as Plain))}` : ''}`,
    }),
    repairs:
      meant === undefined || !goesOn
        ? [{ kind: 'drop', path: at }]
        : isList && value
          ? [...others, { kind: 'drop', path: at }, { kind: 'set', path: [...path, meant], value }]
          : [...others, { kind: 'rename', path: at, to: meant }],
  };
}

function unknown(keys: readonly string[]): string {
  const named = keys.map((key) => `"${key}"`);
  return named.length === 1 ? `Unknown key ${named[0]}` : `Unknown keys ${wordList(named, 'and')}`;
}

/** The places of `{ chapter: 3, page: 12 }`: one list for all of them. */
function placesTogether(keys: readonly string[], here: Located | undefined, { span }: Located): Located {
  const places = keys.flatMap((key) => {
    const entry = entryOf(here, key);
    if (!entry) return [];
    return [isPartOfSource(key) ? placesUnder(key, entry.value) : entry.value];
  });
  const [only] = places;
  if (only && places.length === 1) return only;
  return { kind: 'list', items: places.flatMap((one) => (one.kind === 'list' ? one.items : [one])), span };
}

/** The places of `page: 12` and `articles: [5, 6(1)]`, as the source names them. */
function placesUnder(key: string, value: Located): Located {
  if (value.kind === 'text') return { ...value, text: placeUnder(key, value.text) };
  return value.kind === 'list' ? { ...value, items: value.items.map((item) => placesUnder(key, item)) } : value;
}

/** Where a key belongs that stands in the wrong place, unless many things have it. */
function strangeKeyHint(key: string, free: readonly string[], schema: z.ZodType, path: Path): string {
  // Such a line with a colon in it is a key and its value to YAML.
  if (/^(?:\/\/|\/\*|<!--)/.test(key)) return 'If it is a note, begin the line with # in its place.';
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

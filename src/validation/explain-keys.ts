import type { z } from 'zod';
import { error } from '../diagnostics/diagnostic.js';
import { nearest, suggestion } from '../diagnostics/suggest.js';
import { unreadKeys } from '../schema/csl-keys.js';
import { localeTag, yearScalar } from '../schema/scalars.js';
import { wordList } from '../text/word-list.js';
import { cslKeyFor } from './csl-names.js';
import { type Finding, type Issue, type LocatedIssue, reasonOf } from './finding.js';
import { languageMeant } from './language-meant.js';
import { knownLocales, localeMeant } from './locale-names.js';
import { entryOf, type Located, nodeAt, type Path, pathKey, toPlain } from './located.js';
import { asciiDigits } from './numbers-meant.js';
import { dateMeant, rewritten } from './rewrites.js';
import { accepts, cslGroupsAt, groupsWith, keysAt, mayBeLeftOut, schemasAt } from './schema-shape.js';
import type { Repair } from './tree-repairs.js';

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
  return accepts(schema, [...path, key], toPlain(value)) ? key : undefined;
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
  const keys = strange.slice(0, maxNamed).map((key) => `"${key}"`);
  const more = strange.length > maxNamed ? ` and ${strange.length - maxNamed} more` : '';
  const together: Finding = {
    diagnostic: error('content/unknown-key', `Unknown keys${within(path)}: ${keys.join(', ')}${more}.`, {
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
  free: readonly string[],
  { issue, path, schema, root, here, span }: LocatedIssue<z.core.$ZodIssueUnrecognizedKeys>,
): Finding {
  const meant = meantKey(key, schema, path, root, issue.keys);
  const entry = entryOf(here, key);
  const renamed =
    meant !== undefined &&
    entry !== undefined &&
    !entryOf(here, meant) &&
    accepts(schema, [...path, meant], toPlain(entry.value));
  const at = [...path, key];
  return {
    diagnostic: error('content/unknown-key', `Unknown key "${key}"${within(path)}.`, {
      span: entry?.keySpan ?? span,
      hint: meant === undefined ? strangeKeyHint(key, free, schema, path) : `Did you mean "${meant}"?`,
    }),
    repairs: [renamed ? { kind: 'rename', path: at, to: meant } : { kind: 'drop', path: at }],
  };
}

/** Where a key belongs that stands in the wrong place, unless many things have it. */
function strangeKeyHint(key: string, free: readonly string[], schema: z.ZodType, path: Path): string {
  const known = suggestion(key, free) ?? 'Delete the line.';
  // Such as a unit or a label.
  if (path.includes('figures'))
    return `What is said with a number belongs in the text, beside {{fact-id.figure}}. ${known}`;
  const groups = groupsWith(schema, key);
  if (groups.length === 0 || groups.length > 2) return known;
  if (groups.includes(''))
    return `It is a section of the pack: write it beside pack.yaml, without spaces before it. ${known}`;
  return `It belongs in ${wordList(
    groups.map((group) => `"${group}"`),
    'or',
  )}. ${known}`;
}

/** A key of a group whose keys are languages, or names that the author gives. */
export function wrongKey({
  issue,
  path,
  schema,
  root,
  languages,
  span,
}: LocatedIssue<z.core.$ZodIssueInvalidKey>): Finding {
  const parent = path.slice(0, -1);
  const key = String(path.at(-1));
  const record = schemasAt(schema, parent).find((s) => 'keyType' in s) as z.ZodRecord | undefined;
  const keyType = record?.keyType as z.ZodType | undefined;
  const rename = (meant: string | undefined): readonly Repair[] => [
    meant === undefined ? { kind: 'drop', path } : { kind: 'rename', path, to: meant },
  ];
  if (keyType === localeTag) {
    const missing = languages.filter((locale) => !entryOf(nodeAt(root, parent), locale));
    const named = localeMeant(key, knownLocales) ?? languageMeant(key);
    // What a reference has in other languages may be in any; and who names one has not meant another.
    const isOfWork = String(parent.at(-1)).endsWith('-by-language');
    const only = missing.length === 1 && named === undefined ? missing[0] : undefined;
    const meant = isOfWork ? named : (localeMeant(key, missing) ?? only);
    return {
      diagnostic: error('content/unknown-language', `"${key}" is not how a language is called here.`, {
        span,
        hint: meant === undefined ? `${goesOnHint(key)}${languagesHint(languages)}` : `Write ${meant} in its place.`,
      }),
      repairs: rename(meant),
    };
  }
  const meant =
    keyType && ((keyType === yearScalar && yearIn(key)) || rewritten(key, (text) => keyType.safeParse(text).success));
  const [inner] = issue.issues;
  const reason = inner && keyType ? reasonOf(inner, [keyType], key) : 'is not allowed';
  return {
    diagnostic: error('content/invalid-value', `The key "${key}" ${reason}.`, {
      span,
      hint: meant === undefined ? keyHint(keyType) : `Write ${meant} in its place.`,
    }),
    repairs: rename(meant ?? (keyType === yearScalar ? someYear(nodeAt(root, parent), key) : undefined)),
  };
}

/** A year for a key that is none, another for each, so that a trend does not lack what it has. */
function someYear(years: Located | undefined, key: string): string | undefined {
  return years?.kind === 'map' ? String(1001 + years.entries.findIndex((entry) => entry.key === key)) : undefined;
}

/** The year of `FY2020`, `2020/21` and `2020年`; none of a month, of which a year has twelve. */
function yearIn(key: string): string | undefined {
  if (/^\d{4}-\d{2}/.test(dateMeant(key) ?? '')) return undefined;
  const [year, ...others] = asciiDigits(key).match(/\d+/g) ?? [];
  const isSpan =
    others.length === 1 && /\d\s*\/\s*\d/u.test(key) && Number(others[0]) % 100 === (Number(year) + 1) % 100;
  return year?.length === 4 && (others.length === 0 || isSpan) ? year : undefined;
}

function keyHint(keyType: z.ZodType | undefined): string {
  if (keyType === yearScalar) return 'Write the year alone. Months, quarters and days may be bars, or rows of a table.';
  return 'Give it a name in small letters, with hyphens.';
}

/** `at once: to evenings` below a text without quotation marks. */
function goesOnHint(key: string): string {
  return /\s/u.test(key)
    ? 'If it goes on from the text above, put the whole text in quotation marks, in one line. '
    : '';
}

function languagesHint(languages: readonly string[]): string {
  return languages.length === 0 ? 'Write en, or zh-Hant.' : `The languages of this pack: ${languages.join(', ')}.`;
}

/** ` in "measures"`, of the innermost key of a path. */
export function within(path: Path): string {
  const key = path.findLast((step) => typeof step === 'string');
  return key === undefined ? '' : ` in "${key}"`;
}

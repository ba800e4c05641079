import type { z } from 'zod';
import { error } from '../diagnostics/diagnostic.js';
import { nearest, suggestion } from '../diagnostics/suggest.js';
import type { Finding, LocatedIssue } from './finding.js';
import { localeMeant } from './locale-names.js';
import { entryOf, type Located, nodeAt, type Path, toPlain } from './located.js';
import { rewritten } from './rewrites.js';
import { accepts, isLocaleKey, keysAt, schemasAt } from './schema-shape.js';

type Issue = z.core.$ZodIssue;

/** A key is not missing where it stands misspelt. */
export function isMisspelt(issue: Issue, all: readonly Issue[], schema: z.ZodType, root: Located): boolean {
  const [parent, key] = [issue.path.slice(0, -1) as Path, issue.path.at(-1)];
  if (nodeAt(root, issue.path as Path) || typeof key !== 'string') return false;
  return all.some(
    (other) =>
      other.code === 'unrecognized_keys' &&
      other.path.join('\0') === parent.join('\0') &&
      other.keys.some((unknown) => meantKey(unknown, schema, parent, root) === key),
  );
}

/** The key that a misspelt one stands for: one of those that are not there yet, else of all. */
function meantKey(typed: string, schema: z.ZodType, path: Path, root: Located): string | undefined {
  return nearest(typed, freeKeys(schema, path, root)) ?? nearest(typed, keysAt(schema, path));
}

function freeKeys(schema: z.ZodType, path: Path, root: Located): readonly string[] {
  const here = nodeAt(root, path);
  const allowed = keysAt(schema, path);
  const free = allowed.filter((key) => !entryOf(here, key));
  return free.length > 0 ? free : allowed;
}

export function unknownKeys({
  issue,
  path,
  schema,
  root,
  here,
  span,
}: LocatedIssue<z.core.$ZodIssueUnrecognizedKeys>): Finding[] {
  const free = freeKeys(schema, path, root);
  const strange = issue.keys.filter((key) => meantKey(key, schema, path, root) === undefined);
  // Many at once are one mistake: they stand in the wrong place.
  const many = strange.length > 2;
  const all: Finding = {
    diagnostic: error(
      'content/unknown-key',
      `Unknown keys${within(path)}: ${strange.map((k) => `"${k}"`).join(', ')}.`,
      {
        span: entryOf(here, strange[0] ?? '')?.keySpan ?? span,
        hint: `Do they belong elsewhere? Known here: ${[...free].sort().join(', ')}.`,
      },
    ),
    repairs: strange.map((key) => ({ kind: 'drop', path: [...path, key] })),
  };
  const told = issue.keys
    .filter((key) => !many || !strange.includes(key))
    .map((key): Finding => {
      const meant = meantKey(key, schema, path, root);
      const value = entryOf(here, key)?.value;
      const takes =
        meant !== undefined &&
        value !== undefined &&
        !entryOf(here, meant) &&
        accepts(schema, [...path, meant], toPlain(value));
      const at = [...path, key];
      return {
        diagnostic: error('content/unknown-key', `Unknown key "${key}"${within(path)}.`, {
          span: entryOf(here, key)?.keySpan ?? span,
          hint:
            suggestion(key, nearest(key, free) === undefined && meant !== undefined ? [meant] : free) ??
            'Delete the line.',
        }),
        repairs: [takes ? { kind: 'rename', path: at, to: meant } : { kind: 'drop', path: at }],
      };
    });
  return many ? [all, ...told] : told;
}

/** A key among those that are names of the editor's own, or of languages. */
export function wrongKey(finding: LocatedIssue<z.core.$ZodIssueInvalidKey>): Finding {
  const { issue, path, schema, root, languages, span } = finding;
  const parent = path.slice(0, -1);
  const key = String(path.at(-1));
  const record = schemasAt(schema, parent).find((s) => 'keyType' in s) as z.ZodRecord | undefined;
  const keyType = record?.keyType as z.ZodType | undefined;
  const present = nodeAt(root, parent);
  if (keyType && isLocaleKey(keyType)) {
    const missing = languages.filter((locale) => !entryOf(present, locale));
    const meant = localeMeant(key, missing) ?? (missing.length === 1 ? missing[0] : undefined);
    return {
      diagnostic: error('content/unknown-language', `"${key}" is not how a language is called here.`, {
        span,
        hint: meant === undefined ? theLanguages(languages) : `Write ${meant} in its place.`,
      }),
      repairs: [meant === undefined ? { kind: 'drop', path } : { kind: 'rename', path, to: meant }],
    };
  }
  const meant = keyType && rewritten(key, (text) => keyType.safeParse(text).success);
  return {
    diagnostic: error('content/invalid-value', `The key "${key}" ${issue.issues[0]?.message ?? 'is not allowed'}.`, {
      span,
      hint: meant === undefined ? 'Give it a name in small letters, with hyphens.' : `Write ${meant} in its place.`,
    }),
    repairs: [meant === undefined ? { kind: 'drop', path } : { kind: 'rename', path, to: meant }],
  };
}

function theLanguages(languages: readonly string[]): string {
  return languages.length === 0 ? 'Write en, or zh-Hant.' : `The languages of this pack: ${languages.join(', ')}.`;
}

export function within(path: Path): string {
  const named = path.filter((step) => typeof step === 'string').at(-1);
  return named === undefined ? '' : ` in "${named}"`;
}

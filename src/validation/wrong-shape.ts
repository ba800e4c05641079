import type { z } from 'zod';
import { error } from '../diagnostics/diagnostic.js';
import { marksForComma } from '../text/marks-for-comma.js';
import { asWritten, exampleAt, isList, type Plain, syntheticNode, withLines } from './examples.js';
import { type Finding, isListItem, type LocatedIssue, subjectOf } from './finding.js';
import { type Located, type LocatedMap, toPlain } from './located.js';
import { namesMeant } from './names-meant.js';
import { placeMeant } from './place-meant.js';
import { range, rewritten } from './rewrites.js';
import { accepts, keysAt, mayBeLeftOut } from './schema-shape.js';

const nouns: Readonly<Record<string, string>> = {
  object: 'a group of keys',
  record: 'a group of keys',
  array: 'a list',
  tuple: 'a list',
  map: 'a group of keys',
  list: 'a list',
  text: 'one text',
};

/** A list where a text belongs, a text where keys belong, and so on; or nothing at all. */
export function wrongShape(located: LocatedIssue<z.core.$ZodIssueInvalidType>, standIn: Located | undefined): Finding {
  const { issue, name, here, span, path, schema } = located;
  const subject = subjectOf(located);
  const wanted = nouns[issue.expected] ?? 'one text';
  const empty = here?.kind === 'text' && here.text === '';
  const message = empty
    ? `${subject} is empty, and must be ${wanted}.`
    : `${subject} must be ${wanted}, and this is ${nouns[here?.kind ?? 'text']}.`;
  const value = meant(located);
  const lines = asWritten(name, isListItem(located) ? [value] : value);
  const mayGo = mayBeLeftOut(schema, path);
  const isNone = here?.kind === 'text' && /^(?:none|no|false|null|n\/a|~|[-–—])$/iu.test(here.text);
  const orDelete = empty && mayGo ? '\nOr delete the line.' : '';
  return {
    diagnostic: error('content/wrong-type', message, {
      span,
      hint: isNone && mayGo ? 'Delete the line.' : `${withLines('Write it so', lines)}${orDelete}`,
    }),
    ...(standIn
      ? { repairs: [{ kind: 'set', path, value: accepts(schema, path, value) ? syntheticNode(value) : standIn }] }
      : {}),
  };
}

/** Keys of a group that is shown as an entry of a list. */
const maxShown = 4;

/** What was typed, in the shape that it should have; else an example. */
function meant(located: LocatedIssue<z.core.$ZodIssueInvalidType>): Plain {
  const { issue, here, schema, path, languages } = located;
  const example = exampleAt(schema, path, languages);
  if (!here) return example;
  const fits = (value: Plain) => accepts(schema, path, value);
  const typed = toPlain(here) as Plain;
  const list = issue.expected === 'array' ? asList(located, typed, fits) : undefined;
  if (list) return list;
  // The two marks of a pair, typed as one text.
  if (issue.expected === 'tuple' && typeof typed === 'string') {
    const marks = Array.from(typed.replace(/[\s…]+/gu, ''));
    if (fits(marks)) return marks;
  }
  if (issue.expected === 'string' && isList(typed) && typed.every((item) => typeof item === 'string')) {
    const joined = typed.join(', ');
    const date = typed.join('-');
    return [joined, date].find(fits) ?? rewritten(date, fits) ?? example;
  }
  const only = issue.expected === 'string' ? onlyText(here) : undefined;
  if (only !== undefined && fits(only)) return only;
  // `weights: space`
  if (located.name === 'weights' && typeof typed === 'string') {
    const weighed = entriesIn(typed).map((names) => mergedGroup(names, fits));
    return weighed.find((group) => group !== undefined) ?? example;
  }
  return mergedGroup(typed, fits) ?? barOf(typed, fits) ?? inGroup(typed, located, example) ?? example;
}

/** A name as references have it, where one is a text: `en: [{ literal: "Ministry" }]` */
function onlyText(here: Located): string | undefined {
  const [entry, ...others] = here.kind === 'map' ? here.entries : [];
  return entry?.value.kind === 'text' && entry.value.text !== '' && others.length === 0 ? entry.value.text : undefined;
}

/** What was typed in the place of a list: its entries as one text or as keys, or the one that it has. */
function asList(
  { here, schema, path, languages }: LocatedIssue,
  typed: Plain,
  fits: (value: Plain) => boolean,
): Plain | undefined {
  if (here?.kind === 'map') {
    const entry = entryWithId(here, exampleAt(schema, [...path, 0], languages));
    if (entry) return [entry];
    const pairs = here.entries
      .slice(0, maxShown)
      .map(({ key, value }): [string, string] => [key, value.kind === 'text' ? value.text : '…']);
    const group = [Object.fromEntries(pairs)];
    return [group, ...listsOfPairs(pairs)].find(fits) ?? group;
  }
  if (typeof typed !== 'string') return undefined;
  const list = listMeant(typed, fits);
  if (list) return list;
  // What is said without the hyphen and the key of its entry: `next: "Decide."`
  const entry = { schema, path: [...path, 0] };
  const item = underItsKey(typed, entry, exampleAt(schema, entry.path, languages));
  const isName = item !== undefined && typeof item !== 'string' && !isList(item) && item.id === typed;
  return item !== undefined && !isName && fits([item]) ? [item] : undefined;
}

/** The first of `space: …` and `speed: …` as an entry of a list whose entries have ids. */
function entryWithId({ entries: [first] }: LocatedMap, example: Plain): Plain | undefined {
  if (!first || typeof example === 'string' || isList(example) || example.id === undefined) return undefined;
  // The keys of one entry without its hyphen.
  if (first.key in example) return undefined;
  if (first.value.kind !== 'map') return { ...example, id: first.key };
  const rest = first.value.entries.slice(0, 2).map(({ key, value }) => [key, toPlain(value) as Plain] as const);
  return { id: first.key, ...Object.fromEntries(rest) };
}

/** A bar as the row of a table has it: `[North, 12]`. */
function barOf(typed: Plain, fits: (value: Plain) => boolean): Plain | undefined {
  const [label, value, ...more] = isList(typed) ? typed : [];
  if (typeof label !== 'string' || typeof value !== 'string' || more.length > 0) return undefined;
  return barsOf([[label, value]]).find(fits);
}

type Pair = readonly [key: string, value: string];

/** Keys with values as lists may have them: bars, the row of a table, the keys alone. */
function listsOfPairs(pairs: readonly Pair[]): readonly Plain[] {
  return [barsOf(pairs), ...(pairs.length === 1 ? [pairs.flat()] : []), pairs.map(([key]) => key)];
}

function barsOf(pairs: readonly Pair[]): readonly Plain[] {
  return pairs.map(([label, value]) => ({ label, value }));
}

/** The entries of a list as the keys of one group: `- tested: 134` and `- total: 620`, or the names of `[budget]` with a weight. */
function mergedGroup(typed: Plain, fits: (value: Plain) => boolean): Plain | undefined {
  if (!isList(typed) || typed.length === 0) return undefined;
  const groups = typed.map((item): { readonly [key: string]: Plain } =>
    typeof item === 'string' ? { [item]: '2' } : isList(item) ? {} : item,
  );
  const merged: Plain = Object.assign({}, ...groups);
  return Object.keys(merged).length === typed.length && fits(merged) ? merged : undefined;
}

function listMeant(typed: string, fits: (value: Plain) => boolean): Plain | undefined {
  return typed === ''
    ? undefined
    : [...entriesIn(typed), namesMeant(typed)].find((list) => list.length > 0 && fits(list));
}

const comma = `[,${marksForComma}]`;
const betweenEntries = new RegExp(`\\s*(?:${comma}|\\s(?:and|et|und|y|e|og|och|en|и|و)\\s|[和及與与])\\s*`, 'u');
const betweenPairs = new RegExp(`\\s*${comma}\\s*`, 'u');

/** The entries of a list that was typed as one text, with whatever between them. */
function entriesIn(typed: string): readonly (readonly string[])[] {
  const bare = typed.replace(/^[［【(（]|[］】)）]$/gu, '').trim();
  const entries = bare.split(betweenEntries);
  const cited = [...typed.matchAll(/@([\w:.-]+)/g)].map(([, id = '']) => id);
  return [cited, entries, entries.flatMap((entry) => range(entry) ?? [entry]), bare.split(/\s*[/|]\s*|\s+/u)];
}

/** What was typed as a group: the paragraphs of a source without their key, a name, or what belongs under another key. */
function inGroup(typed: Plain, located: LocatedIssue, example: Plain): Plain | undefined {
  const fits = (value: Plain) => accepts(located.schema, located.path, value);
  const source = typed === '' ? undefined : sourcesMeant(typed).find(fits);
  if (source) return source;
  const pairs = typeof typed === 'string' ? pairsIn(typed) : undefined;
  if (pairs && fits(pairs)) return pairs;
  const [name] = typeof typed === 'string' && isListItem(located) ? namesMeant(typed) : [];
  return name !== undefined && fits(name) ? name : underItsKey(typed, located, example);
}

/** A place in the source without its key: numbers of paragraphs, or what the source calls it. */
function sourcesMeant(typed: Plain): readonly Plain[] {
  const entries = (isList(typed) ? typed : [typed]).flatMap((entry) => (typeof entry === 'string' ? [entry] : []));
  const places = entries.map(placeMeant);
  if (places.some((place) => place !== undefined)) {
    return [{ clauses: entries.map((entry, i) => places[i] ?? entry) }];
  }
  const numbered = isList(typed) ? [typed] : entriesIn(paragraphsIn(String(typed)));
  return numbered.map((paragraphs) => ({ paragraphs }));
}

/** The numbers of `paragraph 9`, `§§ 9–11` and `第9段`. */
function paragraphsIn(typed: string): string {
  return /^(?:[^\d,]{0,13}[\s.§¶第])?(\d.*\d|\d)[^\d,]{0,4}$/u.exec(typed.trim())?.[1] ?? typed;
}

/** `( near: 62, total: 100 )` and the same in wide marks, or in none: keys with values, in other brackets than braces. */
function pairsIn(typed: string): Plain | undefined {
  const inner = typed.trim().replace(/^[｛（(<〈]\s*|\s*[｝）)>〉]$/gu, '');
  const parts = inner.split(betweenPairs).map((part) => /^([a-z][\w-]*)\s*[:：=]\s*(\S.*)$/u.exec(part));
  if (parts.some((part) => part === null)) return undefined;
  return Object.fromEntries(parts.flatMap((part) => (part ? [[part[1] ?? '', part[2] ?? '']] : [])));
}

/**
 * What was typed in the place of a group, under the key of it that takes it: `issuer: "Ministry"` is its name.
 * @param example the group with the keys that it needs
 */
function underItsKey(
  typed: Plain,
  { schema, path }: Pick<LocatedIssue, 'schema' | 'path'>,
  example: Plain,
): Plain | undefined {
  if (typed === '' || typeof example === 'string' || isList(example)) return undefined;
  const known = keysAt(schema, path);
  const [needed, others] = [known.filter((key) => key in example), known.filter((key) => !(key in example))];
  return [...needed, ...others]
    .map((key) => ({ ...example, [key]: typed }))
    .find((value) => accepts(schema, path, value));
}

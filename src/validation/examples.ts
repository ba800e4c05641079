import { z } from 'zod';
import { exceptionOf, formOf } from '../schema/forms.js';
import { doubleQuoted } from '../text/double-quoted.js';
import { type Located, type Path, syntheticSource } from './located.js';
import { isByLanguage, schemasAt, unwrap } from './schema-shape.js';

/** A value as a file holds it: texts, lists, groups of keys. */
export type Plain = string | PlainTree;
type PlainTree = readonly Plain[] | { readonly [key: string]: Plain };

const arithmetic = 'part / whole';

/** The usual values of keys whose value is not just any text. */
const samples: Readonly<Record<string, Plain>> = {
  id: 'capacity-building',
  version: '1.0',
  issued: '2026-11-23',
  'date-parts': [['2025', '4', '30']],
  year: '2025',
  month: '4',
  day: '30',
  raw: '2025-04-30',
  literal: 'forthcoming',
  'as-at': '2026-10',
  languages: ['en', 'zh-Hant'],
  source: 'smith2025',
  paragraphs: ['44'],
  references: ['smith2025'],
  topics: ['south-south'],
  facts: ['fact-id'],
  'pillar-order': ['agenda'],
  keep: ['agenda.capacity'],
  reserved: ['agenda.capacity'],
  unit: 'agenda.capacity',
  of: ['part', 'whole'],
  figures: { part: '2', whole: '3' },
  derived: { share: arithmetic },
  weights: { agenda: '2' },
  years: { 2019: '12', 2024: '20' },
  value: '{{fact-id.figure}}',
  percent: '0',
  type: 'article-journal',
  author: [{ family: 'Smith', given: 'Ann' }],
  DOI: '10.1234/abc',
  URL: 'https://example.org/',
  online: 'https://example.org/briefs/',
  outer: ['“', '”'],
  inner: ['‘', '’'],
  language: 'en',
  // The families of a theme.
  latin: 'inter',
  han: 'noto-sans-tc',
};

/** A value for a path, in these languages. */
export function exampleAt(schema: z.ZodType, path: Path, languages: readonly string[]): Plain {
  const name = String(path.findLast((step) => typeof step === 'string') ?? '');
  // What a figure is computed from is no text that shows one.
  if (name === 'value' && path.includes('derived')) return arithmetic;
  return example(schemasAt(schema, path), name, languages);
}

/** For texts of a form without a sample: the first that fits. */
const anyText = ['2', '2026-11-23', 'a-name'];

function example(schemas: readonly z.ZodType[], name: string, languages: readonly string[]): Plain {
  const label = schemas.map(formOf).find((form) => form?.names !== undefined);
  if (label) return label.examples?.[0] ?? '…';
  const sample = samples[name];
  const fits = (value: Plain) => schemas.some((s) => s.safeParse(value).success);
  const choice = schemas.find((s) => s instanceof z.ZodEnum);
  if (choice) return String(choice.options[0]);
  const byLanguage = schemas.find(isByLanguage);
  if (byLanguage && languages.length > 0 && (sample === undefined || typeof sample === 'string')) {
    const text = example(unwrap(byLanguage.valueType as z.ZodType), name, languages);
    return Object.fromEntries(languages.map((locale) => [locale, text]));
  }
  if (sample !== undefined && fits(sample)) return sample;
  // The entries of a sample list are samples too.
  const entry = entriesOf(sample).find(fits);
  if (entry !== undefined) return entry;
  if (fits('…')) return '…';
  const texts = [...schemas.flatMap((s) => formOf(s)?.examples ?? []), ...anyText];
  return texts.find(fits) ?? exampleOfKind(schemas, name, languages) ?? '…';
}

function exampleOfKind(schemas: readonly z.ZodType[], name: string, languages: readonly string[]): Plain | undefined {
  for (const schema of schemas) {
    if (schema instanceof z.ZodArray) return [example(unwrap(schema.element as z.ZodType), name, languages)];
    if (schema instanceof z.ZodRecord) return { '…': '…' };
    if (schema instanceof z.ZodObject) return group(schema, languages);
  }
  return undefined;
}

function group(schema: z.ZodObject, languages: readonly string[]): Plain {
  const all = Object.entries(schema.shape);
  const needed = all.filter(([, child]) => isUsuallyNeeded(child as z.ZodType));
  // A group without any key says nothing.
  const shown = needed.length > 0 ? needed : all.slice(0, 2);
  return Object.fromEntries(shown.map(([key, child]) => [key, example(unwrap(child as z.ZodType), key, languages)]));
}

function isUsuallyNeeded(schema: z.ZodType): boolean {
  return !schema.safeParse(undefined).success || exceptionOf(schema) !== undefined;
}

/** Whether a key stands anywhere in a value. */
export function hasKey(value: Plain, key: string): boolean {
  if (typeof value === 'string') return false;
  if (isList(value)) return value.some((item) => hasKey(item, key));
  return Object.entries(value).some(([name, child]) => name === key || hasKey(child, key));
}

/** The sentence of a hint, and below it the lines to write. */
export function withLines(sentence: string, lines: string): string {
  return `${sentence}:\n${indented(lines)}`;
}

/** A key with its value, as the lines that an editor writes. */
export function asWritten(key: string, value: Plain): string {
  const inline = typeof value === 'string' ? quotedText(value) : inOneLine(value);
  return inline === undefined ? `${key}:\n${indented(block(value as PlainTree))}` : `${key}: ${inline}`;
}

function block(value: PlainTree): string {
  if (!isList(value)) {
    return Object.entries(value)
      .map(([key, child]) => asWritten(key, child))
      .join('\n');
  }
  return value.map((item) => `- ${entry(item)}`).join('\n');
}

/** An entry of a list after its hyphen; one key is written as the first line of a group. */
function entry(item: Plain): string {
  if (typeof item === 'string') return quotedText(item);
  const inline = isList(item) || Object.keys(item).length > 1 ? inOneLine(item) : undefined;
  return inline ?? indented(block(item)).trimStart();
}

export function isList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}

/** Quotation marks and other signs. */
const isSign = (value: string) => /^[^\p{L}\p{N}…]{1,2}$/u.test(value);

/** Such as Art. 5(1)(a), which often stands between braces, where a line of its own could not. */
const isPlace = (value: string) => value.length <= 30 && /^[§\p{L}][^"\\{}]*\d/u.test(value);

/** Short words in brackets or braces; texts are better off in lines of their own. */
function inOneLine(value: PlainTree): string | undefined {
  if (isList(value)) {
    const isShort = (item: string) => isWord(item) || isSign(item) || isPlace(item);
    const short = value.filter((item) => typeof item === 'string' && isShort(item)) as string[];
    const entries = short.map((item) => (isWord(item) ? item : quotedText(item)));
    return short.length === value.length ? `[${entries.join(', ')}]` : undefined;
  }
  const parts = Object.entries(value).map(([key, child]) => {
    if (typeof child !== 'string') return inOneLine(child) && `${key}: ${inOneLine(child)}`;
    return isWord(child) || key === 'given' || key === 'family' ? `${key}: ${quotedText(child)}` : undefined;
  });
  return parts.length <= 2 && parts.every((part) => part !== undefined) ? `{ ${parts.join(', ')} }` : undefined;
}

function isWord(value: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}.-]*$/u.test(value);
}

/** In quotation marks where YAML might take it for something else. */
function quotedText(value: string): string {
  return isWord(value) && !/^\d+\.\d+$/.test(value) ? value : doubleQuoted(value);
}

function indented(lines: string): string {
  return lines.replace(/^(?=.)/gm, '  ');
}

/** A value in the place of one that is missing or wrong, so that the rest of a pack can be checked. */
export function syntheticNode(value: Plain): Located {
  const span = { source: syntheticSource, start: 0, end: 0 };
  if (typeof value === 'string') return { kind: 'text', text: value, raw: '', span };
  if (isList(value)) return { kind: 'list', items: value.map(syntheticNode), span };
  const entries = Object.entries(value).map(([key, child]) => ({ key, keySpan: span, value: syntheticNode(child) }));
  return { kind: 'map', entries, span };
}

/** What is in a list, and in the lists in it. */
function entriesOf(value: Plain | undefined): readonly Plain[] {
  return isList(value) ? value.flatMap((entry) => [entry, ...entriesOf(entry)]) : [];
}

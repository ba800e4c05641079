import { z } from 'zod';
import type { Located, Path } from './located.js';
import { isByLanguage, schemasAt, unwrap } from './schema-shape.js';

/** A value as a file holds it: texts, lists, groups of keys. */
export type Plain = string | readonly Plain[] | { readonly [key: string]: Plain };

/** What keys look like that have a form of their own; all others are a text. */
const samples: Readonly<Record<string, Plain>> = {
  id: 'capacity-building',
  version: '1.0',
  issued: '2026-11-23',
  'as-at': '2026-10',
  languages: ['en', 'zh-Hant'],
  source: 'smith2025',
  paragraphs: ['44'],
  references: ['smith2025'],
  topics: ['south-south'],
  keep: ['agenda.capacity'],
  reserved: ['agenda.capacity'],
  unit: 'agenda.capacity',
  of: ['part', 'whole'],
  figures: { part: '2', whole: '3' },
  derived: { share: 'part / whole' },
  weights: { agenda: '2' },
  value: '{{fact-id.figure}}',
  percent: '0',
  type: 'article-journal',
  author: [{ family: 'Smith', given: 'Ann' }],
  DOI: '10.1234/abc',
  URL: 'https://example.org/',
  online: 'https://example.org/briefs/',
  language: 'en',
};

/** What could stand at a path of a pack in these languages. */
export function exampleAt(schema: z.ZodType, path: Path, languages: readonly string[]): Plain {
  const name = String(path.findLast((step) => typeof step === 'string') ?? '');
  return example(schemasAt(schema, path), name, languages);
}

/** For a text of a form of its own that has no sample: the first of these that it may be. */
const anyText = ['2', '2026-11-23', 'a-name'];

function example(schemas: readonly z.ZodType[], name: string, languages: readonly string[]): Plain {
  const sample = samples[name];
  const fits = (value: Plain) => schemas.some((s) => s.safeParse(value).success);
  const choice = schemas.find((s) => s instanceof z.ZodEnum);
  if (choice) return String(choice.options[0]);
  if (isByLanguage(schemas) && languages.length > 0 && !isTree(sample)) {
    return Object.fromEntries(languages.map((locale) => [locale, sample ?? '…']));
  }
  if (sample !== undefined && fits(sample)) return sample;
  // Of a list's sample its entries are samples too.
  if (isList(sample) && sample[0] !== undefined && fits(sample[0])) return sample[0];
  if (fits('…')) return '…';
  return ofKind(schemas, name, languages) ?? anyText.find(fits) ?? '…';
}

function ofKind(schemas: readonly z.ZodType[], name: string, languages: readonly string[]): Plain | undefined {
  for (const schema of schemas) {
    if (schema instanceof z.ZodArray) return [example(unwrap(schema.element as z.ZodType), name, languages)];
    if (schema instanceof z.ZodRecord) return { '…': '…' };
    if (schema instanceof z.ZodObject) return group(schema, languages);
  }
  return undefined;
}

function isTree(value: Plain | undefined): boolean {
  return typeof value === 'object';
}

function group(schema: z.ZodObject, languages: readonly string[]): Plain {
  const needed = Object.entries(schema.shape).filter(([, child]) => !(child as z.ZodType).safeParse(undefined).success);
  return Object.fromEntries(needed.map(([key, child]) => [key, example(unwrap(child as z.ZodType), key, languages)]));
}

/** A key with its value, as the lines that an editor writes. */
export function asWritten(key: string, value: Plain): string {
  if (typeof value === 'string') return `${key}: ${text(value)}`;
  const inline = inOneLine(value);
  if (inline !== undefined) return `${key}: ${inline}`;
  return `${key}:\n${indented(below(value), '  ')}`;
}

function below(value: Exclude<Plain, string>): string {
  if (!isList(value)) {
    return Object.entries(value)
      .map(([key, child]) => asWritten(key, child))
      .join('\n');
  }
  return value.map((item) => `- ${entry(item)}`).join('\n');
}

/** An entry of a list after its hyphen; one key is written as the first line of a group. */
function entry(item: Plain): string {
  if (typeof item === 'string') return text(item);
  const inline = isList(item) || Object.keys(item).length > 1 ? inOneLine(item) : undefined;
  return inline ?? indented(below(item), '  ').trimStart();
}

function isList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}

/** Short words in brackets or braces; texts are better off in lines of their own. */
function inOneLine(value: Exclude<Plain, string>): string | undefined {
  if (isList(value)) {
    return value.every((item) => typeof item === 'string' && plain(item)) ? `[${value.join(', ')}]` : undefined;
  }
  const parts = Object.entries(value).map(([key, child]) => {
    const written =
      typeof child === 'string'
        ? plain(child) || key === 'given' || key === 'family'
          ? text(child)
          : undefined
        : inOneLine(child);
    return written === undefined ? undefined : `${key}: ${written}`;
  });
  return parts.length <= 2 && parts.every((part) => part !== undefined) ? `{ ${parts.join(', ')} }` : undefined;
}

function plain(value: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}.-]*$/u.test(value);
}

function text(value: string): string {
  return plain(value) && !/^\d+\.\d+$/.test(value) ? value : `"${value}"`;
}

function indented(lines: string, by: string): string {
  return lines.replace(/^(?=.)/gm, by);
}

/** The source of what no file holds: what would be said of it is said of nothing. */
export const syntheticSource = '';

/** A value that stands in for one that is missing or wrong, so that the rest of a pack can be checked. */
export function syntheticNode(value: Plain): Located {
  const span = { source: syntheticSource, start: 0, end: 0 };
  if (typeof value === 'string') return { kind: 'text', text: value, raw: '', span };
  if (isList(value)) return { kind: 'list', items: value.map(syntheticNode), span };
  const entries = Object.entries(value).map(([key, child]) => ({ key, keySpan: span, value: syntheticNode(child) }));
  return { kind: 'map', entries, span };
}

import { withoutCharacterReferences } from '../text/set-text.js';
import { entryOf, type Located, type LocatedEntry, type LocatedMap } from '../validation/located.js';

/** Keys as Pandoc's `-f biblatex -t markdown` and `-t csljson` write them, in small letters. */
const keysInCapitals = new Map(['DOI', 'URL', 'ISBN', 'ISSN', 'PMID', 'PMCID'].map((key) => [key.toLowerCase(), key]));

/** The kinds of works as Crossref calls them, which it answers with when it is asked for CSL. */
const typesOfCrossref = new Map([
  ['journal-article', 'article-journal'],
  ['proceedings-article', 'paper-conference'],
  ['book-chapter', 'chapter'],
  ['book-section', 'chapter'],
  ['monograph', 'book'],
  ['edited-book', 'book'],
  ['reference-book', 'book'],
  ['reference-entry', 'entry'],
  ['posted-content', 'article'],
  ['dissertation', 'thesis'],
  ['peer-review', 'review'],
  ['report-component', 'report'],
  ['other', 'document'],
]);

/** Top-level keys that Pandoc writes beside `references`: no business of a pack. */
const pandocKeys = ['nocite'];

/** What has no character references, or has them read where it is set, with its other marks. */
const keysAsTyped = new Set([
  'id',
  'title',
  'title-short',
  'title-by-language',
  'container-title',
  'container-title-by-language',
  'URL',
  'DOI',
]);

/**
 * References as bibliography programs export them, made what the CSL schema calls them: Pandoc's small letters, the types of Crossref; the nulls and empty
 * texts that CrossRef, EndNote and citeproc write for what a work does not have; dates whose missing parts are null, or
 * that are not in a list of their own; `&amp;` in the names of people and publishers, as CrossRef has them; and the
 * languages of libraries.
 */
export function asCsl(root: Located): Located {
  if (root.kind !== 'map') return root;
  const entries = root.entries
    .filter(({ key }) => !pandocKeys.includes(key))
    .map((entry) => {
      if (entry.key !== 'references' || entry.value.kind !== 'list') return entry;
      return { ...entry, value: { ...entry.value, items: entry.value.items.map(reference) } };
    });
  return { ...root, entries };
}

function reference(node: Located): Located {
  if (node.kind !== 'map') return node;
  const entries = node.entries.flatMap((entry) => {
    const key = renamed(entry, node);
    const value = fieldValue(key, entry.value);
    return value === undefined || isEmpty(value) ? [] : [{ ...entry, key, value }];
  });
  return { ...node, entries };
}

function fieldValue(key: string, value: Located): Located | undefined {
  if (key === 'issued' || key === 'accessed') return date(value);
  const named = value.kind === 'text' ? { ...value, text: nameOf(key, value.text) ?? value.text } : value;
  return filled(named, keysAsTyped.has(key));
}

/** What CSL calls a kind of work or a language, where a program calls it otherwise. */
function nameOf(key: string, text: string): string | undefined {
  if (key === 'type') return typesOfCrossref.get(text);
  return key === 'language' ? languageOfLibraries(text) : undefined;
}

/** Libraries have three letters for each language (ISO 639-2); pages, screen readers and fonts know most by two: `ger` is de. */
function languageOfLibraries(tag: string): string | undefined {
  if (!/^[a-z]{3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

function renamed({ key }: LocatedEntry, node: LocatedMap): string {
  const capitals = keysInCapitals.get(key);
  return capitals === undefined || entryOf(node, capitals) ? key : capitals;
}

/** An empty text in quotation marks says that there is nothing, as null does; a key without a value is a slip. */
function isEmpty(node: Located): boolean {
  return node.kind === 'text' && /^(?:""|''|null|~)$/.test(node.raw);
}

/**
 * Without what is empty; line ends, of whatever kind, are blanks in what is printed in one line.
 * @param isAsTyped whether character references are left as they are
 */
function filled(node: Located, isAsTyped: boolean): Located {
  if (node.kind === 'text') {
    const text = isAsTyped ? node.text : withoutCharacterReferences(node.text);
    return { ...node, text: text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ') };
  }
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => filled(item, isAsTyped)) };
  const entries = node.entries.filter(({ value }) => !isEmpty(value));
  return { ...node, entries: entries.map((entry) => ({ ...entry, value: filled(entry.value, isAsTyped) })) };
}

/**
 * Nothing where the date is one of no parts, as CrossRef writes it for a work that has none; without the months and days that
 * databases have as 0. A date that CSL 1.0.2 has in one text (EDTF) is read as one that was found so.
 */
function date(node: Located): Located | undefined {
  const parts = entryOf(node, 'date-parts');
  if (node.kind !== 'map') return node;
  if (parts === undefined && node.entries.length === 1) {
    return { ...node, entries: node.entries.map((entry) => (entry.key === 'edtf' ? { ...entry, key: 'raw' } : entry)) };
  }
  if (parts?.value.kind !== 'list') return node;
  const list = parts.value;
  const nested: readonly Located[] = list.items.some(({ kind }) => kind === 'list')
    ? list.items
    : [{ ...list, items: list.items }];
  const points = nested.flatMap((point): readonly Located[] => {
    if (point.kind !== 'list') return [point];
    const items = point.items.filter((item, i) => !isNothing(item) && !(i > 0 && isZero(item)));
    return items.length === 0 ? [] : [{ ...point, items }];
  });
  if (points.length === 0 && node.entries.length === 1) return undefined;
  const value: Located = { ...list, items: points };
  return { ...node, entries: node.entries.map((entry) => (entry === parts ? { ...entry, value } : entry)) };
}

function isNothing(node: Located): boolean {
  return node.kind === 'text' && (/^(?:null|~|)$/.test(node.text) || isEmpty(node));
}

function isZero(node: Located): boolean {
  return node.kind === 'text' && /^0+$/.test(node.text);
}

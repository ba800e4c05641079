import type { Span } from '../diagnostics/span.js';
import { oncePer } from '../text/once.js';
import { normalized } from '../text/set-text.js';
import { rawOffsets } from './raw-offsets.js';

/**
 * A YAML value with its spans. Every scalar is kept as the text that was typed; the schemas turn it into a number or a
 * date where they want one.
 */
export type Located = LocatedMap | LocatedList | LocatedText;

export interface LocatedMap {
  readonly kind: 'map';
  readonly entries: readonly LocatedEntry[];
  readonly span: Span;
  /** Whether these are braces with nothing but texts between commas: `{ early, now }`. */
  readonly keyless?: true;
}

export interface LocatedEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Located;
}

export interface LocatedList {
  readonly kind: 'list';
  readonly items: readonly Located[];
  readonly span: Span;
}

export interface LocatedText {
  readonly kind: 'text';
  readonly text: string;
  /** The same before it was normalised, where that changed it. */
  readonly typed?: string;
  /** The scalar as it stands in the file, quotes or block header included. */
  readonly span: Span;
  readonly raw: string;
}

/** A text as the file has it, whatever of it is normalised when it is read: what an editor accepted, and offsets in it. */
export function typedText({ typed, text }: LocatedText): string {
  return typed ?? text;
}

/** The source of values that stand in no file. */
export const syntheticSource = '';

export type Path = readonly (string | number)[];

/** A path as one text, to compare it by. */
export function pathKey(path: readonly PropertyKey[]): string {
  return path.join('\0');
}

/** The plain value, for a schema to check. */
export function toPlain(node: Located): unknown {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'list':
      return node.items.map(toPlain);
    case 'map':
      return Object.fromEntries(node.entries.map((e) => [e.key, toPlain(e.value)]));
  }
}

/** The node at a path, or undefined where the file has none. */
export function nodeAt(root: Located, path: Path): Located | undefined {
  let node: Located | undefined = root;
  for (let i = 0; i < path.length; i += 1) {
    if (node === undefined || node.kind === 'text') return undefined;
    const step = path[i];
    node = node.kind === 'list' ? node.items[Number(step)] : entryOf(node, String(step))?.value;
  }
  return node;
}

/** Maps of more keys than this are looked into by an index. */
const maxSearched = 16;
const indexOf = oncePer(({ entries }: LocatedMap) => new Map(entries.toReversed().map((entry) => [entry.key, entry])));

export function entryOf(node: Located | undefined, key: string): LocatedEntry | undefined {
  if (node?.kind !== 'map') return undefined;
  if (node.entries.length <= maxSearched) return node.entries.find((e) => e.key === key);
  return indexOf(node).get(key);
}

/** The text under a key, unless it is empty. */
export function textAt(node: Located | undefined, key: string): LocatedText | undefined {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'text' && value.text.trim() !== '' ? value : undefined;
}

/** One tree merged over another: maps are joined key by key, anything else of `over` replaces that of `base`. */
export function overlay(base: Located, over: Located): Located {
  if (base.kind !== 'map' || over.kind !== 'map') return over;
  const changed = base.entries.map((entry) => {
    const replacing = entryOf(over, entry.key);
    return replacing ? { ...replacing, value: overlay(entry.value, replacing.value) } : entry;
  });
  const added = over.entries.filter((entry) => entryOf(base, entry.key) === undefined);
  return { ...over, entries: [...changed, ...added] };
}

/** The span of the value at a path, or of what is nearest to it. */
export function valueSpan(root: Located, path: Path): Span {
  return nodeAt(root, path)?.span ?? nearestSpan(root, path);
}

/** The span of the nearest node that exists on the way to `path`: its key if it has one, else itself. */
export function nearestSpan(root: Located, path: Path): Span {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = nodeAt(root, path.slice(0, length - 1));
    const step = path[length - 1];
    const entry = entryOf(parent, String(step));
    if (entry) return entry.keySpan;
    if (parent?.kind === 'list' && typeof step === 'number') {
      const item = parent.items[step];
      if (item) return headOf(item);
    }
  }
  return headOf(root);
}

/** Of a map or list its first key or item, not the whole block. */
function headOf(node: Located): Span {
  if (node.kind === 'map') return node.entries[0]?.keySpan ?? node.span;
  if (node.kind === 'list' && node.items[0]) return headOf(node.items[0]);
  return node.span;
}

/**
 * The span in the file of a part of a decoded text, e.g. of one citation in a folded scalar. Where the two do not go together
 * it is that of the same words, or of the whole scalar.
 */
export function spanWithin(node: LocatedText, start: number, end: number): Span {
  const { source, start: from } = node.span;
  if (end <= start) return node.span;
  const typed = typedText(node);
  // As most are: nothing in it stands for anything else.
  const plainAt = node.typed === undefined ? plainOffset(node) : undefined;
  if (plainAt !== undefined) return { source, start: from + plainAt + start, end: from + plainAt + end };
  const offsets = offsetsOf(node);
  if (!offsets) return sameWords(node, start, end);
  const [first, last] = [typedOffset(node, typed, start), typedOffset(node, typed, end) - 1];
  const [rawStart, rawEnd] = [offsets.starts[first], offsets.ends[last]];
  return rawStart === undefined || rawEnd === undefined
    ? node.span
    : { source, start: from + rawStart, end: from + rawEnd };
}

/** Where a text begins in the scalar that holds it, if it stands there as it is. */
function plainOffset({ raw, text }: LocatedText): number | undefined {
  if (raw === text) return 0;
  return raw.length === text.length + 2 && raw.startsWith(text, 1) ? 1 : undefined;
}

const offsetsOf = oncePer((node: LocatedText) => rawOffsets(node.raw, typedText(node)));

/** Where a place of the text was before letters and their accents became one. */
function typedOffset({ text }: LocatedText, typed: string, offset: number): number {
  if (typed === text) return offset;
  // A letter is one unit already without the accent that follows it: the last place of several.
  let [low, high] = [0, typed.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (normalized(typed.slice(0, middle)).length <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function sameWords(node: LocatedText, start: number, end: number): Span {
  const needle = node.text.slice(start, end);
  let occurrence = 0;
  for (let at = node.text.indexOf(needle); at !== -1 && at < start; at = node.text.indexOf(needle, at + 1)) {
    occurrence += 1;
  }
  let rawAt = node.raw.indexOf(needle);
  for (; occurrence > 0 && rawAt !== -1; occurrence -= 1) rawAt = node.raw.indexOf(needle, rawAt + 1);
  if (rawAt === -1) return node.span;
  const from = node.span.start + rawAt;
  return { source: node.span.source, start: from, end: from + needle.length };
}

import type { Span } from '../diagnostics/span.js';
import { defaultFindingId, familiesOf } from '../schema/ids.js';
import { isLocalizedText, type TextLengths } from '../schema/localized-text.js';
import type { PackContent } from '../schema/pack.js';
import {
  entryOf,
  type Located,
  type LocatedText,
  nearestSpan,
  nodeAt,
  type Path,
  textAt,
} from '../validation/located.js';

/** As messages call it. A `unit` is one of the framing; measures and facts are units of a page as well. */
export type EntryKind = 'ask' | 'finding' | 'unit' | 'pillar' | 'measure' | 'fact' | 'audience' | 'reference' | 'term';

/** Something in a pack that has an id. */
export interface PackEntry {
  readonly kind: EntryKind;
  /** The full id, such as `agenda.capacity`; empty where the file gives none. */
  readonly id: string;
  readonly path: Path;
  readonly node: Located | undefined;
  /** Where the id stands, else the nearest key. */
  readonly idSpan: Span;
}

/** A text of a pack, in all its languages and lengths. References and the glossary hold no such texts. */
export interface PackText {
  /** The path with ids in place of positions, `pillars/agenda/measures/capacity/text`: moving an entry keeps it. */
  readonly key: string;
  readonly path: Path;
  /** The innermost entry that it stands in. Texts of `pack` and the heading of the recommendations stand in none. */
  readonly entry: PackEntry | undefined;
  /** The id of the unit, pillar or finding that it words, also in a reader's own wording; none for all other texts. */
  readonly unit: string | undefined;
  /** The key that it stands under, such as `headline`. */
  readonly field: string;
  /** The nearest key, for messages about the text as a whole. */
  readonly span: Span;
  readonly wordings: readonly Wording[];
}

/** A text in one language, as the file has it. */
export interface Wording {
  /** None for a text given without a language, which only a pack in one language may have. */
  readonly locale: string | undefined;
  /** Both where one wording serves as the full and the short text. */
  readonly lengths: readonly (keyof TextLengths)[];
  readonly node: LocatedText;
}

export interface PackIndex {
  readonly entries: readonly PackEntry[];
  readonly texts: readonly PackText[];
}

/** All ids and texts of a pack. @param root the tree that `content` was made from */
export function packIndex(content: PackContent, root: Located): PackIndex {
  const { pack, framing, pillars, facts, audiences } = content;
  const entries = packEntries(root);
  const entryAt = new Map(entries.filter(({ kind }) => kind !== 'ask').map((entry) => [entry.path.join('/'), entry]));
  const texts = textPathsIn({ pack, framing, pillars, facts, audiences }).map((path): PackText => {
    const prefixes = path.map((_, i) => path.slice(0, i + 1));
    const entry = prefixes.map((prefix) => entryAt.get(prefix.join('/'))).findLast((found) => found !== undefined);
    const names = prefixes.map((prefix) => {
      const step = prefix.at(-1);
      return typeof step === 'number' ? (textAt(nodeAt(root, prefix), 'id')?.text ?? step) : step;
    });
    const field = String(path.findLast((step) => typeof step === 'string'));
    const ofAudience = path.at(-2) === 'text' ? field : undefined;
    return {
      key: names.join('/'),
      path,
      entry,
      unit: entry?.kind === 'audience' ? ofAudience : entry?.id,
      field,
      span: nearestSpan(root, path),
      wordings: wordingsIn(nodeAt(root, path)),
    };
  });
  return { entries, texts };
}

/**
 * Everything that has an id, in the order of the pack, as far as the tree can be read: it may be full of mistakes. All
 * but the references, and the terms of the glossary, share one namespace, and the ask is in it because it has a place of
 * its own on the page.
 */
export function packEntries(root: Located): readonly PackEntry[] {
  const entryAt = (kind: EntryKind, path: Path): PackEntry => {
    const node = nodeAt(root, path);
    const id = textAt(node, 'id');
    return { kind, id: id?.text ?? '', path, node, idSpan: id?.span ?? nearestSpan(root, [...path, 'id']) };
  };
  const listAt = (kind: EntryKind, path: Path, key: string) =>
    itemsUnder(nodeAt(root, path), key).map((_, i) => entryAt(kind, [...path, key, i]));
  const finding = entryAt('finding', ['framing', 'finding']);
  return [
    { ...entryAt('ask', ['audiences', 0, 'ask']), id: 'ask' },
    { ...finding, id: finding.id || defaultFindingId },
    ...listAt('unit', ['framing'], 'units'),
    ...listAt('pillar', [], 'pillars').flatMap((pillar) => [
      pillar,
      ...listAt('measure', pillar.path, 'measures').map((measure) => ({
        ...measure,
        id: pillar.id && measure.id && `${pillar.id}.${measure.id}`,
      })),
    ]),
    ...listAt('fact', [], 'facts'),
    ...listAt('audience', [], 'audiences'),
    ...listAt('reference', [], 'references'),
    ...listAt('term', [], 'glossary'),
  ];
}

/** Whether it competes for room on a page. */
export function isUnit({ kind }: PackEntry): boolean {
  return kind === 'unit' || kind === 'measure' || kind === 'fact';
}

export function idsOf(entries: readonly PackEntry[], ...kinds: readonly EntryKind[]): readonly string[] {
  return entries.filter(({ kind, id }) => kinds.includes(kind) && id !== '').map(({ id }) => id);
}

/** What an audience may name: units, and what it may weigh, which are also pillars, families of units and topics. */
export function unitNames(
  entries: readonly PackEntry[],
): Readonly<Record<'units' | 'topics' | 'weighable', readonly string[]>> {
  const units = idsOf(entries, 'unit', 'measure', 'fact');
  const topics = entries.filter(isUnit).flatMap((entry) => textsUnder(entry.node, 'topics').map(({ text }) => text));
  const families = idsOf(entries, 'unit').flatMap(familiesOf);
  return { units, topics, weighable: [...new Set([...idsOf(entries, 'pillar'), ...units, ...families, ...topics])] };
}

/** The texts of the list under a key. */
export function textsUnder(node: Located | undefined, key: string): readonly LocatedText[] {
  return itemsUnder(node, key)
    .filter((item) => item.kind === 'text')
    .filter(isFilled);
}

export function itemsUnder(node: Located | undefined, key: string): readonly Located[] {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'list' ? value.items : [];
}

/** The id that a pack gives itself; undefined where it gives none. */
export function packIdIn(root: Located): string | undefined {
  return textAt(nodeAt(root, ['pack']), 'id')?.text;
}

function isFilled({ text }: LocatedText): boolean {
  return text.trim() !== '';
}

/** Found by their type, so that a text that the schema adds is never forgotten. */
function textPathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (isLocalizedText(value)) return [path];
  if (Array.isArray(value)) return value.flatMap((item, i) => textPathsIn(item, [...path, i]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => textPathsIn(child, [...path, key]));
}

function wordingsIn(node: Located | undefined, locale?: string): readonly Wording[] {
  if (node?.kind === 'text') return [{ locale, lengths: ['full', 'short'], node }];
  if (node?.kind !== 'map') return [];
  return node.entries.flatMap(({ key, value }) => {
    if (key !== 'full' && key !== 'short') return wordingsIn(value, key);
    return value.kind === 'text' ? [{ locale, lengths: [key], node: value }] : [];
  });
}

import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { diagnosticsOf } from '../diagnostics/result.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { PackFile } from '../model/loaded-pack.js';
import { loadPack, type PackOutline } from '../pack/load-pack.js';
import { itemsUnder } from '../pack/pack-index.js';
import { normalized } from '../text/set-text.js';
import { entryOf, type Located, type LocatedEntry, type LocatedMap, textAt, toPlain } from '../validation/located.js';
import { newScalar, rewrittenScalar } from '../yaml/write-scalar.js';
import { endOfLine, endOfValue, inOneForm, lineEndOf, startOfEntry } from './edit-text.js';
import { type RewriteOptions, type Rewriting, type RewrittenPack, rewritePack } from './rewrite-pack.js';
import type { Edit } from './text-change.js';

/** Whether a reader always gets a unit, or never, and what it is worth to this reader. */
export interface UnitPlace {
  /** Without it, its value decides. */
  readonly pin?: 'keep' | 'drop' | undefined;
  /** Why; one that is dropped must have a reason. */
  readonly reason?: string | undefined;
  /** The text that this reader always gets, of a unit that is kept. */
  readonly length?: 'full' | 'short' | undefined;
  /** The factor, as the file has it. */
  readonly weight?: string | undefined;
}

/** Names a unit on the pages of one reader. */
export interface PlaceName {
  readonly audience: string;
  readonly unit: string;
}

export interface AppliedPlace extends RewrittenPack {
  readonly before: UnitPlace;
}

/** What the file of a reader says of a unit. */
export function placeOf({ root }: PackOutline, { audience, unit }: PlaceName): UnitPlace | undefined {
  const node = audienceNode(root, audience);
  return node && placeIn(node, unit);
}

/**
 * Writes into the file of a reader whether a unit is kept or dropped, and what it is worth: an item, an entry or a scalar
 * more or less, every other byte as it was. The pack that comes of it is loaded; where it would not load, nothing is done.
 */
export function applyPlace(
  files: readonly PackFile[],
  name: PlaceName,
  given: UnitPlace,
  options: RewriteOptions,
): Rewriting<AppliedPlace> {
  const place = asItReads(given);
  const { nameOf, known } = options;
  const { outline, result, sources } = loadPack(files, nameOf, [], known);
  const refused = (diagnostics: readonly Diagnostic[]) => ({ ok: false, diagnostics, sources, outline }) as const;
  if (!outline) return refused(diagnosticsOf(result));
  const node = audienceNode(outline.root, name.audience);
  if (!node) return refused([unknownReader(name, nameOf)]);
  const source = sources.find(({ id }) => id === node.span.source);
  if (!source) throw new Error('a reader stands in no file');
  const before = placeIn(node, name.unit);
  const edits = new PlaceEditor(node, source).edits(name.unit, before, place);
  const rewritten = rewritePack(files, sources, edits, options);
  if (!rewritten.ok) return rewritten;
  checkReadsBack(outline.root, rewritten.value.loaded.outline.root, name, place);
  return { ok: true, value: { ...rewritten.value, before }, warnings: rewritten.warnings };
}

function unknownReader({ audience }: PlaceName, nameOf: (path: string) => string): Diagnostic {
  const span = { source: nameOf('pack.yaml'), start: 0, end: 0 };
  return error('change/unknown-text', `The pack has no reader "${audience}".`, { span });
}

function audienceNode(root: Located, audience: string): LocatedMap | undefined {
  const found = itemsUnder(root, 'audiences').find((node) => textAt(node, 'id')?.text === audience);
  return found?.kind === 'map' ? found : undefined;
}

function placeIn(node: LocatedMap, unit: string): UnitPlace {
  const pinned = (pin: 'keep' | 'drop'): UnitPlace | undefined => {
    const item = itemsUnder(node, pin).find((one) => unitOf(one) === unit);
    if (!item) return undefined;
    const [reason, length] = [textAt(item, 'reason')?.text, textAt(item, 'length')?.text];
    return {
      pin,
      ...(reason === undefined ? {} : { reason }),
      ...(length === 'full' || length === 'short' ? { length } : {}),
    };
  };
  const weight = textAt(entryOf(node, 'weights')?.value, unit)?.text;
  // One that is in both lists is dropped.
  return { ...(pinned('drop') ?? pinned('keep')), ...(weight === undefined ? {} : { weight }) };
}

function unitOf(item: Located): string | undefined {
  return item.kind === 'text' ? item.text : textAt(item, 'unit')?.text;
}

class PlaceEditor {
  private readonly text: string;
  private readonly source: string;
  private readonly lineEnd: '\n' | '\r\n';
  /** The keys that go with the only thing under them: nothing can stand behind these. */
  private readonly gone = new Set<string>();

  constructor(
    private readonly reader: LocatedMap,
    { id, text }: SourceFile,
  ) {
    this.text = text;
    this.source = id;
    this.lineEnd = lineEndOf(text);
  }

  edits(unit: string, before: UnitPlace, after: UnitPlace): readonly Edit[] {
    const isSamePin = before.pin === after.pin && before.reason === after.reason && before.length === after.length;
    const ofOne = (key: string) => {
      const value = entryOf(this.reader, key)?.value;
      return (value?.kind === 'list' ? value.items : value?.kind === 'map' ? value.entries : []).length === 1;
    };
    if (before.pin && before.pin !== after.pin && ofOne(before.pin)) this.gone.add(before.pin);
    if (before.weight !== undefined && after.weight === undefined && ofOne('weights')) this.gone.add('weights');
    // A weight first: where both stand at the end of the file, it belongs to the map that is there.
    const edits = [
      ...(before.weight === after.weight ? [] : this.weigh(unit, after.weight)),
      ...(isSamePin ? [] : this.repin(unit, before, after)),
    ];
    const apart = this.withoutOverlap(edits);
    return apart.map((edit) => this.besideRemoved(edit, apart));
  }

  /** Where the last lines of a file go with the break before them, and the lines above go too, the break above those goes. */
  private withoutOverlap(edits: readonly Edit[]): readonly Edit[] {
    const breakLength = this.lineEnd.length;
    const isGone = (edit: Edit) => edit.write === '' && edit.end > edit.start;
    const last = edits.find((edit) => isGone(edit) && edit.end === this.text.length);
    const above = last && edits.find((edit) => edit !== last && isGone(edit) && edit.end === last.start + breakLength);
    if (!last || !above) return edits;
    const joined = { ...last, start: Math.max(0, above.start - breakLength) };
    return edits.flatMap((edit) => (edit === last ? [joined] : edit === above ? [] : [edit]));
  }

  /** What would stand behind lines that go stands in their place. */
  private besideRemoved(edit: Edit, edits: readonly Edit[]): Edit {
    const lines = edits.find(
      ({ start, end, write }) => write === '' && start < edit.start && edit.start <= end && edit.start === edit.end,
    );
    if (!lines) return edit;
    const isBreak = this.text.startsWith(this.lineEnd, lines.start);
    const at = isBreak || edit.write.endsWith('\n') ? lines.start : lines.start - this.lineEnd.length;
    return { ...edit, start: at, end: at };
  }

  private repin(unit: string, before: UnitPlace, after: UnitPlace): readonly Edit[] {
    const entry = before.pin && entryOf(this.reader, before.pin);
    const list = entry?.value.kind === 'list' ? entry.value : undefined;
    const item = list?.items.find((one) => unitOf(one) === unit);
    if (entry && list && item && after.pin) {
      const replaced = (start: number, value: Located, write: string): readonly Edit[] => {
        return [{ source: this.source, start, end: endOfValue(this.text, value), write }];
      };
      const written = this.item(unit, after);
      if (after.pin === before.pin) return replaced(item.span.start, item, written);
      // A list of one unit becomes the other list, in its place.
      if (list.items.length === 1 && !entryOf(this.reader, after.pin)) {
        return replaced(this.startOf(entry), list, this.entry(this.keyLike(entry, after.pin), written, entry));
      }
    }
    return [...(before.pin ? this.unpin(before.pin, unit) : []), ...this.pin(unit, after)];
  }

  private unpin(list: 'keep' | 'drop', unit: string): readonly Edit[] {
    const entry = entryOf(this.reader, list);
    if (entry?.value.kind !== 'list') return [];
    const { items } = entry.value;
    const at = items.findIndex((item) => unitOf(item) === unit);
    const item = items[at];
    if (!item) return [];
    if (items.length === 1) return [this.withoutEntry(this.reader, entry)];
    if (this.isFlow(entry.value)) return [this.withoutFlow(items, at)];
    return [this.withoutLines(this.lineStart(item.span.start), item)];
  }

  private pin(unit: string, place: UnitPlace): readonly Edit[] {
    const { pin } = place;
    if (!pin) return [];
    const item = this.item(unit, place);
    const list = entryOf(this.reader, pin)?.value;
    if (list?.kind !== 'list') return [this.newEntry(pin, item)];
    const last = list.items.at(-1);
    if (!last) return [{ source: this.source, ...rangeOf(list), write: `[${item}]` }];
    if (this.isFlow(list)) return [this.insertion(last.span.end, `, ${item}`)];
    const start = this.lineStart(last.span.start);
    return [this.lineAfter(last, this.text.slice(start, last.span.start) + item)];
  }

  /** One that is dropped is a group of keys, so that a reason that is missing is told as missing. */
  private item(unit: string, { pin, reason, length }: UnitPlace): string {
    if (pin !== 'drop' && reason === undefined && length === undefined) return unit;
    const quoted = (text: string) => newScalar(text, '"', { indent: 0, inFlow: true, lineEnd: this.lineEnd });
    const parts = [
      `unit: ${unit}`,
      ...(length ? [`length: ${length}`] : []),
      ...(reason === undefined ? [] : [`reason: ${quoted(reason)}`]),
    ];
    return `{ ${parts.join(', ')} }`;
  }

  private weigh(unit: string, weight: string | undefined): readonly Edit[] {
    const weights = entryOf(this.reader, 'weights')?.value;
    const plain = (text: string) => newScalar(text, text, { indent: 0, inFlow: true, lineEnd: this.lineEnd });
    const line = `${unit}: ${plain(weight ?? '')}`;
    if (weights?.kind !== 'map') return weight === undefined ? [] : [this.newEntry('weights', line)];
    const entry = entryOf(weights, unit);
    if (weight === undefined) {
      if (!entry) return [];
      const all = entryOf(this.reader, 'weights');
      return [
        weights.entries.length === 1 && all ? this.withoutEntry(this.reader, all) : this.withoutEntry(weights, entry),
      ];
    }
    if (entry?.value.kind === 'text') {
      const place = { indent: this.column(this.startOf(entry)), inFlow: this.isFlow(weights), lineEnd: this.lineEnd };
      return [{ source: this.source, ...rangeOf(entry.value), write: rewrittenScalar(entry.value, weight, place) }];
    }
    const last = weights.entries.at(-1);
    if (!last) return [{ source: this.source, ...rangeOf(weights), write: `{ ${line} }` }];
    if (this.isFlow(weights)) return [this.insertion(last.value.span.end, `, ${line}`)];
    return [this.lineAfter(last.value, ' '.repeat(this.column(this.startOf(last))) + line)];
  }

  /** A key that the reader did not have, behind the last one. @param first what stands under it: an item or an entry */
  private newEntry(key: string, first: string): Edit {
    const last = this.reader.entries.findLast(({ key: one }) => !this.gone.has(one));
    if (!last) throw new Error('a reader without an id');
    const entry = this.entry(this.keyLike(last, key), first, last);
    if (this.isFlow(this.reader)) return this.insertion(last.value.span.end, `, ${entry}`);
    return this.lineAfter(last.value, ' '.repeat(this.column(this.startOf(last))) + entry);
  }

  /** A key with one item or entry under it, where another key stands or behind it. */
  private entry(key: string, first: string, beside: LocatedEntry): string {
    const isWeight = key.includes('weights');
    if (this.isFlow(this.reader)) return `${key}: ${isWeight ? `{ ${first} }` : `[${first}]`}`;
    const pad = ' '.repeat(this.column(this.startOf(beside)));
    return `${key}:${this.lineEnd}${pad}  ${isWeight ? first : `- ${first}`}`;
  }

  private keyLike({ keySpan }: LocatedEntry, key: string): string {
    const quote = /["']/.exec(this.text[keySpan.start] ?? '')?.[0] ?? '';
    return `${quote}${key}${quote}`;
  }

  private withoutEntry(map: LocatedMap, entry: LocatedEntry): Edit {
    if (this.isFlow(map)) {
      const spans = map.entries.map(({ keySpan, value }) => ({ span: { ...keySpan, end: value.span.end } }));
      return this.withoutFlow(spans, map.entries.indexOf(entry));
    }
    return this.withoutLines(this.lineStart(this.startOf(entry)), entry.value);
  }

  private withoutFlow(items: readonly Pick<Located, 'span'>[], at: number): Edit {
    const [previous, item, next] = [items[at - 1], items[at], items[at + 1]];
    if (!item) throw new Error('nothing to take out');
    const start = previous ? previous.span.end : item.span.start;
    const end = previous || !next ? item.span.end : next.span.start;
    return { source: this.source, start, end, write: '' };
  }

  /** From the beginning of a line to the end of the one in which a value ends; a last line goes with the break before it. */
  private withoutLines(start: number, value: Located): Edit {
    const next = this.text.indexOf('\n', endOfLine(this.text, endOfValue(this.text, value)));
    if (next !== -1) return { source: this.source, start, end: next + 1, write: '' };
    return { source: this.source, start: Math.max(0, start - this.lineEnd.length), end: this.text.length, write: '' };
  }

  private lineAfter(value: Located, line: string): Edit {
    const end = endOfValue(this.text, value);
    if (this.text[end - 1] === '\n') return this.insertion(end, `${line}${this.lineEnd}`);
    return this.insertion(endOfLine(this.text, end), `${this.lineEnd}${line}`);
  }

  private insertion(at: number, write: string): Edit {
    return { source: this.source, start: at, end: at, write };
  }

  private isFlow({ span }: Pick<Located, 'span'>): boolean {
    return /[[{]/.test(this.text[span.start] ?? '');
  }

  private lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  private startOf(entry: LocatedEntry): number {
    return startOfEntry(this.text, entry);
  }

  private column(offset: number): number {
    return offset - this.lineStart(offset);
  }
}

function rangeOf({ span: { start, end } }: Located) {
  return { start, end };
}

/** Throws where a file says anything else than was meant: then it would be a bug. */
function checkReadsBack(before: Located, after: Located, { audience, unit }: PlaceName, place: UnitPlace): void {
  const without = (root: Located) => {
    const plain = toPlain(root) as { audiences: Record<string, unknown>[] };
    for (const one of plain.audiences) {
      if (one.id !== audience) continue;
      for (const list of ['keep', 'drop'] as const) {
        const items = (one[list] ?? []) as readonly (string | { readonly unit?: string })[];
        const others = items.filter((item) => (typeof item === 'string' ? item : item.unit) !== unit);
        if (others.length > 0) one[list] = others;
        else delete one[list];
      }
      const { [unit]: _, ...weights } = (one.weights ?? {}) as Record<string, unknown>;
      if (Object.keys(weights).length > 0) one.weights = weights;
      else delete one.weights;
    }
    return JSON.stringify(inOneForm(plain));
  };
  const node = audienceNode(after, audience);
  const now = node && placeIn(node, unit);
  if (without(before) !== without(after) || !isSamePlace(now, place)) {
    throw new Error('what was written does not read back as meant');
  }
}

export function isSamePlace(one: UnitPlace | undefined, other: UnitPlace): boolean {
  const [a, b] = [one, other].map((place) => asItReads(place ?? {}));
  return (['pin', 'reason', 'length', 'weight'] as const).every((key) => a?.[key] === b?.[key]);
}

/** With a reason as a file has it, whichever way its accents were typed. */
function asItReads({ reason, ...place }: UnitPlace): UnitPlace {
  return reason === undefined ? place : { ...place, reason: normalized(reason) };
}

import type { SourceFile } from '../diagnostics/source.js';
import type { PackFile } from '../model/loaded-pack.js';
import {
  entryOf,
  type Located,
  type LocatedEntry,
  type LocatedMap,
  type LocatedText,
  nodeAt,
  type Path,
} from '../validation/located.js';
import { newScalar, rewrittenScalar, type ScalarPlace, styleOf } from '../yaml/write-scalar.js';
import type { Edit, LanguageText } from './text-change.js';

/** A text of a pack in the file that it stands in. */
export interface TextPlace {
  readonly root: Located;
  readonly path: Path;
  readonly file: SourceFile;
  /** The languages of the pack, source language first. */
  readonly languages: readonly string[];
}

/** The edits that give a text these wordings; undefined takes a language out. Languages that are not named stay. */
export function editsOfText(place: TextPlace, wanted: ReadonlyMap<string, LanguageText | undefined>): readonly Edit[] {
  return new TextEditor(place).edits(wanted);
}

/** The edits that add a language to the list of those of a pack. */
export function editsOfLanguages(root: Located, file: SourceFile, language: string): readonly Edit[] {
  const list = nodeAt(root, ['pack', 'languages']);
  const last = list?.kind === 'list' ? list.items.at(-1) : undefined;
  if (!list || last?.kind !== 'text') throw new Error('a pack has no languages');
  const quote = /^["']/.exec(last.raw)?.[0] ?? '';
  const written = `${quote}${language}${quote}`;
  const { source } = last.span;
  const end = last.span.start + last.raw.trimEnd().length;
  if (file.text[list.span.start] === '[') return [{ source, start: end, end, write: `, ${written}` }];
  const lineStart = file.text.lastIndexOf('\n', last.span.start - 1) + 1;
  const at = endOfLine(file.text, end);
  const write = `${lineEndOf(file.text)}${file.text.slice(lineStart, last.span.start)}${written}`;
  return [{ source, start: at, end: at, write }];
}

class TextEditor {
  private readonly text: string;
  private readonly source: string;
  private readonly node: Located;
  private readonly inFlow: boolean;
  private readonly lineEnd: '\n' | '\r\n';

  constructor(private readonly place: TextPlace) {
    const { root, path, file } = place;
    const node = nodeAt(root, path);
    if (!node) throw new Error(`a pack has no text at ${path.join('/')}`);
    this.node = node;
    this.text = file.text;
    this.source = file.id;
    this.lineEnd = lineEndOf(file.text);
    const around = path.map((_, i) => nodeAt(root, path.slice(0, i + 1)));
    this.inFlow = around.some((one) => one !== undefined && this.isAround(one) && this.isFlow(one));
  }

  /** What parts of several files were merged into begins in another file, or after the text. */
  private isAround({ span }: Located): boolean {
    const { node } = this;
    return span.source === this.source && span.start <= node.span.start && node.span.end <= span.end;
  }

  private isFlow({ kind, span: { start } }: Located): boolean {
    return kind !== 'text' && /[[{]/.test(this.text[start] ?? '');
  }

  edits(wanted: ReadonlyMap<string, LanguageText | undefined>): readonly Edit[] {
    const { node, place } = this;
    const [own = ''] = place.languages;
    const isByLanguage = node.kind === 'map' && entryOf(node, 'full') === undefined;
    if (!isByLanguage && [...wanted.keys()].every((language) => language === own)) {
      const value = wanted.get(own);
      if (value === undefined) throw new Error('the only wording of a text cannot be taken out');
      return this.replace(node, value, this.keyOf(), this.columnOf());
    }
    return isByLanguage ? this.editLanguages(node, wanted) : this.divide(wanted, own);
  }

  private editLanguages(map: LocatedMap, wanted: ReadonlyMap<string, LanguageText | undefined>): readonly Edit[] {
    const added: [string, LanguageText][] = [];
    const edits: Edit[] = [];
    for (const [language, value] of wanted) {
      const entry = entryOf(map, language);
      if (value === undefined) edits.push(...(entry ? this.remove(map, entry) : []));
      else if (entry) edits.push(...this.replace(entry.value, value, entry, this.columnOfEntry(entry)));
      else added.push([language, value]);
    }
    const order = ([language]: readonly [string, unknown]) => this.place.languages.indexOf(language);
    const inOrder = added.toSorted((a, b) => order(a) - order(b));
    return [...edits, ...inOrder.flatMap(([language, value]) => this.insert(map, language, value))];
  }

  /** In place of a value; where it is one text and stays one, in its own style. */
  private replace(node: Located, value: LanguageText, key: LocatedEntry | undefined, column: number): readonly Edit[] {
    if (node.kind === 'text' && typeof value === 'string') return this.rewrite(node, value, column, this.inFlow);
    if (node.kind === 'map' && typeof value !== 'string') {
      // The two lengths of one language may stand in braces where nothing around them does.
      const inFlow = this.inFlow || this.isFlow(node);
      return (['full', 'short'] as const).flatMap((length) => {
        const entry = entryOf(node, length);
        if (entry?.value.kind !== 'text') return [];
        return this.rewrite(entry.value, value[length], this.columnOfEntry(entry), inFlow);
      });
    }
    const { source, start, end } = this.spanOf(node);
    const from = key ? this.afterColon(key) : start;
    const last = Math.max(start, this.text.slice(0, end).trimEnd().length);
    const written = this.valueText(value, column, this.scalarIn(node), key !== undefined, this.behind(last));
    const note = this.noteBetween(from, start);
    const isBelow = written.startsWith(this.lineEnd);
    const gap = !key || isBelow ? '' : note === '' ? ' ' : `${this.lineEnd}${' '.repeat(column + 2)}`;
    return [{ source, start: from, end: last, write: `${note}${gap}${written}` }];
  }

  private rewrite(node: LocatedText, text: string, column: number, inFlow: boolean): readonly Edit[] {
    if (text === node.text.trim()) return [];
    const span = this.spanOf(node);
    const behind = inFlow ? '' : this.behind(span.end);
    const write = rewrittenScalar(node, text, { ...this.scalarPlace(column, behind), inFlow });
    return [{ ...span, write }];
  }

  /** What follows in the line in which a value ends. */
  private behind(end: number): string {
    const last = this.text.slice(0, end).trimEnd().length;
    return this.inFlow ? '' : this.text.slice(last, endOfLine(this.text, last));
  }

  /** What stands between a colon and its value but blanks: a note. */
  private noteBetween(colon: number, start: number): string {
    return this.text.slice(colon, start).trimEnd();
  }

  private afterColon({ keySpan, value }: LocatedEntry): number {
    const colon = this.text.indexOf(':', keySpan.end);
    return colon === -1 || colon >= value.span.start ? value.span.start : colon + 1;
  }

  /** What stands after a colon, or in front of a list's item where there is none. */
  private valueText(value: LanguageText, column: number, like: string, afterKey: boolean, behind = ''): string {
    if (typeof value === 'string') return newScalar(value, like, this.scalarPlace(column, behind));
    const quote = this.keyQuote();
    const lengths = (['full', 'short'] as const).map((length) => [`${quote}${length}${quote}`, value[length]] as const);
    if (this.inFlow) {
      return `{ ${lengths.map(([key, text]) => `${key}: ${newScalar(text, like, this.scalarPlace(column))}`).join(', ')} }`;
    }
    const inner = afterKey ? column + 2 : column;
    const lines = lengths.map(([key, text]) => `${key}: ${newScalar(text, like, this.scalarPlace(inner, behind))}`);
    const pad = `${this.lineEnd}${' '.repeat(inner)}`;
    return `${afterKey ? pad : ''}${lines.join(pad)}`;
  }

  private insert(map: LocatedMap, language: string, value: LanguageText): readonly Edit[] {
    const { languages } = this.place;
    const before = languages.slice(0, Math.max(0, languages.indexOf(language))).toReversed();
    const neighbour = before.map((one) => entryOf(map, one)).find((entry) => entry !== undefined) ?? map.entries.at(-1);
    if (!neighbour) throw new Error('a text without any language');
    const quote = this.keyQuote(neighbour);
    const like = this.scalarIn(neighbour.value);
    const column = this.columnOfEntry(neighbour);
    const written = this.valueText(value, column, like, true);
    const entry = `${quote}${language}${quote}:${written.startsWith(this.lineEnd) ? '' : ' '}${written}`;
    if (this.inFlow) {
      const [previous, last] = map.entries.slice(-2);
      const gap = last ? this.gapBefore(last) : this.gapBefore(previous);
      const at = neighbour.value.span.end;
      return [{ source: this.source, start: at, end: at, write: `,${gap}${entry}` }];
    }
    return [this.lineAfter(neighbour.value, `${' '.repeat(column)}${entry}`)];
  }

  /** A line of its own after the last one of a value; behind a note at its end. */
  private lineAfter(node: Located, line: string): Edit {
    const end = this.endOf(node);
    // The blank lines at the end of such a block are part of its text.
    if (this.text[end - 1] === '\n') return { source: this.source, start: end, end, write: `${line}${this.lineEnd}` };
    const at = endOfLine(this.text, end);
    return { source: this.source, start: at, end: at, write: `${this.lineEnd}${line}` };
  }

  private endOf(node: Located): number {
    return endOfValue(this.text, node);
  }

  private remove(map: LocatedMap, entry: LocatedEntry): readonly Edit[] {
    if (map.entries.length === 1) throw new Error('the only wording of a text cannot be taken out');
    const index = map.entries.indexOf(entry);
    if (this.inFlow) {
      const next = map.entries[index + 1];
      const previous = map.entries[index - 1];
      const [start, end] = previous
        ? [this.spanOf(previous.value).end, this.spanOf(entry.value).end]
        : [this.startOf(entry), next ? this.startOf(next) : entry.value.span.end];
      return [{ source: this.source, start, end, write: '' }];
    }
    const next = map.entries[index + 1];
    const first = this.startOf(entry);
    const lineStart = this.text.lastIndexOf('\n', first - 1) + 1;
    const shares = this.text.slice(lineStart, first).trim() !== '';
    // The first entry of a list's item stands behind its hyphen, where the next one moves up.
    if (shares && next) return [{ source: this.source, start: first, end: this.startOf(next), write: '' }];
    const last = this.endOf(entry.value);
    const end = this.text[last - 1] === '\n' ? last : Math.min(this.text.length, endOfLine(this.text, last));
    const isEnd = end >= this.text.length && this.text[end - 1] !== '\n';
    if (isEnd) return [{ source: this.source, start: this.lineBreakBefore(lineStart), end, write: '' }];
    const after = this.text[last - 1] === '\n' ? end : this.text.indexOf('\n', end) + 1;
    return [{ source: this.source, start: lineStart, end: after, write: '' }];
  }

  private lineBreakBefore(lineStart: number): number {
    return this.text[lineStart - 2] === '\r' ? lineStart - 2 : lineStart - 1;
  }

  /** A text without languages becomes a map of them: its own value moves under its key as it is. */
  private divide(wanted: ReadonlyMap<string, LanguageText | undefined>, own: string): readonly Edit[] {
    const { node, lineEnd } = this;
    const key = this.keyOf();
    const quote = this.keyQuote();
    const added = [...wanted].filter(([language, value]) => language !== own && value !== undefined);
    const like = this.scalarIn(node);
    const changed = this.replaced(wanted.get(own));
    if (this.inFlow) {
      const entries = added.map(
        ([language, value]) => `${quote}${language}${quote}: ${this.valueText(value ?? '', 0, like, true)}`,
      );
      const { source, start, end } = this.spanOf(node);
      return [
        { source, start, end, write: `{ ${quote}${own}${quote}: ${changed}${entries.map((e) => `, ${e}`).join('')} }` },
      ];
    }
    const { source, start } = this.spanOf(node);
    const column = this.columnOf();
    const inner = key ? column + 2 : column;
    const pad = ' '.repeat(inner);
    const lines = added.map(([language, value]) => {
      const written = this.valueText(value ?? '', inner, like, true);
      return `${pad}${language}:${written.startsWith(lineEnd) ? '' : ' '}${written}`;
    });
    const isMap = node.kind === 'map';
    const from = key ? this.afterColon(key) : start;
    const opening = isMap ? `${own}:${lineEnd}${' '.repeat(inner + 2)}` : `${own}: `;
    const end = this.endOf(node);
    const keeps = this.text[end - 1] === '\n';
    const moved = this.indented(changed, isMap ? inner + 2 - this.column(start) : 2);
    const head = key ? `${this.noteBetween(from, start)}${lineEnd}${pad}` : '';
    const value = { source, start: from, end, write: `${head}${opening}${keeps ? moved : moved.trimEnd()}` };
    const at = keeps ? end : endOfLine(this.text, end);
    const written = keeps ? lines.map((line) => line + lineEnd) : lines.map((line) => lineEnd + line);
    return [value, { source, start: at, end: at, write: written.join('') }];
  }

  /** The text of the whole value as it stands, with the change of its own language. */
  private replaced(value: LanguageText | undefined): string {
    const { node } = this;
    const { start, end } = this.spanOf(node);
    const raw = this.text.slice(start, end);
    if (value === undefined) return raw;
    return applied(raw, this.replace(node, value, this.keyOf(), this.columnOf()), start);
  }

  /** All lines but the first moved by some columns. */
  private indented(raw: string, columns: number): string {
    return raw.replace(/(\n)( *)(?=[^\r\n])/g, (_, end: string, pad: string) => {
      return `${end}${' '.repeat(Math.max(0, pad.length + columns))}`;
    });
  }

  private keyOf(): LocatedEntry | undefined {
    const { root, path } = this.place;
    return entryOf(nodeAt(root, path.slice(0, -1)), String(path.at(-1)));
  }

  private columnOf(): number {
    const key = this.keyOf();
    return key ? this.columnOfEntry(key) : this.column(this.spanOf(this.node).start);
  }

  private startOf(entry: LocatedEntry): number {
    return startOfEntry(this.text, entry);
  }

  private columnOfEntry(entry: LocatedEntry): number {
    return this.column(this.startOf(entry));
  }

  private column(offset: number): number {
    return offset - (this.text.lastIndexOf('\n', offset - 1) + 1);
  }

  private scalarPlace(indent: number, behind = ''): ScalarPlace {
    return { indent, inFlow: this.inFlow, lineEnd: this.lineEnd, behind };
  }

  private spanOf({ span: { start, end } }: Located) {
    return { source: this.source, start, end };
  }

  /** The raw scalar that says how this text is written. */
  private scalarIn(node: Located): string {
    if (node.kind === 'text') return styleOf(node.raw) === 'plain' ? '"' : node.raw;
    const [first] = node.kind === 'map' ? node.entries.map(({ value }) => value) : node.items;
    return first ? this.scalarIn(first) : '"';
  }

  /** The mark around the keys of a file that is JSON. */
  private keyQuote(entry = this.keyOf()): string {
    return entry ? (/^["']/.exec(this.text.slice(entry.keySpan.start))?.[0] ?? '') : '';
  }

  private gapBefore(entry: LocatedEntry | undefined): string {
    if (!entry) return ' ';
    const gap = /[\s]*$/.exec(this.text.slice(0, entry.keySpan.start))?.[0] ?? ' ';
    return gap === '' ? ' ' : gap;
  }
}

/** Where an entry of a map begins: at its key, or at the question mark that YAML allows before it. */
export function startOfEntry(text: string, { keySpan: { start } }: LocatedEntry): number {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const mark = /(?<![^\s{,[])\?[ \t]+$/.exec(text.slice(lineStart, start));
  return mark ? lineStart + mark.index : start;
}

/** Where a value ends; of a block that keeps its blank lines behind these. */
export function endOfValue(text: string, node: Located): number {
  const isFlow = node.kind !== 'text' && /[[{]/.test(text[node.span.start] ?? '');
  const last = node.kind === 'map' ? node.entries.at(-1)?.value : node.kind === 'list' ? node.items.at(-1) : undefined;
  if (last && !isFlow) return endOfValue(text, last);
  if (node.kind === 'text' && /^[|>]\d?\+/.test(node.raw)) return node.span.end;
  return text.slice(0, node.span.end).trimEnd().length;
}

export function lineEndOf(text: string): '\n' | '\r\n' {
  return /\r\n/.test(text) ? '\r\n' : '\n';
}

/** The end of the line that an offset is in, before its line break. */
export function endOfLine(text: string, offset: number): number {
  const next = text.indexOf('\n', offset);
  const end = next === -1 ? text.length : next;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

/** A text after edits, which are of the text from an offset on and do not overlap; those at one place in their order. */
export function applied(text: string, edits: readonly Edit[], offset = 0): string {
  const sorted = edits
    .map((edit, order) => ({ ...edit, order }))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
  let [at, written] = [0, ''];
  for (const { start, end, write } of sorted) {
    if (start - offset < at) throw new Error('edits overlap');
    written += text.slice(at, start - offset) + write;
    at = end - offset;
  }
  return written + text.slice(at);
}

const byteOrderMark = [0xef, 0xbb, 0xbf];

/** Another text of a file, with the mark at its beginning where it has one. */
export function bytesOf(file: Pick<PackFile, 'bytes'>, text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  const hasMark = byteOrderMark.every((byte, i) => file.bytes[i] === byte);
  return hasMark ? Uint8Array.from([...byteOrderMark, ...bytes]) : bytes;
}

/** Without the order of keys, and the blanks around texts. */
export function inOneForm(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.map(inOneForm);
  const entries = Object.entries(value as Record<string, unknown>).map(([key, one]) => [key, inOneForm(one)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

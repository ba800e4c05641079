import type { SourceFile } from '../diagnostics/source.js';
import { entryOf, type Located, type LocatedMap, nodeAt, type Path } from '../validation/located.js';
import { newScalar } from '../yaml/write-scalar.js';
import { endOfValue, lineEndOf, startOfEntry } from './edit-text.js';
import type { Edit, LanguageText } from './text-change.js';

/** A wording that a reader gets where it has had that of all readers. */
export interface NewWording {
  /** Where it shall stand, in keys below the reader: `text` and the unit, `pillars`, the pillar and `title`, or `lede`. */
  readonly keys: readonly string[];
  /** In each language of the reader, the source language first. */
  readonly texts: ReadonlyMap<string, LanguageText>;
  /** Whether the pack has one language only, and so no names of languages. */
  readonly isPlain: boolean;
}

/**
 * The edits that give a reader wordings of its own, under keys that are made where there are none. In the style of the
 * file: its indentation, its line ends, and JSON where it is that.
 * @param audience where the reader stands in the pack
 */
export function editsOfNewWordings(
  root: Located,
  audience: Path,
  file: SourceFile,
  wordings: readonly NewWording[],
): readonly Edit[] {
  const reader = nodeAt(root, audience);
  if (reader?.kind !== 'map') throw new Error('a reader is no map');
  return new WordingEditor(file).editsIn(reader, treeOf(wordings));
}

/** What is to be written below a key: texts, or further keys. */
type Branch = ReadonlyMap<string, Branch | NewWording>;

function treeOf(wordings: readonly NewWording[], depth = 0): Branch {
  const keys = [...new Set(wordings.map((wording) => wording.keys[depth] ?? ''))];
  return new Map(
    keys.map((key) => {
      const below = wordings.filter((wording) => wording.keys[depth] === key);
      const leaf = below.find((wording) => wording.keys.length === depth + 1);
      return [key, leaf ?? treeOf(below, depth + 1)] as const;
    }),
  );
}

function isLeaf(value: Branch | NewWording): value is NewWording {
  return 'keys' in value && Array.isArray(value.keys);
}

class WordingEditor {
  private readonly text: string;
  private readonly source: string;
  private readonly lineEnd: '\n' | '\r\n';

  constructor({ id, text }: SourceFile) {
    this.text = text;
    this.source = id;
    this.lineEnd = lineEndOf(text);
  }

  /** Into the maps that are there first, since these may end where the map around them does. */
  editsIn(map: LocatedMap, branch: Branch): readonly Edit[] {
    const inner: Edit[] = [];
    const added: [string, Branch | NewWording][] = [];
    for (const [key, value] of branch) {
      const own = entryOf(map, key)?.value;
      if (own?.kind === 'map' && !isLeaf(value)) inner.push(...this.editsIn(own, value));
      else added.push([key, value]);
    }
    if (added.length === 0) return inner;
    return [...inner, this.text[map.span.start] === '{' ? this.inFlow(map, added) : this.inBlock(map, added)];
  }

  private inBlock(map: LocatedMap, added: readonly (readonly [string, Branch | NewWording])[]): Edit {
    const [first] = map.entries;
    if (!first) throw new Error('a map without braces has no key');
    const start = startOfEntry(this.text, first);
    const column = start - (this.text.lastIndexOf('\n', start - 1) + 1);
    const lines = added.flatMap(([key, value]) => this.lines(key, value, column));
    return this.atEndOf(map, lines);
  }

  private lines(key: string, value: Branch | NewWording, column: number): readonly string[] {
    const { lineEnd } = this;
    const scalar = (text: string, indent: number) => newScalar(text, '"', { indent, inFlow: false, lineEnd });
    const pad = (by: number) => ' '.repeat(column + by);
    const entry = (name: string, text: LanguageText, by: number): readonly string[] => {
      if (typeof text === 'string') return [`${pad(by)}${name}: ${scalar(text, column + by)}`];
      return [
        `${pad(by)}${name}:`,
        `${pad(by + 2)}full: ${scalar(text.full, column + by + 2)}`,
        `${pad(by + 2)}short: ${scalar(text.short, column + by + 2)}`,
      ];
    };
    if (!isLeaf(value)) {
      return [`${pad(0)}${key}:`, ...[...value].flatMap(([name, below]) => this.lines(name, below, column + 2))];
    }
    const [only] = value.texts.values();
    if (value.isPlain && only !== undefined) return entry(key, only, 0);
    return [`${pad(0)}${key}:`, ...[...value.texts].flatMap(([language, text]) => entry(language, text, 2))];
  }

  private atEndOf(map: LocatedMap, lines: readonly string[]): Edit {
    const { text, source, lineEnd } = this;
    const end = endOfValue(text, map);
    // Behind a block that keeps its blank lines.
    if (text[end - 1] === '\n') {
      return { source, start: end, end, write: lines.map((line) => line + lineEnd).join('') };
    }
    // Behind a note at the end of the line.
    const next = text.indexOf('\n', end);
    const lineStop = next === -1 ? text.length : text[next - 1] === '\r' ? next - 1 : next;
    const at = Math.max(end, lineStop);
    return { source, start: at, end: at, write: lines.map((line) => lineEnd + line).join('') };
  }

  private inFlow(map: LocatedMap, added: readonly (readonly [string, Branch | NewWording])[]): Edit {
    const { text, source } = this;
    const written = added.map(([key, value]) => `${JSON.stringify(key)}: ${asJson(value)}`).join(', ');
    const last = map.entries.at(-1);
    const end = last ? text.slice(0, last.value.span.end).trimEnd().length : map.span.start + 1;
    return { source, start: end, end, write: `${last ? ', ' : ''}${written}` };
  }
}

function asJson(value: Branch | NewWording): string {
  if (!isLeaf(value)) {
    return `{ ${[...value].map(([key, below]) => `${JSON.stringify(key)}: ${asJson(below)}`).join(', ')} }`;
  }
  const { isPlain, texts } = value;
  return JSON.stringify(isPlain ? [...texts.values()][0] : Object.fromEntries(texts));
}

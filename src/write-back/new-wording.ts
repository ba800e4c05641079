import type { SourceFile } from '../diagnostics/source.js';
import { entryOf, type Located, type LocatedMap, nodeAt, type Path } from '../validation/located.js';
import { newScalar } from '../yaml/write-scalar.js';
import { lineEndOf, startOfEntry } from './edit-text.js';
import type { Edit, LanguageText } from './text-change.js';

/** A wording that a reader gets of a unit, where it has had that of all readers. */
export interface NewWording {
  readonly unit: string;
  /** In each language of the reader, the source language first. */
  readonly texts: ReadonlyMap<string, LanguageText>;
  /** Whether the pack has one language only, and so no names of languages. */
  readonly isPlain: boolean;
}

/**
 * The edit that gives a reader wordings of its own under `text:`, which is made where there is none. In the style of the
 * file: its indentation, its line ends, and JSON where it is that.
 * @param audience where the reader stands in the pack
 */
export function editOfNewWordings(
  root: Located,
  audience: Path,
  file: SourceFile,
  wordings: readonly NewWording[],
): Edit {
  const reader = nodeAt(root, audience);
  if (reader?.kind !== 'map') throw new Error('a reader is no map');
  const { text } = file;
  const lineEnd = lineEndOf(text);
  const own = entryOf(reader, 'text')?.value;
  const [first] = reader.entries;
  if (!first) throw new Error('a reader without any key');
  const columnOf = (offset: number) => offset - (text.lastIndexOf('\n', offset - 1) + 1);
  const isFlow = text[reader.span.start] === '{' || (own !== undefined && text[own.span.start] === '{');
  if (isFlow) return flowEdit(reader, own, wordings, text);
  const column = columnOf(startOfEntry(text, first));
  const known = own?.kind === 'map' ? own.entries[0] : undefined;
  const inner = known ? columnOf(startOfEntry(text, known)) : column + 2;
  const lines = wordings.flatMap((wording) => blockLines(wording, inner, lineEnd));
  const heading = own ? [] : [`${' '.repeat(column)}text:`];
  // An entry goes behind those of its map, and a new map to the end of the reader's.
  const around = own?.kind === 'map' && own.entries.length > 0 ? own : reader;
  return atEndOf(around, [...heading, ...lines], file, lineEnd);
}

function atEndOf(map: LocatedMap, lines: readonly string[], { id, text }: SourceFile, lineEnd: string): Edit {
  const last = deepestLast(map);
  const keepsBlanks = last.kind === 'text' && /^[|>]\d?\+/.test(last.raw);
  const end = keepsBlanks ? last.span.end : text.slice(0, last.span.end).trimEnd().length;
  if (keepsBlanks && text[end - 1] === '\n') {
    return { source: id, start: end, end, write: lines.map((line) => line + lineEnd).join('') };
  }
  // Behind a note at the end of the line.
  const next = text.indexOf('\n', end);
  const lineStop = next === -1 ? text.length : text[next - 1] === '\r' ? next - 1 : next;
  const at = Math.max(end, lineStop);
  return { source: id, start: at, end: at, write: lines.map((line) => lineEnd + line).join('') };
}

function deepestLast(node: Located): Located {
  if (node.kind === 'text') return node;
  const last = node.kind === 'map' ? node.entries.at(-1)?.value : node.items.at(-1);
  return last ? deepestLast(last) : node;
}

function blockLines({ unit, texts, isPlain }: NewWording, column: number, lineEnd: '\n' | '\r\n'): readonly string[] {
  const scalar = (value: string, indent: number) => newScalar(value, '"', { indent, inFlow: false, lineEnd });
  const pad = (by: number) => ' '.repeat(column + by);
  const entry = (key: string, value: LanguageText, by: number): readonly string[] => {
    if (typeof value === 'string') return [`${pad(by)}${key}: ${scalar(value, column + by)}`];
    return [
      `${pad(by)}${key}:`,
      `${pad(by + 2)}full: ${scalar(value.full, column + by + 2)}`,
      `${pad(by + 2)}short: ${scalar(value.short, column + by + 2)}`,
    ];
  };
  const [only] = texts.values();
  if (isPlain && only !== undefined) return entry(unit, only, 0);
  return [`${pad(0)}${unit}:`, ...[...texts].flatMap(([language, value]) => entry(language, value, 2))];
}

function flowEdit(reader: LocatedMap, own: Located | undefined, wordings: readonly NewWording[], text: string): Edit {
  const written = wordings
    .map(({ unit, texts, isPlain }) => {
      const value = isPlain ? [...texts.values()][0] : Object.fromEntries(texts);
      return `${JSON.stringify(unit)}: ${JSON.stringify(value)}`;
    })
    .join(', ');
  const map = own?.kind === 'map' ? own : reader;
  const last = map.entries.at(-1);
  const { source } = map.span;
  const end = last ? text.slice(0, last.value.span.end).trimEnd().length : map.span.start + 1;
  const comma = last ? ', ' : '';
  return { source, start: end, end, write: own ? `${comma}${written}` : `${comma}"text": { ${written} }` };
}

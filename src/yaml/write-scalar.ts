import { type LocatedText, typedText } from '../validation/located.js';
import { readYaml } from './read-yaml.js';

/** How a scalar is written. */
type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** Where in a file a scalar stands, or is to stand. */
export interface ScalarPlace {
  /** The column of its key, from 0 on. */
  readonly indent: number;
  /** Whether it stands inside brackets, where line ends and commas mean something else. */
  readonly inFlow: boolean;
  readonly lineEnd: '\n' | '\r\n';
  /** What follows it in its last line: a note, which would be part of a block. */
  readonly behind?: string;
}

export function styleOf(raw: string): ScalarStyle {
  const styles: Readonly<Record<string, ScalarStyle>> = { "'": 'single', '"': 'double', '|': 'literal', '>': 'folded' };
  return styles[raw[0] ?? ''] ?? 'plain';
}

/**
 * A text in the place of another: in the same style, its lines broken as before as far as they stay, or else in the
 * simplest style that holds it.
 */
export function rewrittenScalar({ raw }: Pick<LocatedText, 'raw'>, text: string, place: ScalarPlace): string {
  const own: Readonly<Record<ScalarStyle, () => string>> = {
    plain: () => inOldLines(raw, text, place),
    single: () => `'${inOldLines(raw.slice(1, -1), text.replaceAll("'", "''"), place)}'`,
    double: () => (raw.includes('\n') ? `"${inOldLines(raw.slice(1, -1), escaped(text), place)}"` : spliced(raw, text)),
    literal: () => inOldBlock(raw, text.split('\n'), place),
    folded: () => inOldBlock(raw, foldedLines(raw, text), place),
  };
  const style = styleOf(raw);
  const others = otherStyles(style, text, place);
  const isBlock = style === 'literal' || style === 'folded';
  return firstThatHolds(
    [own[style], ...(isBlock ? others.map((other) => inPlaceOfBlock(raw, other)) : others)],
    text,
    place,
  );
}

/** Another style in the place of a block: with the note behind its header, and with the line ends that it takes with it. */
function inPlaceOfBlock(raw: string, written: () => string): () => string {
  const note = /^[^\s#]*([ \t]+#[^\r\n]*)/.exec(raw)?.[1] ?? '';
  return () => {
    const [first = '', ...lines] = written().split(/(?=\r?\n)/);
    return [first, note, ...lines, endOfBlock(raw)].join('');
  };
}

/** A new text, in the style of one beside it where that can hold it. */
export function newScalar(text: string, like: string, place: ScalarPlace): string {
  const fresh: Readonly<Record<ScalarStyle, () => string>> = {
    plain: () => text,
    single: () => `'${text.replaceAll("'", "''")}'`,
    double: () => doubleQuoted(text),
    literal: () => literalBlock(text, place),
    folded: () => `>-${place.lineEnd}${' '.repeat(place.indent + 2)}${text}`,
  };
  const style = styleOf(like);
  return firstThatHolds([fresh[style], ...otherStyles(style, text, place)], text, place);
}

function otherStyles(style: ScalarStyle, text: string, place: ScalarPlace): readonly (() => string)[] {
  const literal = text.includes('\n') && style !== 'literal' ? [() => literalBlock(text, place)] : [];
  return [...literal, () => doubleQuoted(text)];
}

function firstThatHolds(candidates: readonly (() => string)[], text: string, place: ScalarPlace): string {
  for (const candidate of candidates) {
    const written = candidate();
    if (holds(written, text, place)) return written;
  }
  throw new Error('no style of YAML holds a text');
}

/** Whether a scalar reads back as the text in such a place, without a word of warning. */
function holds(written: string, text: string, { indent, inFlow, lineEnd, behind = '' }: ScalarPlace): boolean {
  if (inFlow && /[\n\r]/.test(written)) return false;
  const pad = ' '.repeat(indent);
  const end = written.endsWith('\n') ? '' : lineEnd;
  const file = inFlow ? `{ a: ${written}, b: c }` : `${pad}a: ${written}${behind}${end}${pad}b: c\n`;
  const read = readYaml({ id: '', text: file });
  if (!read.ok || read.warnings.length > 0 || read.value.kind !== 'map') return false;
  const [first, ...others] = read.value.entries.map(({ value }) => value);
  return first?.kind === 'text' && others.length === 1 && typedText(first).trim() === text.trim();
}

function literalBlock(text: string, { indent, lineEnd }: ScalarPlace): string {
  const pad = ' '.repeat(indent + 2);
  return ['|-', ...text.split('\n').map((line) => (line === '' ? '' : pad + line))].join(lineEnd);
}

/** What a quoted scalar cannot hold as it is: marks, control characters, and what ends a line (YAML 1.2, 5.4 and 7.3.1). */
const needsEscape = /["\\\p{Cc}\u2028\u2029\ufeff]/gu;

function escaped(text: string): string {
  const short: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };
  return text.replace(
    needsEscape,
    (char) => short[char] ?? `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}

function doubleQuoted(text: string): string {
  return `"${escaped(text)}"`;
}

const escapes = /\\x[\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\U[\da-fA-F]{8}|\\.|./gsu;
const named: Readonly<Record<string, string>> = {
  ...{ '0': '\0', a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b', N: '\x85' },
  ...{ _: '\xa0', L: '\u2028', P: '\u2029' },
};

function unescaped(unit: string): string {
  if (unit[0] !== '\\') return unit;
  const name = unit[1] ?? '';
  if (unit.length > 2) return String.fromCodePoint(Number.parseInt(unit.slice(2), 16));
  return named[name] ?? name;
}

/** A quoted text in one line, whose beginning and end stay as they were typed as far as they read the same. */
function spliced(raw: string, text: string): string {
  const units = Array.from(raw.slice(1, -1).matchAll(escapes), ([unit]) => unit);
  const reads = units.map(unescaped);
  let [from, head] = [0, 0];
  while (head < units.length && text.startsWith(reads[head] ?? '', from)) {
    from += reads[head]?.length ?? 0;
    head += 1;
  }
  let [to, tail] = [text.length, units.length];
  const fits = (read: string) => to - read.length >= from && text.endsWith(read, to);
  while (tail > head && fits(reads[tail - 1] ?? '')) {
    tail -= 1;
    to -= reads[tail]?.length ?? 0;
  }
  return `"${units.slice(0, head).join('')}${escaped(text.slice(from, to))}${units.slice(tail).join('')}"`;
}

/** The content of a scalar over several lines, those that stay broken as they were. */
function inOldLines(raw: string, content: string, { lineEnd }: ScalarPlace): string {
  const lines = raw.split(/\r?\n/);
  if (lines.length === 1) return content;
  const pad = /^\s*/.exec(lines[1] ?? '')?.[0] ?? '';
  return brokenAsBefore(
    lines.map((line) => line.trim()),
    content,
  ).join(`${lineEnd}${pad}`);
}

/** A text in lines of about the width that they had, the first and the last ones where they were if they stay. */
function brokenAsBefore(lines: readonly string[], text: string): readonly string[] {
  const ofHead = lines.findIndex((line, i) => line === '' || !text.startsWith(`${lines.slice(0, i + 1).join(' ')} `));
  const head = ofHead === -1 ? lines : lines.slice(0, ofHead);
  const withoutHead = head.length === 0 ? text : text.slice(head.join(' ').length + 1);
  const left = lines.slice(head.length);
  const ends = (from: number) => left[from] !== '' && withoutHead.endsWith(` ${left.slice(from).join(' ')}`);
  let ofTail = left.length;
  while (ofTail > 0 && ends(ofTail - 1)) ofTail -= 1;
  const tail = left.slice(ofTail);
  const rest = tail.length === 0 ? withoutHead : withoutHead.slice(0, -tail.join(' ').length - 1);
  const width = Math.max(...lines.map((line) => line.length), 20);
  const middle = filled(rest, width);
  // No short line is left between two that stay.
  const [last, next] = [middle.at(-1), tail[0]];
  if (last !== undefined && next !== undefined && last.length + 1 + next.length <= width) {
    return [...head, ...middle.slice(0, -1), `${last} ${next}`, ...tail.slice(1)];
  }
  return [...head, ...middle, ...tail];
}

/** A text in lines of a width, as far as its words allow. */
function filled(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  // Several blanks in a row would be lost at the end of a line.
  for (const word of text.split(/(?<=\S) (?=\S)/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function foldedLines(raw: string, text: string): readonly string[] {
  const old = raw
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.trim());
  return text.split('\n').flatMap((paragraph, i) => [...(i > 0 ? [''] : []), ...brokenAsBefore(old, paragraph)]);
}

/** The lines of a block under its header, indented as they were, with what followed the last one. */
function inOldBlock(raw: string, lines: readonly string[], place: ScalarPlace): string {
  const [header = '', ...old] = raw.split(/\r?\n/);
  const firstLine = old.find((line) => line.trim() !== '') ?? '';
  const pad = /^ */.exec(firstLine)?.[0] ?? '';
  return [header, ...lines.map((line) => (line === '' ? '' : pad + line))].join(place.lineEnd) + endOfBlock(raw);
}

/** The line ends behind a block, which are in its range. Looked for from the end: many empty lines may stand in the block. */
function endOfBlock(raw: string): string {
  return /$(?<=((?:\r?\n[ \t]*)*))/.exec(raw)?.[1] ?? '';
}

/** One line of a YAML file, looked at by itself: what an editor sees, whatever the reader of YAML makes of it. */
export interface Line {
  /** Counted from 0. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** How many characters of white space it begins with, of whatever kind. */
  readonly indent: number;
  /** Where its key or its text begins, after the hyphens of a list. */
  readonly column: number;
  readonly dash: boolean;
  readonly entry: Entry | undefined;
  /** What stands after the key, or after the hyphen where there is no key. */
  readonly value: string;
  readonly valueStart: number;
  /** Neither empty nor a comment nor in the middle of a text of several lines. */
  readonly speaks: boolean;
}

export interface Entry {
  readonly key: string;
  /** Offset of the key in the file. */
  readonly start: number;
}

const keyPattern = /^("[^"]*"|'[^']*'|[^\s"'[\]{},#&*!|>%@`-][^:#]*?|-[^\s:][^:]*?)\s*:(?=\s|$)/u;
export const blockHeader = /^[|>][+-]?\d?[+-]?\s*(?:#.*)?$/;

/** The lines of a file. Those inside a text of several lines do not speak. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const raw of text.split('\n')) {
    lines.push(lineOf(raw.replace(/\r$/, ''), lines.length, start));
    start += raw.length + 1;
  }
  const silent = insideTexts(lines);
  return lines.map((line) => (silent.has(line.index) ? { ...line, speaks: false } : line));
}

function lineOf(text: string, index: number, start: number): Line {
  const indent = /^\s*/u.exec(text)?.[0].length ?? 0;
  const hyphens = /^(?:-[ \t]+)*/.exec(text.slice(indent))?.[0].length ?? 0;
  const column = indent + hyphens;
  const body = text.slice(column);
  const found = keyPattern.exec(body);
  const entry = found?.[1] === undefined ? undefined : { key: found[1], start: start + column };
  const after = column + (found?.[0].length ?? 0);
  const gap = /^\s*/u.exec(text.slice(after))?.[0].length ?? 0;
  return {
    index,
    start,
    end: start + text.length,
    text,
    indent,
    column,
    dash: hyphens > 0 || /^-\s*$/.test(body),
    entry,
    value: text.slice(after + gap).trimEnd(),
    valueStart: start + after + gap,
    speaks: !/^\s*(?:#.*)?$/u.test(text),
  };
}

/** The lines in the middle of a text: below `>` or `|`, or up to the quotation mark that closes it. */
function insideTexts(lines: readonly Line[]): ReadonlySet<number> {
  const inside = new Set<number>();
  for (const line of lines) {
    if (inside.has(line.index) || !line.speaks) continue;
    const block = blockHeader.test(line.value);
    // Only then: what comes below is the whole rest of the file.
    if (!block && !/^["']/.test(line.value)) continue;
    const rest = lines.slice(line.index + 1);
    for (const { index } of block ? blockBelow(line, rest) : quotedBelow(line, rest)) inside.add(index);
  }
  return inside;
}

function blockBelow(line: Line, rest: readonly Line[]): readonly Line[] {
  const until = rest.findIndex((next) => next.text.trim() !== '' && next.indent <= line.column);
  return until === -1 ? rest : rest.slice(0, until);
}

/** None where a line comes between that has a key: then the quotation mark has been forgotten. */
function quotedBelow(line: Line, rest: readonly Line[]): readonly Line[] {
  const [quote = ''] = /^["']/.exec(line.value) ?? [];
  if (quote === '' || closingQuote(line.value) !== undefined) return [];
  const middle = rest.slice(0, rest.findIndex((next) => next.text.includes(quote)) + 1);
  const whole = middle.every((next) => !next.entry && (next.indent > line.column || next.text === ''));
  return whole ? middle : [];
}

/** Where the quotation mark stands that closes the one a value begins with; undefined where none does. */
export function closingQuote(value: string): number | undefined {
  const pattern = value.startsWith("'") ? /^'(?:''|[^'])*'/ : /^"(?:\\.|[^"\\])*"/;
  const found = pattern.exec(value);
  return found ? found[0].length - 1 : undefined;
}

/** The nearest lines that speak, above and below. */
export function above(lines: readonly Line[], index: number): Line | undefined {
  return lines.slice(0, index).findLast((line) => line.speaks);
}

export function below(lines: readonly Line[], index: number): Line | undefined {
  return lines.slice(index + 1).find((line) => line.speaks);
}

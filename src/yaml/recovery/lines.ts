/** One line of a YAML file as an editor sees it, whatever the parser makes of it. Offsets are those of the text. */
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
  /** Whether it begins with the hyphen of a list entry. */
  readonly hyphen: boolean;
  readonly key: string | undefined;
  /** What stands after the key, or after the hyphen where there is no key. */
  readonly value: string;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** Neither empty, nor a comment, nor in the middle of a text of several lines. */
  readonly significant: boolean;
}

const keyPattern = /^("[^"]*"|'[^']*'|[^\s"'[\]{},#&*!|>%@`-][^:#]*?|-[^\s:][^:]*?)\s*:(?=\s|$)/u;
export const blockHeader = /^[|>][+-]?\d?[+-]?\s*(?:#.*)?$/;

export function linesOf(text: string): readonly Line[] {
  const rows = text.split('\n');
  let start = 0;
  const lines = rows.map((row, index) => {
    const line = lineOf(row.replace(/\r$/, ''), index, start);
    start += row.length + 1;
    return line;
  });
  const inside = insideTexts(lines);
  return lines.map((line) => (inside.has(line.index) ? { ...line, significant: false } : line));
}

function lineOf(text: string, index: number, start: number): Line {
  const indent = lengthOf(/^[\s\u200b\u2060]*/u, text);
  const column = indent + lengthOf(/^(?:-[ \t]+)*/, text.slice(indent));
  const body = text.slice(column);
  const found = keyPattern.exec(body);
  const after = column + (found?.[0].length ?? 0);
  const gap = lengthOf(/^\s*/u, text.slice(after));
  const value = text.slice(after + gap).trimEnd();
  const valueStart = start + after + gap;
  return {
    index,
    start,
    end: start + text.length,
    text,
    indent,
    column,
    hyphen: column > indent || /^-\s*$/.test(body),
    key: found?.[1],
    value,
    valueStart,
    valueEnd: valueStart + value.length,
    significant: !/^\s*(?:#.*)?$/u.test(text),
  };
}

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0;
}

/** The lines in the middle of a text: below `>` or `|`, or up to the quotation mark that closes it. */
function insideTexts(lines: readonly Line[]): ReadonlySet<number> {
  const inside = new Set<number>();
  for (const line of lines) {
    if (inside.has(line.index) || !line.significant) continue;
    const block = blockHeader.test(line.value);
    // Tested first, because `rest` is a copy of all that follows.
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

/** None where a line with a key comes between: then the quotation mark has been forgotten. */
function quotedBelow(line: Line, rest: readonly Line[]): readonly Line[] {
  const [quote = ''] = /^["']/.exec(line.value) ?? [];
  if (quote === '' || closingQuote(line.value) !== undefined) return [];
  const middle = rest.slice(0, rest.findIndex((next) => next.text.includes(quote)) + 1);
  const whole = middle.every((next) => next.key === undefined && (next.indent > line.column || next.text === ''));
  return whole ? middle : [];
}

/** The index of the quotation mark that closes the one a value begins with; undefined where none does. */
export function closingQuote(value: string): number | undefined {
  const pattern = value.startsWith("'") ? /^'(?:''|[^'])*'/ : /^"(?:\\.|[^"\\])*"/;
  const found = pattern.exec(value);
  return found ? found[0].length - 1 : undefined;
}

/** The offsets of all that stands outside of texts in quotation marks, from one on. */
export function offsetsOutsideQuotes(text: string, from = 0): readonly number[] {
  const offsets: number[] = [];
  for (let at = from; at < text.length; at += 1) {
    const isQuote = /["']/.test(text.charAt(at)) && /[\s,:[{]/u.test(text.charAt(at - 1));
    if (isQuote) at += closingQuote(text.slice(at)) ?? 0;
    else offsets.push(at);
  }
  return offsets;
}

/** The nearest significant line above. */
export function lineAbove(lines: readonly Line[], index: number): Line | undefined {
  // Without a copy of all lines, which is made for each of them.
  for (let at = Math.min(index, lines.length) - 1; at >= 0; at -= 1) if (lines[at]?.significant) return lines[at];
  return undefined;
}

/** The nearest significant line below. */
export function lineBelow(lines: readonly Line[], index: number): Line | undefined {
  return lines.slice(index + 1).find(({ significant }) => significant);
}

import { flowRepair } from './flow.js';
import { below, blockHeader, closingQuote, type Line } from './lines.js';
import { curly, inQuotes, quoted, type SyntaxRepair } from './syntax-repair.js';

/** What is wrong with the text after a key. */
export function valueRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const { value } = line;
  if (value === '') return undefined;
  if (value.startsWith('#')) return onlyComment(line);
  if (/^["']/.test(value)) return quoteRepair(lines, line);
  if (value.startsWith('{{')) return startsWith(line, '{{…}}', 'yaml/bare-braces');
  if (/^[[{]/.test(value)) return flowRepair(lines, line);
  return startRepair(lines, line) ?? plainRepair(line);
}

const forbiddenStarts = '*&!';

/** An unquoted text that begins with a mark that means something to YAML. */
function startRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const { value } = line;
  const [mark] = /^(?:[*&!%@`,\]}]|[-?](?=\s)|[|>])/.exec(value) ?? [];
  if (mark === undefined || blockHeader.test(value)) return undefined;
  const next = below(lines, line.index);
  const holds = next !== undefined && next.indent > line.column;
  if (/^\*[\w-]+$/.test(value)) return nameFromBefore(line);
  if (mark === '&' && /^&\S+$/.test(value) && holds) return nameForLater(line);
  return startsWith(line, mark, forbiddenStarts.includes(mark) ? 'yaml/forbidden' : 'yaml/syntax');
}

function startsWith(line: Line, mark: string, code: SyntaxRepair['code']): SyntaxRepair {
  return wholeInQuotes(line, code, `A text that begins with ${mark} must stand in quotation marks.`);
}

/** `title: &t` over lines of its own. */
function nameForLater({ value, valueStart }: Line): SyntaxRepair {
  return {
    code: 'yaml/forbidden',
    message: `Packs do not name a part of a file, as ${value} does, to repeat it elsewhere.`,
    hint: `Take ${value} away, and write the part out where it is needed again.`,
    start: valueStart,
    end: valueStart + value.length,
    changes: [{ start: valueStart, end: valueStart + value.length, write: '' }],
  };
}

/** `topics: *t`: nobody can tell what it stands for. */
function nameFromBefore({ entry, value, valueStart }: Line): SyntaxRepair {
  return {
    code: 'yaml/forbidden',
    message: `Packs do not repeat a part of a file by a name, as ${value} does.`,
    hint: `Write the part out again. If it is a text, put it in quotation marks:\n  ${inQuotes(entry?.key, value)}`,
    start: valueStart,
    end: valueStart + value.length,
    changes: [{ start: valueStart, end: valueStart + value.length, write: quoted(value) }],
    lossy: true,
  };
}

/** `en: #1 priority` */
function onlyComment(line: Line): SyntaxRepair | undefined {
  const { value, entry } = line;
  if (!entry || /^#(?:\s|$)/.test(value)) return undefined;
  const message = `What stands after # is a note that nobody reads, so "${entry.key}" has no text.`;
  return wholeInQuotes(line, 'yaml/comment-in-text', message);
}

/** A plain text with a colon in it, or with curly marks in the place of straight ones. */
function plainRepair(line: Line): SyntaxRepair | undefined {
  const { value, valueStart, entry } = line;
  const wrapped = /^[“”„＂](.*)[“”＂]$/u.exec(value);
  const colon = /:(?=\s|$)/.exec(value);
  if (wrapped?.[1] !== undefined && (colon || !printsCurly(value, entry?.key))) {
    return {
      code: 'yaml/quotes',
      message: 'Curly quotation marks do not hold a text together.',
      hint: `Write straight ones:\n  ${inQuotes(entry?.key, wrapped[1])}`,
      start: valueStart,
      end: valueStart + value.length,
      changes: [{ start: valueStart, end: valueStart + value.length, write: quoted(wrapped[1]) }],
    };
  }
  const opening = { '}': '{', ']': '[' }[value.slice(-1)];
  if (opening !== undefined && !value.includes(opening)) return unopened(line, opening);
  if (!colon || (!entry && keyLike.test(value))) return strayQuote(line);
  const message = value.endsWith(':')
    ? 'A text that ends with a colon must stand in quotation marks.'
    : 'A text with a colon and a space in it must stand in quotation marks.';
  return { ...wholeInQuotes(line, 'yaml/syntax', message), start: valueStart };
}

/** Whether the curly marks that a text stands in may be meant to be printed: Traditional Chinese has others. */
export function printsCurly(value: string, key: string | undefined): boolean {
  return key !== 'zh-Hant' && !/^＂|＂$/u.test(value);
}

const keyLike = /^[A-Za-z][\w.-]*:/;

/** `figures: part: 2, all: 3 }` */
function unopened({ value, valueStart, entry }: Line, opening: string): SyntaxRepair {
  const written = `${opening}${opening === '{' ? ' ' : ''}`;
  return {
    code: 'yaml/syntax',
    message: `The ${opening} that belongs to the ${value.slice(-1)} at the end is missing.`,
    hint: `Write:\n  ${entry ? `${entry.key}: ` : ''}${written}${value}`,
    start: valueStart,
    end: valueStart + value.length,
    changes: [{ start: valueStart, end: valueStart, write: written }],
  };
}

/** `en: Begin early."` */
function strayQuote(line: Line): SyntaxRepair | undefined {
  const { value, valueStart, entry } = line;
  if (!value.endsWith('"') || value.indexOf('"') !== value.length - 1) return undefined;
  return {
    code: 'yaml/syntax',
    message: 'This text ends with a quotation mark and does not begin with one.',
    hint: `Write:\n  ${inQuotes(entry?.key, value.slice(0, -1))}`,
    start: valueStart + value.length - 1,
    end: valueStart + value.length,
    changes: [{ start: valueStart, end: valueStart, write: '"' }],
  };
}

function wholeInQuotes({ entry, value, valueStart }: Line, code: SyntaxRepair['code'], message: string): SyntaxRepair {
  return {
    code,
    message,
    hint: `Write:\n  ${inQuotes(entry?.key, value)}`,
    start: valueStart,
    end: valueStart + value.length,
    changes: [{ start: valueStart, end: valueStart + value.length, write: quoted(value) }],
  };
}

/** A text that begins with a quotation mark. */
function quoteRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const { value, valueStart } = line;
  const close = closingQuote(value);
  if (close === undefined) return unclosed(lines, line);
  const rest = value.slice(close + 1);
  if (/^\s*(?:#.*)?$/.test(rest)) return value.startsWith('"') ? backslash(line) : undefined;
  const at = { start: valueStart + close + 1 + (/^\s*/.exec(rest)?.[0].length ?? 0), end: valueStart + value.length };
  const changes = (text: string) => [{ start: valueStart, end: valueStart + value.length, write: quoted(text) }];
  const key = line.entry?.key;
  if (value.startsWith("'") && /^[\p{L}\p{N}]/u.test(rest)) {
    const text = value
      .slice(1)
      .replace(/'$/, '')
      .replace(/(?<=\p{L})'(?=\p{L})/gu, '’');
    return {
      code: 'yaml/syntax',
      message: 'The apostrophe ends this text, since it begins with one too.',
      hint: `Put the text in double quotation marks:\n  ${inQuotes(key, text)}`,
      start: valueStart + close,
      end: valueStart + close + 1,
      changes: changes(text),
    };
  }
  if (value.endsWith('"') && close < value.length - 1) {
    const inner = value.slice(1, -1);
    return {
      code: 'yaml/syntax',
      message: 'This text has straight quotation marks inside its quotation marks.',
      hint: `Inside write those that are printed:\n  ${inQuotes(key, inner)}`,
      ...at,
      start: valueStart + close,
      changes: changes(inner),
    };
  }
  const text = curly(value.startsWith('"') ? value : value.replaceAll("'", '"'), key);
  return {
    code: 'yaml/syntax',
    message: 'This text goes on after its closing quotation mark.',
    hint: `Put the whole text in quotation marks:\n  ${inQuotes(key, text)}`,
    ...at,
    changes: changes(text),
  };
}

/** `en: "Begin early.` and `en: "Begin early.”` */
function unclosed(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const { value, valueStart, entry } = line;
  const next = lines[line.index + 1];
  // A text of several lines, closed further down.
  if (next && !next.speaks && next.text.trim() !== '' && !next.text.trimStart().startsWith('#')) return undefined;
  const end = valueStart + value.length;
  const text = value.slice(1);
  const odd = /[“”’＂]$/u.exec(text);
  if (odd) {
    return {
      code: 'yaml/quotes',
      message: `This text is opened with ${value.slice(0, 1)} and closed with ${odd[0]}.`,
      hint: `Write the same straight mark at both ends:\n  ${inQuotes(entry?.key, text.slice(0, -1))}`,
      start: end - 1,
      end,
      changes: [{ start: valueStart, end, write: quoted(text.slice(0, -1)) }],
    };
  }
  const goesOn = next !== undefined && next.entry === undefined && !next.dash && next.text.includes(value.slice(0, 1));
  return {
    code: 'yaml/syntax',
    message: 'A quotation mark is opened here and not closed in this line.',
    hint: goesOn
      ? 'Write the whole text in one line, or put spaces before the lines in which it goes on.'
      : `Close it at the end of the text:\n  ${inQuotes(entry?.key, text)}`,
    start: valueStart,
    end,
    changes: goesOn
      ? [{ start: next.start, end: next.start + next.indent, write: ' '.repeat(line.column + 2) }]
      : [{ start: valueStart, end, write: quoted(text) }],
  };
}

/** `"C:\Users"`: a backslash that starts nothing known. */
function backslash({ value, valueStart }: Line): SyntaxRepair | undefined {
  const found = /^(?:\\[0abtnvfre "/\\N_LP]|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|[^\\])*(\\)/.exec(
    value,
  );
  if (!found) return undefined;
  const at = valueStart + found[0].length - 1;
  return {
    code: 'yaml/syntax',
    message: 'A backslash stands for something else inside double quotation marks.',
    hint: 'Write two of them for one: \\\\',
    start: at,
    end: at + 2,
    changes: [{ start: at, end: at, write: '\\' }],
  };
}

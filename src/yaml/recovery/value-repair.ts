import { toWrite } from '../../text/cut-short.js';
import { blockMarkRepair } from './anchor-repair.js';
import { openedAbove, trailingMarkRepair } from './bracket-repair.js';
import { flowRepair } from './flow-repair.js';
import { blockHeader, closingQuote, type Line } from './lines.js';
import {
  curlyInside,
  insertion,
  messages,
  openedCurly,
  printedInside,
  quotedScalar,
  repairInValue,
  rewrite,
  type SyntaxRepair,
  valueRange,
  wholeInQuotes,
  writeQuoted,
} from './syntax-repair.js';

/** What is wrong with the text after a key. */
export function valueRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const { value } = line;
  if (value === '') return undefined;
  if (value.startsWith('#')) return commentRepair(lines, line);
  if (/^["']/.test(value)) return trailingMarkRepair(lines, line, closingQuote(value)) ?? quoteRepair(lines, line);
  if (value.startsWith('{{') && !opensGroupTwice(value))
    return wholeInQuotes(line, messages.beginsWith('{{…}}'), 'yaml/bare-braces');
  if (/^[[{｛［]/u.test(value)) {
    const wide = wideBracketRepair(line);
    if (wide) return wide;
  }
  if (/^[[{]/.test(value)) return flowRepair(lines, line);
  return markRepair(lines, line) ?? otherBracketRepair(line) ?? plainTextRepair(lines, line);
}

const wideList = /[:：,，[{]\s*[［｛【][\w\s.,，:：-]*[］｝】]\s*[,，\]}］｝】]/u;
const wideMarks = /[［］【】｛｝，：]/gu;

/** `｛ part: 2, whole: 3 ｝` and `{ kind: share, of: ［part, whole］ }`: the brackets of a Chinese keyboard. */
function wideBracketRepair(line: Line): SyntaxRepair | undefined {
  const { value, key } = line;
  if (/["']/.test(value)) return undefined;
  const isGroup = /^｛/u.test(value) && /[:：]/u.test(value) && /[｝}]$/u.test(value);
  // Texts begin with such brackets too; names and numbers alone stand in those of a list.
  const isWithin = /^[[{]/.test(value) && wideList.test(value);
  if (!isGroup && !isWithin) return undefined;
  const written = value.replace(wideMarks, plainMark).replace(/ {2,}/g, ' ');
  return rewrite(valueRange(line), written, {
    message: 'The brackets here are the wide ones of Chinese.',
    hint: `Write plain ones:\n  ${key === undefined ? '' : `${key}: `}${written}`,
  });
}

/** A mark as YAML has it: in Unicode the wide form of it, but for 【】. */
function plainMark(wide: string): string {
  if (/[【】]/u.test(wide)) return wide === '【' ? '[' : ']';
  const plain = wide.normalize('NFKC');
  return /[,:]/.test(plain) ? `${plain} ` : plain;
}

const pair = '[a-z][\\w-]*\\s*[:：]\\s+[\\w.-]+';
const pairsAlone = new RegExp(`^(?:${pair})(?:\\s*[,，]\\s*${pair})+$`, 'u');
const pairsInOthers = new RegExp(`^([（(<〈])\\s*(${pair}(?:\\s*[,，]\\s*${pair})*)\\s*[）)>〉]$`, 'u');

/** `( part: 2, whole: 3 )` and `part: 2, whole: 3`: keys with words and numbers, in other brackets or in none. */
function otherBracketRepair(line: Line): SyntaxRepair | undefined {
  const { value, key } = line;
  const [, opening, inner = value] = pairsInOthers.exec(value) ?? [];
  if (key === undefined || (opening === undefined && !pairsAlone.test(value))) return undefined;
  const written = `{ ${inner.replace(wideMarks, plainMark).replace(/ {2,}/g, ' ')} }`;
  return rewrite(valueRange(line), written, {
    message:
      opening === undefined
        ? `The braces around the keys of "${key}" are missing.`
        : `Keys in one line stand in braces, and these stand in ${opening}.`,
    hint: `Write:\n  ${key}: ${written}`,
  });
}

/** `{{ paragraphs: [1] }`: no figure. */
function opensGroupTwice(value: string): boolean {
  return /^\{\{\s*[A-Za-z][\w-]*:\s/.test(value);
}

/** An unquoted text that begins with a mark that means something in YAML. */
function markRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const { value } = line;
  const [mark] = /^(?:[*&!%@`,\]}]|[-?](?=\s)|[|>])/.exec(value) ?? [];
  if (mark === undefined || blockHeader.test(value)) return undefined;
  const block = blockMarkRepair(lines, line);
  if (block) return block;
  return wholeInQuotes(line, messages.beginsWith(mark), '*&!'.includes(mark) ? 'yaml/forbidden' : 'yaml/syntax');
}

/** `en: #1 priority`, and `accent: #1f4d3a,` in a line of a group in braces. */
function commentRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const { value, key } = line;
  if (key === undefined || /^#(?:\s|$)/.test(value)) return undefined;
  const message = `What stands after # is a note that nobody reads, so "${key}" has no text.`;
  const [inGroup] = openedAbove(lines, line) ? (/^#[^\s,\]}]+(?=\s*[,\]}])/.exec(value) ?? []) : [];
  if (inGroup === undefined) return wholeInQuotes(line, message, 'yaml/comment-in-text');
  const range = { start: 0, end: inGroup.length };
  return {
    ...repairInValue(line, range, message, { ...range, write: quotedScalar(inGroup) }),
    code: 'yaml/comment-in-text',
  };
}

/** A plain text with a colon in it, or with curly quotation marks in place of straight ones. */
function plainTextRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const { value, key } = line;
  const [, wrapped] = /^[“”„＂](.*)[“”＂]$/u.exec(value) ?? [];
  const colon = /:(?=\s|$)/.test(value);
  if (wrapped !== undefined && (colon || !printsCurly(value, key))) {
    return rewrite(valueRange(line), quotedScalar(wrapped), {
      code: 'yaml/quotes',
      message: 'Curly quotation marks do not hold a text together.',
      hint: writeQuoted(key, wrapped, 'Write straight ones:'),
    });
  }
  const opening = { '}': '{', ']': '[' }[value.slice(-1)];
  if (opening !== undefined && !value.includes(opening) && !openedAbove(lines, line))
    return missingBracketRepair(line, opening);
  if (!colon || (key === undefined && /^[A-Za-z][\w.-]*:/.test(value))) return strayQuoteRepair(line);
  return wholeInQuotes(
    line,
    value.endsWith(':') ? 'A text that ends with a colon must stand in quotation marks.' : messages.colonInText,
  );
}

/** Whether curly quotation marks around a text may be meant to be printed: Traditional Chinese has others. */
export function printsCurly(value: string, key: string | undefined): boolean {
  return key !== 'zh-Hant' && !/^＂|＂$/u.test(value);
}

/** `figures: part: 2, all: 3 }` */
function missingBracketRepair({ value, valueStart, valueEnd, key }: Line, opening: string): SyntaxRepair {
  const written = opening === '{' ? '{ ' : opening;
  return {
    message: `The ${opening} that belongs to the ${value.slice(-1)} at the end is missing.`,
    hint: `Write:\n  ${key === undefined ? '' : `${key}: `}${written}${value}`,
    start: valueStart,
    end: valueEnd,
    changes: [insertion(valueStart, written)],
  };
}

/** `en: Begin early."` */
function strayQuoteRepair({ value, valueStart, valueEnd, key }: Line): SyntaxRepair | undefined {
  if (!value.endsWith('"') || value.indexOf('"') !== value.length - 1) return undefined;
  const text = openedCurly(value.slice(0, -1));
  return {
    message: messages.strayQuote,
    hint: writeQuoted(key, text),
    start: valueEnd - 1,
    end: valueEnd,
    changes: [{ start: valueStart, end: valueEnd - text.length - 1, write: '"' }],
  };
}

/** A text that begins with a quotation mark. */
function quoteRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const { value, valueStart, valueEnd, key } = line;
  const close = closingQuote(value);
  if (close === undefined) return unclosedQuoteRepair(lines, line);
  const rest = value.slice(close + 1);
  if (/^\s*(?:#.*)?$/.test(rest)) return value.startsWith('"') ? backslashRepair(line) : undefined;
  const repair = (message: string, lead: string, text: string, range: { start: number; end: number }) => ({
    ...rewrite(valueRange(line), quotedScalar(text), { message, hint: writeQuoted(key, text, lead) }),
    ...range,
  });
  const at = valueStart + close;
  const [, inner] = /^""([^"]+)""$/.exec(value) ?? [];
  if (inner !== undefined) {
    const printed = /\s/.test(inner) ? ' (If they are to be printed, write curly ones inside.)' : '';
    return repair('This value stands in quotation marks twice.', `Write them once:${printed}`, inner, valueRange(line));
  }
  const doubled = /^""[^"]+"$/.test(value) ? 1 : /^"[^"]+""$/.test(value) ? value.length - 1 : undefined;
  if (doubled !== undefined) {
    const range = { start: valueStart + doubled, end: valueStart + doubled + 1 };
    return repair('A second quotation mark stands here.', 'Write:', value.replaceAll('"', ''), range);
  }
  if (value.startsWith("'") && /^[\p{L}\p{N}]/u.test(rest)) {
    const text = value
      .slice(1)
      .replace(/'$/, '')
      .replace(/(?<=\p{L})'(?=\p{L})/gu, '’');
    const message = 'The apostrophe ends this text, since it begins with one too.';
    return repair(message, 'Put the text in double quotation marks:', text, { start: at, end: at + 1 });
  }
  const [, stop] = /^\s*([.!?…。！？]+)$/u.exec(rest) ?? [];
  if (stop !== undefined) {
    const range = { start: valueEnd - stop.length, end: valueEnd };
    return repair(messages.goesOn, 'Put its end inside them too:', `${value.slice(1, close)}${stop}`, range);
  }
  if (value.endsWith('"')) {
    const message = 'This text has straight quotation marks inside its quotation marks.';
    const range = { start: at, end: valueEnd };
    return repair(message, printedInside(key), value.slice(1, -1), range);
  }
  const text = curlyInside(printedMarks(value), key);
  const range = { start: valueEnd - rest.trimStart().length, end: valueEnd };
  return repair(messages.goesOn, 'Put the whole text in quotation marks:', text, range);
}

/** A text with the marks that are printed: of an odd number of them the first one opens the text itself. */
function printedMarks(value: string): string {
  const marked = value.startsWith('"') ? value : value.replaceAll("'", '"');
  return marked.split('"').length % 2 === 0 ? marked.slice(1) : marked;
}

/** `en: "Begin early.` and `en: "Begin early.”` */
function unclosedQuoteRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const { value, valueEnd, key } = line;
  const next = lines[line.index + 1];
  // A text of several lines, closed further down.
  if (next && !next.significant && next.text.trim() !== '' && !next.text.trimStart().startsWith('#')) return undefined;
  const text = value.slice(1);
  const [odd] = /[“”’＂]$/u.exec(text) ?? [];
  if (odd !== undefined) {
    const inner = text.slice(0, -1);
    return {
      ...rewrite(valueRange(line), quotedScalar(inner), {
        code: 'yaml/quotes',
        message: `This text is opened with ${value.slice(0, 1)} and closed with ${odd}.`,
        hint: writeQuoted(key, inner, 'Write the same straight mark at both ends:'),
      }),
      start: valueEnd - 1,
    };
  }
  // What is still to come is not missing.
  const isBegun = text.trim() === '';
  return rewrite(valueRange(line), quotedScalar(text), {
    message: 'A quotation mark is opened here and not closed in this line.',
    hint: writeQuoted(key, isBegun ? '…' : text, 'Close it at the end of the text:'),
    ...(isBegun ? { lossy: true } : {}),
  });
}

const escapeSequences =
  /^(?:\\[0abtnvfre "/\\N_LP]|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|[^\\])*(?=\\)/;

/** A backslash that is none of a pair, and hides no quotation mark. */
const loneBackslash = /\\(?:[\\"]|)/g;

/** `"C:\Users\notes"`: a backslash that begins no escape sequence. Who wrote one so has written all others so. */
function backslashRepair({ key, value, valueStart }: Line): SyntaxRepair | undefined {
  const before = escapeSequences.exec(value);
  if (!before) return undefined;
  const at = valueStart + before[0].length;
  const doubled = value.replace(loneBackslash, (found) => (found === '\\' ? '\\\\' : found));
  return {
    message: 'A backslash stands for something else inside double quotation marks.',
    hint: `Write two of them for one:\n  ${key === undefined ? '' : `${key}: `}${toWrite(doubled)}`,
    start: at,
    end: at + 2,
    changes: [...value.matchAll(loneBackslash)]
      .filter(([found]) => found === '\\')
      .map(({ index }) => insertion(valueStart + index, '\\')),
  };
}

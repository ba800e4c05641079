import { isKeyName } from '../../schema/read-value.js';
import { toWrite } from '../../text/cut-short.js';
import { closingBracket } from './bracket-repair.js';
import { isLanguageThere } from './key-repair.js';
import { blockHeader, closingQuote, type Line } from './lines.js';
import { type Change, insertion, isLanguage, type SyntaxRepair, valueRange } from './syntax-repair.js';

const hint = 'Write the whole text in one line, or put spaces before the lines in which it goes on.';

/** A value as a program wraps it: the lines in which it goes on stand no further in than its key. */
export function wrappedRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const above = lines.slice(0, line.index + 1);
  const group = above.slice(-maxRows).findLast(opensGroup);
  const text = above.findLast(beginsText);
  return (
    (group && wrappedGroupRepair(lines, group, line)) ??
    (text && (wrappedQuoteRepair(lines, text, line) ?? wrappedPlainRepair(lines, text, line)))
  );
}

/** More lines than a group in brackets has. */
const maxRows = 30;

function opensGroup({ significant, value }: Line): boolean {
  return significant && /^(?:\[|\{(?!\{))(?:.*[,[{])?$/.test(value) && closingBracket(value) === undefined;
}

/** Whether it may be the first line of a text. In those below it no key is one word. */
function beginsText({ significant, value, key, hyphen }: Line): boolean {
  return significant && value !== '' && (hyphen || (key !== undefined && isWord(key)));
}

function isWord(key: string): boolean {
  return !/\s/.test(key);
}

/** `en: "Move library hours`, and in the next line `to evenings"`. */
function wrappedQuoteRepair(lines: readonly Line[], head: Line, line: Line): SyntaxRepair | undefined {
  if (!/^["']/.test(head.value) || closingQuote(head.value) !== undefined) return undefined;
  const rest = prosaic(lines.slice(head.index + 1));
  const quote = head.value.charAt(0);
  const rows = rest.slice(0, rest.findIndex(({ text }) => text.trimEnd().endsWith(quote)) + 1);
  const whole = [head.value, ...rows.map(({ text }) => text.trim())].filter((row) => row !== '').join(' ');
  if (closingQuote(whole) !== whole.length - 1 || !isBehind(head, rows, line)) return undefined;
  return {
    message: 'A quotation mark is opened here and not closed in this line.',
    hint: inOneLine(head, whole),
    ...valueRange(head),
    changes: indented(head, rows),
  };
}

function inOneLine({ key }: Line, whole: string): string {
  return `Write the whole text in one line:\n  ${key === undefined ? '' : `${key}: `}${toWrite(whole)}`;
}

/** `en: Move library hours`, and in the next line `to evenings`. */
function wrappedPlainRepair(lines: readonly Line[], head: Line, line: Line): SyntaxRepair | undefined {
  // A number, an id or a word of the format is not wrapped.
  if (!/^[^"'[{|>#&*!%@`].*[\s\u0080-\uffff]/u.test(head.value) || blockHeader.test(head.value)) return undefined;
  const all = prosaic(lines.slice(head.index + 1));
  const until = all.findIndex(
    (row) => /^(?:["'“”「[]|\{(?!\{)|-\s)/u.test(row.text.trim()) || hasLostItsColon(lines, head, row),
  );
  const rows = all.slice(0, until === -1 ? undefined : until);
  const last = rows.findLast(({ text }) => text.trim() !== '');
  const [first] = rows.filter(({ text }) => text.trim() !== '');
  if (!first || !last || !isBehind(head, rows, line)) return undefined;
  return {
    message: 'This line goes on from the text above, and stands no further in than its key.',
    hint,
    start: first.start + first.indent,
    end: first.end,
    changes: [
      ...[head, ...rows].flatMap(({ text, start, valueStart, index }) => {
        const from = index === head.index ? valueStart : start;
        return [...text.slice(from - start).matchAll(/'/g)].map((mark) => insertion(from + mark.index, "'"));
      }),
      insertion(head.valueStart, "'"),
      ...indented(head, rows),
      insertion(last.start + last.text.trimEnd().length, "'"),
    ],
  };
}

/** Whether a line below a plain text is a key without its colon: one that may stand there. */
export function hasLostItsColon(lines: readonly Line[], head: Line, line: Line): boolean {
  // With another sign in place of its colon, or without the space after it.
  if (/^["'“”「]?[A-Za-z][\w.-]*["'“”」]?\s*(?:[：﹕︰＝=]|:(?!\/\/)|[;；]\s*["'“「])/u.test(line.text.trim()))
    return true;
  const [, word, rest = ''] = /^([A-Za-z][\w.-]*)(?:\s+(.+))?$/u.exec(line.text.trim()) ?? [];
  if (word === undefined) return false;
  if (/^["'“”「[{]/u.test(rest)) return true;
  if (isLanguage(head.key)) return isLanguageThere(lines, line, word) || word === 'full' || word === 'short';
  return !/\s/.test(rest) && (isKeyName(word) || lines.some(({ key }) => key === word));
}

/** `author: [{ family: "Sample",`, and in the next line `given: "Ada" }]`. */
function wrappedGroupRepair(lines: readonly Line[], head: Line, line: Line): SyntaxRepair | undefined {
  const all = lines.slice(head.index + 1, head.index + maxRows);
  let whole = head.value;
  for (const [i, { text }] of all.entries()) {
    whole += ` ${text.trim()}`;
    const close = closingBracket(whole);
    if (close === undefined) continue;
    const rows = all.slice(0, i + 1);
    if (close < whole.length - 1 || !isBehind(head, rows, line)) return undefined;
    return {
      message: `What is opened here with ${head.value.charAt(0)} is closed in a line that stands no further in than its key.`,
      hint: 'Write all of it in one line, or put spaces before the lines in which it goes on.',
      ...valueRange(head),
      changes: indented(head, rows),
    };
  }
  return undefined;
}

/** The lines before the first that begins a value of its own, or is a note. */
function prosaic(lines: readonly Line[]): readonly Line[] {
  const isProse = ({ text, key }: Line) => (key === undefined || !isWord(key)) && !/^\s*#/u.test(text);
  const until = lines.findIndex((line) => !isProse(line));
  return until === -1 ? lines : lines.slice(0, until);
}

/** Whether a line is one of a value whose lines are not all further in than its key. */
function isBehind(head: Line, rows: readonly Line[], line: Line): boolean {
  const isOne = line.index >= head.index && line.index <= (rows.at(-1)?.index ?? -1);
  return isOne && rows.some(({ text, indent }) => text.trim() !== '' && indent <= head.column);
}

/** The lines further in than their key, and nothing between paragraphs. */
function indented(head: Line, rows: readonly Line[]): readonly Change[] {
  return rows.map(({ start, end, text, indent }) =>
    text.trim() === ''
      ? { start: start - 1, end, write: '' }
      : insertion(start, ' '.repeat(Math.max(0, head.column + 2 - indent))),
  );
}

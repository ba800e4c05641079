import { marksForComma } from '../../text/marks-for-comma.js';
import { type Line, lineAbove, offsetsOutsideQuotes } from './lines.js';
import { insertion, repairInValue, type SyntaxRepair } from './syntax-repair.js';

interface Mark {
  readonly mark: string;
  /** Its index in the value. */
  readonly at: number;
}

const closerOf: Readonly<Record<string, string>> = { '[': ']', '{': '}' };
const nameOf: Readonly<Record<string, string>> = { '[': 'bracket [', '{': 'brace {' };

function bracketsIn(value: string): readonly Mark[] {
  return marksIn(value).filter(({ mark }) => mark !== ',');
}

/** The brackets, braces and commas of a value, but for those in quotation marks and in a comment. */
function marksIn(value: string): readonly Mark[] {
  const found: Mark[] = [];
  for (const at of offsetsOutsideQuotes(value)) {
    const mark = value.charAt(at);
    if (mark === '#' && /[\s[{,]/.test(value.charAt(at - 1))) break;
    if (/[[\]{},]/.test(mark)) found.push({ mark, at });
  }
  return found;
}

const isOpener = ({ mark }: Mark) => mark in closerOf;

/** The index of the bracket or brace that closes the first one, of whichever kind. */
export function closingBracket(value: string): number | undefined {
  let depth = 0;
  for (const bracket of bracketsIn(value)) {
    depth += isOpener(bracket) ? 1 : -1;
    if (depth === 0) return bracket.at;
  }
  return undefined;
}

/** The line above that opens braces or brackets around this one. */
export function openedAbove(lines: readonly Line[], line: Line): Line | undefined {
  const before = lineAbove(lines, line.index);
  const around = lines.slice(0, line.index).findLast(({ significant, column }) => significant && column < line.indent);
  return [before, around].find((above) => above && opensGroup(above.value));
}

function opensGroup(value: string): boolean {
  return /^[[{](?!\{)/.test(value) && closingBracket(value) === undefined;
}

const markAtEnd = new RegExp(`^\\s*([,${marksForComma}])(?=\\s*(?:#.*)?$)`, 'u');

/**
 * `en: "Begin early.",` and `[1, 2],`: a mark as between entries in braces, at the end of a line.
 * @param close where the quotation mark or bracket stands that ends the value
 */
export function trailingMarkRepair(
  lines: readonly Line[],
  line: Line,
  close: number | undefined,
): SyntaxRepair | undefined {
  if (close === undefined || openedAbove(lines, line)) return undefined;
  const [whole = '', mark] = markAtEnd.exec(line.value.slice(close + 1)) ?? [];
  if (mark === undefined) return undefined;
  const end = close + 1 + whole.length;
  const message = `A line ends without a mark, and here stands ${mark} after the value.`;
  return repairInValue(line, { start: end - mark.length, end }, message, { start: close + 1, end, write: '' });
}

/** `[14 }`, `[1, 2}`, `14] }` and `[[1]`: what is opened is closed by the other kind, not at all, or more than once. */
export function mismatchRepair(line: Line): SyntaxRepair | undefined {
  const brackets = bracketsIn(line.value);
  const balance = balanceOf(brackets);
  const doubled = balance === 0 ? undefined : brackets.find((one, i) => isTwice(one, brackets[i + 1], balance));
  if (doubled) return removal(line, doubled, `A second ${doubled.mark} stands here.`);
  const open: Mark[] = [];
  for (const bracket of brackets) {
    const last = open.at(-1);
    if (isOpener(bracket)) open.push(bracket);
    else if (last && closerOf[last.mark] === bracket.mark) open.pop();
    else return last && mismatch(line, { last, outer: open.at(-2), bracket, balance });
  }
  return undefined;
}

/** `source: paragraphs: [1] }`, `- family: "Smith", given: "Ann" }`, `en: "one"]`: an end without its beginning. */
export function missingOpenerRepair(line: Line): SyntaxRepair | undefined {
  const { key, hyphen, value, valueStart, start, column, text } = line;
  const brackets = bracketsIn(value);
  const last = brackets.at(-1);
  if (key === undefined || !last || last.at < value.length - 1 || balanceOf(brackets) !== -1) return undefined;
  const isGroup = last.mark === '}';
  const isBelowKey = isGroup ? firstKey.test(value) : /^["'{]/.test(value);
  if (!isBelowKey && !(isGroup && hyphen && !value.startsWith('{'))) return undefined;
  const at = isBelowKey ? valueStart : start + column;
  const write = isGroup ? '{ ' : '[';
  return {
    message: `This ${last.mark} ends a ${isGroup ? 'group' : 'list'} that does not begin with ${write.trim()}.`,
    hint: `Write:\n  ${text.slice(column, at - start)}${write}${text.slice(at - start)}`,
    start: valueStart + last.at,
    end: valueStart + last.at + 1,
    changes: [insertion(at, write)],
  };
}

function balanceOf(brackets: readonly Mark[]): number {
  return brackets.reduce((sum, bracket) => sum + (isOpener(bracket) ? 1 : -1), 0);
}

/** The groups in braces inside a value, the innermost first. */
export function groupsWithin({ value, ...line }: Line): readonly Line[] {
  const open: Mark[] = [];
  return bracketsIn(value).flatMap((bracket) => {
    if (isOpener(bracket)) open.push(bracket);
    const opener = isOpener(bracket) ? undefined : open.pop();
    if (opener?.mark !== '{' || opener.at === 0) return [];
    const valueStart = line.valueStart + opener.at;
    const inner = value.slice(opener.at, bracket.at + 1);
    return [{ ...line, value: inner, valueStart, valueEnd: valueStart + inner.length }];
  });
}

/** `[1,, 2]` */
export function secondCommaRepair(line: Line): SyntaxRepair | undefined {
  const marks = marksIn(line.value);
  const second = marks.find(({ mark, at }, i) => {
    const before = marks[i - 1];
    return mark === ',' && before?.mark === ',' && line.value.slice(before.at + 1, at).trim() === '';
  });
  return second && removal(line, second, 'A second comma stands here.');
}

/** Whether a bracket stands beside another of its kind, where there are too many of them. */
function isTwice(one: Mark, next: Mark | undefined, balance: number): boolean {
  return next?.mark === one.mark && next.at === one.at + 1 && isOpener(one) === balance > 0;
}

interface Mismatch {
  /** What is open where the other kind closes. */
  readonly last: Mark;
  /** What is open around it. */
  readonly outer: Mark | undefined;
  readonly bracket: Mark;
  /** How many more are opened than closed. */
  readonly balance: number;
}

function mismatch(line: Line, { last, outer, bracket, balance }: Mismatch): SyntaxRepair {
  const { value } = line;
  const { at, mark } = bracket;
  const [name, closer = ''] = [nameOf[last.mark], closerOf[last.mark]];
  const both = { start: last.at, end: at + 1 };
  if (balance < 0) {
    const [entry] = mark === ']' ? (/(?<=:\s+)[^:]*$/.exec(value.slice(0, at)) ?? []) : [];
    if (entry === undefined) return removal(line, bracket, `This ${mark} closes nothing.`);
    // `{ paragraphs: 2] }`: the list has an end and no beginning.
    const message = 'This ] ends a list that does not begin with [.';
    return repairInValue(line, { start: at, end: at + 1 }, message, insertion(at - entry.length, '['));
  }
  if (balance > 0 && outer && closerOf[outer.mark] === mark) {
    const end = value.slice(0, at).trimEnd().length;
    const message = `A ${name} is opened here and not closed before the ${mark}.`;
    return repairInValue(line, both, message, insertion(end, closer));
  }
  // What stands between the two tells which of them is meant.
  const isGroup = firstKey.test(value.slice(last.at + 1));
  const change =
    isGroup === (last.mark === '{')
      ? { start: at, end: at + 1, write: closer }
      : { start: last.at, end: last.at + 1, write: isGroup ? '{' : '[' };
  return repairInValue(line, both, `A ${name} is opened here and closed by a ${mark}.`, change);
}

const firstKey = /^\s*["']?[A-Za-z][\w.-]*["']?\s*:(?:\s|$)/;

function removal(line: Line, { at }: Mark, message: string): SyntaxRepair {
  const range = { start: at, end: at + 1 };
  return repairInValue(line, range, message, { ...range, write: '' });
}

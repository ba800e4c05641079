import { closingQuote, type Line } from './lines.js';
import { type Change, insertion, type SyntaxRepair } from './syntax-repair.js';

interface Bracket {
  readonly mark: string;
  /** Its index in the value. */
  readonly at: number;
}

const closerOf: Readonly<Record<string, string>> = { '[': ']', '{': '}' };
const nameOf: Readonly<Record<string, string>> = { '[': 'bracket [', '{': 'brace {' };

/** The brackets and braces of a value, but for those in quotation marks and in a comment. */
function bracketsIn(value: string): readonly Bracket[] {
  const found: Bracket[] = [];
  for (let at = 0; at < value.length; at += 1) {
    const mark = value.charAt(at);
    if (/["']/.test(mark) && /[\s,:[{]/.test(value.charAt(at - 1))) at += closingQuote(value.slice(at)) ?? 0;
    else if (mark === '#' && /\s/.test(value.charAt(at - 1))) break;
    else if (/[[\]{}]/.test(mark)) found.push({ mark, at });
  }
  return found;
}

const isOpener = ({ mark }: Bracket) => mark in closerOf;

/** The index of the bracket or brace that closes the first one, of whichever kind. */
export function closingBracket(value: string): number | undefined {
  let depth = 0;
  for (const bracket of bracketsIn(value)) {
    depth += isOpener(bracket) ? 1 : -1;
    if (depth === 0) return bracket.at;
  }
  return undefined;
}

/** `[14 }`, `[1, 2}` and `14] }`: what is opened is closed by the other kind, or not at all. */
export function mismatchRepair(line: Line): SyntaxRepair | undefined {
  const brackets = bracketsIn(line.value);
  const open: Bracket[] = [];
  for (const bracket of brackets) {
    const last = open.at(-1);
    if (isOpener(bracket)) open.push(bracket);
    else if (last && closerOf[last.mark] === bracket.mark) open.pop();
    else return last && mismatch(line, { last, outer: open.at(-2), bracket, balance: balanceOf(brackets) });
  }
  return undefined;
}

/** How many more are opened than closed. */
function balanceOf(brackets: readonly Bracket[]): number {
  return brackets.reduce((sum, bracket) => sum + (isOpener(bracket) ? 1 : -1), 0);
}

interface Mismatch {
  /** What is open where the other kind closes. */
  readonly last: Bracket;
  /** What is open around it. */
  readonly outer: Bracket | undefined;
  readonly bracket: Bracket;
  readonly balance: number;
}

function mismatch(line: Line, { last, outer, bracket, balance }: Mismatch): SyntaxRepair {
  const { key, value, valueStart } = line;
  const [name, closer] = [nameOf[last.mark], closerOf[last.mark] ?? ''];
  const repair = (message: string, { start, end, write }: Change, from = last.at): SyntaxRepair => ({
    message,
    hint: `Write:\n  ${key === undefined ? '' : `${key}: `}${value.slice(0, start)}${write}${value.slice(end)}`,
    start: valueStart + from,
    end: valueStart + bracket.at + 1,
    changes: [{ start: valueStart + start, end: valueStart + end, write }],
  });
  const { at, mark } = bracket;
  if (balance < 0) {
    const [entry] = mark === ']' ? (/(?<=:\s+)[^,:]*$/.exec(value.slice(0, at)) ?? []) : [];
    // `{ paragraphs: 2] }`: the list has an end and no beginning.
    if (entry !== undefined)
      return repair('This ] ends a list that does not begin with [.', insertion(at - entry.length, '['), at);
    return repair(`This ${mark} closes nothing.`, { start: at, end: at + 1, write: '' }, at);
  }
  if (balance > 0 && outer && closerOf[outer.mark] === mark) {
    const end = value.slice(0, at).trimEnd().length;
    return repair(`A ${name} is opened here and not closed before the ${mark}.`, insertion(end, closer));
  }
  return repair(`A ${name} is opened here and closed by a ${mark}.`, { start: at, end: at + 1, write: closer });
}

import { closingQuote, type Line } from './lines.js';
import type { SyntaxRepair } from './syntax-repair.js';

const keyPattern = '[a-z][\\w-]*:(?=\\s|$)';
const startsLine = new RegExp(`^\\s*(?:- )?${keyPattern}`, 'u');
const nextKey = new RegExp(`^(.*?)(\\s*)((?:- )?${keyPattern})`, 'u');

/** Two lines that have become one: `framing:  finding:`, `zh-Hant: "…"  advice:`, `measures: - id: begin`. */
export function joinedLinesRepair({ key, value, valueStart, text, start, column }: Line): SyntaxRepair | undefined {
  if (key === undefined) return undefined;
  const before = valueStart - start - column - key.length - 1;
  const end = endOfFirst(value, before);
  const [, , gap = '', second] = (end === undefined ? undefined : nextKey.exec(value.slice(end))) ?? [];
  if (end === undefined || second === undefined) return undefined;
  const at = valueStart + end + (end === 0 ? 0 : gap.length);
  // What stands between them was the indentation of the second; where that is too little, it becomes a child.
  const was = end === 0 ? before : gap.length;
  const indent = was > 1 || (was === 0 && end > 0) ? was : column + 2;
  const shown = value.slice(at - valueStart);
  return {
    message: `Two lines stand in one: "${second.replace(/:$/, '')}" begins a line of its own.`,
    hint: `Begin a new line before it:\n  ${text.slice(column, at - start).trimEnd()}\n  ${' '.repeat(Math.max(0, indent - column))}${shown}`,
    start: at,
    end: at + second.length,
    changes: [{ start: at - (end === 0 ? 0 : gap.length), end: at, write: `\n${' '.repeat(indent)}` }],
  };
}

/** Where the first value ends, if that is plain: at a quotation mark, at a bracket, or at once where there is none. */
function endOfFirst(value: string, gap: number): number | undefined {
  if (new RegExp(`^(?:${keyPattern}\\s*$|- ${keyPattern})`, 'u').test(value)) return 0;
  if (gap > 1 && new RegExp(`^${keyPattern}`, 'u').test(value)) return 0;
  const close = value.startsWith('"') ? closingQuote(value) : undefined;
  const bracket = /^(?:\{[^{}]*\}|\[[^[\]]*\])/.exec(value)?.[0].length;
  const end = close === undefined ? bracket : close + 1;
  if (end !== undefined) return startsLine.test(value.slice(end)) ? end : undefined;
  return new RegExp(`^[\\w.-]+(?=\\s{2,}${keyPattern})`, 'u').exec(value)?.[0].length;
}

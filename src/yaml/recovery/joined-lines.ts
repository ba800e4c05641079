import { closingQuote, type Line } from './lines.js';
import type { SyntaxRepair } from './syntax-repair.js';

const key = '[a-z][\\w-]*:(?=\\s|$)';
const begins = new RegExp(`^\\s*(?:- )?${key}`, 'u');
const next = new RegExp(`^(.*?)(\\s*)((?:- )?${key})`, 'u');

/** Two lines that have become one: `framing:  finding:`, `zh-Hant: "…"  advice:`, `measures: - id: begin`. */
export function joinedLines({ entry, value, valueStart, text, start, column }: Line): SyntaxRepair | undefined {
  if (!entry) return undefined;
  const before = valueStart - start - column - entry.key.length - 1;
  const end = endOfFirst(value, before);
  const [, , gap = '', second] = (end === undefined ? undefined : next.exec(value.slice(end))) ?? [];
  if (end === undefined || second === undefined) return undefined;
  const at = valueStart + end + (end === 0 ? 0 : gap.length);
  // What stands between them was the indentation of the second; where there is hardly any, it is made up.
  const was = end === 0 ? before : gap.length;
  const indent = was > 1 || (was === 0 && end > 0) ? was : column + 2;
  const shown = value.slice(at - valueStart);
  return {
    code: 'yaml/syntax',
    message: `Two lines stand in one: "${second.replace(/:$/, '')}" begins a line of its own.`,
    hint: `Begin a new line before it:\n  ${text.slice(column, at - start).trimEnd()}\n  ${' '.repeat(Math.max(0, indent - column))}${shown}`,
    start: at,
    end: at + second.length,
    changes: [{ start: at - (end === 0 ? 0 : gap.length), end: at, write: `\n${' '.repeat(indent)}` }],
  };
}

/** Where the first value ends, if it is plain where: at a quotation mark, at a bracket, or where there is none. */
function endOfFirst(value: string, gap: number): number | undefined {
  if (new RegExp(`^(?:${key}\\s*$|- ${key})`, 'u').test(value)) return 0;
  if (gap > 1 && new RegExp(`^${key}`, 'u').test(value)) return 0;
  const close = value.startsWith('"') ? closingQuote(value) : undefined;
  if (close !== undefined) return begins.test(value.slice(close + 1)) ? close + 1 : undefined;
  const bracket = /^(?:\{[^{}]*\}|\[[^[\]]*\])/.exec(value)?.[0].length;
  if (bracket !== undefined) return begins.test(value.slice(bracket)) ? bracket : undefined;
  const word = new RegExp(`^[\\w.-]+(?=\\s{2,}${key})`, 'u').exec(value);
  return word?.[0].length;
}

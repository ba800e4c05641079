import type { DiagnosticCode } from '../../diagnostics/codes.js';
import { toWrite } from '../../text/cut-short.js';
import { doubleQuoted } from '../../text/double-quoted.js';
import type { Line } from './lines.js';

/** A stretch of a text; offsets are those of the text as it was read. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** One stretch replaced by another. */
export interface Change extends Range {
  readonly write: string;
}

/** What the parser reports, and where. */
export interface SyntaxProblem {
  readonly offset: number;
  /** The code of the parser, where the problem is one of its own. */
  readonly code?: string;
}

/** A mistake of YAML syntax: what the editor reads about it, and what repairs it. */
export interface SyntaxRepair extends Range {
  /** `yaml/syntax` where none is given. */
  readonly code?: Extract<DiagnosticCode, `yaml/${string}`>;
  readonly message: string;
  readonly hint: string;
  readonly related?: Range & { readonly message: string };
  /** Never empty: reading goes on as if the editor had made these changes. */
  readonly changes: readonly Change[];
  /** Where its lines belong is a guess: nothing is to be said of what they hold before they have been put there. */
  readonly isGuess?: boolean;
  /** The repaired text says less than the editor meant, so that nothing follows from what it lacks. */
  readonly lossy?: boolean;
}

/** A repair that replaces just the stretch that it points at. */
export function rewrite(range: Range, write: string, about: Omit<SyntaxRepair, keyof Range | 'changes'>): SyntaxRepair {
  const { start, end } = range;
  return { ...about, start, end, changes: [{ start, end, write }] };
}

/** A repair inside the value of a line, with the line as it is meant. Range and change are those of the value. */
export function repairInValue(
  { key, value, valueStart }: Line,
  range: Range,
  message: string,
  change: Change,
): SyntaxRepair {
  const { start, end, write } = change;
  const written = value.slice(0, start) + write + value.slice(end);
  return {
    message,
    hint: `Write:\n  ${key === undefined ? '' : `${key}: `}${written}`,
    start: valueStart + range.start,
    end: valueStart + range.end,
    changes: [{ start: valueStart + start, end: valueStart + end, write }],
  };
}

/** A repair that puts the whole value of a line in quotation marks. */
export function wholeInQuotes(line: Line, message: string, code: SyntaxRepair['code'] = 'yaml/syntax'): SyntaxRepair {
  return rewrite(valueRange(line), quotedScalar(line.value), {
    code,
    message,
    hint: writeQuoted(line.key, line.value),
  });
}

export function valueRange({ valueStart, valueEnd }: Line): Range {
  return { start: valueStart, end: valueEnd };
}

export function insertion(at: number, write: string): Change {
  return { start: at, end: at, write };
}

/** A line, or a stretch up to its end, that reading passes over: a note of the same length. */
export function asNote({ start, end }: Range): Change {
  return { start, end, write: '#'.padEnd(end - start) };
}

/** Messages that more than one check gives. */
export const messages = {
  beginsWith: (mark: string) => `A text that begins with ${mark} must stand in quotation marks.`,
  colonInText: 'A text with a colon and a space in it must stand in quotation marks.',
  noColon: (key: string, mark: string) => `After "${key}" stands ${mark} in place of a colon.`,
  goesOn: 'This text goes on after its closing quotation mark.',
  quoteNotClosed: 'A quotation mark is opened here and not closed.',
  strayQuote: 'This text ends with a quotation mark and does not begin with one.',
} as const;

/** A hint with a line as the editor should write it, its text in straight quotation marks. */
export function writeQuoted(key: string | undefined, text: string, lead = 'Write:'): string {
  return `${lead}\n  ${key === undefined ? '' : `${key}: `}${doubleQuoted(toWrite(curlyInside(text.trim(), key)))}`;
}

/** The text before a straight mark that closes it, without the curly one with which it was opened. */
export function openedCurly(text: string): string {
  const [opened, closed] = [text.match(/[“„＂]/gu), text.match(/”/gu)];
  return (opened?.length ?? 0) > (closed?.length ?? 0) ? text.replace(/^[“„＂]/u, '') : text;
}

/** The quotation marks of languages that do not print “these”, by the key of a text. */
const printedQuotes: Readonly<Record<string, readonly [string, string]>> = {
  'zh-Hant': ['「', '」'],
  ja: ['「', '」'],
  de: ['„', '“'],
  fr: ['« ', ' »'],
  es: ['«', '»'],
  ru: ['«', '»'],
  ar: ['«', '»'],
};

/** Whether a key is that of a language, so that its quotation marks are known. */
export function isLanguage(key: string | undefined): boolean {
  return key !== undefined && /^[a-z]{2,3}(?:-[A-Z][A-Za-z]+)?$/.test(key);
}

/** The lead of a hint that puts printed quotation marks inside a text. */
export function printedInside(key: string | undefined): string {
  return isLanguage(key)
    ? 'Inside write those that are printed:'
    : 'Inside write those that are printed in its language, such as these in English:';
}

/** The text with straight quotation marks turned into those that its language prints. */
export function curlyInside(text: string, key: string | undefined): string {
  const [open, close] = printedQuotes[key ?? ''] ?? ['“', '”'];
  const marks = text.split('"').length - 1;
  // One alone between two letters stands for an apostrophe.
  if (marks === 1 && /\p{L}"\p{L}/u.test(text)) return text.replace('"', '’');
  return text.split('"').reduce((all, part, i) => `${all}${i % 2 === 1 ? open : close}${part}`);
}

/** The text as a scalar in double quotation marks. */
export function quotedScalar(text: string): string {
  return doubleQuoted(text.trim());
}

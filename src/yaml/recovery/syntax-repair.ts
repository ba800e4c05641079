import type { DiagnosticCode } from '../../diagnostics/codes.js';

/** One stretch of a text replaced by another. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly write: string;
}

/** A slip of the pen in a YAML file: what to tell the editor, and what would mend it. Offsets are those of the text read. */
export interface SyntaxRepair {
  readonly code: Extract<DiagnosticCode, `yaml/${string}`>;
  readonly message: string;
  readonly hint: string;
  readonly start: number;
  readonly end: number;
  readonly related?: { readonly start: number; readonly end: number; readonly message: string };
  /** Never empty: what comes after is read as if the editor had mended it so. */
  readonly changes: readonly Change[];
  /** The mended text can be read, but says less than the editor meant: nothing is to be concluded from what it lacks. */
  readonly lossy?: boolean;
}

const longest = 56;

/** A line as the editor should write it, the text in straight quotation marks; a long one is cut short. */
export function inQuotes(key: string | undefined, text: string): string {
  const inner = curly(text.trim(), key);
  const shown = [...inner].length > longest ? `${[...inner].slice(0, longest).join('').trimEnd()} …` : inner;
  return `${key === undefined ? '' : `${key}: `}"${shown}"`;
}

/** Straight quotation marks inside a text become those that the language prints. */
export function curly(text: string, key: string | undefined): string {
  const [open, close] = key === 'zh-Hant' ? ['「', '」'] : ['“', '”'];
  let opened = false;
  return text.replaceAll('"', () => {
    opened = !opened;
    return opened ? open : close;
  });
}

/** A text as YAML needs it, for the mended file. */
export function quoted(text: string): string {
  return `"${text.trim().replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

import { flowRepair, openedAbove } from './flow.js';
import { indentationRepair, loneEntry, lostHyphen, whiteSpaceRepair } from './indentation.js';
import { joinedLines } from './joined-lines.js';
import { keyRepair } from './keys.js';
import { above, type Line, linesOf } from './lines.js';
import { inQuotes, quoted, type SyntaxRepair } from './syntax-repair.js';
import { valueRepair } from './values.js';

/** What the reader of YAML stumbled over, and where. */
export interface Stumble {
  readonly offset: number;
  /** Its own code for it, where it has one. */
  readonly code?: string;
}

/**
 * The slip of the pen that made the reader stumble. The reader often stumbles later than the slip is, so the lines
 * above are looked at as well; where every line is sound by itself, how they line up.
 */
export function findRepair(text: string, { offset, code }: Stumble): SyntaxRepair | undefined {
  const lines = linesOf(text);
  const at = lines.findLastIndex(({ start }) => start <= offset);
  const here = lines[at];
  if (!here) return undefined;
  if (code === 'MULTIPLE_DOCS' || /^(?:---|\.\.\.)/.test(here.text)) return secondDocument(lines, at);
  const speaking = lines.slice(0, at).filter(({ speaks }) => speaks);
  const near = [here, ...speaking.slice(-3).reverse()];
  // Of what is never closed the reader only knows at the end of the file.
  if (code === 'MISSING_CHAR') near.push(...speaking.filter(({ value }) => /^["'[{]/.test(value)).reverse());
  for (const line of near) {
    const found = white(lines, line) ?? (line.speaks ? inLine(lines, line) : undefined);
    if (found) return found;
  }
  const braces = openedAbove(lines, here);
  const unclosed = braces && flowRepair(lines, braces);
  if (unclosed) return unclosed;
  const next = lines[at + 1];
  const around = [here, ...(next?.speaks ? [next] : [])];
  for (const line of around) {
    const found =
      textOfSeveralLines(lines, line) ??
      loneEntry(lines, line) ??
      lostHyphen(lines, line) ??
      indentationRepair(lines, line);
    if (found) return found;
  }
  return undefined;
}

function white(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  return line.text.trim() === '' ? undefined : whiteSpaceRepair(lines, line);
}

function inLine(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const before = above(lines, line.index);
  // A text in a line of its own, below its key.
  const text = before?.entry !== undefined && before.value === '' && line.indent > before.column;
  const value = line.entry || line.dash || text ? valueRepair(lines, line) : undefined;
  return keyRepair(lines, line) ?? joinedLines(line) ?? value;
}

/** An unquoted text that goes on in the next line, and has a colon there. */
function textOfSeveralLines(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const before = above(lines, line.index);
  if (!before?.entry || !line.entry || line.indent <= before.column || line.dash) return undefined;
  if (!/^[^"'[{|>].*\s.*[^.!?。！？]$/u.test(before.value)) return undefined;
  return {
    code: 'yaml/syntax',
    message: 'A text with a colon and a space in it must stand in quotation marks.',
    hint: `Write it in one line:\n  ${inQuotes(before.entry.key, `${before.value} ${line.text.trim()}`)}`,
    start: line.start + line.indent,
    end: line.end,
    changes: [
      { start: before.valueStart, end: before.valueStart + before.value.length, write: quoted(before.value) },
      { start: line.start, end: line.end, write: '#'.padEnd(line.end - line.start) },
    ],
  };
}

/** A line of --- or ... in the middle of a file. */
function secondDocument(lines: readonly Line[], at: number): SyntaxRepair | undefined {
  const line = lines.slice(0, at + 1).findLast(({ text }) => /^(?:---|\.\.\.)/.test(text));
  const [mark = ''] = /^(?:---|\.\.\.)/.exec(line?.text ?? '') ?? [];
  if (!line) return undefined;
  return {
    code: 'yaml/forbidden',
    message: `A line of ${mark} ends the file, and what comes after it would be lost.`,
    hint: 'Delete the line, or put the second part in a file of its own.',
    start: line.start,
    end: line.start + mark.length,
    changes: [{ start: line.start, end: line.start + mark.length, write: '#  ' }],
  };
}

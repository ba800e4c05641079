import { isKeyName } from '../../schema/read-value.js';
import { toWrite } from '../../text/cut-short.js';
import { aliasRepair, anchorRepair } from './anchor-repair.js';
import { missingOpenerRepair, openedAbove } from './bracket-repair.js';
import { flowRepair } from './flow-repair.js';
import { foreignEntryRepair } from './foreign-entry-repair.js';
import { indentationRepair } from './indentation-repair.js';
import { joinedLinesRepair } from './joined-lines-repair.js';
import { keyRepair } from './key-repair.js';
import { type Line, lineAbove, lineBelow, linesOf } from './lines.js';
import {
  asNote,
  messages,
  quotedScalar,
  rewrite,
  type SyntaxProblem,
  type SyntaxRepair,
  valueRange,
  writeQuoted,
} from './syntax-repair.js';
import { unindentedRepair } from './unindented-repair.js';
import { valueRepair } from './value-repair.js';
import { whiteSpaceRepair } from './white-space-repair.js';
import { wrappedRepair } from './wrapped-repair.js';

/**
 * The repair of the mistake behind a problem. The parser often reports a problem further down than the mistake is, so
 * the lines above are examined as well; where each line is sound by itself, how they line up.
 */
export function findRepair(text: string, { offset, code }: SyntaxProblem): SyntaxRepair | undefined {
  const lines = linesOf(text);
  const at = lines.findLastIndex(({ start }) => start <= offset);
  const here = lines[at];
  if (!here) return undefined;
  const fence = fenceRepair(lines);
  if (fence) return fence;
  const foreign = foreignEntryRepair(lines, at);
  if (foreign) return foreign;
  if (code === 'MULTIPLE_DOCS' || documentMark.test(here.text)) return secondDocumentRepair(lines, at);
  const above = lines.slice(0, at).filter(({ significant }) => significant);
  // Only at the end of the file does the parser know what is never closed.
  const unclosed = code === 'MISSING_CHAR' ? above.filter(({ value }) => /^["'[{]/.test(value)) : [];
  const next = here.significant ? lines[at + 1] : lineBelow(lines, at);
  // What is wrong with a line below empty ones may be reported at these.
  const from = here.significant || !next ? [here] : [here, next];
  const near = [...from, ...above.slice(-3).reverse(), ...unclosed.reverse()];
  const braces = openedAbove(lines, here);
  // A note may begin anywhere.
  const around = [here, next].flatMap((line) => (line?.significant ? [line] : []));
  return (
    firstRepair(near, (line) => lineRepair(lines, line)) ??
    // A tab before the hyphen of a list is reported where the key above it ends.
    (next && whiteSpaceRepair(lines, next)) ??
    (braces && flowRepair(lines, braces)) ??
    firstRepair(around, (line) => foldedTextRepair(lines, line) ?? indentationRepair(lines, line))
  );
}

function firstRepair(
  lines: readonly Line[],
  repairOf: (line: Line) => SyntaxRepair | undefined,
): SyntaxRepair | undefined {
  for (const line of lines) {
    const repair = repairOf(line);
    if (repair) return repair;
  }
  return undefined;
}

/** The repair of a line by itself. */
function lineRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const whiteSpace = line.text.trim() === '' ? undefined : whiteSpaceRepair(lines, line);
  if (whiteSpace || !line.significant) return whiteSpace;
  const before = lineAbove(lines, line.index);
  // A text in a line of its own, below its key.
  const isText = before?.key !== undefined && before.value === '' && line.indent > before.column;
  return (
    noteRepair(lines, line) ??
    otherNoteRepair(line) ??
    wrappedRepair(lines, line) ??
    anchorRepair(lines, line) ??
    aliasRepair(line) ??
    missingOpenerRepair(line) ??
    unindentedRepair(lines, line) ??
    keyRepair(lines, line) ??
    joinedLinesRepair(line) ??
    (line.key !== undefined || line.hyphen || isText ? valueRepair(lines, line) : undefined)
  );
}

/** A note as a program wraps it: `# The works, in the form in which`, and in the next line `Zotero exports them`. */
function noteRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const above = lines[line.index - 1];
  const isBelowNote = above !== undefined && /^\s*#/u.test(above.text) && above.indent >= line.indent;
  const isKey = line.key !== undefined && !/\s/.test(line.key);
  if (!isBelowNote || isKey || line.hyphen) return undefined;
  const [, first = ''] = /^(\p{L}[^\s:：=]*)\s+[^\s"“'{[]\S*\s+\S/u.exec(line.text.trim()) ?? [];
  // A line with a key, or two words, has lost its colon.
  if (first === '' || isKeyName(first)) return undefined;
  const { start, indent, end, text } = line;
  return {
    message: 'This line goes on from the note above it, and does not begin with #.',
    hint: `Write:\n  # ${toWrite(text.trim())}`,
    start: start + indent,
    end,
    changes: [asNote(line)],
  };
}

/** A note as other programs mark it: `// later`, `-- later`, `<!-- later -->`. */
function otherNoteRepair(line: Line): SyntaxRepair | undefined {
  const { start, indent, end, text, key } = line;
  const [, mark = '', note = ''] = otherNote.exec(text) ?? [];
  // Two hyphens before a key are one of a list.
  if (mark === '' || (key !== undefined && (mark === '--' || !key.startsWith(mark)))) return undefined;
  return {
    message: `A note begins with "#", and this line with "${mark}".`,
    hint: `Write:\n  # ${toWrite(note.replace(/\s*(?:-->|\*\/)\s*$/, '').trim())}`,
    start: start + indent,
    end,
    changes: [asNote(line)],
  };
}

const otherNote = /^\s*(\/\/|--(?=\s)|\/\*|<!--|[;%＃](?=\s))\s*(.*)$/su;

/** An unquoted text that goes on in the next line, and has a colon there. */
function foldedTextRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const before = lineAbove(lines, line.index);
  if (before?.key === undefined || line.key === undefined || line.indent <= before.column || line.hyphen)
    return undefined;
  if (!/^[^"'[{|>].*\s.*[^.!?。！？]$/u.test(before.value)) return undefined;
  const { start, end, indent, text } = line;
  return {
    message: messages.colonInText,
    hint: writeQuoted(before.key, `${before.value} ${text.trim()}`, 'Write it in one line:'),
    start: start + indent,
    end,
    changes: [{ ...valueRange(before), write: quotedScalar(before.value) }, asNote(line)],
  };
}

/** ` ```yaml ` above the lines and ` ``` ` below them, as a chat or a web page shows YAML. */
function fenceRepair(lines: readonly Line[]): SyntaxRepair | undefined {
  const fences = lines.filter(({ text, significant }) => significant && /^\s*(?:`{3,}|~{3,})\s*[\w-]*\s*$/.test(text));
  const [first] = fences;
  if (!first) return undefined;
  const mark = first.text.trim().replace(/[^`~]/g, '');
  return {
    message: `A line of ${mark} is of Markdown, in which it begins or ends a piece of code.`,
    hint: fences.length === 1 ? 'Delete the line.' : 'Delete this line and the one that belongs to it.',
    start: first.start + first.indent,
    end: first.end,
    changes: fences.map(asNote),
  };
}

const documentMark = /^(?:---|\.\.\.)/;

/** A line of --- or ... in the middle of a file. */
function secondDocumentRepair(lines: readonly Line[], at: number): SyntaxRepair | undefined {
  const line = lines.slice(0, at + 1).findLast(({ text }) => documentMark.test(text));
  if (!line) return undefined;
  const mark = line.text.slice(0, 3);
  const sections = (part: readonly Line[]) =>
    part.flatMap(({ indent, key, hyphen }) => (indent > 0 || hyphen ? [] : (key ?? [])));
  const before = sections(lines.slice(0, line.index));
  const below = lines.slice(line.index + 1);
  if (sections(below).some((key) => before.includes(key))) {
    return {
      code: 'yaml/forbidden',
      message: `A line of ${mark} ends the file, and what comes after it would be lost.`,
      hint: 'Put what comes after it in a file of its own, and delete the line.',
      start: line.start,
      end: line.start + mark.length,
      changes: [line, ...below].map(asNote),
    };
  }
  return rewrite({ start: line.start, end: line.start + mark.length }, '#  ', {
    code: 'yaml/forbidden',
    message: `A line of ${mark} ends the file, and what comes after it would be lost.`,
    hint: 'Delete the line, or put the second part in a file of its own.',
  });
}

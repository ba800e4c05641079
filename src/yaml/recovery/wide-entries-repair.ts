import { toWrite } from '../../text/cut-short.js';
import { type Line, lineBelow } from './lines.js';
import { insertion, type SyntaxRepair } from './syntax-repair.js';

/** An entry of a list whose first key stands closer to the hyphen than its others. */
interface WideEntry {
  readonly first: Line;
  readonly next: Line;
  readonly spaces: number;
}

/**
 * A whole file is indented with four spaces or with the Tab key: the keys of each entry stand as far behind its hyphen as
 * those of a group behind their key, and only the first stands right behind it. One entry alone is a slip of its own.
 */
export function wideEntriesRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const above = lines.slice(0, line.index).findLast(({ significant }) => significant);
  const entry = above && wideEntryAt(lines, above);
  if (entry?.next !== line) return undefined;
  const alike = lines.flatMap((one) => wideEntryAt(lines, one) ?? []).filter(({ spaces }) => spaces === entry.spaces);
  if (alike.length < 2) return undefined;
  const { first, spaces } = entry;
  const written = `${first.text.slice(0, first.column)}${' '.repeat(spaces)}${first.text.slice(first.column)}`;
  const others = alike.length - 1;
  const where = others === 1 ? 'so does one other entry of this file' : `so do ${others} other entries of this file`;
  return {
    message: `The first key of this entry begins ${spaces} spaces before its other keys, and ${where}.`,
    hint: `The keys of an entry begin in one column. Put ${spaces} more spaces behind each of these hyphens:\n  ${toWrite(written.trim())}`,
    related: {
      start: line.start + line.indent,
      end: line.start + line.indent + (line.key?.length ?? 1),
      message: 'The other keys of this entry begin here.',
    },
    start: first.start + first.indent,
    end: first.start + first.column + (first.key?.length ?? 1),
    changes: alike.map((one) => insertion(one.first.start + one.first.column, ' '.repeat(spaces))),
  };
}

function wideEntryAt(lines: readonly Line[], first: Line): WideEntry | undefined {
  if (!first.significant || !first.hyphen || first.key === undefined || first.value === '') return undefined;
  const next = lineBelow(lines, first.index);
  if (!next || next.hyphen || next.key === undefined || /^[|>[{&!]/.test(first.value)) return undefined;
  const spaces = next.indent - first.column;
  return spaces >= 2 ? { first, next, spaces } : undefined;
}

import { restToWrite } from './key-repair.js';
import { blockHeader, type Line, lineAbove } from './lines.js';
import { insertion, type SyntaxRepair, writeQuoted } from './syntax-repair.js';
import { hasLostItsColon } from './wrapped-repair.js';

/** A text in lines below its key that stands no further in than that. */
export function unindentedRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const above = lineAbove(lines, line.index);
  if (above?.key === undefined || line.key !== undefined || line.hyphen || line.column > above.column) return undefined;
  if (blockHeader.test(above.value)) {
    const message = `The text below ${above.value.slice(0, 1)} must stand further in than its key.`;
    return furtherIn(lines, above, line, { message, hint: 'Put two more spaces before each of its lines.' });
  }
  const text = line.text.trim();
  const isQuoted = /^(?:"[^"]*"|'[^']*')$/.test(text);
  // Of one word it may be a key without its colon.
  if (above.value !== '' || !(isQuoted || (isWords(text) && !hasLostItsColon(lines, above, line)))) return undefined;
  return furtherIn(lines, above, line, {
    message: `This text belongs to "${above.key}", and stands no further in than that.`,
    hint: isQuoted
      ? `Write it behind its key:\n  ${above.key}: ${restToWrite(text)}`
      : writeQuoted(above.key, text, 'Write it behind its key:'),
  });
}

/** A text of several words, or in letters that no key has. */
function isWords(text: string): boolean {
  return /^[^"'“”「{}[\]#&*!|>%@`,:-].*\s/u.test(text) || /^[\p{L}\p{N}\p{P}]*[^\0-\u024f]/u.test(text);
}

function furtherIn(
  lines: readonly Line[],
  above: Line,
  line: Line,
  about: Pick<SyntaxRepair, 'message' | 'hint'>,
): SyntaxRepair {
  const indent = ' '.repeat(above.column + 2);
  return {
    ...about,
    start: line.start + line.column,
    end: line.end,
    changes: textFrom(lines, line).map(({ start }) => insertion(start, indent)),
  };
}

/** A line and those after it that have no key either. */
function textFrom(lines: readonly Line[], line: Line): readonly Line[] {
  const rest = lines.slice(line.index);
  const until = rest.findIndex(({ significant, key }) => significant && key !== undefined);
  return rest.slice(0, until === -1 ? rest.length : until).filter(({ text }) => text.trim() !== '');
}

import { type Line, lineBelow } from './lines.js';
import { asNote, type SyntaxRepair, valueRange } from './syntax-repair.js';

/** `measures: [` and below it a list with hyphens, or nothing yet. */
export function loneOpenerRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const { value } = line;
  if (line.key === undefined || (value !== '[' && value !== '{')) return undefined;
  const next = lineBelow(lines, line.index);
  if (!next || next.indent < line.column || (next.indent === line.column && !next.hyphen)) {
    return nothingInsideRepair(line);
  }
  return value === '[' && next.hyphen ? needlessBracketRepair(lines, line) : undefined;
}

function nothingInsideRepair(line: Line): SyntaxRepair {
  const { key, value } = line;
  const [name, written] = value === '[' ? ['bracket [', '[…]'] : ['brace {', '{ … }'];
  return {
    message: `A ${name} is opened here and not closed.`,
    hint: `Write what belongs into it, and close it:\n  ${key}: ${written}`,
    ...valueRange(line),
    changes: [{ ...valueRange(line), write: value === '[' ? '[]' : '{}' }],
    // What is still to come is not missing.
    lossy: true,
  };
}

function needlessBracketRepair(lines: readonly Line[], line: Line): SyntaxRepair {
  const closing = lines.slice(line.index + 1).find(({ text }) => /^\s*\],?\s*$/.test(text));
  return {
    message: `A list with hyphens stands below "${line.key}", and has no brackets.`,
    hint: `Take the bracket away${closing ? ', and the one that closes it' : ''}:\n  ${line.key}:\n    - …`,
    ...valueRange(line),
    changes: [{ ...valueRange(line), write: '' }, ...(closing ? [asNote(closing)] : [])],
  };
}

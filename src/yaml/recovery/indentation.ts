import { above, below, type Line } from './lines.js';
import type { Change, SyntaxRepair } from './syntax-repair.js';

/** A place where lines may begin: a key or the hyphens of a list. */
interface Level {
  readonly column: number;
  readonly dash: boolean;
  readonly line: Line;
}

/** Lines that begin with tabs, or with white space that YAML does not know as such. */
export function whiteSpaceRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const odd = /[^ ]/u.exec(line.text.slice(0, line.indent));
  if (!odd) return undefined;
  const tab = odd[0] === '\t';
  const alike = lines.filter((one) => one.text.slice(0, one.indent).includes(odd[0]));
  const more = alike.filter((one) => one.index > line.index && one.speaks).length;
  return {
    code: 'yaml/syntax',
    message: tab
      ? `This line is indented with a tab${more === 0 ? '' : `, and so ${more === 1 ? 'is one' : `are ${more}`} below`}.`
      : 'This line is indented with special spaces, such as those of Chinese or of word processors.',
    hint: tab
      ? 'Use plain spaces, two for each level. Most editors can be told to do so with the Tab key.'
      : 'Use plain spaces, two for each level.',
    start: line.start + odd.index,
    end: line.start + line.indent,
    changes: alike.map((one) => ({ start: one.start, end: one.start + one.indent, write: plainIndent(one) })),
  };
}

function plainIndent({ text, indent }: Line): string {
  return text
    .slice(0, indent)
    .replace(/[\t\u3000]/gu, '  ')
    .replace(/[^ ]/gu, ' ');
}

/** A line that begins in a column where nothing may begin. */
export function indentationRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const levels = levelsAt(lines, line.index);
  if (levels.length === 0 || fits(levels, line)) return undefined;
  const outside = levels.every(({ column }) => column > line.indent);
  if (outside && !line.dash) return headless(lines, line);
  const candidates = levels.filter(({ dash }) => dash === line.dash);
  const target = nearest(candidates, line);
  if (!target) return line.dash ? strayHyphen(line) : undefined;
  const delta = target.column - line.indent;
  const moved = movedTogether(lines, line, delta);
  const many = Math.abs(delta);
  const spaces = `${many} ${many === 1 ? 'space' : 'spaces'}`;
  // A language below a key that is none: what it belongs to was deleted.
  const orphan = delta < 0 && isLocale(line) && !isLocale(target.line);
  const or = orphan ? '\nOr has the key above it been deleted?' : '';
  return {
    code: 'yaml/syntax',
    message: `This line begins in column ${line.indent + 1}, where nothing above it begins.`,
    hint: `${delta > 0 ? `Put ${spaces} before it` : `Take ${spaces} away before it`}, so that it begins in column ${target.column + 1}.${or}`,
    related: { start: startOf(target), end: startOf(target) + 1, message: 'It should line up with this one.' },
    start: line.start + line.indent,
    end: line.start + Math.max(line.indent + 1, wordEnd(line)),
    changes: moved.map((one) => shifted(one, delta)),
    ...(orphan || isGuess(target, candidates, line) ? { lossy: true } : {}),
  };
}

/** Whether the line may as well belong elsewhere: then nothing is to be concluded from where it was put. */
function isGuess(target: Level, candidates: readonly Level[], line: Line): boolean {
  const far = distance(target, line);
  return far > 2 || candidates.some((level) => level !== target && distance(level, line) <= far + 1);
}

function wordEnd({ entry, column, indent }: Line): number {
  return entry ? column + entry.key.length : indent + 1;
}

function startOf({ line, column }: Level): number {
  return line.start + column;
}

/** An entry of a list that has lost its hyphen: its first key stands where the hyphen was, or just after. */
export function lostHyphen(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const dashes = levelsAt(lines, line.index).filter(({ dash }) => dash);
  const own = !line.dash && line.entry?.key === 'id' && dashes.some(({ column }) => isLost(line, column + 2));
  const before = above(lines, line.index);
  const first = own ? line : before;
  if (!first?.entry || first.dash || first.entry.key !== 'id' || !above(lines, first.index)) return undefined;
  if (!own && (!line.entry || !isLost(first, line.indent))) return undefined;
  const at = first.start + first.indent;
  const near = own ? dashes.some(({ column }) => first.indent === column + 1) : line.indent - first.indent === 1;
  return {
    code: 'yaml/syntax',
    message: `The hyphen before "${first.entry.key}" is missing.`,
    hint: `An entry of a list begins with it:\n  - ${first.text.trim()}`,
    start: at,
    end: at + first.entry.key.length,
    changes: [near ? { start: at - 1, end: at - 1, write: '-' } : { start: at, end: at, write: '- ' }],
  };
}

/** Whether a key stands one or two columns before that of its neighbours. */
function isLost({ indent }: Line, column: number): boolean {
  return indent === column - 1 || indent === column - 2;
}

/** The columns in which the lines above are still open, outermost first. */
function levelsAt(lines: readonly Line[], index: number): readonly Level[] {
  let levels: readonly Level[] = [];
  for (const line of lines.slice(0, index)) {
    if (!line.speaks || (!line.dash && !line.entry)) continue;
    levels = levels.filter(
      ({ column, dash }) => column < line.indent || (column === line.indent && !dash && line.dash),
    );
    if (line.dash) levels = [...levels, { column: line.indent, dash: true, line }];
    if (line.entry) levels = [...levels, { column: line.column, dash: false, line }];
  }
  return levels;
}

function fits(levels: readonly Level[], line: Line): boolean {
  const last = levels.at(-1);
  const open = last !== undefined && last.line.value === '' && !(last.dash && last.line.entry);
  if (open && (line.indent > last.column || (line.dash && line.indent === last.column && !last.dash))) return true;
  return levels.some(({ column, dash }) => column === line.indent && dash === line.dash);
}

/** The level nearest to a line; of two as near the one whose keys are like its own, else the inner one. */
function nearest(levels: readonly Level[], line: Line): Level | undefined {
  const rank = (level: Level) => distance(level, line) + (isLocale(level.line) === isLocale(line) ? 0 : 0.5);
  return [...levels].reverse().reduce<Level | undefined>((best, level) => {
    return best === undefined || rank(level) < rank(best) ? level : best;
  }, undefined);
}

function distance({ column }: Level, line: Line): number {
  return Math.abs(column - line.indent);
}

function isLocale({ entry }: Line): boolean {
  return /^[a-z]{2}(?:-[A-Za-z]+)?$/.test(entry?.key ?? '');
}

/** The line, its neighbours that begin in the same column, and what hangs on them, where that has moved too. */
function movedTogether(lines: readonly Line[], line: Line, delta: number): readonly Line[] {
  const moved: Line[] = [line];
  let holder = line;
  let stay: boolean | undefined;
  for (const next of lines.slice(line.index + 1)) {
    if (next.text.trim() === '') continue;
    if (next.indent === line.indent && next.dash === line.dash) {
      moved.push(next);
      holder = next;
      stay = undefined;
      continue;
    }
    const child = next.indent > line.indent && (holder.dash || holder.value === '' || !next.speaks);
    if (!child) break;
    // What hangs on the line may stand where it should: then the line has moved alone.
    stay ??= next.indent === (holder.dash ? holder.column : holder.column + 2) + delta;
    if (!stay) moved.push(next);
  }
  return moved;
}

function shifted({ start, indent }: Line, delta: number): Change {
  if (delta > 0) return { start, end: start, write: ' '.repeat(delta) };
  return { start, end: start + Math.min(indent, -delta), write: '' };
}

/** The file begins further in than it goes on: its first line is indented, or the one above it was deleted. */
function headless(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const first = below(lines, -1);
  if (!first || first.indent <= line.indent) return undefined;
  const before = lines.slice(first.index, line.index).filter((one) => one.speaks);
  if (before.length === 1 && first.value !== '') {
    return {
      code: 'yaml/syntax',
      message: `This line begins in column ${first.indent + 1}, and those below it in column ${line.indent + 1}.`,
      hint: `Take the ${first.indent === 1 ? 'space' : 'spaces'} before it away.`,
      start: first.start,
      end: first.start + first.indent,
      changes: [{ start: first.start, end: first.start + first.indent, write: '' }],
    };
  }
  const keys = before.flatMap(({ entry, indent }) => (entry && indent === first.indent ? [entry.key] : []));
  const section = sectionOf(keys);
  return {
    code: 'yaml/syntax',
    message: 'The file begins with an indented line: the key that it belongs to is missing above it.',
    hint: `Add a line above it, without spaces before it:\n  ${section ?? '…'}:`,
    start: first.start + first.indent,
    end: first.start + wordEnd(first),
    changes: [{ start: first.start, end: first.start, write: `${section ?? 'section'}:\n` }],
    ...(section === undefined ? { lossy: true } : {}),
  };
}

/** The section whose keys these are. */
function sectionOf(keys: readonly string[]): string | undefined {
  const telling: Readonly<Record<string, readonly string[]>> = {
    pack: ['version', 'issued', 'languages', 'disclaimer'],
    framing: ['finding', 'advice', 'units'],
  };
  return Object.keys(telling).find((section) => telling[section]?.some((key) => keys.includes(key)));
}

/** `- id: readers` where the lines after it do not belong to a list. */
export function strayHyphen(line: Line): SyntaxRepair {
  return {
    code: 'yaml/syntax',
    message: 'A hyphen begins an entry of a list, and there is no list here.',
    hint: 'Take the hyphen away, or put it below the key of a list.',
    start: line.start + line.indent,
    end: line.start + line.column,
    changes: [{ start: line.start + line.indent, end: line.start + line.column, write: '' }],
  };
}

/** The first line is an entry of a list, and this one does not belong to it. */
export function loneEntry(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const first = below(lines, -1);
  if (!first?.dash || first.indent !== line.indent || line.dash || !line.entry) return undefined;
  if (above(lines, line.index) !== first) return undefined;
  return strayHyphen(first);
}

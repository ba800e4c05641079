import { isSection, sectionWith } from '../../schema/telling-keys.js';
import { toWrite } from '../../text/cut-short.js';
import { type Line, lineAbove, lineBelow } from './lines.js';
import { asNote, type Change, insertion, rewrite, type SyntaxRepair } from './syntax-repair.js';
import { wideEntriesRepair } from './wide-entries-repair.js';

/** A column in which lines may begin, with a key or with the hyphens of a list. */
export interface Level {
  readonly column: number;
  readonly hyphen: boolean;
  readonly line: Line;
}

/** A line that begins in a column where nothing may begin, or that has lost or gained a hyphen. */
export function indentationRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const levels = levelsAt(lines, line.index);
  return (
    wideEntriesRepair(lines, line) ??
    loneEntryRepair(lines, line) ??
    missingHyphenRepair(lines, line, levels) ??
    firstHyphenRepair(lines, line, levels) ??
    listBelowValueRepair(lines, line, levels) ??
    outdentedRepair(lines, line, levels) ??
    movedEntryRepair(lines, line, levels) ??
    columnRepair(lines, line, levels)
  );
}

function columnRepair(lines: readonly Line[], line: Line, levels: readonly Level[]): SyntaxRepair | undefined {
  if (levels.length === 0 || fits(levels, line)) return undefined;
  if (!line.hyphen && levels.every(({ column }) => column > line.indent)) return headlessFileRepair(lines, line);
  const alike = levels.filter(({ hyphen }) => hyphen === line.hyphen);
  const free = alike.filter(({ column }) => !repeatsKey(lines, line, column));
  const candidates = free.length > 0 ? free : alike;
  const target = nearestLevel(candidates, line);
  if (!target) {
    if (!line.hyphen) return undefined;
    return listFrom(lines, line).length > 1 ? keylessListRepair(lines, line) : strayHyphenRepair(line);
  }
  const delta = target.column - line.indent;
  const count = Math.abs(delta);
  const spaces = `${count} ${count === 1 ? 'space' : 'spaces'}`;
  // A language below a key that is none: the key that it belongs to was deleted.
  const orphan = delta < 0 && isLocale(line) && !isLocale(target.line);
  const or = orphan ? '\nOr has the key above it been deleted?' : '';
  const start = target.line.start + target.column;
  return {
    message: `This line begins in column ${line.indent + 1}, where nothing above it begins.`,
    hint: `${delta > 0 ? `Put ${spaces} before it` : `Take ${spaces} away before it`}, so that it begins in column ${target.column + 1}.${or}`,
    related: { start, end: start + 1, message: 'It should line up with this one.' },
    start: line.start + line.indent,
    end: line.start + Math.max(line.indent + 1, wordEnd(line)),
    changes: movedTogether(lines, line, delta).map((one) => shift(one, delta)),
    isGuess: true,
    ...(orphan || isAmbiguous(target, candidates, line) ? { lossy: true } : {}),
  };
}

/** The hyphen above has moved: with it in the column of the other hyphens of its list, this line stands where it should. */
function movedEntryRepair(lines: readonly Line[], line: Line, levels: readonly Level[]): SyntaxRepair | undefined {
  const moved = lineAbove(lines, line.index);
  if (fits(levels, line) || line.hyphen || !moved?.hyphen || moved.key === undefined) return undefined;
  const delta = line.indent - moved.column;
  const column = moved.indent + delta;
  const isBeside = (one: Line) => one.hyphen && one.indent === column;
  const inList = lines.slice(line.index).filter(({ significant }) => significant);
  const end = inList.findIndex(({ indent, hyphen }) => indent < column || (indent === column && !hyphen));
  const [beside] = inList.slice(0, end === -1 ? undefined : end).filter(isBeside);
  if (!beside) return undefined;
  const count = Math.abs(delta);
  const spaces = `${count} ${count === 1 ? 'space' : 'spaces'}`;
  const start = beside.start + beside.indent;
  return {
    message: `This line begins in column ${moved.indent + 1}, and the other entries of its list in column ${column + 1}.`,
    hint: `${delta > 0 ? `Put ${spaces} before it` : `Take ${spaces} away before it`}, so that it begins in column ${column + 1}.`,
    related: { start, end: start + 1, message: 'It should line up with this one.' },
    start: moved.start + moved.indent,
    end: moved.start + wordEnd(moved),
    changes: [shift(moved, delta)],
  };
}

/** A key above has lost its spaces: this line stands where those before it stood, and it does not. */
function outdentedRepair(lines: readonly Line[], line: Line, levels: readonly Level[]): SyntaxRepair | undefined {
  if (fits(levels, line)) return undefined;
  const moved = lines.slice(0, line.index).findLast((one) => one.significant && one.indent < line.indent);
  if (moved?.key === undefined || moved.hyphen) return undefined;
  const before = levelsAt(lines, moved.index);
  const above = lineAbove(lines, moved.index);
  // The first of a group leaves an empty key above it.
  const isFirst = above?.key !== undefined && above.value === '' && above.column <= moved.indent && !line.hyphen;
  const beside = before.find(({ column, hyphen }) => column === line.indent && !hyphen && !line.hyphen);
  if (!(beside || isFirst) || !isOutOfPlace(lines, moved, line, { levels: before, isFirst })) return undefined;
  const count = line.indent - moved.indent;
  const start = beside ? beside.line.start + beside.column : line.start + line.indent;
  return {
    message: `"${moved.key}" belongs to ${groupAround(before, line.indent)}, and begins too far out.`,
    hint: `Put ${count} ${count === 1 ? 'space' : 'spaces'} before it, so that it begins in column ${line.indent + 1}.`,
    related: { start, end: start + 1, message: 'It should line up with this one.' },
    start: moved.start + moved.indent,
    end: moved.start + wordEnd(moved),
    changes: [insertion(moved.start, ' '.repeat(count))],
  };
}

/**
 * Whether a key has lost its spaces: it is no section of a pack and stands beside some, what belongs to it has kept them, or
 * it is one line where several would have to be moved to it.
 */
function isOutOfPlace(
  lines: readonly Line[],
  moved: Line,
  line: Line,
  { levels: [outermost], isFirst }: { readonly levels: readonly Level[]; readonly isFirst: boolean },
): boolean {
  const below = lines.slice(moved.index + 1, line.index).filter(({ significant }) => significant);
  const isBesideSections = moved.indent === 0 && isSection(outermost?.line.key);
  if (isBesideSections) return !isSection(moved.key);
  // A language belongs to the key above it, even where that is in the right place.
  if (isLocale(line)) return false;
  // The key above it would be left empty, and nothing belongs below a key that has a value.
  if (isFirst && moved.value !== '' && !isLocale(moved)) return true;
  if (below[0]) return isLocale(below[0]) && below.every(({ indent }) => indent > line.indent);
  return movedTogether(lines, line, moved.indent - line.indent).length > 1;
}

/** `"pack"`, and of a key in a list `an entry of "facts"`. */
function groupAround(levels: readonly Level[], column: number): string {
  const around = levels.filter((level) => level.column < column);
  const key = around.findLast(({ hyphen }) => !hyphen)?.line.key;
  const group = key === undefined ? 'what stands above it' : `"${key}"`;
  return around.at(-1)?.hyphen ? `an entry of ${group}` : group;
}

/** Whether the line may just as well belong to another level: then nothing follows from where it was put. */
function isAmbiguous(target: Level, candidates: readonly Level[], line: Line): boolean {
  const far = distance(target, line);
  return far > 2 || candidates.some((level) => level !== target && distance(level, line) <= far + 1);
}

function wordEnd({ key, column, indent }: Line): number {
  return key === undefined ? indent + 1 : column + key.length;
}

/** An entry of a list without its hyphen: its first key stands where the hyphen was, or just after. */
function missingHyphenRepair(lines: readonly Line[], line: Line, levels: readonly Level[]): SyntaxRepair | undefined {
  const columns = levels.flatMap(({ column, hyphen }) => (hyphen ? [column] : []));
  const isLost = (one: Line, column: number) => one.indent === column - 1 || one.indent === column - 2;
  const own = !line.hyphen && line.key === 'id' && columns.some((column) => isLost(line, column + 2));
  const first = own ? line : lineAbove(lines, line.index);
  if (!first || first.hyphen || first.key !== 'id') return undefined;
  const above = lineAbove(lines, first.index);
  // The pack itself has an id, and is no list.
  if (!above || above.key === 'pack') return undefined;
  if (!own && (line.key === undefined || !isLost(first, line.indent))) return undefined;
  const at = first.start + first.indent;
  const near = own ? columns.some((column) => first.indent === column + 1) : line.indent - first.indent === 1;
  return {
    message: 'The hyphen before "id" is missing.',
    hint: `An entry of a list begins with it:\n  - ${first.text.trim()}`,
    start: at,
    end: at + first.key.length,
    changes: [near ? insertion(at - 1, '-') : insertion(at, '- ')],
  };
}

/** The first entry of a list has lost its hyphen, which shows where the second one begins. */
function firstHyphenRepair(lines: readonly Line[], line: Line, levels: readonly Level[]): SyntaxRepair | undefined {
  const inner = levels.find(({ column }) => column > line.indent);
  const key = levels.findLast(({ column }) => column <= line.indent);
  if (!line.hyphen || !inner || !key || inner.hyphen || key.hyphen || key.line.value !== '') return undefined;
  // The line may have moved out of a list further out.
  if (levels.some((level) => level.hyphen && distance(level, line) <= 2)) return undefined;
  const first = lineBelow(lines, key.line.index);
  if (!first || first.hyphen || first.indent !== inner.column || first.indent < line.indent + 2) return undefined;
  // A text in several languages is no entry of a list.
  if (isLocale(first) && first.key !== 'id') return undefined;
  const at = first.start + line.indent;
  return {
    message: 'The first entry of this list has no hyphen, and the second one has.',
    hint: `An entry of a list begins with it:\n  - ${first.text.trim()}`,
    start: first.start + first.indent,
    end: first.start + wordEnd(first),
    related: {
      start: line.start + line.indent,
      end: line.start + line.indent + 1,
      message: 'The second one begins here.',
    },
    changes: [{ start: at, end: first.start + first.indent, write: '-'.padEnd(first.indent - line.indent) }],
  };
}

/** `of: [part]` and further in a list: the key above it has been lost. */
function listBelowValueRepair(lines: readonly Line[], line: Line, levels: readonly Level[]): SyntaxRepair | undefined {
  const last = levels.at(-1);
  if (!line.hyphen || !last || last.hyphen || last.line.value === '' || line.indent < last.column) return undefined;
  return isSentence(last.line.value) ? listBelowTextRepair(lines, line) : keylessListRepair(lines, line);
}

/** `text: Raise the kerb` */
function isSentence(value: string): boolean {
  return /^["']?(?:-\s+)?[^\s[\]{}>|&*!#]+\s+\S/u.test(value);
}

/** Points in lines of their own below a text, which they were to be part of. */
function listBelowTextRepair(lines: readonly Line[], line: Line): SyntaxRepair {
  return {
    message: 'A text cannot hold a list, and one stands below this text.',
    hint: 'Write the points into the text, in one line, or each as a measure, a fact or a unit of its own.',
    start: line.start + line.indent,
    end: line.start + wordEnd(line),
    changes: listFrom(lines, line).map(asNote),
    lossy: true,
  };
}

/** What the list would say of the group that it stands in is unknown, so it is not read. */
function keylessListRepair(lines: readonly Line[], line: Line): SyntaxRepair {
  return {
    message: 'This list has no key above it.',
    hint: `Add its key above it, in a line of its own:\n  …:\n    ${toWrite(line.text.trim())}`,
    start: line.start + line.indent,
    end: line.start + wordEnd(line),
    changes: listFrom(lines, line).map(asNote),
    lossy: true,
  };
}

/** The lines of a list from its first entry on. */
function listFrom(lines: readonly Line[], line: Line): readonly Line[] {
  const below = lines.slice(line.index);
  const until = below.findIndex(
    ({ significant, indent, hyphen }) => significant && (indent < line.indent || (indent === line.indent && !hyphen)),
  );
  return below.slice(0, until === -1 ? below.length : until).filter(({ significant }) => significant);
}

/** The columns in which the lines above are still open, outermost first. */
export function levelsAt(lines: readonly Line[], index: number): readonly Level[] {
  return lines.slice(0, index).reduce<readonly Level[]>(levelsBelow, []);
}

/** Those that are open below a line, of those that are above it. */
export function levelsBelow(levels: readonly Level[], line: Line): readonly Level[] {
  const { significant, hyphen, key, indent, column } = line;
  if (!significant || (!hyphen && key === undefined)) return levels;
  return [
    ...levels.filter((level) => level.column < indent || (level.column === indent && !level.hyphen && hyphen)),
    ...(hyphen ? [{ column: indent, hyphen: true, line }] : []),
    ...(key === undefined ? [] : [{ column, hyphen: false, line }]),
  ];
}

/** Whether a line in this column would be a key that the group there has already. */
export function repeatsKey(lines: readonly Line[], line: Line, column: number): boolean {
  if (line.key === undefined || line.hyphen) return false;
  const above = lines.slice(0, line.index).filter(({ significant }) => significant);
  const outside = above.findLastIndex((one) => one.column < column || (one.hyphen && one.column === column));
  const first = above[outside];
  const inGroup = above.slice(first?.hyphen && first.column === column ? outside : outside + 1);
  return inGroup.some((one) => one.column === column && one.key === line.key);
}

export function fits(levels: readonly Level[], line: Line): boolean {
  const last = levels.at(-1);
  const open = last !== undefined && last.line.value === '' && !(last.hyphen && last.line.key !== undefined);
  if (open && (line.indent > last.column || (line.hyphen && line.indent === last.column && !last.hyphen))) return true;
  return levels.some(({ column, hyphen }) => column === line.indent && hyphen === line.hyphen);
}

/** The level nearest to a line; of two as near the one whose keys are like its own, else the inner one. */
function nearestLevel(levels: readonly Level[], line: Line): Level | undefined {
  const rank = (level: Level) => distance(level, line) + (isLocale(level.line) === isLocale(line) ? 0 : 0.5);
  return levels.toReversed().toSorted((a, b) => rank(a) - rank(b))[0];
}

function distance({ column }: Level, line: Line): number {
  return Math.abs(column - line.indent);
}

function isLocale({ key }: Line): boolean {
  return /^[a-z]{2}(?:-[A-Za-z]+)?$/.test(key ?? '');
}

/** The line, its neighbours in the same column, and their children where those have moved as well. */
function movedTogether(lines: readonly Line[], line: Line, delta: number): readonly Line[] {
  const first = lineBelow(lines, line.index);
  // What now stands in the same column belongs to it, where it has nothing else.
  if (delta < 0 && line.key !== undefined && line.value === '' && first?.indent === line.indent) return [line];
  const moved: Line[] = [line];
  let parent = line;
  let stay: boolean | undefined;
  for (const next of lines.slice(line.index + 1)) {
    if (next.text.trim() === '') continue;
    if (next.indent === line.indent && next.hyphen === line.hyphen) {
      moved.push(next);
      parent = next;
      stay = undefined;
      continue;
    }
    const child = next.indent > line.indent && (parent.hyphen || parent.value === '' || !next.significant);
    if (!child) break;
    // Where the first child stands as it should, the line has moved alone.
    stay ??= next.indent === (parent.hyphen ? parent.column : parent.column + 2) + delta;
    if (!stay) moved.push(next);
  }
  return moved;
}

function shift({ start, indent }: Line, delta: number): Change {
  return delta > 0 ? insertion(start, ' '.repeat(delta)) : { start, end: start + Math.min(indent, -delta), write: '' };
}

/** The file begins further in than it goes on: its first line is indented, or the one above it was deleted. */
function headlessFileRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const first = lineBelow(lines, -1);
  if (!first || first.indent <= line.indent) return undefined;
  const { start, indent, value } = first;
  const before = lines.slice(first.index, line.index).filter(({ significant }) => significant);
  if (before.length === 1 && value !== '') {
    return rewrite({ start, end: start + indent }, '', {
      message: `This line begins in column ${indent + 1}, and those below it in column ${line.indent + 1}.`,
      hint: `Take the ${indent === 1 ? 'space' : 'spaces'} before it away.`,
    });
  }
  const section = sectionWith(
    before.flatMap((one) => (one.key !== undefined && one.indent === indent ? [one.key] : [])),
  );
  return {
    message: 'The file begins with an indented line: the key that it belongs to is missing above it.',
    hint: `Add a line above it, without spaces before it:\n  ${section ?? '…'}:`,
    start: start + indent,
    end: start + wordEnd(first),
    changes: [insertion(start, `${section ?? 'section'}:\n`)],
    ...(section === undefined ? { lossy: true } : {}),
  };
}

/** `- id: readers` where the lines after it do not belong to a list. */
function strayHyphenRepair({ start, indent, column }: Line): SyntaxRepair {
  return rewrite({ start: start + indent, end: start + column }, '', {
    message: 'A hyphen begins an entry of a list, and there is no list here.',
    hint: 'Take the hyphen away, or put it below the key of a list.',
  });
}

/** The first line of the file is an entry of a list, and this one does not belong to it. */
function loneEntryRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const first = lineBelow(lines, -1);
  if (!first?.hyphen || first.indent !== line.indent || line.hyphen || line.key === undefined) return undefined;
  return lineAbove(lines, line.index) === first ? strayHyphenRepair(first) : undefined;
}

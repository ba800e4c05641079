import { codePointName } from '../../diagnostics/code-point.js';
import { fits, type Level, levelsAt, levelsBelow, repeatsKey } from './indentation-repair.js';
import { type Line, lineAbove, linesOf, offsetsOutsideQuotes } from './lines.js';
import type { Change, SyntaxRepair } from './syntax-repair.js';

/** Blanks that are none to YAML: those of Chinese, of word processors and of web pages. */
const specialSpaces = /[\u00a0\u2000-\u200b\u202f\u3000]/u;
const endingSpaces = new RegExp(`(?:${specialSpaces.source}|\\ufeff)[ \\t]*$`, 'u');
const allSpecialSpaces = new RegExp(specialSpaces, 'gu');
const hyphenAndSpecialSpace = new RegExp(`^-${specialSpaces.source}`, 'u');

const noWidth = /[\u200b\u2060\ufeff]/u;

/** Lines that begin with tabs or special spaces, or have these where YAML needs plain ones. */
export function whiteSpaceRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const [odd = ''] = /[^ ]/u.exec(line.text.slice(0, line.indent)) ?? [];
  if (odd === '')
    return line.significant
      ? (afterHyphenRepair(lines, line) ?? atEndRepair(lines, line) ?? betweenSignsRepair(line))
      : undefined;
  const alike = lines.filter(({ text, indent }) => text.slice(0, indent).includes(odd));
  const more = alike.filter(({ index, significant }) => index > line.index && significant).length;
  return {
    ...aboutIndent(odd, more, line),
    start: line.start + line.text.indexOf(odd),
    end: line.start + line.indent,
    changes: [...indentations(lines, alike), ...alike.flatMap(plainSpaces)],
    isGuess: true,
  };
}

function aboutIndent(odd: string, more: number, line: Line): Pick<SyntaxRepair, 'message' | 'hint'> {
  if (odd === '\t') {
    return {
      message: `This line is indented with a tab${more === 0 ? '' : `, and so ${more === 1 ? 'is one' : `are ${more}`} below`}.`,
      hint: 'Use plain spaces, two for each level. Most editors can be told to do so with the Tab key.',
    };
  }
  if (noWidth.test(odd)) {
    const what = odd === '\ufeff' ? 'A mark of the beginning of a file' : 'A space without width';
    return {
      message: `${what} stands here (${codePointName(odd)}), which nobody sees.`,
      hint:
        line.text.charAt(line.indent - 1) === odd
          ? 'Delete it: put the cursor before the first letter of the line and press the Backspace key once.'
          : 'Delete all that stands before the first letter of the line, and write the spaces anew.',
    };
  }
  return {
    message: 'This line is indented with special spaces, such as those of Chinese or of word processors.',
    hint: `Use plain spaces, two for each level${plainSpaces(line).length > 0 ? ', and in the rest of the line' : ''}.`,
  };
}

/** `-`, a tab and `id: x`. */
function afterHyphenRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const tabs = lines.flatMap((each) => tabsAfterHyphen(each) ?? []);
  const first = tabs.find(({ start }) => start >= line.start && start < line.end);
  if (!first) return undefined;
  return {
    message: `A tab stands after the hyphen${moreBelow(tabs.filter(({ start }) => start > first.start).length)}.`,
    hint: `Write a plain space:\n  - ${line.text.slice(line.column).trimEnd()}`,
    start: first.start,
    end: first.end,
    changes: tabs,
  };
}

function tabsAfterHyphen({ text, indent, start, key, significant }: Line): Change | undefined {
  if (key === undefined || !significant) return undefined;
  const [hyphen = '', tabs = ''] = /^-[ ]*(\t[ \t]*)/.exec(text.slice(indent)) ?? [];
  const end = start + indent + hyphen.length;
  return tabs === '' ? undefined : { start: end - tabs.length, end, write: ' ' };
}

/** `en: "Begin early."` and a special space, which comes along with words from a web page. */
function atEndRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const ends = lines.flatMap((each) => spacesAtEnd(each) ?? []);
  const first = ends.find(({ end }) => end === line.end);
  if (!first || !isSpoiltByEnd(line)) return undefined;
  const more = moreBelow(ends.filter(({ start }) => start > first.start).length);
  return {
    message: `A special space stands at the end of this line${more}. Nobody sees it.`,
    hint: 'Delete it: put the cursor at the end of the line and press the Backspace key once.',
    start: first.start,
    end: first.end,
    changes: ends,
  };
}

function spacesAtEnd({ text, end, significant }: Line): Change | undefined {
  const [spaces] = significant ? (endingSpaces.exec(text) ?? []) : [];
  return spaces === undefined ? undefined : { start: end - spaces.length, end, write: '' };
}

/** Whether YAML cannot be read for what follows a key, a quotation mark or a bracket. */
function isSpoiltByEnd({ value, key, hyphen }: Line): boolean {
  const written = value.replace(endingSpaces, '');
  return written === '' ? key !== undefined || hyphen : /["'\]}:]$/.test(written);
}

/** Of what is told once. */
function moreBelow(more: number): string {
  return more === 0 ? '' : `, and ${more} more below`;
}

/** `-\u00a0id: x` and `{\u00a0part: 2 }`, in a line that is indented with plain spaces. */
function betweenSignsRepair(line: Line): SyntaxRepair | undefined {
  const { text, indent, column, start, valueStart, value } = line;
  const afterHyphen = hyphenAndSpecialSpace.test(text.slice(Math.max(indent, column)));
  const inGroup = /^(?:\[|\{(?!\{))/.test(value) ? plainSpaces(line).filter((one) => one.start >= valueStart) : [];
  const [first] = afterHyphen ? plainSpaces(line) : inGroup;
  if (!first) return undefined;
  const sign = text
    .slice(0, first.start - start)
    .trimEnd()
    .slice(-1);
  return {
    message: `The space after ${sign === '"' ? 'the quotation mark' : `"${sign}"`} is a special one, such as those of Chinese or of word processors.`,
    hint: `Write the line with plain spaces:\n  ${text.slice(column).replace(allSpecialSpaces, ' ').trimEnd()}`,
    start: first.start,
    end: first.end,
    changes: afterHyphen ? plainSpaces(line) : inGroup,
  };
}

/** Plain spaces for the special ones of a line, after its indentation and outside of texts in quotation marks. */
function plainSpaces({ text, indent, start }: Line): readonly Change[] {
  return offsetsOutsideQuotes(text, indent)
    .filter((at) => specialSpaces.test(text.charAt(at)))
    .map((at) => ({ start: start + at, end: start + at + 1, write: ' ' }));
}

/** How many spaces editors set a tab as. */
const tabWidths = [2, 4, 8];

/**
 * Plain spaces for the indentation of lines, as many as their neighbours show, where these are indented well. How many a tab
 * stands for shows where it stands among spaces.
 */
function indentations(lines: readonly Line[], alike: readonly Line[]): readonly Change[] {
  let [best, misfits] = [lines, Number.POSITIVE_INFINITY];
  for (const width of alike.some(({ text, indent }) => text.slice(0, indent).includes('\t')) ? tabWidths : [2]) {
    const plain = withPlainIndents(lines, alike, width);
    const found = misfitsIn(plain);
    if (found < misfits) [best, misfits] = [plain, found];
    if (misfits === 0) break;
  }
  return alike.map(({ index, start, indent }) => {
    return { start, end: start + indent, write: ' '.repeat(best[index]?.indent ?? 0) };
  });
}

/** How many lines do not fit those above them: asked of whole files, so each is looked at once. */
function misfitsIn(lines: readonly Line[]): number {
  let levels: readonly Level[] = [];
  let above: Line | undefined;
  let misfits = 0;
  for (const line of lines) {
    if (!line.significant) continue;
    if (above && !fitsBelow(line, above, levels)) misfits += 1;
    levels = levelsBelow(levels, line);
    above = line;
  }
  return misfits;
}

function withPlainIndents(lines: readonly Line[], alike: readonly Line[], tabWidth: number): readonly Line[] {
  const own = new Set(alike);
  let plain = lines.map((line) => (own.has(line) ? indented(line, plainIndent(line, tabWidth)) : line));
  for (const run of runsOf(alike)) {
    const shift = shiftOf(plain, run);
    if (shift !== 0) plain = shifted(plain, run, shift);
  }
  return plain;
}

function shifted(lines: readonly Line[], run: readonly number[], shift: number): Line[] {
  const own = new Set(run);
  return lines.map((line) => (own.has(line.index) ? indented(line, line.indent + shift) : line));
}

/** How much further in a run of lines belongs than its characters say, so that it fits what stands above and below. */
function shiftOf(lines: readonly Line[], run: readonly number[]): number {
  const significant = run.flatMap((index) => (lines[index]?.significant ? [lines[index]] : []));
  const [first, last] = [significant[0], significant.at(-1)];
  if (!first || !last) return 0;
  const below = lines.filter(({ index, significant: counts }) => counts && index > last.index).slice(0, maxBelow);
  const columns = columnsFor(lines, first, first === last ? below[0] : undefined);
  const misfits = columns.map((column) => {
    const moved = shifted(lines, run, column - first.indent);
    const repeated = repeatsKey(lines, first, column) ? 1 : 0;
    return [first, ...below].filter(({ index }) => !follows(moved, index)).length + repeated;
  });
  return (columns[misfits.indexOf(Math.min(...misfits))] ?? first.indent) - first.indent;
}

/** So many lines below show where a line belongs. */
const maxBelow = 40;

/** Where a line may begin, the likeliest column first. */
function columnsFor(lines: readonly Line[], line: Line, below: Line | undefined): readonly number[] {
  const above = lineAbove(lines, line.index);
  const open = levelsAt(lines, line.index).flatMap(({ column, hyphen }) => (hyphen === line.hyphen ? [column] : []));
  const beside = below === undefined ? [] : [columnBy(line, below)];
  const child = above && isOpen(above) ? [above.column + 2] : [];
  return [...new Set([...beside, line.indent, ...child, ...open.toReversed()])].filter((column) => column >= 0);
}

/** Where the line below shows a line to begin: what belongs to a key stands two further in, and other keys line up. */
function columnBy(line: Line, below: Line): number {
  if (isOpen(line)) return below.indent - (line.key === undefined ? 2 : 2 + line.column - line.indent);
  return below.hyphen ? below.indent : below.indent - (line.column - line.indent);
}

/** Whether a line fits those above it, and gives the one above it a value where that has none. */
function follows(lines: readonly Line[], index: number): boolean {
  const line = lines[index];
  const above = lineAbove(lines, index);
  return !line || !above || fitsBelow(line, above, isOpen(above) ? [] : levelsAt(lines, index));
}

/** @param levels what is open above the line; asked for where the line above it has a value */
function fitsBelow(line: Line, above: Line, levels: readonly Level[]): boolean {
  if (!isOpen(above)) return fits(levels, line);
  return line.indent > above.column || (line.hyphen && line.indent === above.column);
}

function isOpen({ key, value, hyphen }: Line): boolean {
  return value === '' && (key !== undefined || hyphen);
}

function indented(line: Line, to: number): Line {
  const text = ' '.repeat(Math.max(0, to)) + line.text.slice(line.indent).replace(allSpecialSpaces, ' ');
  const [read] = linesOf(text);
  return { ...(read ?? line), index: line.index, start: line.start, end: line.end, significant: line.significant };
}

/** Lines that follow on one another, by their indexes; empty ones between them do not count. */
function runsOf(lines: readonly Line[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const { index } of lines) {
    const last = runs.at(-1);
    if (last?.at(-1) === index - 1) last.push(index);
    else runs.push([index]);
  }
  return runs;
}

function plainIndent({ text, indent }: Line, tabWidth: number): number {
  return text
    .slice(0, indent)
    .replaceAll('\t', ' '.repeat(tabWidth))
    .replaceAll('\u3000', '  ')
    .replace(/[\u200b\u2060\ufeff]/gu, '').length;
}

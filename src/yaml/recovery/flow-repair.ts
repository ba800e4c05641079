import { marksForComma } from '../../text/marks-for-comma.js';
import { opensCitation } from '../../text/placeholders.js';
import { wordList } from '../../text/word-list.js';
import {
  closingBracket,
  groupsWithin,
  mismatchRepair,
  secondCommaRepair,
  trailingMarkRepair,
} from './bracket-repair.js';
import { closingQuote, type Line } from './lines.js';
import { loneOpenerRepair } from './lone-opener-repair.js';
import {
  insertion,
  messages,
  quotedScalar,
  type Range,
  repairInValue,
  rewrite,
  type SyntaxRepair,
  valueRange,
  wholeInQuotes,
  writeQuoted,
} from './syntax-repair.js';

/** An entry between the commas of `{ … }`. Offsets are those of the text between the braces. */
interface FlowEntry extends Range {
  readonly key: string | undefined;
  /** What stands between key and text: `: ` where all is well. */
  readonly colon: string;
  readonly text: string;
  /** What stands before the entry: a comma, a wide one, or nothing. */
  readonly separator: string;
}

interface FlowProblem extends Range {
  readonly message: string;
  readonly hint?: string;
}

/** What is wrong with a value in braces or brackets. */
export function flowRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const { value } = line;
  const end = closingBracket(value);
  const rest = end === undefined ? '' : value.slice(end + 1).trim();
  // `[@id]` and `[Begin] early.`: no list, but a text that begins with a bracket.
  const asText = () => wholeInQuotes(line, messages.beginsWith(value.slice(0, 1)));
  const works = citedWorksRepair(line) ?? loneHyphenRepair(line);
  if (works) return works;
  if (opensCitation(value)) return asText();
  const note = noteInGroupRepair(line) ?? loneOpenerRepair(lines, line);
  if (note) return note;
  const mismatch = mismatchRepair(line) ?? secondCommaRepair(line) ?? trailingMarkRepair(lines, line, end);
  if (mismatch) return mismatch;
  if (rest !== '' && !/^#(?:\s|$)/.test(rest)) return asText();
  if (end === undefined && goesOnBelow(lines, line)) return undefined;
  const repair = openQuoteRepair(line) ?? (end === undefined ? undefined : groupWithinRepair(line));
  if (repair) return repair;
  if (value.startsWith('{')) return bracesRepair(line, end);
  return end === undefined ? unclosedBracketRepair(line) : undefined;
}

/** `[North, -]`: nothing to say, by the mark that begins an entry of a list. */
function loneHyphenRepair(line: Line): SyntaxRepair | undefined {
  const { value } = line;
  const [before] = /^(?:[^"']|"[^"]*"|'[^']*')*?[[{,:]\s*(?=-\s*[,\]}])/.exec(value) ?? [];
  if (before === undefined) return undefined;
  const range = { start: before.length, end: before.length + 1 };
  return repairInValue(line, range, 'A hyphen alone must stand in quotation marks.', { ...range, write: '"–"' });
}

/** `references: [@smith2024; @who2025]` and `[\\cite{smith2024}]`: works as a text cites them. */
function citedWorksRepair(line: Line): SyntaxRepair | undefined {
  const { key, value } = line;
  const works =
    key === 'references' ? [...value.matchAll(/(?:@|\\cite\w*\{)([\w:.-]+)/g)].map(([, id = '']) => id) : [];
  if (works.length === 0) return undefined;
  return rewrite(valueRange(line), `[${works.join(', ')}]`, {
    message: 'A list of works has their ids alone, without the marks of a citation.',
    hint: `Write:\n  references: [${works.join(', ')}]`,
  });
}

/** A value of a group or a list that begins with #, or has one after a blank. */
const withNote = /(?<=[[{,:][ \t]*)(?:#|[^\s"'[\]{},:#][^"'[\]{},:]*?[ \t]#)[^\s,\]}]+(?:[ \t]+[^\s,\]}]+)*/g;

/** `{ accent: #1f4d3a }`, `[ #1f4d3a ]` and `{ en: Bill C #9 }`: a note takes what closes them along. */
function noteInGroupRepair(line: Line): SyntaxRepair | undefined {
  const { key, value, valueStart } = line;
  // Where the group ends before a note, that is one.
  if (closingBracket(value) !== undefined) return undefined;
  const written = value.replace(withNote, (found) => quotedScalar(found));
  const at = value.search(withNote);
  if (at === -1 || closingBracket(written) === undefined) return undefined;
  return {
    code: 'yaml/comment-in-text',
    message: 'What stands after # is a note that nobody reads, and so what closes this group or list is one too.',
    hint: `Write:\n  ${key === undefined ? '' : `${key}: `}${written}`,
    start: valueStart + at,
    end: valueStart + value.length,
    changes: [{ ...valueRange(line), write: written }],
  };
}

/** `{ family: "Sample, given: "Ada" }`: the next text begins inside this one. */
function openQuoteRepair(line: Line): SyntaxRepair | undefined {
  const { value } = line;
  const quotes = value.split('"').length - 1;
  const [whole = '', before = ''] =
    /^((?:[^"]*"[^"]*")*?[^"]*)"[^"]*?(?=\s*,\s*[A-Za-z][\w.-]*:\s*")/.exec(value) ?? [];
  if (quotes % 2 === 0 || whole === '') return undefined;
  const range = { start: before.length, end: whole.length };
  return repairInValue(line, range, messages.quoteNotClosed, insertion(whole.length, '"'));
}

/** What is wrong with a group inside another, or inside a list. */
function groupWithinRepair(line: Line): SyntaxRepair | undefined {
  const inValue = <R extends Range>(range: R): R => {
    return { ...range, start: range.start - line.valueStart, end: range.end - line.valueStart };
  };
  for (const group of groupsWithin(line)) {
    const repair = bracesRepair(group, group.value.length - 1);
    const [change] = repair?.changes ?? [];
    if (repair && change) return repairInValue(line, inValue(repair), repair.message, inValue(change));
  }
  return undefined;
}

/** Whether the value is meant as braces or brackets over several lines, closed further down. */
function goesOnBelow(lines: readonly Line[], line: Line): boolean {
  const next = lines.slice(line.index + 1).find(({ text }) => text.trim() !== '');
  return next !== undefined && next.indent > line.column && /[,[{]\s*$/.test(line.value);
}

function unclosedBracketRepair(line: Line): SyntaxRepair {
  return {
    message: 'A bracket [ is opened here and not closed.',
    hint: `Close it at the end:\n  ${line.key === undefined ? '' : `${line.key}: `}${line.value}]`,
    ...valueRange(line),
    changes: [insertion(line.valueEnd, ']')],
  };
}

/** `{ en: Act now, together }` and all else that can go wrong between braces. */
function bracesRepair(line: Line, end: number | undefined): SyntaxRepair | undefined {
  const { key: lineKey, value, valueStart } = line;
  const entries = entriesOf(value.slice(1, end));
  const problem = firstProblem(entries);
  if (!problem && end !== undefined) return undefined;
  if (entries.length > 0 && entries.every(({ key }) => key === undefined)) {
    // What belongs there, a text or a list, the schema knows.
    return end === undefined ? needlessBraceRepair(line) : undefined;
  }
  const all = meantEntries(entries);
  const meant = all.filter(({ isWhole }) => isWhole);
  const [from, to] = problem ? [problem.start + 1, problem.end + 1] : [0, value.length];
  const rows = all.map(({ written }) => `    ${written}`).join('\n');
  const hint = problem
    ? `Write each in a line of its own:\n  ${lineKey ?? '…'}:\n${rows}`
    : 'Add } at the end of the line.';
  return {
    message: problem?.message ?? 'A brace { is opened here and not closed.',
    hint: problem?.hint ?? hint,
    start: valueStart + from,
    end: valueStart + to,
    // What has no key is lost.
    ...(meant.length < all.length ? { lossy: true } : {}),
    changes: [
      {
        start: valueStart,
        end: valueStart + (end === undefined ? value.length : end + 1),
        write: `{ ${meant.map(({ written }) => written).join(', ')} }`,
      },
    ],
  };
}

/** `id: {begin`: a text with a brace before it. */
function needlessBraceRepair(line: Line): SyntaxRepair {
  const text = bareText(line.value.slice(1));
  return rewrite(valueRange(line), quotedScalar(text), {
    message: 'A brace { is opened here and not closed, and no key stands after it.',
    hint: writeQuoted(line.key, text),
  });
}

/** `{ part, all: 3 }` and `{ part: 2, all }`: an entry without its other half, which continues no text before it. */
function standsAlone({ key, text }: FlowEntry, before: FlowEntry | undefined): boolean {
  if (key !== undefined) return false;
  return !before || (/^(?:-?[\d.]+|\[.*\]|\{.*\})$/.test(before.text) && /^[a-z][\w-]*$/.test(text));
}

function bareText(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/, '$2');
}

interface Separator extends Range {
  readonly mark: string;
}

/** The entries between braces, read generously: also where their commas are wide or missing. */
function entriesOf(inner: string): readonly FlowEntry[] {
  const end = inner.length;
  const separators = [{ start: 0, end: 0, mark: ',' }, ...separatorsIn(inner), { start: end, end, mark: ',' }];
  return separators.slice(1).flatMap((separator, i) => {
    const { end: from, mark } = separators[i] as Separator;
    const entry = { ...entryOf(inner, from, separator.start), separator: mark };
    return entry.start < entry.end ? withoutCommas(entry) : [];
  });
}

const nextKey = /^\s*(?:[A-Za-z][\w.-]*\s*[:：]|\d{4}\s*:\s)/u;

/** Commas, plain or wide, that are not in quotation marks, and places after a quoted text where one is missing. */
function separatorsIn(inner: string): readonly Separator[] {
  const found: Separator[] = [];
  let depth = 0;
  for (let at = 0; at < inner.length; at += 1) {
    const mark = inner.charAt(at);
    const quote = /["']/.test(mark) && /(?:^|[\s,:[{：])$/u.test(inner.slice(0, at));
    if (quote) at += closingQuote(inner.slice(at)) ?? 0;
    else if (/[[{]/.test(mark)) depth += 1;
    else if (/[\]}]/.test(mark)) depth -= 1;
    if (depth !== 0) continue;
    const [rest, end] = [inner.slice(at + 1), at + 1];
    if (mark === ',' || (standsForComma(mark, inner.charAt(at - 1)) && nextKey.test(rest)))
      found.push({ start: at, end, mark });
    else if (quote && /^\s/.test(rest) && nextKey.test(rest)) found.push({ start: end, end, mark: '' });
  }
  return found;
}

/** Before a key; a full stop may also end a text that has no quotation marks. */
function standsForComma(mark: string, before: string): boolean {
  return marksForComma.includes(mark) || (mark === '.' && /[\d"'\]}]/.test(before));
}

/** `part: 2 all: 3`, where the comma between the two has been forgotten. */
function withoutCommas(entry: FlowEntry): readonly FlowEntry[] {
  const [whole = '', first] = /^([^\s:"'[{]+)\s+(?=[a-z][\w-]*:\s)/u.exec(entry.text) ?? [];
  if (entry.key === undefined || first === undefined) return [entry];
  const at = entry.end - entry.text.length + whole.length;
  const rest = entryOf(' '.repeat(at) + entry.text.slice(whole.length), at, entry.end);
  return [{ ...entry, text: first, end: at }, ...withoutCommas({ ...rest, separator: '' })];
}

function entryOf(inner: string, from: number, to: number): Omit<FlowEntry, 'separator'> {
  const raw = inner.slice(from, to);
  const body = raw.trim();
  const start = from + raw.length - raw.trimStart().length;
  const range = { start, end: start + body.length };
  const found = /^(["']?)([A-Za-z][\w.-]*|\d{4}(?=\1\s*:\s))\1(\s*(?:[:：]\s*|[;=]\s+))/u.exec(body);
  const [, withoutColon] = found ? [] : (/^([a-z][\w-]*)\s+(?=[\d[{])/u.exec(body) ?? []);
  if (withoutColon !== undefined) {
    return { key: withoutColon, colon: '', text: body.slice(withoutColon.length).trim(), ...range };
  }
  const [whole = '', quote = '', key, colon = ''] = found ?? [];
  // A key in quotation marks needs no space after its colon.
  return { key, colon: quote !== '' && colon === ':' ? ': ' : colon, text: body.slice(whole.length), ...range };
}

/** No other is looked for: an entry without a key looks at all that follow. */
function firstProblem(entries: readonly FlowEntry[]): FlowProblem | undefined {
  for (const at of entries.keys()) {
    const problem = problemOf(entries, at);
    if (problem) return problem;
  }
  return undefined;
}

function problemOf(entries: readonly FlowEntry[], at: number): FlowProblem | undefined {
  const [entry, before] = [entries[at] as FlowEntry, entries[at - 1]];
  const { key, separator, start, end } = entry;
  if (separator === '' && before) return { start, end, message: 'The comma before this entry is missing.' };
  if (separator !== ',') {
    const isWide = /[，、]/u.test(separator);
    const message = isWide
      ? `The comma before this entry is the wide one of Chinese (${separator}).`
      : `Before this entry stands ${separator} in place of a comma.`;
    return { start, end, message };
  }
  if (key === undefined) return groupedProblem(entries, at) ?? keylessProblem(entry, before);
  const message = keyProblem(key, entry) ?? textProblem(entry.text);
  return message === undefined ? undefined : { start, end, message };
}

/** `1,234,567` and `12,34,567`: a number that commas have cut into more than two pieces, or that has decimals. */
function groupedProblem(entries: readonly FlowEntry[], at: number): FlowProblem | undefined {
  const [before, ...rest] = at === 0 ? [] : entries.slice(at - 1);
  const end = rest.findIndex(({ key, separator }) => key !== undefined || separator !== ',');
  const pieces = rest.slice(0, end === -1 ? undefined : end);
  const last = pieces.at(-1);
  if (!before || !last) return undefined;
  const texts = [before, ...pieces].map(({ text }) => text);
  const number = withoutGroups(texts);
  if (number === undefined || (texts.length === 2 && !number.includes('.'))) return undefined;
  return {
    message: `A comma ends an entry inside { … }, so ${texts.join(',')} is read as ${wordList(texts, 'and')}.`,
    hint: `Write the number without a comma: ${number}`,
    start: before.end - before.text.length,
    end: last.end,
  };
}

/** The digits of a number whose groups commas have parted, in threes or as in India. */
function withoutGroups(pieces: readonly string[]): string | undefined {
  const isGrouped = /^-?(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(?:\.\d+)?$/.test(pieces.join(','));
  return isGrouped ? pieces.join('') : undefined;
}

/** What a comma has cut off: the end of a text, or of a number with a comma in it. */
function keylessProblem(entry: FlowEntry, before: FlowEntry | undefined): FlowProblem {
  const { text, start, end } = entry;
  if (before && isDecimals(text, before.text)) {
    return {
      message: `A comma ends an entry inside { … }, so ${before.text},${text} is read as ${before.text} and ${text}.`,
      hint: `Decimals stand after a point: ${before.text}.${text}`,
      start: before.end - before.text.length,
      end,
    };
  }
  const [left] = /\d+$/.exec(before?.text ?? '') ?? [];
  if (!before || left === undefined || !/^\d{3}$/.test(text)) {
    const message = standsAlone(entry, before)
      ? `"${bareText(text)}" stands alone inside { … }: each entry has a key, a colon and a value.`
      : `A comma ends a text inside { … }, so "${bareText(text)}" stands alone.`;
    return { start, end, message };
  }
  return {
    message: `A comma ends an entry inside { … }, so ${left},${text} is read as ${left} and ${text}.`,
    hint: `Write the number without a comma: ${left}${text}`,
    start: before.end - left.length,
    end,
  };
}

/** `61,5`: decimals after a comma. Three digits are thousands. */
function isDecimals(text: string, before: string): boolean {
  return /^-?\d+$/.test(before) && /^(?:\d{1,2}|\d{4,})$/.test(text);
}

function keyProblem(key: string, { colon, text }: FlowEntry): string | undefined {
  const [other] = /[;=]/.exec(colon) ?? [];
  if (other !== undefined) return messages.noColon(key, other);
  if (colon.includes('：')) return `The colon after "${key}" is the wide one of Chinese (：).`;
  if (colon === '') return `The colon after "${key}" is missing.`;
  return colon === ':' && text !== '' ? `The space after "${key}:" is missing.` : undefined;
}

function textProblem(text: string): string | undefined {
  if (/^["']/.test(text)) {
    const close = closingQuote(text);
    if (close !== undefined) return close < text.length - 1 ? messages.goesOn : undefined;
    return text.startsWith("'")
      ? 'The apostrophe that this text begins with opens a quotation, and nothing closes it.'
      : messages.quoteNotClosed;
  }
  if (!/^[[{]/.test(text) && /:(?=\s)/.test(text)) return messages.colonInText;
  const [mark] = /^(?:\{\{|[*&!%@`|>])/.exec(text) ?? [];
  return mark === undefined ? undefined : messages.beginsWith(mark);
}

interface MeantEntry {
  /** As it should stand there. */
  readonly written: string;
  /** Whether both halves are known. */
  readonly isWhole: boolean;
}

/** The entries as they were meant: one without a key belongs to the text before it, or wants a half. */
function meantEntries(entries: readonly FlowEntry[]): readonly MeantEntry[] {
  return entries.flatMap((entry, i): readonly MeantEntry[] => {
    const { key, text } = entry;
    if (standsAlone(entry, entries[i - 1])) {
      const isKey = /^[a-z][\w-]*$/.test(text);
      return [{ written: isKey ? `${text}: …` : `…: ${quotedScalar(bareText(text))}`, isWhole: false }];
    }
    if (key === undefined) return [];
    const rest = entries.slice(i + 1);
    const next = rest.findIndex((other, k) => other.key !== undefined || standsAlone(other, rest[k - 1] ?? entry));
    const cutOff = rest.slice(0, next === -1 ? undefined : next);
    const grouped = withoutGroups([text, ...cutOff.map((other) => other.text)]);
    if (grouped !== undefined) return [{ written: `${key}: ${grouped}`, isWhole: true }];
    const whole = cutOff.reduce((all, { text: more, start }, k) => {
      const isAttached = start === (cutOff[k - 1] ?? entry).end + 1;
      if (isDecimals(more, all)) return `${all}.${more}`;
      if (/^\d+$/.test(more) && /^-?\d{1,3}(?:\.\d{3})+$/.test(all)) return `${all.replaceAll('.', '')}.${more}`;
      if (/\d$/.test(all) && /^\d{3}$/.test(more)) return all + more;
      // `3,12 millions` was typed as one number, and is read as such.
      const isOneNumber = isAttached && /^-?\d+$/.test(all) && /^\d+\s\p{L}/u.test(more);
      return isOneNumber ? `${all},${more}` : `${all}, ${more}`;
    }, text);
    return [{ written: `${key}: ${safeScalar(whole)}`, isWhole: true }];
  });
}

/** The text as it can stand between braces. */
function safeScalar(text: string): string {
  const last = text.length - 1;
  const whole = /^["']/.test(text)
    ? closingQuote(text) === last
    : /^(?:\[|\{(?!\{))/.test(text) && closingBracket(text) === last;
  if (whole || /^-?\d+(?:\.\d+)?$/.test(text)) return text;
  return quotedScalar(text.replace(/^'(?=\p{L})/u, '’').replace(/^["']|["']$/g, ''));
}

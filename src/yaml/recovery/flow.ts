import { above, closingQuote, type Line } from './lines.js';
import { inQuotes, quoted, type SyntaxRepair } from './syntax-repair.js';

/** An entry between the commas of `{ … }` or `[ … ]`. Offsets are those of the value that is read. */
interface Part {
  readonly key: string | undefined;
  /** What stands between key and text: `: ` where all is well. */
  readonly colon: string;
  readonly text: string;
  /** What stands before the entry: a comma, a wide one, or nothing. */
  readonly separator: string;
  readonly start: number;
  readonly end: number;
}

interface Problem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly hint?: string;
}

/** What is wrong with a value in braces or brackets. */
export function flowRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const { value } = line;
  if (/^\[\s*@|^\[@/.test(value)) return textInBrackets(line);
  const end = closingBracket(value);
  const rest = end === undefined ? '' : value.slice(end + 1).trim();
  // `[Begin] early.`: no list, but a text that begins with a bracket.
  if (rest !== '' && !/^#(?:\s|$)/.test(rest)) return textInBrackets(line);
  if (end === undefined && goesOn(lines, line)) return undefined;
  return value.startsWith('{') ? braces(line, end) : brackets(line, end);
}

/** Whether braces are closed in a line below: then they are a block of several lines. */
function goesOn(lines: readonly Line[], line: Line): boolean {
  const next = lines.slice(line.index + 1).find((one) => one.text.trim() !== '');
  return next !== undefined && next.indent > line.column && /[,[{]\s*$/.test(line.value);
}

function textInBrackets({ entry, value, valueStart }: Line): SyntaxRepair {
  return {
    code: 'yaml/syntax',
    message: `A text that begins with ${value.slice(0, 1)} must stand in quotation marks.`,
    hint: `Write:\n  ${inQuotes(entry?.key, value)}`,
    start: valueStart,
    end: valueStart + value.length,
    changes: [{ start: valueStart, end: valueStart + value.length, write: quoted(value) }],
  };
}

/** Where the bracket or brace stands that closes the first one; those in quotation marks do not count. */
function closingBracket(value: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < value.length; at += 1) {
    const char = value.charAt(at);
    if (/["']/.test(char) && /[\s,:[{]/.test(value.charAt(at - 1))) at += closingQuote(value.slice(at)) ?? 0;
    else if (/[[{]/.test(char)) depth += 1;
    else if (/[\]}]/.test(char)) depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

function brackets({ entry, value, valueStart }: Line, end: number | undefined): SyntaxRepair | undefined {
  if (end !== undefined) return undefined;
  return {
    code: 'yaml/syntax',
    message: 'A bracket [ is opened here and not closed.',
    hint: `Close it at the end:\n  ${entry ? `${entry.key}: ` : ''}${value}]`,
    start: valueStart,
    end: valueStart + value.length,
    changes: [{ start: valueStart + value.length, end: valueStart + value.length, write: ']' }],
  };
}

/** `{ en: Act now, together }` and all that can go wrong between braces. */
function braces(line: Line, end: number | undefined): SyntaxRepair | undefined {
  const { entry, value, valueStart } = line;
  const parts = partsOf(value.slice(1, end));
  const problem = parts.map((part, i) => problemOf(part, parts[i - 1])).find((found) => found !== undefined);
  if (!problem && end !== undefined) return undefined;
  const repaired = mend(parts);
  const [from, to] = problem ? [problem.start + 1, problem.end + 1] : [0, value.length];
  const own = `  ${entry?.key ?? '…'}:\n${repaired.map(({ key, text }) => `    ${key}: ${text}`).join('\n')}`;
  return {
    code: 'yaml/syntax',
    message: problem?.message ?? 'A brace { is opened here and not closed.',
    hint: problem?.hint ?? (problem ? `Write each in a line of its own:\n${own}` : 'Add } at the end of the line.'),
    start: valueStart + from,
    end: valueStart + to,
    changes: [
      {
        start: valueStart,
        end: valueStart + (end === undefined ? value.length : end + 1),
        write: `{ ${repaired.map(({ key, text }) => `${key}: ${text}`).join(', ')} }`,
      },
    ],
  };
}

/** The entries between braces, read with goodwill: at commas, plain or wide, that are not in quotation marks. */
function partsOf(inner: string): readonly Part[] {
  const parts: Part[] = [];
  let start = 0;
  let depth = 0;
  let separator = ',';
  const close = (end: number, next = ',') => {
    if (inner.slice(start, end).trim() !== '')
      parts.push(...withoutCommas({ ...partOf(inner, start, end), separator }));
    start = end + 1;
    separator = next;
  };
  for (let at = 0; at < inner.length; at += 1) {
    const char = inner.charAt(at);
    const quote = /["']/.test(char) && /(?:^|[\s,:[{：])$/u.test(inner.slice(0, at));
    if (quote) at += closingQuote(inner.slice(at)) ?? 0;
    else if (/[[{]/.test(char)) depth += 1;
    else if (/[\]}]/.test(char)) depth -= 1;
    const wide = /[，、]/u.test(char) && /^\s*[A-Za-z][\w.-]*\s*[:：]/u.test(inner.slice(at + 1));
    if (depth === 0 && (char === ',' || wide)) close(at, char);
    else if (quote && depth === 0 && /^\s+[A-Za-z][\w.-]*\s*[:：]/u.test(inner.slice(at + 1))) close(at + 1, '');
  }
  close(inner.length);
  return parts;
}

/** `part: 2 all: 3`, where the comma between the two has been forgotten. */
function withoutCommas(part: Part): readonly Part[] {
  const found = /^([^\s:"'[{]+)\s+(?=[a-z][\w-]*:\s)/u.exec(part.text);
  if (part.key === undefined || !found?.[1]) return [part];
  const at = part.end - part.text.length + found[0].length;
  const rest = partOf(' '.repeat(at) + part.text.slice(found[0].length), at, part.end);
  return [{ ...part, text: found[1], end: at }, ...withoutCommas({ ...rest, separator: '' })];
}

function partOf(inner: string, start: number, end: number): Omit<Part, 'separator'> {
  const raw = inner.slice(start, end);
  const from = start + (/^\s*/.exec(raw)?.[0].length ?? 0);
  const body = raw.trim();
  const found = /^(["']?)([A-Za-z][\w.-]*)\1(\s*[:：]\s*)/u.exec(body);
  const [, missing] = found ? [] : (/^([a-z][\w-]*)\s+(?=[\d[{])/u.exec(body) ?? []);
  if (missing !== undefined) {
    return { key: missing, colon: '', text: body.slice(missing.length).trim(), start: from, end: from + body.length };
  }
  const [whole = '', quote = '', key, colon = ''] = found ?? [];
  // A key in quotation marks needs no space after its colon.
  const as = quote !== '' && colon === ':' ? ': ' : colon;
  return { key, colon: as, text: body.slice(whole.length), start: from, end: from + body.length };
}

function problemOf(part: Part, before: Part | undefined): Problem | undefined {
  const { key, separator, start, end } = part;
  const place = { start, end };
  if (separator === '' && before) return { ...place, message: 'The comma before this entry is missing.' };
  if (separator !== ',') {
    return { ...place, message: `The comma before this entry is the wide one of Chinese (${separator}).` };
  }
  return key === undefined ? standsAlone(part, before) : (keyProblem(part) ?? textProblem(part));
}

/** What a comma has cut off: the end of a text, or of a number with a comma in it. */
function standsAlone({ text, start, end }: Part, before: Part | undefined): Problem {
  const [left] = /\d+$/.exec(before?.text ?? '') ?? [];
  if (!before || left === undefined || !/^\d{3}$/.test(text)) {
    return { start, end, message: `A comma ends a text inside { … }, so "${text}" stands alone.` };
  }
  return {
    message: `A comma ends an entry inside { … }, so ${left},${text} is read as ${left} and ${text}.`,
    hint: `Write the number without a comma: ${left}${text}`,
    start: before.end - left.length,
    end,
  };
}

function keyProblem({ key, colon, text, start, end }: Part): Problem | undefined {
  const place = { start, end };
  if (colon.includes('：')) return { ...place, message: `The colon after "${key}" is the wide one of Chinese (：).` };
  if (colon === '') return { ...place, message: `The colon after "${key}" is missing.` };
  if (colon === ':' && text !== '') return { ...place, message: `The space after "${key}:" is missing.` };
  return undefined;
}

function textProblem({ text, start, end }: Part): Problem | undefined {
  const place = { start, end };
  if (/:(?=\s)/.test(unquoted(text))) {
    return { ...place, message: 'A text with a colon and a space in it must stand in quotation marks.' };
  }
  if (/^["']/.test(text) && (closingQuote(text) ?? text.length - 1) < text.length - 1) {
    return { ...place, message: 'This text goes on after its closing quotation mark.' };
  }
  if (/^["']/.test(text) && closingQuote(text) === undefined) {
    const message = text.startsWith("'")
      ? 'The apostrophe that this text begins with opens a quotation, and nothing closes it.'
      : 'A quotation mark is opened here and not closed.';
    return { ...place, message };
  }
  return startProblem(text, place);
}

function startProblem(text: string, place: { readonly start: number; readonly end: number }): Problem | undefined {
  const [mark] = /^(?:\{\{|[*&!%@`|>])/.exec(text) ?? [];
  if (mark === undefined) return undefined;
  return { ...place, message: `A text that begins with ${mark} must stand in quotation marks.` };
}

function unquoted(text: string): string {
  return /^["'[{]/.test(text) ? '' : text;
}

/** The entries as they were meant: what stands alone belongs to the text before it. */
function mend(parts: readonly Part[]): readonly { readonly key: string; readonly text: string }[] {
  const meant: { key: string; text: string }[] = [];
  for (const { key, text } of parts) {
    const last = meant.at(-1);
    if (key !== undefined) meant.push({ key, text });
    else if (last) last.text += /\d$/.test(last.text) && /^\d{3}$/.test(text) ? text : `, ${text}`;
  }
  return meant.map(({ key, text }) => ({ key, text: safe(text) }));
}

function safe(text: string): string {
  const whole = /^["']/.test(text) && closingQuote(text) === text.length - 1;
  if (whole || (/^\[/.test(text) && closingBracket(text) === text.length - 1)) return text;
  if (/^\{(?!\{)/.test(text) && closingBracket(text) === text.length - 1) return text;
  return /^-?\d+(?:\.\d+)?$/.test(text) ? text : quoted(text.replace(/^'(?=\p{L})/u, '’').replace(/^["']|["']$/g, ''));
}

/** Whether the line stands inside braces that a line above has opened. */
export function openedAbove(lines: readonly Line[], line: Line): Line | undefined {
  const before = above(lines, line.index);
  return before && /^[[{](?!\{)/.test(before.value) && closingBracket(before.value) === undefined ? before : undefined;
}

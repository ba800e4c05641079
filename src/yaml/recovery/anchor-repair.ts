import { toWrite } from '../../text/cut-short.js';
import { blockHeader, closingQuote, type Line, lineBelow, offsetsOutsideQuotes } from './lines.js';
import {
  asNote,
  messages,
  quotedScalar,
  type Range,
  rewrite,
  type SyntaxRepair,
  valueRange,
  writeQuoted,
} from './syntax-repair.js';

/** `&name` and `!tag`, as many as there are before a value, with the blanks after them. */
const properties = /^(?:(?:&[^\s,[\]{}"']+|!(?:<[^<>\s]*>|[^\s,[\]{}"']*))(?:\s+|$))+/;
/** A text in quotation marks, a list, a group, a number, or a key. */
const plainValue = /^(?:["'[{]|-?\d[\d.]*\s*(?:[,\]}]|$)|[A-Za-z][\w.-]*:(?:\s|$))/;
const idInGroup = /^[a-z0-9-]+\s*[,\]}]/;

/** `text: &a "…"`, `- &a { … }`, `[!!str "…"]`, `&a key: …` and `title: &t` over lines of its own. */
export function anchorRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  for (const at of beginnings(line)) {
    const [found] = properties.exec(line.text.slice(at)) ?? [];
    if (found === undefined) continue;
    const rest = line.text.slice(at + found.length);
    const name = found.trim();
    const isInGroup = at > line.valueStart - line.start;
    if (rest === '' ? !opensBlock(lines, line) : !isValue(rest, isInGroup) && !name.includes('!!')) continue;
    const start = line.start + at;
    return {
      ...rewrite({ start, end: start + found.length }, '', {
        code: 'yaml/forbidden',
        message: name.startsWith('!')
          ? `Packs do not say of what kind a value is, as ${name} does.`
          : `Packs do not name a part of a file, as ${name} does, to repeat it elsewhere.`,
        hint: hintFor(name, line.text.slice(line.column, at) + rest),
      }),
      end: start + name.length,
    };
  }
  return undefined;
}

/** Whether `&` or `!` before this are an anchor and a tag, not the beginning of a text without quotation marks. */
function isValue(rest: string, isInGroup: boolean): boolean {
  return plainValue.test(rest) || blockHeader.test(rest) || (isInGroup && idInGroup.test(rest));
}

function hintFor(name: string, written: string): string {
  const elsewhere = name.startsWith('!') ? '' : ', and write the part out where it is needed again';
  const line = written.trimEnd();
  return line === '' || line.endsWith(':')
    ? `Take ${name} away${elsewhere}.`
    : `Take ${name} away${elsewhere}:\n  ${toWrite(line)}`;
}

function opensBlock(lines: readonly Line[], line: Line): boolean {
  const next = lineBelow(lines, line.index);
  if (!next) return false;
  return line.key === undefined
    ? next.indent > line.indent
    : next.indent > line.column || (next.hyphen && next.indent === line.column);
}

/** `topics: *t`, `[*a, *b]` and `<<: *base`, which may stand for anything. */
export function aliasRepair(line: Line): SyntaxRepair | undefined {
  for (const at of beginnings(line)) {
    const [name] = /^\*[\w.-]+(?=\s*(?:[,\]}]|(?:\s#.*)?$))/.exec(line.text.slice(at)) ?? [];
    if (name === undefined) continue;
    const range = { start: line.start + at, end: line.start + at + name.length };
    const isMerge = /<<\s*:\s*$/.test(line.text.slice(0, at));
    return isMerge ? mergedKeysRepair(line, name, range) : partByNameRepair(line, name, range);
  }
  return undefined;
}

function partByNameRepair(line: Line, name: string, range: Range): SyntaxRepair {
  const isWhole = range.start === line.valueStart && range.end === line.valueEnd;
  return rewrite(range, quotedScalar(name), {
    ...repeated(name),
    hint: `Write the part out again. ${writeQuoted(isWhole ? line.key : undefined, name, 'If it is a text, put it in quotation marks:')}`,
  });
}

function mergedKeysRepair(line: Line, name: string, range: Range): SyntaxRepair {
  return {
    ...repeated(name),
    hint: `Write out here, in the place of <<: ${name}, the keys and values that stand at ${name.replace('*', '&')}.`,
    ...range,
    changes: [line.key === '<<' ? asNote({ ...range, start: line.start + line.column }) : { ...range, write: '""' }],
  };
}

/** What the part would have said is unknown, so nothing follows from what is missing. */
const repeated = (name: string) => ({
  code: 'yaml/forbidden' as const,
  message: `Packs do not repeat a part of a file by a name, as ${name} does.`,
  lossy: true,
});

/** Where keys and values begin in a line: after its hyphens, after its key, and after the brackets and commas of groups. */
function beginnings({ text, column, start, key, value: whole, valueStart }: Line): readonly number[] {
  const from = valueStart - start;
  const own = key === undefined ? [column] : [column, from];
  return /^[[{](?!\{)/.test(whole) ? [...own, ...beginningsInGroup(text, from)] : own;
}

function beginningsInGroup(text: string, from: number): readonly number[] {
  const found: number[] = [];
  for (const at of offsetsOutsideQuotes(text, from)) {
    const mark = text.charAt(at);
    if (/[[{,]/.test(mark) || (mark === ':' && /\s/.test(text.charAt(at + 1)))) {
      found.push(at + 1 + (/^\s*/.exec(text.slice(at + 1))?.[0].length ?? 0));
    }
  }
  return found;
}

/** `text: | Begin early.`: a mark that a text in lines of its own begins below. */
export function blockMarkRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const [whole = '', mark] = /^([|>][+-]?)\s*(?=\S)/.exec(line.value) ?? [];
  const text = line.value.slice(whole.length);
  if (mark === undefined || blockHeader.test(line.value)) return undefined;
  if (mark.startsWith('>') && /^\p{N}/u.test(text)) return greaterThanRepair(line);
  const message = `After ${mark} a text begins in the line below, and this one stands beside it.`;
  const next = lines[line.index + 1];
  if (next && next.text.trim() !== '' && next.indent > line.column && !/^["']/.test(text)) {
    const pad = ' '.repeat(next.indent);
    return {
      message,
      hint: `Begin a new line after ${mark}:\n  ${line.key === undefined ? '' : `${line.key}: `}${mark}\n    ${toWrite(text)}`,
      ...valueRange(line),
      changes: [{ start: line.valueStart, end: line.valueStart + whole.length, write: `${mark}\n${pad}` }],
    };
  }
  const close = /^["']/.test(text) ? closingQuote(text) : undefined;
  const bare = close === text.length - 1 ? text.slice(1, -1) : text;
  return rewrite(valueRange(line), quotedScalar(bare), { message, hint: writeQuoted(line.key, bare) });
}

/** `> 50 % of them`: in a text, a > at the beginning would set a quotation apart. */
function greaterThanRepair(line: Line): SyntaxRepair {
  const { key, value } = line;
  const shown = toWrite(value.replaceAll("'", "''"));
  return rewrite(valueRange(line), quotedScalar(`\\${value}`), {
    message: messages.beginsWith('>'),
    hint: `Write:\n  ${key === undefined ? '' : `${key}: `}'\\${shown}'`,
  });
}

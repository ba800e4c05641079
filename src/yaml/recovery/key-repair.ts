import { bullets } from '../../text/bullets.js';
import { toWrite } from '../../text/cut-short.js';
import { type Line, lineAbove, lineBelow } from './lines.js';
import { asNote, insertion, isLanguage, messages, type SyntaxRepair } from './syntax-repair.js';

const word = '[A-Za-z][\\w.-]*';
const openingQuotes = '“”„‘’«＂＇「『';
/** Other dashes in the place of the hyphen, and what begins a point of a list elsewhere. */
const bulletAtStart = new RegExp(`^([–—－‐‑−${bullets}])\\s*(?=\\S)`, 'u');
const specialSpaces = '\\u00a0\\u2000-\\u200b\\u202f\\u3000';

/** What is wrong with the beginning of a line: its hyphen, its key, the colon after it. */
export function keyRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  return (
    hyphenRepair(line) ??
    questionMarkRepair(line) ??
    quotedKeyRepair(line) ??
    colonRepair(line) ??
    missingSpaceRepair(line) ??
    spaceBeforeColonRepair(line) ??
    missingColonRepair(lines, line)
  );
}

/** `-id: x`, `– id: x`, `* id: x`, `1. id: x`, `-- id: x`: what should begin an entry of a list. */
function hyphenRepair({ text, indent, start }: Line): SyntaxRepair | undefined {
  const from = start + indent;
  const body = text.slice(indent);
  const [whole = '', other] =
    bulletAtStart.exec(body) ?? new RegExp(`^([*+]|\\d{1,3}[.)])\\s+(?=${word}\\s*[:：])`, 'u').exec(body) ?? [];
  if (other !== undefined) {
    return {
      message: `An entry of a list begins with a hyphen, and this is "${other}".`,
      hint: `Write a plain hyphen and a space:\n  - ${restToWrite(body.slice(whole.length))}`,
      start: from,
      end: from + other.length,
      changes: [{ start: from, end: from + whole.length, write: '- ' }],
    };
  }
  const [hyphens] = new RegExp(`^-{2,}(?=\\s+(?:${word}\\s*[:：]|[{["']))`, 'u').exec(body) ?? [];
  if (hyphens !== undefined) {
    return {
      message: `An entry of a list begins with one hyphen, and here stand ${hyphens.length}.`,
      hint: `Write:\n  -${restToWrite(body.slice(hyphens.length))}`,
      start: from,
      end: from + hyphens.length,
      changes: [{ start: from, end: from + hyphens.length, write: '-' }],
    };
  }
  if (!new RegExp(`^-(?=${word}\\s*[:：]|\\{\\s*${word}\\s*[:：])`, 'u').test(body)) return undefined;
  return {
    message: 'The space after the hyphen is missing.',
    hint: `Write:\n  - ${restToWrite(body.slice(1))}`,
    start: from,
    end: from + 2,
    changes: [insertion(from + 1, ' ')],
  };
}

/** `? en: …` */
function questionMarkRepair({ text, column, start }: Line): SyntaxRepair | undefined {
  if (!new RegExp(`^\\?\\s+${word}:`).test(text.slice(column))) return undefined;
  return {
    message: 'A line cannot begin with a question mark.',
    hint: `Write:\n  ${restToWrite(text.slice(column + 2))}`,
    start: start + column,
    end: start + column + 1,
    changes: [{ start: start + column, end: start + column + 2, write: '' }],
  };
}

/** `“en”: …` */
function quotedKeyRepair({ text, column, start }: Line): SyntaxRepair | undefined {
  const pattern = new RegExp(`^[${openingQuotes}](${word})[${openingQuotes}»」』]\\s*[:：]\\s*`, 'u');
  const [whole = '', key] = pattern.exec(text.slice(column)) ?? [];
  if (key === undefined) return undefined;
  const from = start + column;
  return {
    message: `The key ${key} stands in quotation marks.`,
    hint: `Write it without them:\n  ${key}: ${restToWrite(text.slice(column + whole.length))}`.trimEnd(),
    start: from,
    end: from + key.length + 2,
    changes: [{ start: from, end: from + whole.length, write: `${key}: ` }],
  };
}

/** `标题："…"`: a key in another language, which is known by what follows. Before words of a text it may be a part of it. */
const keyOfLetters = /^([\p{L}\p{M}]{1,20})([ \t]*)([：﹕︰])\s*(?=["'[{]|$)/u;

/** `en：…`, and `en；…` or `en = …` for good measure. */
function colonRepair({ text, column, start }: Line): SyntaxRepair | undefined {
  const body = text.slice(column);
  const pattern = new RegExp(`^(${word})(\\s*)([：﹕︰；;=＝])\\s*`, 'u');
  const [whole = '', key, gap = '', mark = ''] = pattern.exec(body) ?? keyOfLetters.exec(body) ?? [];
  if (key === undefined) return undefined;
  const from = start + column;
  const at = from + key.length + gap.length;
  return {
    message: /[：﹕︰]/u.test(mark)
      ? `The colon after "${key}" is the wide one of Chinese (：).`
      : messages.noColon(key, mark),
    hint: `Write the plain colon and a space:\n  ${key}: ${restToWrite(text.slice(column + whole.length))}`.trimEnd(),
    start: at,
    end: at + mark.length,
    changes: [{ start: from, end: from + whole.length, write: `${key}: ` }],
  };
}

/** `en:"…"`, or after the colon a space that is none to YAML. */
function missingSpaceRepair({ text, column, start }: Line): SyntaxRepair | undefined {
  const pattern = new RegExp(`^(["']?)(${word})\\1\\s*:(?!//)([${specialSpaces}]*)(?=\\S)`, 'u');
  const [whole = '', , key, gap = ''] = pattern.exec(text.slice(column)) ?? [];
  if (key === undefined) return undefined;
  const end = start + column + whole.length;
  return {
    message:
      gap === ''
        ? `The space after "${key}:" is missing.`
        : `The space after "${key}:" is a special one, such as those of Chinese or of word processors.`,
    hint: `Write the colon and a plain space:\n  ${key}: ${restToWrite(text.slice(column + whole.length))}`,
    start: start + column,
    end,
    changes: [{ start: end - gap.length, end, write: ' ' }],
  };
}

/** `en\u00a0: …`, as French keyboards and word processors have it before a colon. */
function spaceBeforeColonRepair({ text, column, start }: Line): SyntaxRepair | undefined {
  const pattern = new RegExp(`^(${word})([${specialSpaces}]+):(?=\\s|$)`, 'u');
  const [whole = '', key, gap = ''] = pattern.exec(text.slice(column)) ?? [];
  if (key === undefined) return undefined;
  const from = start + column + key.length;
  return {
    message: `A special space stands between "${key}" and its colon.`,
    hint: `Write:\n  ${key}:${restToWrite(text.slice(column + whole.length))}`,
    start: from,
    end: from + gap.length,
    changes: [{ start: from, end: from + gap.length, write: '' }],
  };
}

/** A line without any colon: a key that lost it, or a text that goes on from the line above. */
function missingColonRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const { text, column, start } = line;
  const body = text.slice(column).trimEnd();
  const braces = new RegExp(`^(${word})\\s+[{[].*[}\\]]$`, 'u').test(body);
  if ((line.key !== undefined && !braces) || (line.hyphen && !goesOnWithKeys(lines, line))) return undefined;
  if (/^["'“”「{[#]/u.test(body)) return undefined;
  const [, first = '', rest = ''] = new RegExp(`^(${word})(?:\\s+(.+))?$`, 'u').exec(body) ?? [];
  const from = start + column;
  const isKey = braces || /^["'“”「[{\d]/u.test(rest) || !/\s/.test(rest) || isLanguageThere(lines, line, first);
  if (first !== '' && isKey) {
    return {
      message: `The colon after "${first}" is missing.`,
      hint: `Write:\n  ${first}:${rest === '' ? '' : ` ${restToWrite(rest)}`}`,
      start: from,
      end: from + first.length,
      changes: [insertion(from + first.length, ':')],
    };
  }
  if (!lineAbove(lines, line.index)) return undefined;
  return {
    message: 'This line has no key, and does not go on from the line above either.',
    hint:
      line.column === 0
        ? 'If it belongs to the text above, write both in one line. If it is a note, begin it with #. If it came along ' +
          'with what was pasted, delete it.'
        : 'If it belongs to the text above, write both in one line. If it is a text of its own, begin it with its key ' +
          'and a colon:\n  en: "…"',
    start: from,
    end: from + body.length,
    changes: [asNote(line)],
    lossy: true,
  };
}

/**
 * Whether a word that begins a line is a language: one of those in the file, below the text of another one, and not yet in
 * its group. In another language it may be a word, such as "de".
 */
export function isLanguageThere(lines: readonly Line[], { index, column }: Line, word: string): boolean {
  if (!isLanguage(word) || !lines.some(({ key }) => key === word)) return false;
  const before = lineAbove(lines, index);
  if (!isLanguage(before?.key) || before?.column !== column) return false;
  const isOutside = (line: Line) => line.significant && line.indent < column;
  const above = lines.slice(0, index).toReversed();
  const below = lines.slice(index + 1);
  const group = [above, below].flatMap((side) => {
    const end = side.findIndex(isOutside);
    return end === -1 ? side : side.slice(0, end);
  });
  return !group.some((line) => line.column === column && line.key === word);
}

/** Whether an entry of a list has further keys in the lines below: then it begins with a key as well. */
function goesOnWithKeys(lines: readonly Line[], { index, column }: Line): boolean {
  const next = lineBelow(lines, index);
  return next?.key !== undefined && !next.hyphen && next.indent === column;
}

/** The rest of a line, as a hint shows it. */
export function restToWrite(text: string): string {
  return toWrite(text.trimEnd());
}

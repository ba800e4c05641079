import { above, below, blockHeader, type Line } from './lines.js';
import type { SyntaxRepair } from './syntax-repair.js';

const word = '[A-Za-z][\\w.-]*';
const openingQuotes = '“”„‘’«＂＇「『';

/** What is wrong with the beginning of a line: its hyphen, its key, the colon after it. */
export function keyRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  return (
    hyphenRepair(line) ??
    questionRepair(line) ??
    textBelowRepair(lines, line) ??
    quotedKey(line) ??
    wideColon(line) ??
    noSpace(line) ??
    noColon(lines, line)
  );
}

/** `-id: x`, `– id: x`: what should begin an entry of a list. */
function hyphenRepair({ text, indent, start }: Line): SyntaxRepair | undefined {
  const other = /^([–—－‐‑−•·●])\s*(?=\S)/u.exec(text.slice(indent));
  if (other?.[1] !== undefined) {
    return {
      code: 'yaml/syntax',
      message: `An entry of a list begins with a hyphen, and this is "${other[1]}".`,
      hint: `Write a plain hyphen and a space:\n  - ${shortened(text.slice(indent + other[0].length))}`,
      start: start + indent,
      end: start + indent + 1,
      changes: [{ start: start + indent, end: start + indent + other[0].length, write: '- ' }],
    };
  }
  const close = new RegExp(`^-(?=${word}\\s*[:：])`, 'u').exec(text.slice(indent));
  if (!close) return undefined;
  return {
    code: 'yaml/syntax',
    message: 'The space after the hyphen is missing.',
    hint: `Write:\n  - ${shortened(text.slice(indent + 1))}`,
    start: start + indent,
    end: start + indent + 2,
    changes: [{ start: start + indent + 1, end: start + indent + 1, write: ' ' }],
  };
}

/** `? en: …` */
function questionRepair({ text, column, start }: Line): SyntaxRepair | undefined {
  if (!new RegExp(`^\\?\\s+${word}:`).test(text.slice(column))) return undefined;
  return {
    code: 'yaml/syntax',
    message: 'A line cannot begin with a question mark.',
    hint: `Write:\n  ${shortened(text.slice(column + 2))}`,
    start: start + column,
    end: start + column + 1,
    changes: [{ start: start + column, end: start + column + 2, write: '' }],
  };
}

/** `en: >` and below it a text that is not indented. */
function textBelowRepair(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const before = lines[line.index - 1];
  if (!before?.speaks || !blockHeader.test(before.value) || line.entry || line.dash) return undefined;
  return {
    code: 'yaml/syntax',
    message: `The text below ${before.value.slice(0, 1)} must stand further in than its key.`,
    hint: 'Put two more spaces before each of its lines.',
    start: line.start + line.column,
    end: line.end,
    changes: textBelow(lines, line).map((one) => ({
      start: one.start,
      end: one.start,
      write: ' '.repeat(before.column + 2),
    })),
  };
}

/** `“en”: …` */
function quotedKey({ text, column, start }: Line): SyntaxRepair | undefined {
  const found = new RegExp(`^[${openingQuotes}](${word})[${openingQuotes}»」』]\\s*[:：]\\s*`, 'u').exec(
    text.slice(column),
  );
  if (found?.[1] === undefined) return undefined;
  const from = start + column;
  return {
    code: 'yaml/syntax',
    message: `The key ${found[1]} stands in quotation marks.`,
    hint: `Write it without them:\n  ${found[1]}: ${shortened(text.slice(column + found[0].length))}`.trimEnd(),
    start: from,
    end: from + found[1].length + 2,
    changes: [{ start: from, end: from + found[0].length, write: `${found[1]}: ` }],
  };
}

/** `en：…`, and `en；…` or `en = …` for good measure. */
function wideColon({ text, column, start }: Line): SyntaxRepair | undefined {
  const found = new RegExp(`^(${word})(\\s*)([：﹕︰；;=＝])\\s*`, 'u').exec(text.slice(column));
  if (found?.[1] === undefined || found[2] === undefined || found[3] === undefined) return undefined;
  const [whole, key, gap, mark] = found;
  const from = start + column;
  const at = from + key.length + gap.length;
  return {
    code: 'yaml/syntax',
    message:
      mark === '：' || mark === '﹕' || mark === '︰'
        ? `The colon after "${key}" is the wide one of Chinese (：).`
        : `After "${key}" stands ${mark} in place of a colon.`,
    hint: `Write the plain colon and a space:\n  ${key}: ${shortened(text.slice(column + whole.length))}`.trimEnd(),
    start: at,
    end: at + mark.length,
    changes: [{ start: from, end: from + whole.length, write: `${key}: ` }],
  };
}

/** `en:"…"`, or a space after the colon that is none to YAML. */
function noSpace({ text, column, start }: Line): SyntaxRepair | undefined {
  const found = new RegExp(`^(["']?)(${word})\\1\\s*:(?!//)([\\u00a0\\u2000-\\u200b\\u202f\\u3000]*)(?=\\S)`, 'u').exec(
    text.slice(column),
  );
  if (found?.[2] === undefined || found[3] === undefined) return undefined;
  const [whole, , key, gap] = found;
  const colon = start + column + whole.length - gap.length - 1;
  return {
    code: 'yaml/syntax',
    message:
      gap === ''
        ? `The space after "${key}:" is missing.`
        : `The space after "${key}:" is a special one, such as those of Chinese or of word processors.`,
    hint: `Write the colon and a plain space:\n  ${key}: ${shortened(text.slice(column + whole.length))}`,
    start: start + column,
    end: colon + 1 + gap.length,
    changes: [{ start: colon + 1, end: colon + 1 + gap.length, write: ' ' }],
  };
}

/** A line without any colon: a key that lost it, or a text that goes on from the line above. */
function noColon(lines: readonly Line[], line: Line): SyntaxRepair | undefined {
  const { text, column, start, entry, dash } = line;
  const body = text.slice(column).trimEnd();
  // Where an entry of a list goes on with keys, it begins with one.
  const next = below(lines, line.index);
  const group = next?.entry !== undefined && !next.dash && next.indent === column;
  const braces = new RegExp(`^(${word})\\s+[{[].*[}\\]]$`, 'u').test(body);
  if ((entry && !braces) || (dash && !group) || /^["'“”「{[#]/u.test(body)) return undefined;
  const [, first = '', rest = ''] = new RegExp(`^(${word})(?:\\s+(.+))?$`, 'u').exec(body) ?? [];
  const from = start + column;
  const key = braces || rest === '' || /^["'“”「[{\d]/u.test(rest) || !/\s/.test(rest);
  if (first !== '' && key) {
    return {
      code: 'yaml/syntax',
      message: `The colon after "${first}" is missing.`,
      hint: `Write:\n  ${first}:${rest === '' ? '' : ` ${shortened(rest)}`}`,
      start: from,
      end: from + first.length,
      changes: [{ start: from + first.length, end: from + first.length, write: ':' }],
    };
  }
  if (!above(lines, line.index)) return undefined;
  return {
    code: 'yaml/syntax',
    message: 'This line has no key, and does not go on from the line above either.',
    hint:
      'If it belongs to the text above, write both in one line. If it is a text of its own, begin it with its key and ' +
      'a colon:\n  en: "…"',
    start: from,
    end: from + body.length,
    changes: [{ start, end: line.end, write: '#'.padEnd(line.end - start) }],
    lossy: true,
  };
}

/** A line and those after it that have no key either. */
function textBelow(lines: readonly Line[], line: Line): readonly Line[] {
  const rest = lines.slice(line.index);
  const until = rest.findIndex((one) => one.speaks && one.entry !== undefined);
  return rest.slice(0, until === -1 ? rest.length : until).filter((one) => one.text.trim() !== '');
}

export function shortened(text: string): string {
  const characters = [...text.trimEnd()];
  return characters.length > 60 ? `${characters.slice(0, 56).join('').trimEnd()} …` : characters.join('');
}

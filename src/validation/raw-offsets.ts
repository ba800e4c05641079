/** Where each character of a text stands in the scalar that holds it, in UTF-16 code units, and where it ends there. */
export interface RawOffsets {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Some characters of a scalar, and for how many of the text they stand. */
interface Written {
  readonly length: number;
  readonly units: number;
}

/** What stands for one character in double quotation marks, or joins two lines. */
const escapeSequence = /\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|\r?\n[ \t]*|.)/iy;
const blanks = /[ \t\r\n]+/y;

/**
 * Reads a scalar beside the text that it holds: through escape sequences, doubled apostrophes, indentation and lines that are
 * joined.
 * @returns undefined where the two do not go together, as in a file that was read as if a slip in it were mended
 */
export function rawOffsets(raw: string, text: string): RawOffsets | undefined {
  const [quote] = /^["']/.exec(raw) ?? [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = quote === undefined ? (/^[|>][^\n]*\n/.exec(raw)?.[0].length ?? 0) : 1;
  while (starts.length < text.length) {
    const next = sequence(raw, at, quote) ?? same(raw, at, text, starts.length);
    if (!next) return undefined;
    for (let unit = 0; unit < next.units; unit += 1) {
      starts.push(at);
      ends.push(at + next.length);
    }
    at += next.length;
  }
  return { starts, ends };
}

/** An escape sequence, or an apostrophe that is written twice. */
function sequence(raw: string, at: number, quote: string | undefined): Written | undefined {
  if (quote === "'") return raw.startsWith("''", at) ? { length: 2, units: 1 } : undefined;
  const written = quote === '"' && raw[at] === '\\' ? matched(escapeSequence, raw, at) : undefined;
  if (written === undefined) return undefined;
  const isBeyond = written.startsWith('\\U') && Number.parseInt(written.slice(2), 16) > 0xffff;
  return { length: written.length, units: /^\\\r?\n/.test(written) ? 0 : isBeyond ? 2 : 1 };
}

/** The character of the text itself, or the blanks that stand for its blanks where a line ends. */
function same(raw: string, at: number, text: string, of: number): Written | undefined {
  if (raw[at] === text[of] && raw[at] !== '\n') return { length: 1, units: 1 };
  const between = matched(blanks, raw, at);
  if (between === undefined) return undefined;
  return { length: between.length, units: Math.min(matched(blanks, text, of)?.length ?? 0, between.length) };
}

function matched(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

import { CST } from 'yaml';
import { limits } from '../schema/limits.js';
import { normalized } from '../text/set-text.js';
import type { Located, LocatedEntry, LocatedMap, LocatedText } from '../validation/located.js';
import { blank, carriageReturn, colon, LineCursor, newline } from './line-cursor.js';
import { oddKey } from './odd-key.js';
import type { RepairedText } from './recovery/repaired-text.js';

/**
 * The tree of a file that has nothing but what packs usually have: maps and lists, texts, comments where they may stand.
 * Most files are so. `yaml` takes several times as long: it makes a token of each mark and blank, and a document of them.
 * @returns undefined where there is anything else, right or wrong: the library says what it is
 * @throws TooManyParts
 */
export function plainTree(text: RepairedText): Located | undefined {
  try {
    return new PlainReader(text).root();
  } catch (cause) {
    if (cause instanceof NotPlain) return undefined;
    throw cause;
  }
}

class NotPlain extends Error {}

/** A file has more keys and texts without quotation marks than any pack; the rest of it is not read, by whatever reader. */
export class TooManyParts extends Error {
  constructor(readonly offset: number) {
    super('too many parts');
  }
}

/** More keys than that apart, a colon belongs to no key (YAML 1.2.2, 7.4.2). */
const maxKeyCharacters = 1024;
/** Marks at the edge of a text without quotation marks that its author may not have meant so. */
const oddText = /^[“”„＂«]|"$/;
/** What is without quotation marks, up to its colon, its comment or the end of its line. */
const plainLine =
  /(?:[^ \t\r\n?:.,[\]{}#&*!|>'"%@`\uFEFF-]|-(?=\d))(?:[^ \t\r\n:]|:(?=[^ \t\r\n])| +(?=[^ \t\r\n#:]))*/y;
const furtherLine = /(?: *\r?\n)+( *)[^ \t\r\n:#](?:[^ \t\r\n:]|:(?=[^ \t\r\n])| +(?=[^ \t\r\n#:]))*/y;
const plainInBrackets =
  /(?:[^ \t\r\n?:.,[\]{}#&*!|>'"%@`\uFEFF-]|-(?=\d))(?:[^ \t\r\n:,[\]{}]|:(?=[^ \t\r\n,[\]{}])| +(?=[^ \t\r\n#:,[\]{}]))*/y;
const tightComment = / +#[^\s#]/y;
const restOfLine = /(?: +(?:#[^\r\n]*)?)?(?:\r?\n|$)/y;
/** Of a text in lines of its own. How far in it stands is shown by the first of them. */
const blockHeader = /[|>]-? *\r?\n/y;

/** Reads a file from the top to the bottom. A block is a map or list in lines, `indent` the column where they begin. */
class PlainReader extends LineCursor {
  private parts = 0;
  /** Of these the ones without quotation marks. */
  private plainParts = 0;

  constructor(private readonly source: RepairedText) {
    super(source.text);
  }

  root(): Located {
    this.toNextLine();
    const root = this.inBlock(-1, 0);
    if (root.kind === 'text' || this.at < this.text.length) throw new NotPlain();
    return root;
  }

  /** What stands at `column` in a block of that indent. */
  private inBlock(indent: number, depth: number): Located {
    if (depth >= limits.depth) throw new NotPlain();
    if (this.isAtHyphen()) return this.list(depth);
    const start = this.at;
    const key = this.key(plainLine);
    if (key !== undefined) return this.map(start, key, depth);
    this.at = start;
    return this.inLine(indent, depth);
  }

  private map(start: number, firstKey: string, depth: number): LocatedMap {
    const indent = this.column;
    const entries: LocatedEntry[] = [];
    let [keyStart, key]: [number, string | undefined] = [start, firstKey];
    for (;;) {
      if (key === undefined) throw new NotPlain();
      const keySpan = this.source.spanOf(keyStart, this.at);
      this.at += 1;
      const isBelow = this.isLineOver();
      if (isBelow && this.column <= indent && !(this.column === indent && this.isAtHyphen())) throw new NotPlain();
      const value = isBelow ? this.inBlock(indent, depth + 1) : this.inLine(indent, depth + 1);
      entries.push({ key, keySpan, value });
      if (this.column !== indent) break;
      keyStart = this.at;
      key = this.key(plainLine);
    }
    return this.mapOf(entries, start, this.endOfBlock(indent));
  }

  private list(depth: number): Located {
    const { at: start, column: indent } = this;
    const items: Located[] = [];
    do {
      const from = this.at;
      this.at += 1;
      if (!this.isLineOver()) this.column = indent + this.at - from;
      else if (this.column <= indent) throw new NotPlain();
      items.push(this.inBlock(indent, depth + 1));
    } while (this.column === indent && this.isAtHyphen());
    return this.listOf(items, start, this.endOfBlock(indent));
  }

  /** Closes a block, to which the comments below belong if one of them stands as far in. */
  private endOfBlock(indent: number): number {
    const { end } = this;
    if (this.column > indent) throw new NotPlain();
    if (indent > 0 && this.commentColumn >= indent) {
      this.end = this.at;
      this.commentColumn = -1;
    }
    return end;
  }

  /** What the line ends with: a text, or brackets. */
  private inLine(indent: number, depth: number): Located {
    const first = this.text[this.at];
    if (first === '|' || first === '>') return this.textBelow(indent);
    const node = this.isAtBracket() ? this.inBrackets(indent, depth) : this.readText(indent, plainLine);
    if (!this.skip(restOfLine)) throw new NotPlain();
    this.toNextLine(indent);
    return node;
  }

  private inBrackets(indent: number, depth: number): Located {
    if (depth >= limits.depth) throw new NotPlain();
    const start = this.at;
    return this.text[start] === '{'
      ? this.mapOf(this.entriesInBrackets(indent, depth), start, this.at)
      : this.listOf(this.itemsInBrackets(indent, depth), start, this.at);
  }

  private entriesInBrackets(indent: number, depth: number): LocatedEntry[] {
    const entries: LocatedEntry[] = [];
    while (this.isPartNext('}', entries.length === 0, indent)) {
      const start = this.at;
      const key = this.key(plainInBrackets);
      if (key === undefined) throw new NotPlain();
      const keySpan = this.source.spanOf(start, this.at);
      this.at += 1;
      this.skipBlanks(indent);
      entries.push({ key, keySpan, value: this.partInBrackets(indent, depth) });
    }
    return entries;
  }

  private itemsInBrackets(indent: number, depth: number): Located[] {
    const items: Located[] = [];
    while (this.isPartNext(']', items.length === 0, indent)) items.push(this.partInBrackets(indent, depth));
    return items;
  }

  private partInBrackets(indent: number, depth: number): Located {
    return this.isAtBracket() ? this.inBrackets(indent, depth + 1) : this.readText(indent, plainInBrackets);
  }

  /** Goes on to the next part in brackets, or behind them. After the last part there may be a comma. */
  private isPartNext(close: string, isFirst: boolean, indent: number): boolean {
    if (isFirst) this.at += 1;
    this.skipBlanks(indent);
    if (!isFirst && this.text[this.at] === ',') {
      this.at += 1;
      this.skipBlanks(indent);
    } else if (!isFirst && this.text[this.at] !== close) throw new NotPlain();
    if (this.text[this.at] !== close) return true;
    this.at += 1;
    return false;
  }

  /** Blanks in brackets, whose lines must stand further in than the block. */
  private skipBlanks(indent: number): void {
    let lineStart: number | undefined;
    for (; ; this.at += 1) {
      const code = this.text.charCodeAt(this.at);
      if (code === newline) lineStart = this.at + 1;
      else if (code !== blank && (code !== carriageReturn || !this.isLineEnd(this.at))) break;
    }
    if (lineStart !== undefined && this.at - lineStart <= indent) throw new NotPlain();
  }

  /** The key that stands here, up to its colon; undefined where there is none. */
  private key(plain: RegExp): string | undefined {
    const start = this.at;
    const isQuoted = this.isAtQuote();
    if (!isQuoted && !this.skip(plain)) return undefined;
    const key = isQuoted ? this.quoted() : this.text.slice(start, this.at);
    if (this.text.charCodeAt(this.at) !== colon) return undefined;
    const mayBeTight = isQuoted && plain === plainInBrackets;
    if (!mayBeTight && !this.isBlank(this.at + 1)) return undefined;
    const source = this.text.slice(start, this.at);
    const isOdd = isQuoted ? source.includes('\n') : oddKey.test(key);
    if (isOdd || source.length > maxKeyCharacters || key === '__proto__') throw new NotPlain();
    this.countPart(start, isQuoted);
    return key;
  }

  private readText(indent: number, plain: RegExp): LocatedText {
    const start = this.at;
    if (this.isAtQuote()) {
      const typed = this.quoted();
      this.checkLines(start, indent);
      return this.textOf(typed, start);
    }
    if (!this.skip(plain)) throw new NotPlain();
    if (plain === plainLine) this.skipFurtherLines(indent);
    const source = this.text.slice(start, this.at);
    tightComment.lastIndex = this.at;
    if (oddText.test(source) || tightComment.test(this.text)) throw new NotPlain();
    const typed = source.includes('\n') ? resolved({ type: 'scalar', offset: start, indent, source }) : source;
    return this.textOf(typed, start);
  }

  /** The value of what stands in quotation marks. */
  private quoted(): string {
    const { text, at: start } = this;
    const isDouble = text[start] === '"';
    const mark = isDouble ? '"' : "'";
    let end = text.indexOf(mark, start + 1);
    while (end !== -1 && (isDouble ? isEscaped(text, end) : text[end + 1] === mark)) {
      end = text.indexOf(mark, end + (isDouble ? 1 : 2));
    }
    if (end === -1) throw new NotPlain();
    this.at = end + 1;
    const source = text.slice(start, this.at);
    const isSimple = source.indexOf(isDouble ? '\\' : "''", 1) === -1 && !source.includes('\n');
    if (isSimple) return source.slice(1, -1);
    return resolved({
      type: isDouble ? 'double-quoted-scalar' : 'single-quoted-scalar',
      offset: start,
      indent: 0,
      source,
    });
  }

  /** A text without quotation marks goes on in lines that stand further in than its block. */
  private skipFurtherLines(indent: number): void {
    for (;;) {
      furtherLine.lastIndex = this.at;
      const [, blanks] = furtherLine.exec(this.text) ?? [];
      if (blanks === undefined || blanks.length <= indent) return;
      this.at = furtherLine.lastIndex;
    }
  }

  /** The same of the lines of a text in quotation marks. */
  private checkLines(start: number, indent: number): void {
    const [, ...lines] = this.text.slice(start, this.at).split('\n');
    if (lines.some((line) => !/^ *\r?$/.test(line) && line.search(/[^ ]/) <= Math.max(indent, 0))) throw new NotPlain();
  }

  /** A text in lines of its own, behind `|` or `>`. */
  private textBelow(indent: number): LocatedText {
    const start = this.at;
    if (!this.skip(blockHeader)) throw new NotPlain();
    const from = this.at;
    const end = this.endOfLines(indent);
    const header = this.text.slice(start, from);
    const mark = header.startsWith('-', 1) ? header.slice(0, 2) : header.slice(0, 1);
    const typed = resolved({
      type: 'block-scalar',
      offset: start,
      indent,
      props: [
        { type: 'block-scalar-header', offset: start, indent, source: mark },
        { type: 'newline', offset: start + mark.length, indent, source: header.slice(mark.length) },
      ],
      source: this.text.slice(from, end),
    });
    this.at = end;
    const node = this.textOf(typed, start);
    this.toNextLine();
    return node;
  }

  /** Where the lines end that stand as far in as the first of them; blank ones behind are dropped. */
  private endOfLines(indent: number): number {
    let inner: number | undefined;
    let end = this.at;
    for (let at = end; at < this.text.length; ) {
      const lineStart = at;
      while (this.text.charCodeAt(at) === blank) at += 1;
      const column = at - lineStart;
      const isEmpty = this.isLineEnd(at);
      if (!isEmpty && column < (inner ?? indent + 1)) break;
      if (!isEmpty) inner ??= column;
      at = this.lineAfter(at);
      if (!isEmpty || column > (inner ?? column)) end = at;
    }
    if (inner === undefined) throw new NotPlain();
    return end;
  }

  private textOf(typed: string, start: number): LocatedText {
    this.countPart(start, /["']/.test(this.text.charAt(start)));
    const text = normalized(typed);
    const span = this.source.spanOf(start, this.at);
    const raw = this.source.written(span);
    return text === typed ? { kind: 'text', text, span, raw } : { kind: 'text', text, typed, span, raw };
  }

  private listOf(items: readonly Located[], start: number, end: number): Located {
    return { kind: 'list', items, span: this.source.spanOf(start, end) };
  }

  private mapOf(entries: readonly LocatedEntry[], start: number, end: number): LocatedMap {
    if (new Set(entries.map(({ key }) => key)).size < entries.length) throw new NotPlain();
    return { kind: 'map', entries, span: this.source.spanOf(start, end) };
  }

  /** Counted as the tokens of the library are, which it would take several times as long to make. */
  private countPart(start: number, isQuoted: boolean): void {
    if (!isQuoted) this.plainParts += 1;
    if (this.plainParts > limits.parts) throw new TooManyParts(start);
    this.parts += 1;
    if (this.parts > limits.parts) throw new NotPlain();
  }
}

function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (text[start - 1] === '\\') start -= 1;
  return (at - start) % 2 === 1;
}

function resolved(token: CST.FlowScalar | CST.BlockScalar): string {
  const { value } = CST.resolveAsScalar(token, true, () => {
    throw new NotPlain();
  });
  return value;
}

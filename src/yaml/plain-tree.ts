import { CST } from 'yaml';
import { limits } from '../schema/limits.js';
import { normalized } from '../text/set-text.js';
import type { Located, LocatedEntry, LocatedMap, LocatedText } from '../validation/located.js';
import type { RepairedText } from './recovery/repaired-text.js';

/**
 * The tree of a file that has nothing but what packs usually have, made from the tokens of its syntax: maps and lists,
 * texts, comments where they may stand. Most files are so, and need no document of `yaml`, which takes as long to make as
 * all that comes before.
 * @returns undefined where there is anything else, right or wrong: the document says what it is
 */
export function plainTree(tokens: readonly CST.Token[], text: RepairedText): Located | undefined {
  const document = tokens.at(-1);
  const isAlone = tokens.slice(0, -1).every(isBlank);
  if (document?.type !== 'document' || !isAlone) return undefined;
  try {
    return new PlainReader(text).root(document);
  } catch (cause) {
    if (cause instanceof NotPlain) return undefined;
    throw cause;
  }
}

class NotPlain extends Error {}

function isBlank({ type }: CST.Token): boolean {
  return type === 'space' || type === 'newline' || type === 'comment';
}

/** A node, and where what belongs to it ends, the blanks and comments behind it included. */
interface Read<Node extends Located = Located> {
  readonly node: Node;
  readonly end: number;
}

type ScalarToken = CST.FlowScalar | CST.BlockScalar;

/** More keys than that apart, a colon belongs to no key (YAML 1.2.2, 7.4.2). */
const maxKeyCharacters = 1024;
/** Marks at the edge of a key or a text without quotation marks that the editor may not have meant so. */
const oddKey = /^[\s“”„‘’＂「–—－]|[\s“”’＂」：]$/u;
const oddText = /^[“”„＂]|"$/;
/** With these no scalar begins that is not in quotation marks (YAML 1.2.2, 7.3.3). */
const indicator = /^[\t,%|>@`]/;
const tightComment = /[ \t]+#[^\s#]/y;

class PlainReader {
  constructor(private readonly text: RepairedText) {}

  root({ start, value, end = [] }: CST.Document): Located {
    this.blanks(start, undefined, true);
    this.endOf(end, 0);
    return this.read(value, 0).node;
  }

  private read(token: CST.Token | null | undefined, depth: number): Read {
    if (depth >= limits.depth) throw new NotPlain();
    switch (token?.type) {
      case 'block-map':
        return this.blockMap(token, depth);
      case 'block-seq':
        return this.blockList(token, depth);
      case 'flow-collection':
        return token.start.type === 'flow-map-start' ? this.flowMap(token, depth) : this.flowList(token, depth);
      case 'scalar':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
      case 'block-scalar':
        return this.readText(token);
      default:
        throw new NotPlain();
    }
  }

  private blockMap({ items, indent, offset }: CST.BlockMap, depth: number): Read {
    const entries: LocatedEntry[] = [];
    let end = offset;
    let commentEnd: number | undefined;
    for (let i = 0; i < items.length; i += 1) {
      const { start, key, sep, value } = items[i] as CST.BlockMap['items'][number];
      this.blanks(start, undefined, true);
      // Comments below the last entry.
      if (!key && !sep && i > 0 && i === items.length - 1) {
        commentEnd = endOfTokens(start);
        break;
      }
      if (!isKey(key) || key.indent !== indent) throw new NotPlain();
      const isBelow = this.blanks(sep, 'map-value-ind', false);
      if (!isBelow && isBlock(value)) throw new NotPlain();
      const read = this.read(value, depth + 1);
      end = read.end;
      entries.push(this.entry(key, sep, read.node));
    }
    return { node: this.mapOf(entries, offset, end), end: commentEnd ?? end };
  }

  private blockList({ items, offset }: CST.BlockSequence, depth: number): Read {
    const read: Located[] = [];
    let end = offset;
    let commentEnd: number | undefined;
    for (let i = 0; i < items.length; i += 1) {
      const { start, value } = items[i] as CST.BlockSequence['items'][number];
      const isComment = !value && i > 0 && i === items.length - 1 && start.every(isBlank);
      this.blanks(start, isComment ? undefined : 'seq-item-ind', true);
      if (isComment) {
        commentEnd = endOfTokens(start);
        break;
      }
      const item = this.read(value, depth + 1);
      end = item.end;
      read.push(item.node);
    }
    return { node: { kind: 'list', items: read, span: this.text.spanOf(offset, end) }, end: commentEnd ?? end };
  }

  private flowMap(token: CST.FlowCollection, depth: number): Read {
    const entries = flowItems(token).map(({ key, sep, value }) => {
      this.blanks(sep, 'map-value-ind', false);
      return this.entry(key, sep, this.flowValue(value, depth));
    });
    const { close, end } = this.flowEnd(token, '}');
    return { node: this.mapOf(entries, token.offset, close), end };
  }

  private flowList(token: CST.FlowCollection, depth: number): Read {
    const items = flowItems(token).map(({ key, sep, value }) => {
      if (key || sep) throw new NotPlain();
      return this.flowValue(value, depth);
    });
    const { close, end } = this.flowEnd(token, ']');
    return { node: { kind: 'list', items, span: this.text.spanOf(token.offset, close) }, end };
  }

  private flowValue(token: CST.Token | undefined, depth: number): Located {
    if (isBlock(token)) throw new NotPlain();
    return this.read(token, depth + 1).node;
  }

  private flowEnd({ end: [close, ...rest] }: CST.FlowCollection, sign: string) {
    if (close?.source !== sign) throw new NotPlain();
    const after = close.offset + sign.length;
    return { close: after, end: this.endOf(rest, after) };
  }

  private entry(key: CST.Token | null | undefined, sep: readonly CST.SourceToken[] = [], value: Located): LocatedEntry {
    if (!isKey(key) || key.end?.length || key.source.includes('\n')) throw new NotPlain();
    const colon = sep.find(({ type }) => type === 'map-value-ind');
    if (!colon || colon.offset - key.offset > maxKeyCharacters) throw new NotPlain();
    const name = textOf(key);
    if (name === '__proto__' || (key.type === 'scalar' && oddKey.test(name))) throw new NotPlain();
    return { key: name, keySpan: this.text.spanOf(key.offset, key.offset + key.source.length), value };
  }

  private mapOf(entries: readonly LocatedEntry[], start: number, end: number): LocatedMap {
    if (new Set(entries.map(({ key }) => key)).size < entries.length) throw new NotPlain();
    return { kind: 'map', entries, span: this.text.spanOf(start, end) };
  }

  private readText(token: ScalarToken): Read<LocatedText> {
    const isInBlock = token.type === 'block-scalar';
    const { value: typed, end: stop } = isInBlock
      ? resolved(token)
      : { value: textOf(token), end: token.offset + token.source.length };
    if (token.type === 'scalar' && this.isOdd(token, stop)) throw new NotPlain();
    const text = normalized(typed);
    const span = this.text.spanOf(token.offset, stop);
    const raw = this.text.written(span);
    const node: LocatedText =
      text === typed ? { kind: 'text', text, span, raw } : { kind: 'text', text, typed, span, raw };
    return { node, end: isInBlock ? stop : this.endOf(token.end, stop) };
  }

  /** A text without quotation marks that is empty, has odd marks, or runs into a comment. */
  private isOdd({ source }: CST.FlowScalar, end: number): boolean {
    tightComment.lastIndex = end;
    return source === '' || oddText.test(source) || tightComment.test(this.text.text);
  }

  /**
   * Checks that nothing but blanks and comments stands around an indicator.
   * @returns whether there is an end of a line
   */
  private blanks(
    tokens: readonly CST.SourceToken[] = [],
    indicator: CST.SourceToken['type'] | undefined,
    isOnNewLine: boolean,
  ): boolean {
    let [mayHaveComment, isFound, hasNewLine] = [isOnNewLine, indicator === undefined, false];
    for (let i = 0; i < tokens.length; i += 1) {
      const { type, source } = tokens[i] as CST.SourceToken;
      if (type === indicator && !isFound) {
        isFound = true;
        mayHaveComment = false;
      } else if (type === 'space' && !source.includes('\t')) mayHaveComment = true;
      else if (type === 'newline') {
        mayHaveComment = true;
        hasNewLine = true;
      } else if (type !== 'comment' || !mayHaveComment) throw new NotPlain();
    }
    if (!isFound) throw new NotPlain();
    return hasNewLine;
  }

  /** Where what stands behind a node ends: blanks and comments only. */
  private endOf(tokens: readonly CST.SourceToken[] = [], start: number): number {
    let [end, mayHaveComment] = [start, false];
    for (let i = 0; i < tokens.length; i += 1) {
      const { type, source } = tokens[i] as CST.SourceToken;
      if (type === 'space' || type === 'newline') mayHaveComment = true;
      else if (type !== 'comment' || !mayHaveComment) throw new NotPlain();
      end += source.length;
    }
    return end;
  }
}

function endOfTokens(tokens: readonly CST.SourceToken[]): number | undefined {
  const last = tokens.at(-1);
  return last && last.offset + last.source.length;
}

function isKey(token: CST.Token | null | undefined): token is CST.FlowScalar {
  const type = token?.type;
  return type === 'scalar' || type === 'single-quoted-scalar' || type === 'double-quoted-scalar';
}

function isBlock(token: CST.Token | null | undefined): boolean {
  return token?.type === 'block-map' || token?.type === 'block-seq';
}

/** What stands between the commas of `[…]` or `{…}`; after the last one there may be nothing. */
function flowItems({ items }: CST.FlowCollection): CST.FlowCollection['items'] {
  for (let i = 0; i < items.length; i += 1) {
    const { start } = items[i] as CST.FlowCollection['items'][number];
    const commas = start.filter(({ type }) => type === 'comma').length;
    const others = start.filter(({ type }) => type === 'space' || type === 'newline').length;
    if (commas !== Math.min(i, 1) || commas + others !== start.length) throw new NotPlain();
  }
  const last = items.at(-1);
  return last && !last.key && !last.sep && !last.value ? items.slice(0, -1) : items;
}

/** The value of a scalar. Most have nothing in them to resolve. */
function textOf(token: CST.FlowScalar): string {
  const { type, source } = token;
  if (source.includes('\n')) return resolved(token).value;
  if (type === 'scalar') return indicator.test(source) ? resolved(token).value : source;
  const [quote, inside] = type === 'double-quoted-scalar' ? ['"', '\\'] : ["'", "''"];
  const isSimple = source.length > 1 && source.endsWith(quote) && source.indexOf(inside, 1) === -1;
  return isSimple ? source.slice(1, -1) : resolved(token).value;
}

function resolved(token: ScalarToken): { readonly value: string; readonly end: number } {
  const { value, range } = CST.resolveAsScalar(token, true, () => {
    throw new NotPlain();
  });
  return { value, end: range[1] };
}

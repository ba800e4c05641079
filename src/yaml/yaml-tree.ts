import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { limits } from '../schema/limits.js';
import { normalized } from '../text/set-text.js';
import type { Located, LocatedEntry, LocatedText } from '../validation/located.js';
import { oddKey } from './odd-key.js';
import type { RepairedText } from './recovery/repaired-text.js';
import { messages, type SyntaxProblem } from './recovery/syntax-repair.js';
import { printsCurly } from './recovery/value-repair.js';
import { aroundText, commentInText, curlyQuotes, strayQuote, tooDeep, unexplained } from './yaml-diagnostics.js';

/** A place from which reading cannot go on without a repair. */
interface TreeProblem extends SyntaxProblem {
  /** What is reported where no repair is found. */
  readonly diagnostic: Diagnostic;
  /** Whether it is idle to look for a repair. */
  readonly fatal?: boolean;
}

/** The document of a file as a tree with spans, which are those of the file as it was typed. */
export interface YamlTree {
  readonly root: Located;
  /** From the top. */
  readonly problems: readonly TreeProblem[];
  /** What does not stop the reading. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether something is said twice, so that nothing follows from what is missing. */
  readonly lossy: boolean;
}

export function yamlTree(document: Document.Parsed, repaired: RepairedText): YamlTree {
  const reader = new TreeReader(repaired);
  const { contents, errors, warnings } = document;
  const root: Located = contents ? reader.read(contents, 0) : { kind: 'map', entries: [], span: repaired.spanOf(0, 0) };
  const fromParser = [...errors, ...warnings].map((cause) => ({
    offset: cause.pos[0],
    code: cause.code,
    diagnostic: unexplained(cause, repaired),
    fatal: /call stack/.test(cause.message),
  }));
  return {
    root,
    // Of several at one offset ours come first, because they know what packs are.
    problems: [...reader.problems, ...fromParser].sort((a, b) => a.offset - b.offset),
    diagnostics: [...checkDirectives(document, repaired), ...reader.diagnostics],
    lossy: reader.lossy,
  };
}

function checkDirectives({ directives }: Document.Parsed, repaired: RepairedText): Diagnostic[] {
  const { yaml, tags } = directives;
  if (!yaml.explicit && Object.keys(tags).every((handle) => handle === '!!')) return [];
  const { text } = repaired;
  const start = Math.max(0, text.search(/^%/m));
  const end = text.indexOf('\n', start);
  return [
    error('yaml/forbidden', 'A line that begins with % says nothing in a pack.', {
      hint: 'Delete this line, and the line of --- below it.',
      span: repaired.spanOf(start, end === -1 ? text.length : end),
    }),
  ];
}

/** Whether no colon stands in braces. What was meant by them shows where it is known what belongs there. */
function isKeyless({ flow = false, items }: YAMLMap): boolean {
  const isText = (key: unknown) => isScalar(key) && !(key.type === 'PLAIN' && keyWithoutSpace.test(String(key.value)));
  return flow && items.length > 0 && items.every(({ key, value }) => value === null && isText(key));
}

/** `en:"Begin"`, `en=Begin` and `part 2`: a key with its value, and something missing between the two. */
const keyWithoutSpace = /^[A-Za-z][\w.-]*(?:\s*[:：;=]|\s+\d)/u;

/** More keys than a message can name. */
const maxNamedKeys = 8;

/** As word processors set them. */
const guillemets = /^«([^«»]+)»$/u;
/** Around fewer words they may be those of a name, as in «Школа разом». */
const fewestInGuillemets = 4;
/** Keys of works and bodies, whose whole name may stand in them, of however many words. */
const ofNames = /^(?:title|container-title|collection-title|publisher|authority|literal|name)/;

/** Reads the nodes of one document, and collects what is wrong with them. */
class TreeReader {
  readonly problems: TreeProblem[] = [];
  readonly diagnostics: Diagnostic[] = [];
  lossy = false;

  constructor(private readonly repaired: RepairedText) {}

  /** @param depth how many maps and lists are open around the node */
  read(node: Node, depth: number, key?: string): Located {
    if (isAlias(node)) {
      this.refuse(node, '*');
      return this.asTyped(node);
    }
    if (depth >= limits.depth && (isMap(node) || isSeq(node))) {
      const [start] = node.range ?? [0];
      const diagnostic = tooDeep(this.repaired.spanOf(start, start + 1));
      this.problems.push({ offset: start, diagnostic, fatal: true });
      return this.asTyped(node);
    }
    this.checkProperties(node);
    if (isMap(node)) return this.readMap(node, depth);
    if (isSeq(node)) {
      const items = node.items.filter((item) => !isPair(item)).map((item) => this.read(item as Node, depth + 1));
      return { kind: 'list', items, span: this.spanOf(node) };
    }
    return isScalar(node) ? this.readText(node, key) : this.asTyped(node);
  }

  private readMap(node: YAMLMap, depth: number): Located {
    const all = node.items.flatMap(({ key, value }) => {
      if (isScalar(key)) return [this.readEntry(node, key, value as Node | null | undefined, depth)];
      if (isMap(key) && key.flow) this.bareBraces(node.flow ? node : key);
      return [];
    });
    const named = all.filter(({ key }) => key !== '__proto__');
    const firsts = new Map(named.toReversed().map((entry) => [entry.key, entry]));
    const entries = named.filter((entry) => firsts.get(entry.key) === entry);
    const repeated = named.filter((entry) => firsts.get(entry.key) !== entry);
    const [again] = repeated;
    if (again) this.duplicateKeys(again, firsts.get(again.key) ?? again, repeated);
    const span = this.spanOf(node);
    return isKeyless(node) ? { kind: 'map', entries, span, keyless: true } : { kind: 'map', entries, span };
  }

  private readEntry(map: YAMLMap, node: Scalar, value: Node | null | undefined, depth: number): LocatedEntry {
    this.checkProperties(node);
    const key = String(node.value);
    const keySpan = this.spanOf(node);
    this.checkKey(key, node);
    if (value === null && map.flow && !isKeyless(map)) {
      this.problem(
        node,
        error('yaml/syntax', `"${key}" stands alone: inside { … } a comma ends a text.`, {
          span: keySpan,
          hint: 'Write each language in a line of its own, its text in quotation marks.',
        }),
      );
    }
    return { key, keySpan, value: value ? this.read(value, depth + 1, key) : this.nothingAfter(node) };
  }

  /** Several keys of one map that stand there twice are a new entry whose beginning is missing. */
  private duplicateKeys(
    { key, keySpan: span }: LocatedEntry,
    first: LocatedEntry,
    repeated: readonly LocatedEntry[],
  ): void {
    this.lossy = true;
    const names = repeated.slice(0, maxNamedKeys).map((entry) => `"${entry.key}"`);
    const several = `${names.join(', ')}${repeated.length > maxNamedKeys ? ' …' : ''}`;
    const one = repeated.length === 1;
    this.diagnostics.push(
      error('yaml/duplicate-key', one ? `The key "${key}" stands here twice.` : `Keys stand here twice: ${several}.`, {
        span,
        related: [{ span: first.keySpan, message: 'It stands here already.' }],
        hint: one
          ? 'Keep one of the two, or give this one the name that was meant.'
          : 'Does a new entry of the list begin here? Then begin it with a hyphen and its id:\n  - id: …',
      }),
    );
  }

  private checkKey(name: string, node: Scalar): void {
    const span = this.spanOf(node);
    if (name === '__proto__') {
      this.diagnostics.push(
        error('yaml/forbidden', 'A pack has no key "__proto__".', {
          span,
          hint: 'Delete the line, or give the key another name.',
        }),
      );
    } else if (node.type === 'PLAIN' && oddKey.test(name)) {
      // Special spaces and curly quotation marks would become part of the key unseen.
      this.problem(
        node,
        error('yaml/syntax', 'This key has a mark in it that does not belong there.', {
          span,
          hint: 'Write letters and hyphens only, and the colon right after them.',
        }),
      );
    }
  }

  private readText(node: Scalar, key: string | undefined): LocatedText {
    const span = this.spanOf(node);
    const raw = this.repaired.written(span);
    if (node.type === 'PLAIN') this.checkPlain(raw, node, key);
    const typed = String(node.value ?? '');
    const text = normalized(typed);
    return { kind: 'text', text, ...(text === typed ? {} : { typed }), span, raw };
  }

  private checkPlain(raw: string, node: Scalar, key: string | undefined): void {
    const [start, end] = node.range ?? [0, 0];
    const rest = this.repaired.text.slice(end);
    if (raw === '') {
      const [comment] = /^[ \t]*#[^\s#]/.exec(rest) ?? [];
      if (key === undefined || comment === undefined) return;
      this.problem(node, commentInText(this.repaired, end, rest), end + comment.length - 1);
      return;
    }
    if (/^[ \t]+#[^\s#]/.test(rest)) this.diagnostics.push(commentInText(this.repaired, end, rest));
    const wrapped = /^[“”„＂](.*)[“”＂]$/su.exec(raw)?.[1];
    if (wrapped !== undefined && !/[“”„＂]/u.test(wrapped)) {
      const diagnostic = curlyQuotes(wrapped, key, this.repaired.spanOf(start, end));
      if (printsCurly(raw, key)) this.diagnostics.push(diagnostic);
      else this.problem(node, { ...diagnostic, severity: 'error' });
    }
    const [, inGuillemets] = guillemets.exec(raw) ?? [];
    const isOfText = key !== undefined && !ofNames.test(key);
    if (isOfText && inGuillemets && inGuillemets.trim().split(/\s+/u).length >= fewestInGuillemets) {
      this.diagnostics.push(aroundText('« and »', inGuillemets, key, this.repaired.spanOf(start, end)));
    }
    if (raw.endsWith('"') && raw.indexOf('"') === raw.length - 1) {
      this.problem(node, strayQuote(raw, key, this.repaired.spanOf(end - 1, end)));
    }
  }

  /** Anchors and tags are refused. */
  private checkProperties(node: Node): void {
    const { anchor, tag } = node as { anchor?: string; tag?: string };
    if (anchor === undefined && tag === undefined) return;
    const sign = anchor === undefined ? '!' : '&';
    const [at] = node.range ?? [0];
    this.refuse(node, sign, Math.max(0, this.repaired.text.lastIndexOf(sign, Math.max(0, at - 1))));
  }

  private refuse(node: Node, sign: string, at?: number): void {
    const [start, end] = node.range ?? [0, 0];
    const from = at ?? start;
    const span = this.repaired.spanOf(from, Math.max(end, from + 1));
    const hint = 'Put the whole text in quotation marks.';
    this.problem(node, error('yaml/forbidden', messages.beginsWith(sign), { hint, span }), from);
  }

  private bareBraces(node: Node): void {
    this.problem(
      node,
      error('yaml/bare-braces', messages.beginsWith('{{…}}'), {
        span: this.spanOf(node),
        hint: 'Put the whole text in quotation marks:\n  "{{fact-id.figure}} …"',
      }),
    );
  }

  private problem(node: Node, diagnostic: Diagnostic, at?: number): void {
    this.problems.push({ offset: at ?? node.range?.[0] ?? 0, diagnostic });
  }

  private asTyped(node: Node): LocatedText {
    const span = this.spanOf(node);
    const raw = this.repaired.written(span);
    return { kind: 'text', text: raw, span, raw };
  }

  private nothingAfter(node: Node): LocatedText {
    const [, end] = node.range ?? [0, 0];
    return { kind: 'text', text: '', span: this.repaired.spanOf(end, end), raw: '' };
  }

  private spanOf(node: Node) {
    const [start, end] = node.range ?? [0, 0];
    return this.repaired.spanOf(start, end);
  }
}

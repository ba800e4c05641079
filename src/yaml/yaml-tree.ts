import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import { limits } from '../schema/limits.js';
import type { Located, LocatedEntry, LocatedText } from '../validation/located.js';
import type { Stumble } from './recovery/find-repair.js';
import type { RepairedText } from './recovery/repaired-text.js';
import { printsCurly } from './recovery/values.js';
import { tooDeep, unexplained } from './yaml-errors.js';
import { curlyQuotes, cutShort, strayQuote } from './yaml-remarks.js';

/** A place at which reading cannot go on as if nothing were the matter. */
interface Obstacle extends Stumble {
  /** What to say where no slip explains it. */
  readonly otherwise: Diagnostic;
  readonly fatal?: boolean;
}

/** More keys than a message can name. */
const mostNamed = 8;

/** A key that stands in a place for the second time. */
interface Repeated {
  readonly name: string;
  readonly span: Span;
  readonly first: LocatedEntry;
}

/** The document of a file as our own tree, and what is wrong with it. Spans are those of the file as it was typed. */
export class YamlTree {
  readonly root: Located;
  /** What does not stop the reading. */
  readonly diagnostics: Diagnostic[] = [];
  /** Something is said twice: nothing is to be concluded from what is missing. */
  lossy = false;
  private readonly obstacles: Obstacle[] = [];
  /** How many maps and lists are open. */
  private depth = 0;

  constructor(
    document: Document.Parsed,
    private readonly repaired: RepairedText,
  ) {
    for (const cause of [...document.errors, ...document.warnings]) {
      this.obstacles.push({
        offset: cause.pos[0],
        code: cause.code,
        otherwise: unexplained(cause, repaired),
        ...(/call stack/.test(cause.message) ? { fatal: true } : {}),
      });
    }
    this.checkDirectives(document);
    const { contents } = document;
    this.root = contents ? this.read(contents) : { kind: 'map', entries: [], span: repaired.spanOf(0, 0) };
  }

  /** From the top; of several at one place ours comes first, because it knows what packs are. */
  get stumbles(): readonly Obstacle[] {
    return [...this.obstacles].sort((a, b) => a.offset - b.offset || Number('code' in a) - Number('code' in b));
  }

  private checkDirectives({ directives }: Document.Parsed): void {
    const { yaml, tags } = directives;
    if (!yaml.explicit && Object.keys(tags).every((handle) => handle === '!!')) return;
    const start = Math.max(0, this.repaired.text.search(/^%/m));
    const end = this.repaired.text.indexOf('\n', start);
    this.diagnostics.push(
      error('yaml/forbidden', 'A line that begins with % says nothing in a pack.', {
        hint: 'Delete this line, and the line of --- below it.',
        span: this.repaired.spanOf(start, end === -1 ? this.repaired.text.length : end),
      }),
    );
  }

  private read(node: Node, key?: string): Located {
    if (this.depth >= limits.depth && (isMap(node) || isSeq(node))) return this.refuseDepth(node);
    this.depth += 1;
    const located = this.readNode(node, key);
    this.depth -= 1;
    return located;
  }

  private refuseDepth(node: Node): Located {
    const [start] = node.range ?? [0];
    this.obstacles.push({ offset: start, otherwise: tooDeep(this.repaired.spanOf(start, start + 1)), fatal: true });
    return this.asTyped(node);
  }

  private readNode(node: Node, key?: string): Located {
    if (isAlias(node)) {
      this.refuse(node, 'A text that begins with * must stand in quotation marks.');
      return this.asTyped(node);
    }
    this.checkProperties(node);
    if (isMap(node)) return this.readMap(node);
    if (isSeq(node)) {
      return {
        kind: 'list',
        items: node.items.filter((item) => !isPair(item)).map((item) => this.read(item as Node)),
        span: this.spanOf(node),
      };
    }
    return isScalar(node) ? this.readText(node, key) : this.asTyped(node);
  }

  private readMap(node: Node & { items: readonly { key: unknown; value: unknown }[]; flow?: boolean }): Located {
    const entries: LocatedEntry[] = [];
    const known = new Map<string, LocatedEntry>();
    const again: Repeated[] = [];
    for (const { key, value } of node.items) {
      if (!isScalar(key)) {
        if (isMap(key) && key.flow) this.bareBraces(node);
        continue;
      }
      this.checkProperties(key);
      const name = String(key.value);
      const keySpan = this.spanOf(key);
      this.checkKey(name, key);
      if (value === null && node.flow) {
        this.obstacle(
          key,
          error('yaml/syntax', `"${name}" stands alone: inside { … } a comma ends a text.`, {
            span: keySpan,
            hint: 'Write each language in a line of its own, its text in quotation marks.',
          }),
        );
      }
      const child = value === null || value === undefined ? this.nothing(key) : this.read(value as Node, name);
      const first = known.get(name);
      if (first) again.push({ name, span: keySpan, first });
      else if (name !== '__proto__') {
        const entry = { key: name, keySpan, value: child };
        entries.push(entry);
        known.set(name, entry);
      }
    }
    if (again.length > 0) this.twice(again);
    return { kind: 'map', entries, span: this.spanOf(node) };
  }

  /** Several keys of one place that stand there twice are a new entry whose beginning is missing. */
  private twice(again: readonly Repeated[]): void {
    const [{ name, span, first }] = again as [Repeated];
    this.lossy = true;
    const named = again.slice(0, mostNamed).map((one) => `"${one.name}"`);
    const several = `${named.join(', ')}${again.length > mostNamed ? ' …' : ''}`;
    const one = again.length === 1;
    this.diagnostics.push(
      error('yaml/duplicate-key', one ? `The key "${name}" stands here twice.` : `Keys stand here twice: ${several}.`, {
        span,
        related: [{ span: first.keySpan, message: 'It stands here already.' }],
        hint: one
          ? 'Keep one of the two, or give this one the name that was meant.'
          : 'Does a new entry of the list begin here? Then begin it with a hyphen and its id:\n  - id: …',
      }),
    );
  }

  private checkKey(name: string, node: Scalar): void {
    if (name === '__proto__') {
      this.diagnostics.push(
        error('yaml/forbidden', 'A pack has no key "__proto__".', {
          span: this.spanOf(node),
          hint: 'Delete the line, or give the key another name.',
        }),
      );
      return;
    }
    // Special spaces and curly quotation marks become part of a key, and nobody sees it.
    if (node.type === 'PLAIN' && /^[\s“”„‘’＂「–—－]|[\s“”’＂」：]$/u.test(name)) {
      const span = this.spanOf(node);
      this.obstacle(
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
    const [, end] = node.range ?? [0, 0];
    const raw = this.repaired.written(span);
    if (node.type === 'PLAIN') {
      const rest = this.repaired.text.slice(end);
      if (raw === '') {
        const note = /^[ \t]*#[^\s#]/.exec(rest);
        if (key !== undefined && note)
          this.obstacle(node, cutShort(this.repaired, end, rest), end + note[0].length - 1);
      } else this.checkPlain(raw, node, key, rest);
    }
    return { kind: 'text', text: String(node.value ?? ''), span, raw };
  }

  private checkPlain(raw: string, node: Scalar, key: string | undefined, rest: string): void {
    const [start, end] = node.range ?? [0, 0];
    if (/^[ \t]+#[^\s#]/.test(rest)) this.diagnostics.push(cutShort(this.repaired, end, rest));
    const wrapped = /^[“”„＂](.*)[“”＂]$/su.exec(raw)?.[1];
    if (wrapped !== undefined && !/[“”„＂]/u.test(wrapped)) {
      const span = this.repaired.spanOf(start, end);
      if (printsCurly(raw, key)) this.diagnostics.push(curlyQuotes(wrapped, key, span));
      else this.obstacle(node, { ...curlyQuotes(wrapped, key, span), severity: 'error' });
    }
    if (raw.endsWith('"') && raw.indexOf('"') === raw.length - 1) {
      this.obstacle(node, strayQuote(raw, key, this.repaired.spanOf(end - 1, end)));
    }
  }

  private checkProperties(node: Node): void {
    if (isAlias(node)) return;
    const { anchor, tag } = node as { anchor?: string; tag?: string };
    if (anchor === undefined && tag === undefined) return;
    const sign = anchor !== undefined ? '&' : '!';
    const [at] = node.range ?? [0];
    const start = Math.max(0, this.repaired.text.lastIndexOf(sign, Math.max(0, at - 1)));
    this.refuse(node, `A text that begins with ${sign} must stand in quotation marks.`, start);
  }

  private bareBraces(node: Node): void {
    this.obstacle(
      node,
      error('yaml/bare-braces', 'A text that begins with {{…}} must stand in quotation marks.', {
        span: this.spanOf(node),
        hint: 'Put the whole text in quotation marks:\n  "{{fact-id.figure}} …"',
      }),
    );
  }

  private refuse(node: Node, message: string, at?: number): void {
    const [start, end] = node.range ?? [0, 0];
    const from = at ?? start;
    const span = this.repaired.spanOf(from, Math.max(end, from + 1));
    const hint = 'Put the whole text in quotation marks.';
    this.obstacle(node, error('yaml/forbidden', message, { hint, span }), from);
  }

  private obstacle(node: Node, otherwise: Diagnostic, at?: number): void {
    this.obstacles.push({ offset: at ?? node.range?.[0] ?? 0, otherwise });
  }

  private asTyped(node: Node): LocatedText {
    const span = this.spanOf(node);
    const raw = this.repaired.written(span);
    return { kind: 'text', text: raw, span, raw };
  }

  private nothing(node: Node): LocatedText {
    const [, end] = node.range ?? [0, 0];
    return { kind: 'text', text: '', span: this.repaired.spanOf(end, end), raw: '' };
  }

  private spanOf(node: Node) {
    const [start, end] = node.range ?? [0, 0];
    return this.repaired.spanOf(start, end);
  }
}

import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type Scalar,
  YAMLParseError,
} from 'yaml';
import { type Diagnostic, error, warning } from '../diagnostics/diagnostic.js';
import { type Result, settle } from '../diagnostics/result.js';
import { positionAt, type SourceFile } from '../diagnostics/source.js';
import type { Located, LocatedEntry, LocatedText } from '../model/located.js';
import { explainSyntaxError } from './yaml-errors.js';

/**
 * Reads one YAML file strictly: version 1.2, every scalar stays the text that was typed, string keys,
 * one document, no anchors, aliases, tags or directives. All mistakes of the file are reported together.
 */
export function readYaml(file: SourceFile): Result<Located> {
  const document = parse(file);
  if (!('contents' in document)) return settle<Located>(() => emptyMap(file), [document]);
  const reader = new Reader(file);
  const root = document.contents ? reader.read(document.contents) : emptyMap(file);
  // A tab upsets the indentation of all that follows; its own mistake says enough.
  const tabs = document.errors.filter((e) => e.code === 'TAB_AS_INDENT');
  const syntax = (tabs.length > 0 ? tabs : document.errors).map((e) => explainSyntaxError(e, file));
  const directives = directivesOf(document, file);
  // Of two words on one line ours comes first: it knows what packs are.
  const problems = [...directives, ...reader.diagnostics, ...syntax];
  return settle(() => root, onePerLine(problems, file));
}

function parse(file: SourceFile): Document.Parsed | Diagnostic {
  try {
    return parseDocument(file.text, {
      schema: 'failsafe',
      version: '1.2',
      stringKeys: true,
      strict: true,
      uniqueKeys: true,
      prettyErrors: false,
    });
  } catch (cause) {
    // Deep nesting exhausts the parser's stack; some malformed documents throw instead of reporting.
    if (cause instanceof YAMLParseError) return explainSyntaxError(cause, file);
    if (cause instanceof RangeError) {
      return error('yaml/syntax', 'This file is nested too deeply to be read.', {
        span: { source: file.id, start: 0, end: 0 },
        hint: 'A pack needs fewer than ten levels of indentation.',
      });
    }
    throw cause;
  }
}

function emptyMap(file: SourceFile): Located {
  return { kind: 'map', entries: [], span: { source: file.id, start: 0, end: 0 } };
}

function directivesOf(document: Document.Parsed, file: SourceFile): Diagnostic[] {
  const { yaml, tags } = document.directives;
  if (!yaml.explicit && Object.keys(tags).every((handle) => handle === '!!')) return [];
  const start = Math.max(0, file.text.search(/^%/m));
  const end = file.text.indexOf('\n', start);
  return [
    forbidden('A directive (a line that starts with %) is not used in packs.', 'Delete this line.', {
      source: file.id,
      start,
      end: end === -1 ? file.text.length : end,
    }),
  ];
}

function forbidden(message: string, hint: string, span: Diagnostic['span']): Diagnostic {
  return error('yaml/forbidden', message, { hint, span });
}

/** One mistake often makes the parser complain again on the same line; the first word is enough. */
function onePerLine(diagnostics: readonly Diagnostic[], { text }: SourceFile): Diagnostic[] {
  const seen = new Set<number>();
  return diagnostics.filter((d) => {
    const line = positionAt(text, d.span?.start ?? 0).line;
    return seen.has(line) ? false : seen.add(line);
  });
}

class Reader {
  readonly diagnostics: Diagnostic[] = [];

  constructor(private readonly file: SourceFile) {}

  read(node: Node): Located {
    if (isAlias(node)) {
      this.diagnostics.push(
        forbidden(
          'An unquoted * at the start of a text is read as an alias.',
          'Put the text in quotes.',
          this.spanOf(node),
        ),
      );
      return this.emptyText(node);
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
    return isScalar(node) ? this.readText(node) : this.emptyText(node);
  }

  private readMap(node: Node & { items: readonly { key: unknown; value: unknown }[]; flow?: boolean }): Located {
    const span = this.spanOf(node);
    const entries: LocatedEntry[] = [];
    for (const { key, value } of node.items) {
      if (!isScalar(key)) {
        if (isMap(key) && key.flow) this.bareBraces(node);
        continue;
      }
      this.checkProperties(key);
      const keySpan = this.spanOf(key);
      if (key.value === '__proto__') {
        this.diagnostics.push(forbidden('The key "__proto__" is not used in packs.', 'Give it another name.', keySpan));
      }
      if (value === null && node.flow) {
        this.diagnostics.push(
          error('yaml/syntax', `"${String(key.value)}" has no value: inside { … } a comma ends a text.`, {
            span: keySpan,
            hint: 'Write one language per line, each text in quotes:\n  en: "Act now, together"',
          }),
        );
      }
      const child = value === null || value === undefined ? this.emptyText(key) : this.read(value as Node);
      entries.push({ key: String(key.value), keySpan, value: child });
    }
    return { kind: 'map', entries, span };
  }

  private readText(node: Scalar): LocatedText {
    const span = this.spanOf(node);
    const { text } = this.file;
    if (node.type === 'PLAIN' && span.end > span.start) {
      const swallowed = /^[ \t]+(#[^\s#][^\n]*)/.exec(text.slice(span.end));
      if (swallowed?.[1]) {
        const start = span.end + swallowed[0].indexOf('#');
        this.diagnostics.push(
          warning('yaml/comment-in-text', `Everything from "${swallowed[1].trimEnd()}" on is a comment, not text.`, {
            span: { source: span.source, start, end: span.end + swallowed[0].trimEnd().length },
            hint: 'If it belongs to the text, put the whole text in quotes; if it is a comment, write a space after the #.',
          }),
        );
      }
    }
    return { kind: 'text', text: String(node.value ?? ''), span, raw: text.slice(span.start, span.end) };
  }

  private checkProperties(node: Node): void {
    if (isAlias(node)) return;
    const { anchor, tag } = node as { anchor?: string; tag?: string };
    const explicit = anchor !== undefined ? `&${anchor}` : tag;
    if (explicit === undefined) return;
    const span = this.spanOf(node);
    const sign = anchor !== undefined ? '&' : '!';
    const start = this.file.text.lastIndexOf(sign, Math.max(0, span.start - 1));
    this.diagnostics.push(
      forbidden(
        sign === '&'
          ? `An unquoted & at the start of a text is read as an anchor ("${explicit}"), and the word is lost.`
          : 'An unquoted ! at the start of a text is read as a tag, and the word is lost.',
        'Put the whole text in quotes.',
        start === -1 ? span : { ...span, start },
      ),
    );
  }

  private bareBraces(node: Node): void {
    const span = this.spanOf(node);
    this.diagnostics.push(
      error('yaml/bare-braces', 'An unquoted {{…}} is read as a mapping, not as text.', {
        span,
        hint: 'Put the whole text in quotes: "{{fact-id.figure}} …".',
      }),
    );
  }

  private emptyText(node: Node): LocatedText {
    const { source, end } = this.spanOf(node);
    return { kind: 'text', text: '', span: { source, start: end, end }, raw: '' };
  }

  private spanOf(node: Node) {
    const [start, end] = node.range ?? [0, 0];
    return { source: this.file.id, start, end };
  }
}

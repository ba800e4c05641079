import type { Token, Tokens } from 'marked';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { type Result, unlessErrors } from '../diagnostics/result.js';
import type { Span } from '../diagnostics/span.js';
import {
  assets,
  type Block,
  type ContainerName,
  containerNames,
  type DocumentRoot,
  type Inline,
  plainText,
} from '../model/document.js';
import { type CitationToken, type ContainerToken, createLexer, type SpanToken } from './markdown-syntax.js';

const lex = createLexer();

/** Where in the pack a unit's text stands, or the given stretch of it; undefined for what comes from a template. */
export type SpanOfUnit = (unit: string | undefined, needle?: string) => Span | undefined;

/**
 * Markdown with containers → our own tree. Raw HTML, links that are not http, https or mailto,
 * and constructs that a brief cannot show are mistakes, placed at the unit they stand in.
 */
export function parse(markdown: string, spanOfUnit: SpanOfUnit): Result<DocumentRoot> {
  const tokens = lex(markdown);
  const parser = new Parser(numbersIn(tokens), spanOfUnit);
  const children = parser.blocks(tokens, undefined);
  return unlessErrors((): DocumentRoot => ({ type: 'root', children }), parser.diagnostics);
}

/** The numbers that the printed references have, by reference id. */
function numbersIn(tokens: readonly Token[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const token of tokens) {
    if (token.type !== 'container') continue;
    const { name, attributes, tokens: inner } = token as ContainerToken;
    const { ref, number } = attributesOf(attributes);
    if (name === 'reference' && ref !== undefined) numbers.set(ref, Number(number));
    for (const [id, n] of numbersIn(inner)) numbers.set(id, n);
  }
  return numbers;
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...text.matchAll(/([a-z-]+)="([^"]*)"/g)].map((m) => [m[1] ?? '', m[2] ?? '']));
}

class Parser {
  readonly diagnostics: Diagnostic[] = [];
  /** The parts that are open, from the outside in. */
  private readonly open: string[] = [];

  constructor(
    private readonly numbers: ReadonlyMap<string, number>,
    private readonly spanOfUnit: SpanOfUnit,
  ) {}

  blocks(tokens: readonly Token[], unit: string | undefined): Block[] {
    return tokens.flatMap((token) => this.block(token, unit));
  }

  private block(token: Token, unit: string | undefined): Block[] {
    const inUnit = unit === undefined ? {} : { unit };
    switch (token.type) {
      case 'space':
        return [];
      case 'container':
        return this.container(token as ContainerToken, unit);
      case 'heading':
        return [{ type: 'heading', depth: token.depth, ...inUnit, children: this.inlines(token.tokens, unit) }];
      case 'paragraph':
      case 'text':
        this.checkColons(token.raw, unit);
        return [{ type: 'paragraph', ...inUnit, children: this.paragraph(token, unit) }];
      case 'list': {
        const list = token as Tokens.List;
        const children = list.items.map((item) => ({
          type: 'listItem' as const,
          ...inUnit,
          children: this.blocks(item.tokens, unit),
        }));
        return [{ type: 'list', ordered: list.ordered, ...inUnit, children }];
      }
      case 'html':
        this.refuseHtml(token.raw, unit);
        return [];
      default:
        return this.unsupported(token, unit, 'Write plain sentences, emphasis, links and lists.');
    }
  }

  private container(token: ContainerToken, unit: string | undefined): Block[] {
    const attributes = attributesOf(token.attributes);
    const own = attributes.unit ?? unit;
    const known = containerNames.find((name): name is ContainerName => name === token.name);
    if (!known || !token.closed) {
      const [colons = ':::'] = /^:+/.exec(token.raw) ?? [];
      this.refuse({
        code: 'document/bad-container',
        message: known ? `"${colons}${known}" is not closed.` : `A brief has no part called ":::${token.name}".`,
        hint: known ? `Write a line of ${colons} where it ends.` : `A template may use ${containerNames.join(', ')}.`,
        unit: own,
        raw: `${colons}${token.name}`,
      });
    }
    this.open.push(token.name);
    const children = this.blocks(token.tokens, own);
    this.open.pop();
    if (!known) return children;
    return [{ type: 'container', name: known, attributes, ...(own === undefined ? {} : { unit: own }), children }];
  }

  /** One of blanks only would leave a bullet without a word. */
  private paragraph(token: Token, unit: string | undefined): Inline[] {
    const before = this.diagnostics.length;
    const children = this.inlines('tokens' in token ? token.tokens : undefined, unit);
    const isEmpty = plainText(children).trim() === '' && !children.some(({ type }) => isMark(type));
    if (isEmpty && this.diagnostics.length === before) {
      this.refuse({
        code: 'document/unsupported',
        message: 'This text has marks and blanks only, and shows nothing.',
        hint: 'Write words, or a backslash before marks that are to be printed.',
        unit,
        raw: token.raw.trim(),
      });
    }
    return children;
  }

  /** A line of colons that is left over closes nothing, and would be printed. */
  private checkColons(raw: string, unit: string | undefined): void {
    const [colons] = /^:{3,}(?=[ \t]*$)/m.exec(raw) ?? [];
    if (colons === undefined) return;
    this.refuse({
      code: 'document/bad-container',
      message: `A line of ${colons} closes nothing.`,
      hint: 'Delete it from the template, or open a part above it, as in :::unit.',
      unit,
    });
  }

  private inlines(tokens: readonly Token[] | undefined, unit: string | undefined): Inline[] {
    return mergeText((tokens ?? []).flatMap((token) => this.inline(token, unit)));
  }

  private inline(token: Token, unit: string | undefined): Inline[] {
    switch (token.type) {
      case 'text':
      case 'escape':
      case 'codespan':
        return token.type === 'text' && token.tokens
          ? this.inlines(token.tokens, unit)
          : [{ type: 'text', value: token.text }];
      case 'br':
        return [{ type: 'text', value: ' ' }];
      case 'strong':
        return [{ type: 'strong', children: this.inlines(token.tokens, unit) }];
      case 'em':
        return [{ type: 'emphasis', children: this.inlines(token.tokens, unit) }];
      case 'link':
        return this.link(token as Tokens.Link, unit);
      case 'span':
        return [{ type: 'span', lang: (token as SpanToken).lang, children: this.inlines(token.tokens, unit) }];
      case 'image': {
        const asset = assets.find((name) => (token as Tokens.Image).href === `asset:${name}`);
        if (asset && pictureParts.includes(this.open.at(-1) ?? ''))
          return [{ type: 'image', asset, alt: plainText(this.inlines(token.tokens, unit)) }];
        return this.unsupported(
          token,
          unit,
          'A brief shows the logo of its theme in its own place, and no other picture.',
        );
      }
      case 'citation':
        return (token as CitationToken).ids.flatMap((id): Inline[] => this.citation(id, unit));
      case 'html':
        this.refuseHtml(token.raw, unit);
        return [];
      default:
        return this.unsupported(
          token,
          unit,
          'Write plain words, **strong**, *emphasis*, [links](https://…) and [@citations].',
        );
    }
  }

  private link(token: Tokens.Link, unit: string | undefined): Inline[] {
    const children = this.inlines(token.tokens, unit);
    if (/^(?:https?:\/\/|mailto:)/i.test(token.href)) {
      return [{ type: 'link', url: withoutOddMarks(token.href), children }];
    }
    this.refuse({
      code: 'document/unsafe-link',
      message: `The link "${token.href}" does not start with https://, http:// or mailto:.`,
      hint: 'Write the whole address, or take the link away.',
      unit,
      raw: token.raw,
    });
    return children;
  }

  private citation(id: string, unit: string | undefined): Inline[] {
    const number = this.numbers.get(id);
    if (number !== undefined) return [{ type: 'citation', reference: id, number }];
    this.refuse({
      code: 'document/unknown-citation',
      message: `"${id}" is cited, and the list of references on the page does not have it.`,
      hint: 'In the template each work of that list stands in :::reference{ref="…" number="…"}.',
      unit,
      raw: `[@${id}`,
    });
    return [];
  }

  private unsupported(token: Token, unit: string | undefined, hint: string): [] {
    const message = `A brief cannot show ${nouns[token.type] ?? 'this kind of Markdown'}.`;
    this.refuse({ code: 'document/unsupported', message, hint, unit, raw: token.raw.trim() });
    return [];
  }

  private refuseHtml(raw: string, unit: string | undefined): void {
    this.refuse({
      code: 'document/raw-html',
      message: `HTML is not used in texts, and this is some: ${shortened(raw.trim())}`,
      hint: 'Write **strong** for bold, *emphasis* for italics, [words](https://…) for a link. For a plain < write \\<.',
      unit,
      // Of what stands around a text that was filled in, only the first sign is to be found in a file.
      raw: /^<[^>]*>?/.exec(raw.trim())?.[0] ?? raw.trim(),
    });
  }

  private refuse(refusal: Refusal): void {
    const { code, message, hint, unit, raw } = refusal;
    this.diagnostics.push(error(code, message, { hint, span: this.spanOfUnit(unit, raw) }));
  }
}

/** Parts of a template in which its picture may stand. */
const pictureParts: readonly string[] = ['logo', 'issuer', 'masthead', 'online'] satisfies readonly ContainerName[];

function isMark(type: Inline['type']): boolean {
  return type === 'citation' || type === 'image';
}

/** Characters that no address has as such (RFC 3986, 2): some would end it in one of our formats, and begin something else. */
function withoutOddMarks(url: string): string {
  return url.replace(/[\s<>"\\^`{|}]/g, encodeURIComponent);
}

/** What an editor calls what marked has other names for. */
const nouns: Readonly<Record<string, string>> = {
  table: 'a table',
  code: 'a block of code',
  blockquote: 'a quotation set apart with >',
  hr: 'a line across the page',
  image: 'a picture',
  def: 'an address set apart, as in [name]: https://…',
  list: 'a list here',
  heading: 'a heading here',
};

function shortened(raw: string): string {
  const [line = ''] = raw.split('\n');
  return line.length > 60 ? `${line.slice(0, 58)}…` : line;
}

interface Refusal {
  readonly code: Diagnostic['code'];
  readonly message: string;
  readonly hint: string;
  readonly unit: string | undefined;
  /** The Markdown that is refused, as it was written. */
  readonly raw?: string;
}

/** marked cuts text at every mark that it looks for; neighbours are one text to us. */
function mergeText(nodes: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.type === 'text' && last?.type === 'text') {
      merged[merged.length - 1] = { type: 'text', value: last.value + node.value };
    } else merged.push(node);
  }
  return merged;
}

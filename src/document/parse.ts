import type { Token, Tokens } from 'marked';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { type Result, unlessErrors } from '../diagnostics/result.js';
import type { Span } from '../diagnostics/span.js';
import { anyNumber, type CitationNumbers, withNumbers, worksCitedIn } from '../model/citation-numbers.js';
import {
  assets,
  type Block,
  type Container,
  type ContainerName,
  containerNames,
  type DocumentRoot,
  type Inline,
  plainText,
} from '../model/document.js';
import { linkTarget } from '../text/address.js';
import { BoundedCache } from '../text/bounded-cache.js';
import { detachString } from '../text/detach-string.js';
import { withoutCharacterReferences } from '../text/set-text.js';
import { type CitationToken, type ContainerToken, createLexer, type SpanToken } from './markdown-syntax.js';

const lex = createLexer();

/** Where a unit's text stands, or the given part of it, or those words of no unit. */
export type SpanOfUnit = (unit: string | undefined, needle?: string) => Span;

/**
 * Markdown with containers → the document. Raw HTML, links that are not http, https or mailto,
 * and constructs that a brief cannot show are mistakes, placed at the unit they stand in.
 */
export function parse(markdown: string, spanOfUnit: SpanOfUnit): Result<DocumentRoot> {
  const tokens = lex(markdown);
  const numbers = numbersIn(tokens);
  const parser = new Parser({ numbers, spanOfUnit });
  const children = parser.blocks(tokens).map((block) => withNumbers(block, numbers));
  return unlessErrors((): DocumentRoot => ({ type: 'root', children }), parser.diagnostics);
}

/** The numbers that the printed references have, by reference id. */
function numbersIn(tokens: readonly Token[], numbers = new Map<string, number>()): CitationNumbers {
  for (const token of tokens) {
    if (token.type !== 'container') continue;
    const { name, attributes, tokens: inner } = token as ContainerToken;
    const { ref, number } = name === 'reference' ? attributesOf(attributes) : {};
    if (ref !== undefined) numbers.set(ref, Number(number));
    numbersIn(inner, numbers);
  }
  return numbers;
}

const knownAttributes = new BoundedCache<Readonly<Record<string, string>>>(1_000);

function attributesOf(text: string): Readonly<Record<string, string>> {
  return knownAttributes.of(text, (own) =>
    Object.fromEntries([...own.matchAll(/([a-z-]+)="([^"]*)"/g)].map((m) => [m[1] ?? '', m[2] ?? ''])),
  );
}

interface ParserContext {
  readonly numbers: CitationNumbers;
  readonly spanOfUnit: SpanOfUnit;
  /** The unit and the name of the innermost container. */
  readonly unit?: string | undefined;
  readonly container?: string;
}

interface Refusal {
  readonly code: Diagnostic['code'];
  readonly message: string;
  readonly hint: string;
  /** The Markdown that is refused, as it was written. */
  readonly raw?: string;
  readonly unit?: string | undefined;
}

/** A sound container, and what else than its tokens it depends on. */
interface KnownContainer {
  readonly name: string;
  readonly attributes: string;
  readonly unit: string | undefined;
  readonly container: Container;
}

/** Sound containers by their tokens: many pages share them, and nearly all have one way to be read. */
const knownContainers = new WeakMap<readonly Token[], KnownContainer[]>();

function knownContainer({ tokens, name, attributes, closed }: ContainerToken, unit: string | undefined) {
  const ways = closed ? knownContainers.get(tokens) : undefined;
  for (let i = 0; ways && i < ways.length; i += 1) {
    const way = ways[i] as KnownContainer;
    if (way.name === name && way.attributes === attributes && way.unit === unit) return way.container;
  }
  return undefined;
}

function keepContainer({ tokens, name, attributes }: ContainerToken, unit: string | undefined, container: Container) {
  // Detached, as the tokens are: both are pieces of a whole page.
  const way = { name: detachString(name), attributes: detachString(attributes), unit, container };
  const ways = knownContainers.get(tokens);
  if (ways) ways.push(way);
  else knownContainers.set(tokens, [way]);
}

/** Parses what stands in one container. */
class Parser {
  readonly diagnostics: Diagnostic[] = [];
  private readonly inUnit: { readonly unit?: string };

  constructor(private readonly context: ParserContext) {
    this.inUnit = context.unit === undefined ? {} : { unit: context.unit };
  }

  blocks(tokens: readonly Token[]): Block[] {
    return tokens.flatMap((token) => this.block(token));
  }

  private block(token: Token): Block[] {
    const { inUnit } = this;
    switch (token.type) {
      case 'space':
        return [];
      case 'container':
        return this.container(token as ContainerToken);
      case 'heading':
        return [{ type: 'heading', depth: token.depth, ...inUnit, children: this.inlines(token.tokens) }];
      case 'paragraph':
      case 'text':
        this.checkColons(token.raw);
        return [{ type: 'paragraph', ...inUnit, children: this.paragraph(token) }];
      case 'list': {
        const { items, ordered } = token as Tokens.List;
        const children = items.map((item) => ({
          type: 'listItem' as const,
          ...inUnit,
          children: this.blocks(item.tokens),
        }));
        return [{ type: 'list', ordered, ...inUnit, children }];
      }
      case 'html':
        this.refuseHtml(token.raw);
        return [];
      default:
        return this.unsupported(token, 'Write plain sentences, emphasis, links and lists.');
    }
  }

  private container(token: ContainerToken): Block[] {
    const known = knownContainer(token, this.context.unit);
    if (known && worksCitedIn(known).every((id) => this.context.numbers.has(id))) return [known];
    const attributes = attributesOf(token.attributes);
    const unit = attributes.unit ?? this.context.unit;
    const name = containerNames.find((known): known is ContainerName => known === token.name);
    if (!name || !token.closed) {
      const [colons = ':::'] = /^:+/.exec(token.raw) ?? [];
      this.refuse({
        code: 'document/bad-container',
        message: name ? `"${colons}${name}" is not closed.` : `A brief has no part called ":::${token.name}".`,
        hint: name ? `Write a line of ${colons} where it ends.` : `A template may use ${containerNames.join(', ')}.`,
        raw: `${colons}${token.name}`,
        unit,
      });
    }
    const parser = new Parser({ ...this.context, unit, container: token.name });
    const children = parser.blocks(token.tokens);
    this.diagnostics.push(...parser.diagnostics);
    if (!name) return children;
    const container: Container = { type: 'container', name, attributes, ...parser.inUnit, children };
    if (!known && token.closed && parser.diagnostics.length === 0) keepContainer(token, this.context.unit, container);
    return [container];
  }

  /** One of blanks only would leave a bullet without a word. */
  private paragraph(token: Token): Inline[] {
    const parser = new Parser(this.context);
    const children = parser.inlines('tokens' in token ? token.tokens : undefined);
    this.diagnostics.push(...parser.diagnostics);
    const isEmpty = plainText(children).trim() === '' && !children.some(({ type }) => isMark(type));
    if (isEmpty && parser.diagnostics.length === 0) {
      this.refuse({
        code: 'document/unsupported',
        message: 'This text has marks and blanks only, and shows nothing.',
        hint: 'Write words, or a backslash before marks that are to be printed.',
        raw: token.raw.trim(),
      });
    }
    return children;
  }

  /** A line of colons that closes nothing would be printed. */
  private checkColons(raw: string): void {
    const [colons] = /^:{3,}(?=[ \t]*$)/m.exec(raw) ?? [];
    if (colons === undefined) return;
    this.refuse({
      code: 'document/bad-container',
      message: `A line of ${colons} closes nothing.`,
      hint: 'Delete it from the template, or open a part above it, as in :::unit.',
    });
  }

  /** What was to be a link, and would be printed with its brackets. */
  private checkLinks(tokens: readonly Token[]): void {
    tokens.forEach((token, i) => {
      const next = tokens[i + 1];
      const [, bracket] = token.type === 'text' ? (/\]([(（])<?$/u.exec(token.raw) ?? []) : [];
      if (!bracket || next?.type !== 'link' || !isBare(next)) return;
      this.refuse({
        code: 'document/bad-address',
        message:
          bracket === '（'
            ? 'This link has full-width brackets, and would be printed as it stands.'
            : 'The address of this link has a blank in it, or no ) at its end, and would be printed as it stands.',
        hint: 'Write [words](https://…), with %20 for a blank. For brackets that are to be printed write \\[ and \\].',
        raw: `](${next.raw}`.replace('(', bracket),
      });
    });
  }

  private inlines(tokens: readonly Token[] = []): Inline[] {
    this.checkLinks(tokens);
    return withoutBlanksBeforeMarks(mergeText(tokens.flatMap((token) => this.inline(token))));
  }

  private inline(token: Token): Inline[] {
    switch (token.type) {
      case 'text':
        // marked's own text has some references decoded and some characters encoded.
        return token.tokens
          ? this.inlines(token.tokens)
          : [{ type: 'text', value: withoutCharacterReferences(token.raw) }];
      case 'escape':
        return [{ type: 'text', value: token.raw.slice(1) }];
      case 'codespan':
        return [{ type: 'text', value: token.text }];
      case 'br':
        return [{ type: 'text', value: ' ' }];
      case 'strong':
        return [{ type: 'strong', children: this.inlines(token.tokens) }];
      case 'em':
        return [{ type: 'emphasis', children: this.inlines(token.tokens) }];
      case 'link':
        return this.link(token as Tokens.Link);
      case 'span':
        return [{ type: 'span', lang: (token as SpanToken).lang, children: this.inlines(token.tokens) }];
      case 'small':
        return [{ type: 'small', children: this.inlines(token.tokens) }];
      case 'image': {
        const asset = assets.find((name) => (token as Tokens.Image).href === `asset:${name}`);
        if (asset && pictureContainers.includes(this.context.container ?? ''))
          return [{ type: 'image', asset, alt: plainText(this.inlines(token.tokens)) }];
        return this.unsupported(token, 'A brief shows the logo of its theme in its own place, and no other picture.');
      }
      case 'citation':
        return (token as CitationToken).ids.flatMap((id): Inline[] => this.citation(id));
      case 'html':
        this.refuseHtml(token.raw);
        return [];
      default:
        return this.unsupported(
          token,
          'Write plain words, **strong**, *emphasis*, [links](https://…) and [@citations].',
        );
    }
  }

  private link(token: Tokens.Link): Inline[] {
    const children = this.inlines(token.tokens);
    const { raw } = token;
    const href = isBare(token) ? token.href : withoutCharacterReferences(token.href);
    if (!/^(?:https?:\/\/|mailto:)/i.test(href)) {
      this.refuse({
        code: 'document/unsafe-link',
        message: `The link "${href}" does not start with https://, http:// or mailto:.`,
        hint: 'Write the whole address, or take the link away.',
        raw,
      });
      return children;
    }
    const url = linkTarget(href);
    if (url === undefined) {
      this.refuse({
        code: 'document/bad-address',
        message: `The address "${href}" leads nowhere.`,
        hint: /^mailto:/i.test(href)
          ? 'A mail goes to somebody: write it as mailto:name@example.org, or take the link away.'
          : 'No site can be called so. Open the page in a browser and copy its address from there.',
        raw,
      });
      return children;
    }
    if (plainText(children).trim() !== '') return [{ type: 'link', url, children }];
    this.refuse({
      code: 'document/unsupported',
      message: 'This link has no words to click on.',
      hint: 'Write words between the square brackets, or take the link away.',
      raw,
    });
    return [];
  }

  private citation(id: string): Inline[] {
    if (this.context.numbers.has(id)) return [{ type: 'citation', reference: id, number: anyNumber }];
    this.refuse({
      code: 'document/unknown-citation',
      message: `"${id}" is cited, and the list of references on the page does not have it.`,
      hint: 'In the template each work of that list stands in :::reference{ref="…" number="…"}.',
      raw: `[@${id}`,
    });
    return [];
  }

  private unsupported(token: Token, hint: string): [] {
    const message = `A brief cannot show ${nouns[token.type] ?? 'this kind of Markdown'}.`;
    this.refuse({ code: 'document/unsupported', message, hint, raw: token.raw.trim() });
    return [];
  }

  private refuseHtml(raw: string): void {
    const html = raw.trim();
    const [line = ''] = html.split('\n');
    const shown = line.length > 60 ? `${line.slice(0, 58)}…` : line;
    this.refuse({
      code: 'document/raw-html',
      message: `HTML is not used in texts, and this is some: ${shown}`,
      hint: 'Write **strong** for bold, *emphasis* for italics, [words](https://…) for a link. For a plain < write \\<.',
      // HTML around a text that was filled in stands in no file as a whole; its first tag does.
      raw: /^<[^>]*>?/.exec(html)?.[0] ?? html,
    });
  }

  private refuse({ code, message, hint, raw, unit = this.context.unit }: Refusal): void {
    this.diagnostics.push(error(code, message, { hint, span: this.context.spanOfUnit(unit, raw) }));
  }
}

/** The containers that may hold a picture. */
const pictureContainers: readonly string[] = [
  'logo',
  'issuer',
  'masthead',
  'online',
] satisfies readonly ContainerName[];

function isMark(type: Inline['type']): boolean {
  return type === 'citation' || type === 'image';
}

/** Whether a link is an address that stands in the text itself. */
function isBare(token: Token): boolean {
  return 'autolink' in token && token.autolink === true;
}

/** What editors call the constructs, by marked's names. */
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

/** A mark of a reference stands on the word before it, however the citation was typed; Pandoc does the same for notes. */
function withoutBlanksBeforeMarks(nodes: readonly Inline[]): Inline[] {
  return nodes.map((node, i) =>
    node.type === 'text' && nodes[i + 1]?.type === 'citation' && i + 1 < nodes.length && /\S/.test(node.value)
      ? { ...node, value: node.value.trimEnd() }
      : node,
  );
}

/** marked cuts a text at every character that could begin a construct. */
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

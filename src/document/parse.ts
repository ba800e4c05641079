import type { Token, Tokens } from 'marked';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { type Result, unlessErrors } from '../diagnostics/result.js';
import type { Span } from '../diagnostics/span.js';
import { type CitationNumbers, withNumbers, worksCitedIn } from '../model/citation-numbers.js';
import {
  type Block,
  type Container,
  type ContainerName,
  containerNames,
  type DocumentRoot,
  type Inline,
} from '../model/document.js';
import { BoundedCache } from '../text/bounded-cache.js';
import { detachString } from '../text/detach-string.js';
import { contentProblem } from './content-model.js';
import { type ContainerToken, createLexer } from './markdown-syntax.js';
import { PageTexts } from './page-texts.js';
import { InlineParser, nothingIn, rawHtml, showsNothing, unsupported } from './parse-inlines.js';
import type { Refusal as RefusalOfText } from './parsed-text.js';

const lex = createLexer();

/** Where a unit's text stands, or the given part of it, or those words of no unit. */
export type SpanOfUnit = (unit: string | undefined, needle?: string) => Span;

/** Where the Markdown is from, if it is not written by hand. */
export interface OfTemplate {
  /** What its tokens stand for. */
  readonly texts?: PageTexts;
  /** Where a piece of it stands in the templates. */
  readonly ofTemplate?: ((markdown: string) => Span) | undefined;
}

/**
 * Markdown with containers → the document. Raw HTML, links that are not http, https or mailto,
 * and constructs that a brief cannot show are mistakes, placed at the unit they stand in.
 */
export function parse(
  markdown: string,
  spanOfUnit: SpanOfUnit,
  { texts = new PageTexts(), ofTemplate }: OfTemplate = {},
): Result<DocumentRoot> {
  const tokens = lex(markdown);
  const numbers = numbersIn(tokens);
  const parser = new Parser({ numbers, spanOfUnit, texts, ofTemplate });
  const children = parser.blocks(tokens).map((block) => withNumbers(block, numbers));
  return unlessErrors((): DocumentRoot => ({ type: 'root', children }), parser.diagnostics);
}

/** The numbers that the printed references have, by reference id. */
function numbersIn(tokens: readonly Token[], numbers = new Map<string, number>()): CitationNumbers {
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
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
  readonly texts: PageTexts;
  readonly ofTemplate: OfTemplate['ofTemplate'];
  /** The unit and the name of the innermost container. */
  readonly unit?: string | undefined;
  readonly container?: string;
}

interface Refusal extends RefusalOfText {
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
        this.refuse(rawHtml(this.context.texts.restored(token.raw)));
        return [];
      default:
        this.refuse(unsupported(token, 'Write plain sentences, emphasis, links and lists.'));
        return [];
    }
  }

  private container(token: ContainerToken): Block[] {
    const known = knownContainer(token, this.context.unit);
    if (known && worksCitedIn(known).every((id) => this.context.numbers.has(id))) return [known];
    const attributes = attributesOf(this.context.texts.restored(token.attributes));
    const unit = attributes.unit ?? this.context.unit;
    const name = containerNames.find((known): known is ContainerName => known === token.name);
    if (!name || !token.closed) {
      const opening = openingOf(token);
      const colons = opening.slice(0, -token.name.length);
      this.refuse({
        code: 'document/bad-container',
        message: name ? `"${opening}" is not closed.` : `A brief has no part called ":::${token.name}".`,
        hint: name ? `Write a line of ${colons} where it ends.` : `A template may use ${containerNames.join(', ')}.`,
        raw: opening,
        unit,
      });
    }
    const parser = new Parser({ ...this.context, unit, container: token.name });
    const children = parser.blocks(token.tokens);
    this.diagnostics.push(...parser.diagnostics);
    if (!name) return children;
    const container: Container = { type: 'container', name, attributes, ...parser.inUnit, children };
    const problem = parser.diagnostics.length === 0 ? contentProblem(container, this.context.container) : undefined;
    if (problem) this.refuse({ code: 'document/bad-container', ...problem, raw: token.raw, unit });
    if (!known && !problem && token.closed && parser.diagnostics.length === 0)
      keepContainer(token, this.context.unit, container);
    return [container];
  }

  private paragraph(token: Token): Inline[] {
    const before = this.diagnostics.length;
    const children = this.inlines('tokens' in token ? token.tokens : undefined);
    if (this.diagnostics.length === before && showsNothing(children)) this.refuse(nothingIn(token.raw));
    return children;
  }

  private inlines(tokens: readonly Token[] | undefined): Inline[] {
    const { texts, numbers, container = '' } = this.context;
    const parser = new InlineParser({
      isListed: (id) => numbers.has(id),
      takesPictures: pictureContainers.includes(container),
      text: (number) => texts.parsed(number),
      restored: (markdown) => texts.restored(markdown),
    });
    const children = parser.inlines(tokens);
    for (const refusal of parser.refusals) this.refuse(refusal);
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

  private refuse({ code, message, hint, raw, isOfText, unit = this.context.unit }: Refusal): void {
    const { spanOfUnit, texts, ofTemplate } = this.context;
    const span = ofTemplate && !isOfText ? ofTemplate(raw ?? '') : spanOfUnit(unit, raw && texts.restored(raw));
    this.diagnostics.push(error(code, message, { hint, span }));
  }
}

/** The colons and the name that a container begins with. */
function openingOf({ raw, name }: ContainerToken): string {
  return raw.slice(0, raw.indexOf(name) + name.length);
}

/** The containers that may hold a picture. */
const pictureContainers: readonly string[] = [
  'logo',
  'issuer',
  'masthead',
  'online',
] satisfies readonly ContainerName[];

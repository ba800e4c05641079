import type { Token, Tokens } from 'marked';
import { anyNumber, worksCitedIn } from '../model/citation-numbers.js';
import { assets, type Inline, plainText } from '../model/document.js';
import { linkTarget } from '../text/address.js';
import { endsBeforePower } from '../text/raised.js';
import { withoutCharacterReferences } from '../text/set-text.js';
import { type CitationToken, isAutolink, lexText, type SpanToken, type TextToken } from './markdown-syntax.js';
import type { ParsedText, Refusal } from './parsed-text.js';
import { aroundTokens, tokenAtStart } from './text-token.js';

export interface InlineContext {
  /** Whether a work is in the references of the page. */
  readonly isListed: (reference: string) => boolean;
  /** Whether a picture of the theme may stand here. */
  readonly takesPictures: boolean;
  /** The text of a token. */
  readonly text: (number: number) => ParsedText | undefined;
  /** Markdown with its texts in the place of their tokens. */
  readonly restored: (markdown: string) => string;
}

const ofOneText: InlineContext = {
  isListed: () => true,
  takesPictures: false,
  text: () => undefined,
  restored: (markdown) => markdown,
};

/** Parses a line of inline Markdown that no template stands around. */
export function parseText(markdown: string): ParsedText {
  const parser = new InlineParser(ofOneText);
  const children = parser.inlines(lexText(markdown));
  if (parser.refusals.length === 0 && showsNothing(children)) parser.refusals.push(nothingIn(markdown));
  const refusals = parser.refusals.map((refusal) => ({ ...refusal, isOfText: true }));
  return { children, works: [...new Set(children.flatMap(worksCitedIn))], refusals };
}

/** Whether there are blanks only, which would leave a bullet without a word. */
export function showsNothing(children: readonly Inline[]): boolean {
  return plainText(children).trim() === '' && !children.some(({ type }) => type === 'citation' || type === 'image');
}

export function nothingIn(markdown: string): Refusal {
  return {
    code: 'document/unsupported',
    message: 'This text has marks and blanks only, and shows nothing.',
    hint: 'Write words, or a backslash before marks that are to be printed.',
    raw: markdown.trim(),
  };
}

export function unsupported({ type, raw }: Pick<Token, 'type' | 'raw'>, hint: string): Refusal {
  const message = `A brief cannot show ${nouns[type] ?? 'this kind of Markdown'}.`;
  return { code: 'document/unsupported', message, hint, raw: raw.trim() };
}

export function rawHtml(raw: string): Refusal {
  const html = raw.trim();
  const [line = ''] = html.split('\n');
  const shown = line.length > 60 ? `${line.slice(0, 58)}…` : line;
  return {
    code: 'document/raw-html',
    message: `HTML is not used in texts, and this is some: ${shown}`,
    hint: inPlaceOf[tagOf(html)?.name ?? ''] ?? anyHtml,
    // HTML around a text that was filled in stands in no file as a whole; its first tag does.
    raw: /^<[^>]*>?/.exec(html)?.[0] ?? html,
  };
}

const anyHtml =
  'Write **strong** for bold, *emphasis* for italics, [words](https://…) for a link. For a plain < write \\<.';
const [bold, italic] = ['Write **words** for bold, without the tags.', 'Write *words* for italics, without the tags.'];
const raised = 'Write the raised or lowered character itself, such as ² or ₂, without the tags.';

/** What to write in the place of a tag and the one that ends it. */
const inPlaceOf: Readonly<Record<string, string>> = {
  b: bold,
  strong: bold,
  i: italic,
  em: italic,
  a: 'Write [words](https://…) for a link, without the tags.',
  sub: raised,
  sup: raised,
  br: 'Delete it: a text is one paragraph.',
};

function tagOf(html: string): { readonly name: string; readonly isEnd: boolean } | undefined {
  const [, slash, name] = /^<(\/?)([a-z][\w-]*)/i.exec(html) ?? [];
  return name === undefined ? undefined : { name: name.toLowerCase(), isEnd: slash === '/' };
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

/** A line of Markdown goes on in the next one: what parts them is a blank. */
function inOneLine(raw: string): string {
  return raw.includes('\n') ? raw.replace(/[ \t]*\n[ \t]*/g, ' ') : raw;
}

/** Parses what stands in a line, and collects what the page does not take of it. */
export class InlineParser {
  readonly refusals: Refusal[] = [];
  private readonly openTags: string[] = [];

  constructor(private readonly context: InlineContext) {}

  inlines(tokens: readonly Token[] = []): Inline[] {
    this.checkLinks(tokens);
    return withMarksInPlace(mergeText(tokens.flatMap((token) => this.inline(token))));
  }

  /** What was to be a link, and would be printed with its brackets. */
  private checkLinks(tokens: readonly Token[]): void {
    tokens.forEach((token, i) => {
      const next = tokens[i + 1];
      const [, bracket] = token.type === 'text' ? (/\]([(（])<?$/u.exec(token.raw) ?? []) : [];
      if (!bracket || next?.type !== 'link' || !isAutolink(next)) return;
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

  private inline(token: Token): readonly Inline[] {
    switch (token.type) {
      case 'text':
        // marked's own text has some references decoded and some characters encoded.
        return token.tokens
          ? this.inlines(token.tokens)
          : [{ type: 'text', value: withoutCharacterReferences(inOneLine(token.raw)) }];
      case 'text-token':
        return this.text(token as TextToken);
      case 'escape':
        return [{ type: 'text', value: token.raw.slice(1) }];
      case 'codespan':
        return this.words(token.text);
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
        if (asset && this.context.takesPictures)
          return [{ type: 'image', asset, alt: plainText(this.inlines(token.tokens)) }];
        return this.refuse(
          unsupported(token, 'A brief shows the logo of its theme in its own place, and no other picture.'),
        );
      }
      case 'citation':
        return (token as CitationToken).ids.flatMap((id) =>
          this.isListed(id) ? [{ type: 'citation', reference: id, number: anyNumber }] : [],
        );
      case 'html':
        return this.html(this.context.restored(token.raw));
      default:
        return this.refuse(
          unsupported(token, 'Write plain words, **strong**, *emphasis*, [links](https://…) and [@citations].'),
        );
    }
  }

  /** A tag is told with the one that ends it. */
  private html(raw: string): readonly Inline[] {
    const tag = tagOf(raw.trim());
    const opened = tag?.isEnd ? this.openTags.lastIndexOf(tag.name) : -1;
    if (opened !== -1) {
      this.openTags.splice(opened, 1);
      return [];
    }
    if (tag && !tag.isEnd) this.openTags.push(tag.name);
    return this.refuse(rawHtml(raw));
  }

  /** A text in its place: what no page takes of it is said where it stands. */
  private text({ raw, number }: Pick<TextToken, 'raw' | 'number'>): readonly Inline[] {
    const text = this.context.text(number);
    if (!text) return [{ type: 'text', value: raw }];
    this.refusals.push(...text.refusals);
    for (const id of text.works) this.isListed(id, true);
    return text.children;
  }

  /** Words in which nothing but tokens means anything. */
  private words(raw: string): Inline[] {
    return aroundTokens(raw).flatMap((part): readonly Inline[] => {
      const token = tokenAtStart(part);
      return token ? this.text({ raw: part, number: token.number }) : [{ type: 'text', value: part }];
    });
  }

  private link(token: Tokens.Link): Inline[] {
    // What a text has of links is no link inside of one.
    const children = withoutLinks(this.inlines(token.tokens));
    const raw = this.context.restored(token.raw);
    const written = this.context.restored(token.href);
    const href = isAutolink(token) ? written : withoutCharacterReferences(written);
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
    if (token.title) {
      return this.refuse({
        code: 'document/unsupported',
        message: 'A link has no title here: it would be on no page.',
        hint: 'Write [words](https://…) alone.',
        raw,
      });
    }
    if (plainText(children).trim() !== '') return [{ type: 'link', url, children }];
    return this.refuse({
      code: 'document/unsupported',
      message: 'This link has no words to click on.',
      hint: 'Write words between the square brackets, or take the link away.',
      raw,
    });
  }

  private isListed(id: string, isOfText = false): boolean {
    if (this.context.isListed(id)) return true;
    this.refuse({
      code: 'document/unknown-citation',
      message: `"${id}" is cited, and the list of references on the page does not have it.`,
      hint: 'In the template each work of that list stands in :::reference{ref="…" number="…"}.',
      raw: `[@${id}`,
      isOfText,
    });
    return false;
  }

  private refuse(refusal: Refusal): [] {
    this.refusals.push(refusal);
    return [];
  }
}

function withoutLinks(nodes: Inline[]): Inline[] {
  return mergeText(
    nodes.flatMap((node) => {
      if (node.type === 'link') return withoutLinks([...node.children]);
      return 'children' in node ? [{ ...node, children: withoutLinks([...node.children]) }] : [node];
    }),
  );
}

/** A mark of a reference stands on the word before it, however the citation was typed; Pandoc does the same for notes. */
function withMarksInPlace(nodes: readonly Inline[]): Inline[] {
  if (!nodes.some(({ type }) => type === 'citation')) return [...nodes];
  return mergeText(nodes.flatMap(withoutBlanksBeforeMark).flatMap(apartFromNumber));
}

function withoutBlanksBeforeMark(node: Inline, at: number, nodes: readonly Inline[]): readonly Inline[] {
  if (node.type !== 'text' || nodes[at + 1]?.type !== 'citation') return [node];
  const value = node.value.trimEnd();
  if (value !== '') return [{ ...node, value }];
  const before = nodes[at - 1];
  return before && before.type !== 'citation' ? [] : [node];
}

/** A mark close behind m³ would be read as a part of its power, m³¹, and behind 2019 as one. */
function apartFromNumber(node: Inline, at: number, nodes: readonly Inline[]): readonly Inline[] {
  const before = nodes[at - 1];
  const isReadOn = node.type === 'citation' && before && endsBeforePower.test(plainText([before]));
  return isReadOn ? [{ type: 'text', value: '\u202f' }, node] : [node];
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

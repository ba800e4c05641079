import { Lexer, Marked, type Token, Tokenizer, type TokenizerExtension, type Tokens } from 'marked';
import { bareAddressAt, nextMailbox } from '../text/address.js';
import { BoundedCache } from '../text/bounded-cache.js';
import { foreignWordsAtStart } from '../text/foreign-words.js';
import { literalPattern } from '../text/literal-pattern.js';
import { citationAtStart, citationOpening } from '../text/placeholders.js';
import { withoutCharacterReferences } from '../text/set-text.js';
import { isInWord, isStarInWord } from '../text/star-in-word.js';
import { tokenAtStart, tokenOpening } from './text-token.js';

/** A container as the block extension reads it; its inner tokens are lexed in place. */
export interface ContainerToken extends Tokens.Generic {
  type: 'container';
  name: string;
  attributes: string;
  closed: boolean;
  tokens: Token[];
}

export interface CitationToken extends Tokens.Generic {
  type: 'citation';
  ids: string[];
}

const fences: RegExp[] = [];

/** A line of at least so many colons. */
function fenceOf(colons: number): RegExp {
  fences[colons] ??= new RegExp(`^:{${colons},}[ \\t]*(?:\\n|$)`, 'm');
  return fences[colons];
}

/**
 * `:::name{attributes}` up to a line of at least as many colons. Containers nest by fence length,
 * as code fences do: an outer fence is longer than those inside it.
 */
const container: TokenizerExtension = {
  name: 'container',
  level: 'block',
  // marked cuts the first character off, so that a match at 0 would not be at the start of a line.
  start(src) {
    const at = src.search(/\n:{3,}[a-z]/);
    return at === -1 ? undefined : at + 1;
  },
  tokenizer(src) {
    const open = /^(:{3,})([a-z][a-z-]*)(?:\{([^}\n]*)\})?[ \t]*(?:\n|$)/.exec(src);
    if (!open?.[1] || !open[2]) return undefined;
    const rest = src.slice(open[0].length);
    const close = fenceOf(open[1].length).exec(rest);
    const inner = close ? rest.slice(0, close.index) : rest;
    return {
      type: 'container',
      raw: src.slice(0, open[0].length + inner.length + (close?.[0].length ?? 0)),
      name: open[2],
      attributes: open[3] ?? '',
      closed: close !== null,
      tokens: (this.lexer as ReusingLexer).contents(inner),
    } satisfies ContainerToken;
  },
};

const citation: TokenizerExtension = {
  name: 'citation',
  level: 'inline',
  start: (src) => src.indexOf(citationOpening),
  tokenizer: citationIn,
};

function citationIn(src: string): CitationToken | undefined {
  const found = citationAtStart(src);
  return found && { type: 'citation', raw: src.slice(0, found.length), ids: found.ids };
}

/** A text of the page, by its number. */
export interface TextToken extends Tokens.Generic {
  type: 'text-token';
  number: number;
}

const textToken: TokenizerExtension = {
  name: 'text-token',
  level: 'inline',
  start: (src) => src.indexOf(tokenOpening),
  tokenizer: textTokenIn,
};

function textTokenIn(src: string): TextToken | undefined {
  const found = tokenAtStart(src);
  return found && { type: 'text-token', raw: src.slice(0, found.length), number: found.number };
}

export interface SpanToken extends Tokens.Generic {
  type: 'span';
  lang: string;
  tokens: Token[];
}

/** `[Nature Communications]{lang=en}`, as Pandoc writes words in another language. */
const span: TokenizerExtension = {
  name: 'span',
  level: 'inline',
  start: (src) => src.indexOf('['),
  tokenizer(src) {
    const found = foreignWordsAtStart(src);
    if (!found) return undefined;
    return {
      type: 'span',
      raw: src.slice(0, found.end),
      lang: found.language,
      tokens: this.lexer.inlineTokens(found.words),
    } satisfies SpanToken;
  },
};

export interface SmallToken extends Tokens.Generic {
  type: 'small';
  tokens: Token[];
}

/** `[8 of 12 measures]{.small}`, a class as Pandoc writes one. */
const small: TokenizerExtension = {
  name: 'small',
  level: 'inline',
  start: (src) => src.indexOf('['),
  tokenizer(src) {
    const found = /^\[((?:\\.|[^[\]\\\n])+)\]\{\.small\}/.exec(src);
    if (!found?.[1]) return undefined;
    return { type: 'small', raw: found[0], tokens: this.lexer.inlineTokens(found[1]) } satisfies SmallToken;
  },
};

/**
 * Emphasis without other marks inside. CommonMark's flanking rules count full-width
 * punctuation as a boundary, so that `**「重點」**的` and `**重點。**後` stay literal; Chinese has no
 * spaces that could help. Anything more nested is left to the built-in rule.
 */
function emphasis(name: 'strong' | 'em', mark: string): TokenizerExtension {
  const star = mark.replace(/\*/g, '\\*');
  const pattern = new RegExp(`^${star}(?![\\s*])((?:\\\\.|[^\\\\*\`\\n])*?(?:\\\\.|[^\\s\\\\*\`]))${star}(?!\\*)`, 's');
  return {
    name,
    level: 'inline',
    start: (src) => src.indexOf(mark),
    tokenizer(src, before) {
      if (!src.startsWith(mark)) return undefined;
      const last = before.at(-1)?.raw.slice(-1) ?? '';
      if (mark === '*' && isStarInWord(last, src.charAt(1))) return { type: 'text', raw: mark, text: mark };
      const match = pattern.exec(src);
      if (!match?.[1] || !holdsWholeLinks(match[1])) return undefined;
      if (isStar(last, match[1].slice(0, 1))) return undefined;
      return { type: name, raw: match[0], text: match[1], tokens: this.lexer.inlineTokens(match[1]) };
    },
  };
}

/**
 * A mark between a letter and punctuation of ASCII is a star, as in `Serbia*, Kosovo*` (CommonMark 0.31, 6.2). Where Han
 * characters stand, which have no spaces, it may be emphasis.
 */
function isStar(before: string, after: string): boolean {
  return isInWord(before) && /[!-/:-@[-`{-~]/.test(after);
}

/** Where a link begins or ends in the middle of a text, the built-in rule knows better. */
function holdsWholeLinks(text: string): boolean {
  let depth = 0;
  for (const [mark] of text.matchAll(/\\.|[[\]]/gs)) {
    if (mark === '[') depth += 1;
    else if (mark === ']') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0 && !/\]\([^)]*$/.test(text);
}

/** An address that stands in a text without brackets. */
const bareAddress: TokenizerExtension = {
  name: 'link',
  level: 'inline',
  start: nextMailbox,
  tokenizer(src, before) {
    if (this.lexer.state.inLink) return undefined;
    const found = bareAddressAt(src);
    if (!found) return undefined;
    const { raw, shown, target } = found;
    // The rest of a word is no mailbox.
    if (target.startsWith('mailto:') && /[\w.+-]$/.test(before.at(-1)?.raw ?? '')) return undefined;
    return { type: 'link', raw, href: target, text: shown, autolink: true, tokens: [plainToken(shown)] };
  },
};

/** An address in pointed brackets. */
function bracketedAddress(this: Tokenizer, src: string): Tokens.Link | undefined {
  const found = Tokenizer.prototype.autolink.call(this, src) as Tokens.Link | undefined;
  if (!found) return undefined;
  const shown = withoutCharacterReferences(found.text);
  return { ...found, href: withoutCharacterReferences(found.href), text: shown, tokens: [plainToken(shown)] };
}

/** Whether a link is an address that stands in the text itself. */
export function isAutolink(token: Token): boolean {
  return 'autolink' in token && token.autolink === true;
}

/** Characters that mean nothing but themselves. */
function plainToken(text: string): Tokens.Escape {
  return { type: 'escape', raw: `\\${text}`, text };
}

/**
 * What the blocks that briefs do not show must begin with, or have in their second line: marked's own rules for them are so
 * large that V8 takes longer to make them than to read a page. With `false` marked goes on to its rule.
 */
const rareBlocks = {
  html: (src: string) => mayBe(/^ {0,3}</, src),
  blockquote: (src: string) => mayBe(/^ {0,3}>/, src),
  table: (src: string) => mayBe(/^[^\n]*\n {0,3}[|:-]/, src),
  lheading: (src: string) => mayBe(/\n {0,3}[=-]+[ \t]*(?:\n|$)/, src),
};

function mayBe(sign: RegExp, src: string): false | undefined {
  return sign.test(src) ? false : undefined;
}

/** The same for marks within a line. */
const rareMarks = { emStrong: (src: string) => mayBe(/^[*_]/, src) };

/** One line is a paragraph, whatever may interrupt those of several. */
function lineOrParagraph(this: Tokenizer, src: string): Tokens.Paragraph | false {
  const [line] = /^[^\n]+(?=\n?$|\n\n)/.exec(src) ?? [];
  return line !== undefined && { type: 'paragraph', raw: line, text: line, tokens: this.lexer.inline(line) };
}

/** Never marked's shared instance, which others could extend. */
const marked = new Marked({ gfm: true });
// A brief strikes nothing out, and "10~20" is a range: tildes are text.
marked.use({ tokenizer: { del: () => undefined, url: () => undefined, autolink: bracketedAddress } });
marked.use({ tokenizer: { ...rareBlocks, ...rareMarks, paragraph: lineOrParagraph } });
marked.use({
  extensions: [container, textToken, citation, span, small, emphasis('strong', '**'), emphasis('em', '*'), bareAddress],
});

/** The tokens of a line that no template stands around. */
export function lexText(text: string): readonly Token[] {
  return plainTokens(text) ?? new Lexer(marked.defaults).inlineTokens(text);
}

/** Containers whose tokens are kept. */
const maxKept = 1_000;

export function createLexer(): (markdown: string) => Token[] {
  let contents = new BoundedCache<Token[]>(maxKept);
  return (markdown) => {
    const lexer = new ReusingLexer(marked.defaults, contents);
    const tokens = lexer.lex(markdown);
    if (!lexer.definesLinks) return tokens;
    // Then the same words mean something else from the first container on.
    contents = new BoundedCache(maxKept);
    return new ReusingLexer(marked.defaults, undefined).lex(markdown);
  };
}

/** One line that begins with a text. */
const lineOfText = new RegExp(`^\\n*(${tokenOpening}[^\\n]*[^\\s])\\n*$`);
/** Whatever may begin a mark of Markdown, a citation, an address or a character reference. */
const maybeMarked = /[\\`*_[\]<>!&@:~\n]|www\./i;
/** What stands in a text for a work or for a text. */
const mention = new RegExp(`${literalPattern(citationOpening)}|${tokenOpening}`);

/** The tokens of a line that has no marks but those of citations and texts, as most: found without asking marked's rules. */
function plainTokens(line: string): Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = 0; at < line.length; ) {
    const rest = line.slice(at);
    const end = rest.search(mention);
    const words = end === -1 ? rest : rest.slice(0, end);
    // After brackets these may make a link or a span of them.
    if (maybeMarked.test(words) || (at > 0 && /^[({]/.test(words))) return undefined;
    if (words !== '') tokens.push(plainText(words));
    const found = end === -1 ? undefined : (citationIn(rest.slice(end)) ?? textTokenIn(rest.slice(end)));
    if (end !== -1 && !found) return undefined;
    if (found) tokens.push(found);
    at += words.length + (found?.raw.length ?? 0);
  }
  return tokens;
}

function plainText(text: string): Tokens.Text {
  return { type: 'text', raw: text, text, escaped: false };
}

/** In characters: longer than most sections, whose texts are tokens. */
const maxSharedLength = 1_200;

/** Lexes each container once: a page is parsed several times, and most of its containers stand on many pages. */
class ReusingLexer extends Lexer {
  constructor(
    options: Marked['defaults'],
    private readonly containers: BoundedCache<Token[]> | undefined,
  ) {
    super(options);
  }

  get definesLinks(): boolean {
    return Object.keys(this.tokens.links).length > 0;
  }

  /** What stands in a container. Its words are lexed at the end, when all links are known; other pages have the same array. */
  contents(inner: string): Token[] {
    // In a list or a quotation a line may mean something else; and what is long stands on one page only.
    if (!this.containers || !this.state.top || inner.length > maxSharedLength) return this.blockTokens(inner, []);
    return this.containers.of(inner, (own) => this.lineOfText(own) ?? this.blockTokens(own, []));
  }

  /** A line that begins with a text is a paragraph, whatever the many rules for blocks would look for in it. */
  private lineOfText(inner: string): Token[] | undefined {
    const text = lineOfText.exec(inner)?.[1];
    if (text === undefined) return undefined;
    return [{ type: 'paragraph', raw: text, text, tokens: this.inlineTokens(text) }];
  }

  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    const plain = tokens.length > 0 ? undefined : plainTokens(src);
    if (!plain) return super.inlineTokens(src, tokens);
    tokens.push(...plain);
    return tokens;
  }
}

import { BoundedCache } from '../text/bounded-cache.js';
import { once } from '../text/once.js';
import { withoutCitations } from '../text/placeholders.js';
import { parseText } from './parse-inlines.js';
import type { ParsedText } from './parsed-text.js';
import { replaceTokens, tokenOf } from './text-token.js';

interface PageText {
  readonly number: number;
  readonly token: string;
  readonly markdown: string;
  readonly parsed: () => ParsedText;
}

const maxKept = 2_000;
const known = new BoundedCache<PageText>(maxKept);
let given = 0;

/** Numbers are never given twice, so that what was made from a token stays true when its text is no longer kept. */
function textOf(markdown: string): PageText {
  return known.of(markdown, (own) => {
    given += 1;
    return { number: given, token: tokenOf(given), markdown: own, parsed: once(() => parseText(own)) };
  });
}

/** Where what a page says is written, line by line. */
export type WrittenTexts = Pick<PageTexts, 'token'>;

/** For a page that lists no sources: a mark would lead nowhere. */
export function uncited(texts: WrittenTexts): WrittenTexts {
  return { token: (markdown) => texts.token(withoutCitations(markdown)) };
}

/**
 * The texts of a page, each of which is a token in the Markdown that a template makes. So they are parsed by themselves,
 * once for all pages that have them, and what a text has in it changes nothing around it.
 */
export class PageTexts {
  private readonly texts = new Map<number, PageText>();

  /** A token for a line of inline Markdown. An empty text has none: templates ask whether there is one. */
  token(markdown: string): string {
    const line = (markdown.includes('\n') ? markdown.replace(/\s*\n\s*/g, ' ') : markdown).trim();
    if (line === '') return '';
    const text = textOf(line);
    this.texts.set(text.number, text);
    return text.token;
  }

  parsed(number: number): ParsedText | undefined {
    return this.texts.get(number)?.parsed();
  }

  /** Markdown with the texts themselves, as people know it. */
  restored(markdown: string): string {
    return replaceTokens(markdown, (number) => this.texts.get(number)?.markdown);
  }
}

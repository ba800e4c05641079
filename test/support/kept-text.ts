import { decodeHTMLStrict } from 'entities/decode';
import { Marked, type Token } from 'marked';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** A reader of Markdown that knows none of our own marks. */
const plain = new Marked({ gfm: true });

/** What no format may lose of a text, whatever it makes of its marks. */
export function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

/** The letters that one line of Markdown shows; our own marks are taken out first. */
export function lettersOfInline(markdown: string): string {
  const line = markdown
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\[@[^[\]@;\s]+(?:;\s*@[^[\]@;\s]+)*\]/g, '')
    .replace(/\]\{lang=[A-Za-z0-9-]+\}/g, ']');
  return letters(wordsOf(new plain.Lexer({ ...plain.defaults }).inlineTokens(line.trim())));
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if ('tokens' in token && token.tokens) return wordsOf(token.tokens);
      // Character references are the characters that they stand for.
      return token.type === 'text' ? decodeHTMLStrict(token.raw) : 'text' in token ? token.text : '';
    })
    .join('');
}

/** What a reader of Markdown would take for HTML, pictures or unsafe links in a page: none of it is ever ours. */
export function activeMarkdown(markdown: string): readonly string[] {
  const found: string[] = [];
  plain.walkTokens(plain.lexer(bodyOf(markdown)), (token) => {
    const unsafe = token.type === 'link' && !/^(?:https?:\/\/|mailto:)/i.test(token.href);
    if (unsafe || ['html', 'image'].includes(token.type)) found.push(`Markdown has ${token.raw.trim()}`);
  });
  return found;
}

function bodyOf(markdown: string): string {
  return markdown.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/(?<!\\)\[\^\d+\]/g, '');
}

/** The letters of each line of a Markdown page: of its headings, paragraphs and points. Marks of notes are left out. */
export function lettersOfPage(markdown: string): readonly string[] {
  const lines: string[] = [];
  plain.walkTokens(plain.lexer(bodyOf(markdown)), (token) => {
    if (['heading', 'paragraph', 'text'].includes(token.type) && 'tokens' in token && token.tokens) {
      lines.push(letters(wordsOf(token.tokens)));
    }
  });
  return lines;
}

export function elementsOf(html: string): readonly Element[] {
  const found: Element[] = [];
  const visit = (node: Node) => {
    if ('tagName' in node) found.push(node);
    for (const child of 'childNodes' in node ? node.childNodes : []) visit(child);
  };
  visit(parse(html));
  return found;
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((a) => a.name === name)?.value;
}

/** What a reader sees of an element, but for the marks of notes. */
export function visibleText(node: Node): string {
  if ('tagName' in node && ['sup', 'style', 'script', 'head'].includes(node.tagName)) return '';
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  return 'childNodes' in node ? node.childNodes.map(visibleText).join('') : '';
}

/** What the web page shows for a unit; undefined where the unit is not there. */
export function textOfUnit(elements: readonly Element[], unit: string): string | undefined {
  const found = elements.find((element) => attribute(element, 'data-unit') === unit);
  return found && visibleText(found);
}

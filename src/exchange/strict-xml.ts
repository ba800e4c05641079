import { SaxesParser, type SaxesTagNS } from 'saxes';

/** What is done with the parts of a file, in their order; positions, where one ends, are in UTF-16 code units. */
export interface XmlVisitor {
  opened(tag: SaxesTagNS, position: number): void;
  closed(tag: SaxesTagNS, position: number): void;
  text(text: string, position: number): void;
}

export interface XmlLimits {
  readonly maxDepth: number;
  readonly maxElements: number;
}

/** Why a file is not read. */
export type XmlFlaw =
  | { readonly kind: 'doctype' | 'too-deep' | 'too-many' | 'empty' }
  | { readonly kind: 'malformed'; readonly message: string };

/**
 * Reads XML of which nothing is trusted: a document type, and with it all entities but those of XML itself, and endless
 * nesting are refused.
 * @param refuse is told where the reading stands, in UTF-16 code units, and must throw
 */
export function readStrictXml(
  text: string,
  visitor: XmlVisitor,
  { maxDepth, maxElements }: XmlLimits,
  refuse: (flaw: XmlFlaw, position: number) => never,
): void {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: SaxesTagNS[] = [];
  let elements = 0;
  const stop = (flaw: XmlFlaw): never => refuse(flaw, parser.position);
  parser.on('doctype', () => stop({ kind: 'doctype' }));
  parser.on('error', (cause) => {
    const stray = strayAmpersand(text, parser.position);
    if (stray === undefined) stop({ kind: 'malformed', message: plainly(cause) });
    else refuse({ kind: 'malformed', message: ofAmpersand }, stray);
  });
  parser.on('opentag', (tag) => {
    elements += 1;
    if (elements > maxElements) stop({ kind: 'too-many' });
    if (open.length >= maxDepth) stop({ kind: 'too-deep' });
    open.push(tag as SaxesTagNS);
    visitor.opened(tag as SaxesTagNS, parser.position);
  });
  parser.on('closetag', () => {
    const tag = open.pop();
    if (tag) visitor.closed(tag, parser.position);
  });
  parser.on('text', (part) => visitor.text(part, parser.position));
  parser.on('cdata', (part) => visitor.text(part, parser.position));
  parser.write(text).close();
  if (elements === 0) stop({ kind: 'empty' });
}

const ofAmpersand =
  'a & stands here by itself, or before a name that XML does not have, such as &nbsp;. Write &amp;, or the character itself';

/** A & that begins no reference (XML 1.0, 4.1); comments, CDATA and instructions, which may have any, to their ends. */
const ampersands =
  /<!--.*?(?:-->|$)|<!\[CDATA\[.*?(?:\]\]>|$)|<\?.*?(?:\?>|$)|(?<stray>&(?!(?:#\d+|#x[\da-fA-F]+|amp|lt|gt|quot|apos);))/gs;

/** Behind the first one; the parser tells of it at the next semicolon, which may be far below, or at the end. */
function strayAmpersand(text: string, position: number): number | undefined {
  for (const { index, groups } of text.matchAll(ampersands)) {
    if (index >= position) return undefined;
    if (groups?.stray !== undefined) return index + 1;
  }
  return undefined;
}

/** What the parser says without its line and column, which are told beside. */
function plainly(cause: Error): string {
  return cause.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
}

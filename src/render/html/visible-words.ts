import { type DefaultTreeAdapterMap, parse } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];

/** Elements whose text is not shown. */
const hidden = new Set(['head', 'script', 'style', 'template']);

/** The text that a browser shows of a page, parsed as the HTML standard says. */
export function wordsOfHtml(html: string): string {
  const words: string[] = [];
  const read = (node: Node): void => {
    if (node.nodeName === '#text') words.push((node as DefaultTreeAdapterMap['textNode']).value);
    else if (!hidden.has(node.nodeName) && 'childNodes' in node) node.childNodes.forEach(read);
  };
  read(parse(html));
  return words.join('');
}

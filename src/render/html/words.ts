import { type DefaultTreeAdapterMap, parse } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];

/** What stands between the words, and is not read. */
const silent = new Set(['head', 'script', 'style', 'template']);

/** The words that a browser shows of a page, by the parsing rules of the HTML standard. */
export function wordsOfHtml(html: string): string {
  const words: string[] = [];
  const read = (node: Node): void => {
    if (node.nodeName === '#text') words.push((node as DefaultTreeAdapterMap['textNode']).value);
    else if (!silent.has(node.nodeName) && 'childNodes' in node) node.childNodes.forEach(read);
  };
  read(parse(html));
  return words.join('');
}

import type { Block, Inline, ListItem } from './document.js';

/** The numbers that works have on a page, by reference id. */
export type CitationNumbers = ReadonlyMap<string, number>;

/** Stands for the number of any work in what is of no page yet: a page prints fewer works than ten. */
export const anyNumber = 4;

type Node = Block | ListItem | Inline;

const cited = new WeakMap<Node, readonly string[]>();
const numbered = new WeakMap<Node, Map<string, Node>>();
const originals = new WeakMap<Node, Node>();

/** On the pages of a pack a work has one of a few numbers. */
const maxNumberings = 8;

/** The works that a node cites, each once, in the order of their marks. */
export function worksCitedIn(node: Node): readonly string[] {
  if (node.type === 'citation') return [node.reference];
  if (!('children' in node)) return [];
  const known = cited.get(node);
  if (known) return known;
  const children: readonly Node[] = node.children;
  const found = [...new Set(children.flatMap((child) => worksCitedIn(child)))];
  if (node.type === 'container') cited.set(node, found);
  return found;
}

/** A node with the numbers of a page; itself where it cites nothing. Containers are shared by all pages with the same numbers. */
export function withNumbers<T extends Node>(node: T, numbers: CitationNumbers): T {
  if (node.type === 'citation') return { ...node, number: numbers.get(node.reference) ?? node.number };
  const ids = worksCitedIn(node);
  if (ids.length === 0 || !('children' in node)) return node;
  if (node.type !== 'container') return numberedCopy(node, numbers) as T;
  const key = ids.map((id) => numbers.get(id)).join();
  const ways = numbered.get(node) ?? new Map<string, Node>();
  const known = ways.get(key);
  if (known) return known as T;
  const copy = numberedCopy(node, numbers);
  if (ways.size >= maxNumberings) ways.clear();
  numbered.set(node, ways.set(key, copy));
  return copy as T;
}

function numberedCopy(node: Extract<Node, { readonly children: unknown }>, numbers: CitationNumbers): Node {
  const children: readonly Node[] = node.children;
  const copy = { ...node, children: children.map((child) => withNumbers(child, numbers)) } as Node;
  originals.set(copy, node);
  return copy;
}

/** The node that `withNumbers` made one from: pages of other numbers have the same. */
export function withoutNumbers<T extends Node>(node: T): T {
  return (originals.get(node) as T | undefined) ?? node;
}

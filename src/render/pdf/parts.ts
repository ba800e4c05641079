import type { Block, Container, Inline } from '../../model/document.js';

export function containersIn(node: Container, name: Container['name']): readonly Container[] {
  return node.children.filter((child): child is Container => child.type === 'container' && child.name === name);
}

export function childrenBut(node: Container, name: Container['name']): readonly Block[] {
  return node.children.filter((child) => child.type !== 'container' || child.name !== name);
}

export function inlinesOf(node: Container | undefined): readonly Inline[] {
  return (node?.children ?? []).flatMap((child) => (child.type === 'paragraph' ? child.children : []));
}

/** A figure's whole stands off its value, also in Chinese where the text has no space. */
export function withGap(node: Inline): Inline {
  return node.type === 'text' && !node.value.startsWith(' ') ? { type: 'text', value: ` ${node.value}` } : node;
}

import { type Block, type Container, type Inline, isContainer } from '../../model/document.js';

export function childrenBut(node: Container, ...names: readonly Container['name'][]): readonly Block[] {
  return node.children.filter((child) => !names.some((name) => isContainer(child, name)));
}

/** The same words after a space: a figure's whole stands off its value, also in Chinese. */
export function spaced(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.length === 0 ? [] : [{ type: 'text', value: ' ' }, ...inlines];
}

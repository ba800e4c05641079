import {
  type Block,
  type Container,
  type ContainerName,
  containersIn,
  type Inline,
  isContainer,
} from '../model/document.js';

/** The containers of a name, searched depth first, but not inside of one another. */
export function containersBelow(blocks: readonly Block[], name: ContainerName): readonly Container[] {
  return blocks.flatMap((block) => {
    if (block.type !== 'container') return [];
    return block.name === name ? [block] : containersBelow(block.children, name);
  });
}

/** The first container of a name, searched depth first. */
export function findContainer(blocks: readonly Block[], name: ContainerName): Container | undefined {
  for (const block of blocks) {
    if (block.type !== 'container') continue;
    if (block.name === name) return block;
    const inside = findContainer(block.children, name);
    if (inside) return inside;
  }
  return undefined;
}

/** A container's children without those of the given names. */
export function childrenBut(node: Container, ...names: readonly ContainerName[]): readonly Block[] {
  return node.children.filter((child) => !names.some((name) => isContainer(child, name)));
}

/** The words of a part that is one paragraph, e.g. a fact's `value`; empty where there is none. */
export function partOf(node: Container, name: ContainerName): readonly Inline[] {
  return containersIn(node, name).flatMap((part) =>
    part.children.flatMap((child) => (child.type === 'paragraph' ? child.children : [])),
  );
}

/** Where the last paragraph of some blocks is, which goes on with the place in the source; -1 if there is none. */
export function lastSentence(blocks: readonly Block[]): number {
  return blocks.findLastIndex(({ type }) => type === 'paragraph');
}

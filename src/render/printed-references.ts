import { type Block, plainText } from '../model/document.js';
import { containersIn, findContainer } from './containers.js';

/** The entries of the reference list as plain text, in printed order. */
export function printedReferences(
  blocks: readonly Block[],
): readonly { readonly number: number; readonly text: string }[] {
  const section = findContainer(blocks, 'references');
  const entries = section ? containersIn(section, 'reference') : [];
  return entries.map(({ attributes, children }) => ({
    number: Number(attributes.number),
    text: children.map((block) => (block.type === 'paragraph' ? plainText(block.children) : '')).join(' '),
  }));
}

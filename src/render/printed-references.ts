import { type Block, containersIn, plainText } from '../model/document.js';
import { findContainer } from './containers.js';

export interface PrintedReference {
  readonly id: string;
  readonly number: number;
  /** As plain text. */
  readonly text: string;
}

/** The entries of the reference list, in printed order. */
export function printedReferences(blocks: readonly Block[]): readonly PrintedReference[] {
  const section = findContainer(blocks, 'references');
  const entries = section ? containersIn(section, 'reference') : [];
  return entries.map(({ attributes, children }) => ({
    id: attributes.ref ?? '',
    number: Number(attributes.number),
    text: children.map((block) => (block.type === 'paragraph' ? plainText(block.children) : '')).join(' '),
  }));
}

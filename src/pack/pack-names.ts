import type { PackNames } from '../schema/editor-schemas.js';
import { type Located, nodeAt, textAt } from '../validation/located.js';
import { packEntries, textsUnder, unitNames } from './pack-index.js';

/** The names in the tree of a pack, as far as they can be read: the pack may be full of mistakes. */
export function packNames(root: Located): Omit<PackNames, 'complete'> {
  const entries = packEntries(root);
  const { units, weighable, topics } = unitNames(entries);
  const references = entries
    .filter(({ kind, id }) => kind === 'reference' && id !== '')
    .map(({ id, node }) => [id, textAt(node, 'title')?.text ?? ''] as const);
  return {
    // As the pack lists them, the source language first.
    languages: [...new Set(textsUnder(nodeAt(root, ['pack']), 'languages').map(({ text }) => text))],
    references: new Map(references.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    units: sorted(units),
    weighable: sorted(weighable),
    topics: sorted(topics),
  };
}

/** By code unit, so that the order is the same everywhere. */
function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}

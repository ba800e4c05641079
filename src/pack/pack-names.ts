import type { PackNames } from '../schema/editor-schemas.js';
import { familiesOf } from '../schema/scalars.js';
import { entryOf, type Located } from '../validation/located.js';

/** The names in the tree of a pack, as far as they can be read: the pack may be full of mistakes. */
export function namesIn(root: Located): Omit<PackNames, 'complete'> {
  const framing = valueAt(root, 'framing');
  const points = itemsOf(framing, 'units');
  const pillars = itemsOf(root, 'pillars');
  const measures = pillars.flatMap((pillar) => itemsOf(pillar, 'measures').map((measure) => ({ pillar, measure })));
  const facts = itemsOf(root, 'facts');
  const pointIds = points.flatMap(idOf);
  const units = [
    ...pointIds,
    ...measures.flatMap(({ pillar, measure }) => idOf(pillar).flatMap((p) => idOf(measure).map((m) => `${p}.${m}`))),
    ...facts.flatMap(idOf),
  ];
  const topics = [...points, ...measures.map(({ measure }) => measure), ...facts].flatMap((unit) =>
    itemsOf(unit, 'topics').flatMap(textOf),
  );
  const weighable = [...pillars.flatMap(idOf), ...units, ...pointIds.flatMap(familiesOf), ...topics];
  const references = itemsOf(root, 'references').flatMap((reference) =>
    idOf(reference).map((id): [string, string] => [id, textOf(valueAt(reference, 'title'))[0] ?? '']),
  );
  return {
    // Source language first, as the pack has them.
    languages: [...new Set(itemsOf(valueAt(root, 'pack'), 'languages').flatMap(textOf))],
    references: new Map(references.sort(([a], [b]) => (a < b ? -1 : 1))),
    units: sorted(units),
    weighable: sorted(weighable),
    topics: sorted(topics),
  };
}

/** By code unit, so that the order is the same everywhere. */
function sorted(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort();
}

function valueAt(node: Located | undefined, key: string): Located | undefined {
  return entryOf(node, key)?.value;
}

function itemsOf(node: Located | undefined, key: string): readonly Located[] {
  const value = valueAt(node, key);
  return value?.kind === 'list' ? value.items : [];
}

function idOf(node: Located): readonly string[] {
  return textOf(valueAt(node, 'id'));
}

function textOf(node: Located | undefined): readonly string[] {
  return node?.kind === 'text' && node.text.trim() !== '' ? [node.text] : [];
}

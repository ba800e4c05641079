import type { Container } from '../../model/document.js';
import { childrenBut, containersIn } from '../containers.js';
import { type Box, stack } from './box.js';
import { balancedSplit, columnWidth, textLength } from './columns.js';
import { hangingItem } from './items.js';
import { columnGapPt, type PageContext } from './page-context.js';
import type { Part } from './parts.js';
import { referenceDestination } from './typesetter.js';

/** Two columns of entries with hanging numbers. */
export function referenceList(node: Container, page: PageContext): Box {
  const { styles } = page;
  const entries = containersIn(node, 'reference');
  const others = childrenBut(node, 'reference');
  const widthPt = columnWidth(page.widthPt, Math.min(2, entries.length), columnGapPt);
  const split = balancedSplit(entries.map((entry) => textLength(entry)));
  const cells = [entries.slice(0, split), entries.slice(split)]
    .filter((column) => column.length > 0)
    .map((column) => ({ widthPt, box: stack(column.map((entry) => referenceEntry(entry, widthPt, page))) }));
  return stack([
    page.part('note', others, page.widthPt, () => page.blocks(others, styles.note)),
    { kind: 'row', cells, gapPt: columnGapPt, element: { type: 'L' } },
  ]);
}

/** An entry is a note, which the reference marks link to. */
function referenceEntry(entry: Container, widthPt: number, page: PageContext): Part {
  const { attributes, children } = entry;
  const { number = '' } = attributes;
  const within = { type: 'Note', options: { id: referenceDestination(number) } } as const;
  return page.part('reference', [entry], widthPt, () => [
    hangingItem(number, children, page.styles.note, widthPt, page, { within, belowPt: 1.5 }),
  ]);
}

import type { Container } from '../../model/document.js';
import { childrenBut, containersIn } from '../containers.js';
import { type Box, stack } from './box.js';
import { balancedSplit, columnWidth, textLength } from './columns.js';
import { hangingItem } from './items.js';
import { heightIn } from './layout.js';
import { columnGapPt, type PageContext } from './page-context.js';
import type { Part } from './parts.js';
import { referenceDestination } from './typesetter.js';

const entryGapPt = 1.5;

/** Entries with hanging numbers, in two columns; in one where each is a line there, and fewer lines are taken. */
export function referenceList(node: Container, page: PageContext): Box {
  const { styles } = page;
  const entries = containersIn(node, 'reference');
  const others = childrenBut(node, 'reference');
  const split = balancedSplit(entries.map((entry) => textLength(entry)));
  const two = columns([entries.slice(0, split), entries.slice(split)], page);
  const one = columns([entries], page);
  const linesPt = (entries.length + 0.9) * page.typesetter.lineHeightPt(styles.note) + entries.length * entryGapPt;
  return stack([
    page.part('note', others, page.widthPt, () => page.blocks(others, styles.note)),
    heightIn(one, page.widthPt) < Math.min(heightIn(two, page.widthPt), linesPt) ? one : two,
  ]);
}

function columns(lists: readonly (readonly Container[])[], page: PageContext): Box {
  const filled = lists.filter((list) => list.length > 0);
  const widthPt = columnWidth(page.widthPt, filled.length, columnGapPt);
  const cells = filled.map((list) => ({
    widthPt,
    box: stack(list.map((entry) => referenceEntry(entry, widthPt, page))),
  }));
  return { kind: 'row', cells, gapPt: columnGapPt, element: { type: 'L' } };
}

/** An entry is a note, which the reference marks link to. */
function referenceEntry(entry: Container, widthPt: number, page: PageContext): Part {
  const { attributes, children } = entry;
  const { number = '' } = attributes;
  const within = { type: 'Note', options: { id: referenceDestination(number) } } as const;
  return page.part('reference', [entry], widthPt, () => [
    hangingItem(number, children, page.styles.note, widthPt, page, { within, belowPt: entryGapPt }),
  ]);
}

import type { Container } from '../../../model/document.js';
import { childrenBut, containersIn } from '../../containers.js';
import { balancedSplit, columnWidth, textLength } from './columns.js';
import { hangingItem } from './items.js';
import { cardGapPt, type PageContext } from './page-context.js';
import { referenceDestination } from './typesetter.js';

/** Two columns of entries with hanging numbers. */
export function referenceList(node: Container, page: PageContext): object {
  const { typesetter, styles } = page;
  const entries = containersIn(node, 'reference');
  const others = childrenBut(node, 'reference');
  const width = referenceWidth(entries.length, page.widthPt);
  const split = balancedSplit(entries.map((entry) => textLength(entry)));
  const column = (part: readonly Container[]) => ({
    width,
    stack: part.map((each) => referenceEntry(each, width, page)),
  });
  return {
    stack: [
      ...page.blocks(others, styles.note),
      {
        columns: typesetter.tags.group('L', () =>
          [entries.slice(0, split), entries.slice(split)].filter((part) => part.length > 0).map(column),
        ),
        columnGap: cardGapPt,
      },
    ],
  };
}

export function referenceWidth(entries: number, widthPt: number): number {
  return columnWidth(widthPt, Math.min(2, entries), cardGapPt);
}

/** An entry is a note, which the reference marks link to. */
export function referenceEntry(
  { attributes: { number = '' }, children }: Container,
  widthPt: number,
  page: PageContext,
): object {
  const note = <T>(build: () => T): T =>
    page.typesetter.tags.group('Note', build, { id: referenceDestination(number) });
  return { ...hangingItem(number, children, page.styles.note, widthPt, page, note), margin: [0, 0, 0, 1.5] };
}

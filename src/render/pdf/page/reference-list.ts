import { type Block, type Container, plainText } from '../../../model/document.js';
import { childrenBut, containersIn, findContainer } from '../../containers.js';
import { balancedSplit, columnWidth, textLength } from './columns.js';
import { hanging } from './items.js';
import { cardGapPt, type PageContext } from './page-context.js';
import { notePlace } from './typesetter.js';

/** Two columns, each entry hanging on its number. */
export function referenceList(node: Container, page: PageContext): object {
  const { set, styles } = page;
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
        columns: set.tags.group('L', () =>
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

/** An entry is a note that marks lead to. */
export function referenceEntry(
  { attributes: { number = '' }, children }: Container,
  widthPt: number,
  page: PageContext,
): object {
  const note = <T>(build: () => T): T => page.set.tags.group('Note', build, { id: notePlace(number) });
  return { ...hanging(number, children, page.styles.note, widthPt, page, note), margin: [0, 0, 0, 1.5] };
}

/** What each printed reference says, by its number. */
export function notesOf(blocks: readonly Block[]): ReadonlyMap<number, string> {
  const references = findContainer(blocks, 'references');
  const entries = references ? containersIn(references, 'reference') : [];
  const words = (each: Container) =>
    each.children.map((child) => (child.type === 'paragraph' ? plainText(child.children) : '')).join(' ');
  return new Map(entries.map((each) => [Number(each.attributes.number), words(each)]));
}

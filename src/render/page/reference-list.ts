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

/** Entries with hanging numbers, in columns. */
export function referenceList(node: Container, page: PageContext): Box {
  const others = childrenBut(node, 'reference');
  const lists = inColumns(containersIn(node, 'reference'), page, entryHeightPt(page));
  return stack([
    page.part('note', others, page.widthPt, () => page.blocks(others, page.styles.note)),
    columns(lists, page),
  ]);
}

/** The height of an entry in a column, with the gap below it, in pt. */
type EntryHeight = (entry: Container, widthPt: number) => number;

function entryHeightPt(page: PageContext): EntryHeight {
  return (entry, widthPt) => heightIn(referenceEntry(entry, widthPt, page), widthPt);
}

/** How high lists of entries are, in pt. Keep it for many lists of the same entries: it measures each once. */
export function entriesHeightPt(page: PageContext): (entries: readonly Container[]) => number {
  const known = new Map<Container, Map<number, number>>();
  const measure = entryHeightPt(page);
  const kept: EntryHeight = (entry, widthPt) => {
    const widths = known.get(entry) ?? new Map<number, number>();
    const heightPt = widths.get(widthPt) ?? measure(entry, widthPt);
    known.set(entry, widths.set(widthPt, heightPt));
    return heightPt;
  };
  return (entries) => longestPt(inColumns(entries, page, kept), page, kept);
}

/** Two columns; one where each entry is a line there, and fewer lines are taken. */
function inColumns(
  entries: readonly Container[],
  page: PageContext,
  heightOf: EntryHeight,
): readonly (readonly Container[])[] {
  const lengths = entries.map((entry) => textLength(entry));
  const split = balancedSplit(lengths);
  const two = [entries.slice(0, split), entries.slice(split)].filter((list) => list.length > 0);
  const linePt = page.typesetter.lineHeightPt(page.styles.note) + entryGapPt;
  const isLine = (entry: Container) => heightOf(entry, page.widthPt) < 1.5 * linePt;
  // The longest is asked first: most lists have one of several lines, and the others need not be measured there.
  const longest = entries[lengths.indexOf(Math.max(...lengths))];
  const areLines = !longest || (isLine(longest) && entries.every(isLine));
  const one = [entries];
  return areLines && longestPt(one, page, heightOf) < longestPt(two, page, heightOf) ? one : two;
}

function longestPt(lists: readonly (readonly Container[])[], page: PageContext, heightOf: EntryHeight): number {
  const widthPt = columnWidth(page.widthPt, lists.length, columnGapPt);
  const heights = lists.map((list) => list.reduce((sum, entry) => sum + heightOf(entry, widthPt), 0));
  return Math.max(0, ...heights);
}

function columns(lists: readonly (readonly Container[])[], page: PageContext): Box {
  const widthPt = columnWidth(page.widthPt, lists.length, columnGapPt);
  const cells = lists.map((list) => ({
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
  const { typesetter, styles } = page;
  // A work has another number on each page, and the same words.
  const blocks: PageContext['blocks'] = (nodes, style, ownPt = widthPt) => [
    page.part('note', nodes, ownPt, () => page.blocks(nodes, style, ownPt)),
  ];
  return page.part('reference', [entry], widthPt, () => [
    hangingItem(number, children, styles.note, widthPt, { typesetter, blocks }, { within, belowPt: entryGapPt }),
  ]);
}

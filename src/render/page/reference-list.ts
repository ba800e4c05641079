import { type Container, containersIn } from '../../model/document.js';
import { getOrInsertComputed } from '../../text/once.js';
import { type Box, stack } from './box.js';
import { balancedSplit, columnWidth, inColumns, textLength } from './columns.js';
import { hangingItem } from './items.js';
import { heightIn } from './layout.js';
import type { PageContext } from './page-context.js';
import type { Part } from './parts.js';
import { referenceDestination } from './typesetter.js';

const entryGapPt = 1.5;

/** Entries with hanging numbers, in columns. */
export function referenceList(node: Container, page: PageContext): readonly Box[] {
  const lists = columnsOf(containersIn(node, 'reference'), page, entryHeights(page));
  const widthPt = columnWidth(page.widthPt, lists.length);
  const columns = lists.map((list) => stack(list.map((entry) => referenceEntry(entry, widthPt, page))));
  return [inColumns(columns, widthPt, { element: { type: 'L' } })];
}

/** The height of an entry in a column, with the gap below it, in pt. */
type EntryHeight = (entry: Container, widthPt: number) => number;

/** Each entry is measured once in a column of one width: the fit asks for it in list after list. */
function entryHeights(page: PageContext): EntryHeight {
  const known = new Map<Container, Map<number, number>>();
  return (entry, widthPt) => {
    const widths = getOrInsertComputed(known, entry, () => new Map());
    return getOrInsertComputed(widths, widthPt, () => heightIn(referenceEntry(entry, widthPt, page), widthPt));
  };
}

/** How high lists of entries are, in pt. Keep it for many lists of the same entries. */
export function entriesHeightPt(page: PageContext): (entries: readonly Container[]) => number {
  const heightOf = entryHeights(page);
  return (entries) => longestPt(columnsOf(entries, page, heightOf), page, heightOf);
}

/** Two columns; one where each entry is a line there, and fewer lines are taken. */
function columnsOf(
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
  const widthPt = columnWidth(page.widthPt, lists.length);
  const heights = lists.map((list) => list.reduce((sum, entry) => sum + heightOf(entry, widthPt), 0));
  return Math.max(0, ...heights);
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

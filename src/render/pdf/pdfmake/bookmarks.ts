import type { Tag } from '../../page/tags.js';
import type { DrawnDocument } from './drawn-document.js';
import type { StructureElement } from './structure-element.js';
import type { Outline, PDFDocument } from './types.js';

/** Bookmarks of the headings, nested by level. All are open; the panel itself is not, since a page has few of them. */
export function writeBookmarks(tags: readonly Tag[], document: PDFDocument): void {
  const { outline, page } = document;
  const open: { readonly level: number; readonly item: Outline }[] = [{ level: 0, item: outline }];
  for (const tag of tags) {
    if (tag.options.bookmark === undefined || tag.isEmpty) continue;
    const level = Number(tag.type.slice(1));
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const parent = open.at(-1)?.item ?? outline;
    const { page: pageNumber, yPt: top } = tag.drawnAt ?? { page: 0, yPt: 0 };
    const item = parent.addItem(tag.options.bookmark, { top, left: page.width, zoom: 0, pageNumber });
    open.push({ level, item });
  }
  countOpen(outline);
  document._root.data.PageMode = 'UseNone';
}

/** pdfkit counts only the next level; Count is the number of all visible ones (ISO 32000-1, 12.3.3). */
function countOpen(item: Outline): number {
  const count = item.children.reduce((sum, child) => sum + 1 + countOpen(child), 0);
  if (count > 0) item.outlineData.Count = count;
  return count;
}

/** The named destinations of reference marks, and the IDs of the notes there (ISO 14289-1, 7.9). */
export function writeNoteDestinations(
  tags: readonly Tag[],
  document: DrawnDocument,
  elementOf: (tag: Tag) => StructureElement,
): void {
  const names: unknown[] = [];
  const destinations: (readonly [id: string, place: readonly unknown[]])[] = [];
  const { page } = document;
  for (const tag of tags) {
    const { id } = tag.options;
    const { drawnAt } = tag;
    if (id === undefined || !drawnAt) continue;
    const { dictionary } = elementOf(tag);
    dictionary.data.ID = new String(id);
    names.push(new String(id), dictionary);
    destinations.push([id, [document.pages[drawnAt.page], 'XYZ', drawnAt.xPt, page.height - drawnAt.yPt, null]]);
  }
  // In the order of their characters (ISO 32000-1, 7.9.6); pdfkit would ask the rules of a language for it.
  destinations.sort(([one], [other]) => (one < other ? -1 : 1));
  document._root.data.Names.data.Dests = { Names: destinations.flatMap(([id, place]) => [new String(id), place]) };
  if (names.length > 0) document.getStructTreeRoot().data.IDTree = { Names: names };
}

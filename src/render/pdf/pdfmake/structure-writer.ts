import { getOrInsertComputed } from '../../../text/once.js';
import { Slot, type Tag } from '../../page/tags.js';
import type { DrawnDocument } from './drawn-document.js';
import type { Outline, PdfReference } from './types.js';

/** In pt from the top left of the page. */
type BoundingBox = readonly [left: number, top: number, right: number, bottom: number];

/** A printed reference, which marks lead to. */
interface NoteElement {
  readonly id: string;
  readonly element: PdfReference;
  readonly place: readonly unknown[];
}

/** Writes the structure tree (ISO 32000-1, 14.7) as pdfkit writes it, with less effort; and what leads into it. */
export class StructureWriter {
  /** Entries may be added until they are written. */
  private readonly elements = new Map<Tag, PdfReference>();
  private readonly annotations = new Map<Tag, unknown[]>();
  private readonly boundingBoxes = new Map<Tag, BoundingBox>();
  private readonly headings: Tag[] = [];
  private readonly notes: NoteElement[] = [];

  constructor(private readonly document: DrawnDocument) {}

  /** A figure has its bounding box (ISO 14289-1, 7.3), around all that is drawn of it. */
  extend(figure: Tag, [left, top, right, bottom]: BoundingBox): void {
    const known = this.boundingBoxes.get(figure) ?? [left, top, right, bottom];
    const from = [Math.min(known[0], left), Math.min(known[1], top)] as const;
    this.boundingBoxes.set(figure, [...from, Math.max(known[2], right), Math.max(known[3], bottom)]);
  }

  /** What pdfkit adds the annotation of a link to. */
  linkIn(tag: Tag) {
    const element = this.elementOf(tag);
    return {
      add: ({ annotationRef }: { readonly annotationRef: PdfReference }) => {
        const key = this.document.createStructParentTreeNextKey();
        annotationRef.data.StructParent = key;
        this.document.getStructParentTree().add(key, element);
        const kid = { Type: 'OBJR', Obj: annotationRef, Pg: this.document.page.dictionary };
        getOrInsertComputed(this.annotations, tag, () => []).push(kid);
      },
    };
  }

  /** Writes all elements, with the bookmarks of headings and the destinations of links. */
  end(root: Tag): void {
    const { document, headings, notes } = this;
    const tree = document.getStructTreeRoot();
    tree.data.K = [this.write(root, tree)];
    // In the order of their characters (ISO 32000-1, 7.9.6); pdfkit would ask the rules of a language for it.
    notes.sort((one, other) => (one.id < other.id ? -1 : 1));
    document._root.data.Names.data.Dests = { Names: notes.flatMap(({ id, place }) => [new String(id), place]) };
    // The IDs of notes (ISO 14289-1, 7.9).
    if (notes.length > 0) tree.data.IDTree = { Names: notes.flatMap(({ id, element }) => [new String(id), element]) };
    writeBookmarks(headings, document);
  }

  private elementOf(tag: Tag): PdfReference {
    const known = this.elements.get(tag);
    if (known) return known;
    const { lang, alt, scope } = tag.options;
    const bbox = this.boundingBoxes.get(tag);
    const { height } = this.document.page;
    const element = this.document.ref({
      S: tag.type,
      ...(lang && { Lang: new String(lang) }),
      ...(alt && { Alt: new String(alt) }),
      ...(bbox && {
        A: { O: 'Layout', Placement: 'Block', BBox: [bbox[0], height - bbox[3], bbox[2], height - bbox[1]] },
      }),
      ...(scope && { A: { O: 'Table', Scope: scope } }),
    });
    this.elements.set(tag, element);
    return element;
  }

  /** Writes an element after those in it. */
  private write(tag: Tag, parent: PdfReference): PdfReference {
    const { document } = this;
    const { id, bookmark } = tag.options;
    const element = this.elementOf(tag);
    const { data } = element;
    data.P = parent;
    if (bookmark !== undefined) this.headings.push(tag);
    if (id !== undefined && tag.drawnAt) {
      data.ID = new String(id);
      const { page, xPt, yPt } = tag.drawnAt;
      this.notes.push({ id, element, place: [document.pages[page], 'XYZ', xPt, document.page.height - yPt, null] });
    }
    const kids = this.annotations.get(tag) ?? [];
    data.K = kids;
    for (const kid of tag.kids) {
      if (!(kid instanceof Slot)) {
        if (!kid.isEmpty) kids.push(this.write(kid, element));
        continue;
      }
      for (const { page, mcid } of kid.contents) {
        document.getStructParentTree().get(page.data.StructParents)[mcid] = element;
        data.Pg ??= page;
        kids.push(data.Pg === page ? mcid : { Type: 'MCR', Pg: page, MCID: mcid });
      }
    }
    element.end();
    return element;
  }
}

/** Bookmarks of headings, nested by level. All are open; the panel itself is not, since a page has few of them. */
function writeBookmarks(headings: readonly Tag[], document: DrawnDocument): void {
  const { outline, page } = document;
  const open: { readonly level: number; readonly item: Outline }[] = [{ level: 0, item: outline }];
  for (const { type, options, drawnAt } of headings) {
    const level = Number(type.slice(1));
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const parent = open.at(-1)?.item ?? outline;
    const { page: pageNumber, yPt: top } = drawnAt ?? { page: 0, yPt: 0 };
    const item = parent.addItem(options.bookmark ?? '', { top, left: page.width, zoom: 0, pageNumber });
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

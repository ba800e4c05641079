import type { Destinations } from '../reader/destinations.js';
import { type PdfDict, type PdfValue, targetOf } from '../reader/objects.js';
import type { PdfFile } from '../reader/pdf-file.js';
import type { ReportViolation } from './rules.js';

/** A deeper outline is made to break PDF readers. */
const maxDepth = 50;

/** Bookmarks: their links to one another, counts, titles and destinations (ISO 32000-1, 12.3.3). */
export function checkOutline(file: PdfFile, destinations: Destinations, report: ReportViolation): void {
  const value = file.catalog.get('Outlines');
  if (value !== undefined) new OutlineCheck(file, destinations, report).outline(value);
}

class OutlineCheck {
  private readonly seen = new Set<number>();

  constructor(
    private readonly file: PdfFile,
    private readonly destinations: Destinations,
    private readonly report: ReportViolation,
  ) {}

  outline(value: PdfValue): void {
    const { file } = this;
    const root = file.dict(value);
    if (!root) {
      this.wrong('The outline is no dictionary');
      return;
    }
    const visible = this.items(root, targetOf(value), 'The outline', 0);
    const count = file.number(root.get('Count'));
    if (count !== undefined && count !== visible) this.wrong(`The outline counts ${count} bookmarks, not ${visible}`);
  }

  /** Checks the children of a bookmark or of the outline; returns how many are visible when it is open. */
  private items(parent: PdfDict, parentId: number | undefined, label: string, depth: number): number {
    const { file, seen } = this;
    let visible = 0;
    let before: number | undefined;
    let next = parent.get('First');
    while (next !== undefined) {
      const id = targetOf(next);
      const item = file.dict(next);
      if (id === undefined || !item || seen.has(id) || depth > maxDepth) {
        this.wrong(`${label} leads to object ${id ?? 'without number'}, which is no bookmark or is met twice`);
        return visible;
      }
      seen.add(id);
      if (targetOf(item.get('Prev')) !== before) this.wrong(`Prev of bookmark ${id} is not the one before it`);
      if (targetOf(item.get('Parent')) !== parentId) this.wrong(`Parent of bookmark ${id} is not what holds it`);
      visible += 1 + this.item(item, id, depth);
      before = id;
      next = item.get('Next');
    }
    if (targetOf(parent.get('Last')) !== before) this.wrong(`${label} does not have its last bookmark as Last`);
    return visible;
  }

  /** Checks a bookmark; returns how many of its descendants are visible. */
  private item(item: PdfDict, id: number, depth: number): number {
    const { file } = this;
    const title = file.text(item.get('Title'));
    if (title === undefined || title.trim() === '') this.wrong(`Bookmark ${id} has no title`);
    const problem = this.destinations.problemOf(item);
    if (problem) this.report('link-target', `Bookmark ${id}, “${title ?? ''}”, ${problem}.`);
    const inside = this.items(item, id, `Bookmark ${id}`, depth + 1);
    const count = file.number(item.get('Count'));
    // The Count of a closed bookmark is negative.
    if (count !== undefined && Math.abs(count) !== inside) this.wrong(`Bookmark ${id} counts ${count}, not ${inside}`);
    return count !== undefined && count > 0 ? inside : 0;
  }

  private wrong(what: string): void {
    this.report('outline', `${what}.`);
  }
}

import type { Box, BoxElement, PictureBox, ShapesBox, TextBox, TextStructure } from './box.js';
import { type Slot, type Tag, TagBuilder } from './tags.js';

/** The structure tree of a page, with the places in it that drawing fills. */
export class PageStructure {
  readonly root: Tag;
  /** The places of each text and picture, once for each time that it stands on the page: parts may be alike. */
  private readonly slots = new Map<Box, Slot[][]>();
  private readonly tags = new TagBuilder();

  constructor(boxes: readonly Box[]) {
    for (const box of boxes) this.add(box);
    this.root = this.tags.root;
  }

  /** The places of a text or picture that is drawn now. */
  next(box: TextBox | ShapesBox | PictureBox): readonly Slot[] {
    return this.slots.get(box)?.shift() ?? [];
  }

  private add(box: Box): void {
    switch (box.kind) {
      case 'text': {
        const slots: Slot[] = [];
        for (const element of box.elements) this.within(element, () => this.addKids(element.kids, slots));
        this.keep(box, slots);
        break;
      }
      case 'stack':
        this.within(box.element, () => {
          for (const child of box.inReadingOrder ?? box.children) this.add(child);
        });
        break;
      case 'row':
        this.within(box.element, () => {
          for (const cell of box.cells) this.add(cell.box);
        });
        break;
      case 'panel':
        this.add(box.child);
        break;
      case 'placed':
        for (const item of box.items) this.add(item.box);
        break;
      case 'shapes':
        if (box.isInFigure) this.keep(box, [this.tags.slot()]);
        else if (box.alt !== undefined) this.keep(box, [this.tags.figure(box.alt)]);
        break;
      case 'picture':
        if (box.alt !== undefined) this.keep(box, [this.tags.figure(box.alt)]);
    }
  }

  private within(element: BoxElement | undefined, build: () => void): void {
    if (!element) build();
    else if (element.type === 'Figure') this.tags.figureAround(build, element.options);
    else if (element.isLeaf) this.tags.leaf(element.type, build, element.options);
    else this.tags.group(element.type, build, element.options);
  }

  private addKids(kids: TextStructure, slots: Slot[]): void {
    for (const kid of kids) {
      if (typeof kid === 'number') slots[kid] = this.tags.slot();
      else this.within(kid, () => this.addKids(kid.kids, slots));
    }
  }

  private keep(box: Box, slots: readonly Slot[]): void {
    const known = this.slots.get(box) ?? [];
    known.push([...slots]);
    this.slots.set(box, known);
  }
}

import { getOrInsertComputed } from '../../text/once.js';
import {
  type Box,
  type BoxElement,
  childrenOf,
  type PictureBox,
  type ShapesBox,
  type TextBox,
  type TextStructure,
} from './box.js';
import { Slot, Tag } from './tags.js';

/** The structure tree of a page in reading order, with the places in it that drawing fills. */
export class PageStructure {
  readonly root = new Tag('Document');
  /** The places of each text and picture, once for each time that it stands on the page: parts may be alike. */
  private readonly slots = new Map<Box, (readonly Slot[])[]>();
  private current = this.root;
  private isInLeaf = false;
  private link: Tag | undefined;

  constructor(boxes: readonly Box[]) {
    for (const box of boxes) this.add(box);
  }

  /** The places of a text or picture that is drawn now. */
  next(box: TextBox | ShapesBox | PictureBox): readonly Slot[] {
    return this.slots.get(box)?.shift() ?? [];
  }

  private add(box: Box): void {
    switch (box.kind) {
      case 'text': {
        const slots: Slot[] = [];
        this.addKids(box.elements, slots);
        this.keep(box, slots);
        break;
      }
      case 'shapes':
        if (box.isInFigure) this.keep(box, [this.slot()]);
        break;
      case 'picture':
        this.within({ type: 'Figure', options: { alt: box.alt } }, () => this.keep(box, [this.slot()]));
        break;
      default: {
        const inOrder = (box.kind === 'stack' && box.inReadingOrder) || childrenOf(box);
        this.within(box.element, () => {
          for (const child of inOrder) this.add(child);
        });
      }
    }
  }

  /** Everything that `build` adds becomes one element; leaves inside a leaf or a figure belong to that. */
  private within(element: BoxElement | undefined, build: () => void): void {
    const { current, isInLeaf, link } = this;
    if (element && !(element.isLeaf && isInLeaf)) {
      this.current = new Tag(element.type, element.options);
      current.kids.push(this.current);
      if (element.type === 'Link') this.link = this.current;
      // The alternative text of a figure is read in the place of its words.
      this.isInLeaf ||= element.isLeaf === true || element.type === 'Figure';
    }
    build();
    this.current = current;
    this.isInLeaf = isInLeaf;
    this.link = link;
  }

  private addKids(kids: TextStructure, slots: Slot[]): void {
    for (const kid of kids) {
      if (typeof kid === 'number') slots[kid] = this.slot();
      else this.within(kid, () => this.addKids(kid.kids, slots));
    }
  }

  private slot(): Slot {
    const slot = new Slot(this.current, this.link);
    this.current.kids.push(slot);
    return slot;
  }

  private keep(box: Box, slots: readonly Slot[]): void {
    getOrInsertComputed(this.slots, box, () => []).push(slots);
  }
}

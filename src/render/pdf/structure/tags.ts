/** Structure types of PDF 1.7 (ISO 32000-1, 14.8.4) that a brief uses. */
export type TagType =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Link'
  | 'Reference'
  | 'Span'
  | 'Note'
  | 'Figure';

export interface TagOptions {
  /** Where it is not the document's. */
  readonly lang?: string;
  readonly alt?: string;
  /** A name of its own in the document, in lower-case ASCII: pdfkit sorts names by the reader's locale. */
  readonly id?: string;
  /** The words of a heading, for the bookmarks. */
  readonly bookmark?: string;
}

/** One element of the structure tree, in the order of meaning. */
export class Tag {
  readonly kids: (Tag | Slot)[] = [];

  constructor(
    readonly type: TagType,
    readonly options: TagOptions = {},
  ) {}

  /** Whether anything was drawn for it. */
  get isEmpty(): boolean {
    return this.kids.every((kid) => (kid instanceof Tag ? kid.isEmpty : kid.contents.length === 0));
  }

  /** Where its first words stand. */
  get drawnAt(): Slot['drawnAt'] {
    for (const kid of this.kids) if (kid.drawnAt) return kid.drawnAt;
    return undefined;
  }
}

/** pdfkit's reference to a stretch of marked content. */
export interface MarkedContent {
  readonly refs: readonly object[];
}

/** The place of one stretch of text, or one picture, among the kids of its tag; drawing fills it in. */
export class Slot {
  readonly contents: MarkedContent[] = [];
  /** Where it was drawn first, in pt from the top left of the page. */
  drawnAt: { readonly xPt: number; readonly yPt: number } | undefined;

  constructor(readonly tag: Tag) {}
}

/**
 * Builds the structure tree while the definition is built: tags come in reading order, whatever columns and tables
 * the layout makes of them.
 */
export class TagBuilder {
  readonly root = new Tag('Document');
  private current = this.root;
  private inLeaf = false;

  /** What is built inside becomes one element. */
  group<T>(type: TagType, build: () => T, options?: TagOptions): T {
    const parent = this.current;
    const tag = new Tag(type, options);
    parent.kids.push(tag);
    this.current = tag;
    try {
      return build();
    } finally {
      this.current = parent;
    }
  }

  /** A paragraph or heading; leaves built inside of it are parts of it. */
  leaf<T>(type: TagType, build: () => T, options?: TagOptions): T {
    if (this.inLeaf) return build();
    this.inLeaf = true;
    try {
      return this.group(type, build, options);
    } finally {
      this.inLeaf = false;
    }
  }

  slot(): Slot {
    const slot = new Slot(this.current);
    this.current.kids.push(slot);
    return slot;
  }
}

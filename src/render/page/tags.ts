const headingTypes = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'] as const;
type HeadingType = (typeof headingTypes)[number];

/** The type of a heading of a depth from 1. */
export function headingTag(depth: number): HeadingType {
  return headingTypes[depth - 1] ?? 'H6';
}

/** The structure types of PDF 1.7 (ISO 32000-1, 14.8.4) that a brief uses. */
export type TagType =
  | 'Document'
  | 'Sect'
  | HeadingType
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Link'
  | 'Reference'
  | 'Span'
  | 'Note'
  | 'Figure'
  | 'Caption'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD';

export interface TagOptions {
  /** Only where it differs from the document's language. */
  readonly lang?: string;
  readonly alt?: string;
  /** Unique in the document and in lower-case ASCII: pdfkit sorts names by the system's locale. */
  readonly id?: string;
  /** The title of a heading's bookmark. */
  readonly bookmark?: string;
  /** What a head of a table is the head of. */
  readonly scope?: 'Column' | 'Row';
}

/** An element of the structure tree, its kids in reading order. */
export class Tag {
  readonly kids: (Tag | Slot)[] = [];

  constructor(
    readonly type: TagType,
    readonly options: TagOptions = {},
  ) {}

  /** Whether nothing was drawn for it, and nothing is lacking without it: a cell keeps the place of a column. */
  get isEmpty(): boolean {
    if (this.type === 'TD' || this.type === 'TH') return false;
    return this.kids.every((kid) => (kid instanceof Tag ? kid.isEmpty : kid.contents.length === 0));
  }

  /** Where its first text or picture was drawn. */
  get drawnAt(): Slot['drawnAt'] {
    for (const kid of this.kids) if (kid.drawnAt) return kid.drawnAt;
    return undefined;
  }
}

/** A sequence of marked content on a page, by the entry of the page in the file (ISO 32000-1, 14.6). */
export interface MarkedContent {
  readonly page: { readonly data: Readonly<Record<string, unknown>> };
  readonly mcid: number;
}

/** The place of a text or picture among the kids of its tag. Drawing fills it with marked content. */
export class Slot {
  readonly contents: MarkedContent[] = [];
  /** Where it was first drawn, in pt from the top left of the page; the first page is 0. */
  drawnAt: { readonly page: number; readonly xPt: number; readonly yPt: number } | undefined;

  /** @param link the link that its words are of, whatever element in it they are */
  constructor(
    readonly tag: Tag,
    readonly link?: Tag | undefined,
  ) {}
}

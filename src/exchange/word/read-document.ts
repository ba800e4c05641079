import type { PageOrigin } from '../../model/printed-page.js';

/** Who changed something, and when, as the document says. */
export interface Revision {
  readonly author: string;
  /** ISO 8601, as it stands there. */
  readonly date: string;
}

/** What people put on words to say something of them. */
export type WordMark = 'struck' | 'highlighted' | 'coloured' | 'underlined' | 'capitals';

/** A run of words that are set alike. */
export interface WordRun {
  readonly text: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  /** Its paragraph is bold, or italic, in its style: that words are so says nothing of them, and neither flag is set. */
  readonly isInBold?: boolean;
  readonly isInItalic?: boolean;
  /** Where no character by itself says so. Raised digits may be the number of a citation. */
  readonly isRaised: boolean;
  readonly isLowered?: boolean;
  /** In the style that pages have for the numbers of citations. */
  readonly isCitation?: boolean;
  /** What else was put on it, in their order; none of it is a mark of the YAML. */
  readonly marks?: readonly WordMark[];
  /** Its run has no text. */
  readonly embedded?: Embedded;
  /** The address of the link that it is in, empty where the document does not say it; none for links within the page. */
  readonly link?: string;
  readonly inserted?: Revision;
  readonly deleted?: Revision;
  /** Part of a move, which is an insertion and a deletion. */
  readonly isMoved?: boolean;
  /** Bold or italic that was tracked. */
  readonly reformatted?: Revision;
  /** Those that it stands in; where there are any. */
  readonly bookmarks?: readonly string[];
  /** The comments that are of it. */
  readonly comments: readonly string[];
}

/** What stands among words and is none of those that a page could show. */
export interface Embedded {
  /**
   * A symbol is a character that only its font knows; a reading stands above words of Chinese or Japanese; the mark of a
   * list was typed in front of a text; a form that nobody has filled in shows what it asks for.
   */
  readonly kind: 'symbol' | 'picture' | 'equation' | 'hidden' | 'reading' | 'list-mark' | 'checkbox' | 'unfilled';
  /** Of a symbol its font and code, of a picture what it is called or shows, of all others their words. */
  readonly content: string;
}

export interface ReadParagraph {
  readonly style: string;
  readonly runs: readonly WordRun[];
  /** Also those around no words: their words may have been deleted. */
  readonly bookmarks: readonly string[];
  readonly comments: readonly string[];
  /** The footnotes and endnotes that hang on it, those aside whose mark was taken out. */
  readonly notes: readonly NoteMark[];
  /** Where it stands in a table, and this in another one, the outermost first: numbers within the document. */
  readonly cells?: readonly { readonly table: number; readonly row: number; readonly column: number }[];
  /** Whether the paragraph as such was put in or taken out. */
  readonly inserted?: Revision;
  readonly deleted?: Revision;
}

export type NoteKind = 'footnote' | 'endnote';

export interface NoteMark {
  readonly kind: NoteKind;
  readonly id: string;
}

/** Words at the foot of the sheet or the end of the document. A page has none of its own. */
export interface WordNote extends NoteMark {
  readonly runs: readonly WordRun[];
}

export interface WordComment extends Revision {
  readonly id: string;
  readonly text: string;
}

export interface ReadDocument {
  readonly paragraphs: readonly ReadParagraph[];
  readonly comments: readonly WordComment[];
  readonly notes: readonly WordNote[];
  /** The document's own properties. */
  readonly properties: ReadonlyMap<string, string>;
  readonly identifier: string;
  /** What it was made from, where it still says so. */
  readonly origin: PageOrigin | undefined;
}

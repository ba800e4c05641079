/** How words are set. */
export interface TextFormat {
  readonly isStrong: boolean;
  readonly isEmphasis: boolean;
  /** Where it leads. */
  readonly link?: string;
}

/** A stretch of a text of the pack, and what a page prints for it. Offsets in UTF-16 code units of the text in the YAML. */
export interface TextLeaf extends Stretch, TextFormat {
  readonly kind: 'words' | 'figure' | 'citation';
  /** Of a citation nothing: each page gives it other numbers. */
  readonly printed: string;
}

/** A pair of marks of Markdown around words: what they say ends with them, and nothing of them is printed. */
export interface TextMark {
  /** An address in pointed brackets is its own words, and leads there without them too. */
  readonly kind: 'strong' | 'emphasis' | 'link' | 'address';
  readonly opening: Stretch;
  readonly closing: Stretch;
  /** Of a link, where it leads. */
  readonly target?: string;
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A text of inline Markdown as it is read. */
export interface MarkedText {
  readonly leaves: readonly TextLeaf[];
  readonly marks: readonly TextMark[];
}

/** A text of a pack in one language and length, by its name, with what a page prints for each stretch of it. */
export interface NamedText {
  /** The key of its `PackText`, such as `pillars/agenda/measures/capacity/text`. */
  readonly key: string;
  readonly language: string;
  /** Without it, the one text that serves as both lengths. */
  readonly length?: 'full' | 'short' | undefined;
  /** The unit, the pillar or the line of the page, by the name that documents give it. */
  readonly unit: string;
  readonly field: string;
  /** As the YAML has it. */
  readonly source: string;
  readonly leaves: readonly TextLeaf[];
}

/** Lines of a page that belong to no unit, by the names that they have as one; headings of sections have theirs. */
export const pageLines = {
  headline: 'headline',
  name: 'name',
  issuer: 'issuer',
  handling: 'handling',
  contact: 'contact',
  advice: 'advice',
  /** How the paragraphs of the source are counted. */
  numbering: 'numbering',
  disclaimer: 'disclaimer',
  /** Who may have the page, how it is cited, and what others may do with it. */
  imprint: 'imprint',
} as const;

/** A text, in whatever language. */
type KeyAndLength = Pick<NamedText, 'key' | 'length'>;

/** `key#length`: a text that has no length is named by its key alone. */
export function nameInAnyLanguage({ key, length }: KeyAndLength): string {
  return length === undefined ? key : `${key}#${length}`;
}

/** What `nameInAnyLanguage` has put together. */
export function partsOfName(name: string): KeyAndLength {
  const [, key = name, length] = /^(.*)#(full|short)$/.exec(name) ?? [];
  return { key, length: length as NamedText['length'] };
}

/** `key#length@language`: one text in one language. */
export function nameOfText({ language, ...text }: KeyAndLength & Pick<NamedText, 'language'>): string {
  return `${nameInAnyLanguage(text)}@${language}`;
}

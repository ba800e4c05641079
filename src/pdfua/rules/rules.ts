interface RuleEntry {
  /** A sentence. */
  readonly requirement: string;
  /** The clause of a standard that it is from. */
  readonly source: string;
}

/**
 * The requirements of PDF/UA-1 that this checker tests. Matterhorn numbers are failure conditions of the Matterhorn
 * Protocol 1.1 (PDF Association, 2021). Whether a reading order or an alternative makes sense, only people can judge.
 */
export const pdfRules = {
  syntax: {
    requirement: 'The file is a whole PDF: each object, stream and cross-reference can be read.',
    source: 'ISO 32000-1, 7.3 to 7.5',
  },
  encryption: {
    requirement: 'The file is not encrypted, so that assistive software can read it.',
    source: 'ISO 14289-1, 7.16; Matterhorn 26-001, 26-002',
  },
  version: {
    requirement: 'The first line says %PDF-1. and one digit.',
    source: 'ISO 14289-1, 6.1; ISO 32000-1, 7.5.2',
  },
  'content-tagged': {
    requirement: 'Whatever is drawn belongs to a structure element or is an artifact.',
    source: 'ISO 14289-1, 7.1; Matterhorn 01-005',
  },
  'content-artifact': {
    requirement: 'No artifact stands inside tagged content, and no tagged content inside an artifact.',
    source: 'ISO 14289-1, 7.1; Matterhorn 01-003, 01-004',
  },
  'content-balance': {
    requirement: 'Marked content, graphics states and text objects are closed where they were opened, properly nested.',
    source: 'ISO 32000-1, 8.4.2, 9.4.1 and 14.6.1',
  },
  'content-mcid': {
    requirement: 'A number of marked content stands once in its content, and content that has any is drawn once.',
    source: 'ISO 32000-1, 14.7.4.2; Matterhorn 30-002',
  },
  'tree-root': {
    requirement: 'The catalog has a structure tree, says that the file is marked, and does not suspect its tags.',
    source: 'ISO 14289-1, 6.2 and 7.1; Matterhorn 01-007',
  },
  'tree-shape': {
    requirement: 'The structure is a tree: no element is its own ancestor or has two places, each names its parent.',
    source: 'ISO 32000-1, 14.7.2',
  },
  'tree-parents': {
    requirement: 'The structure tree, its parent tree and the content agree in each direction.',
    source: 'ISO 32000-1, 14.7.4.4',
  },
  'tree-empty': {
    requirement: 'No element is empty, but for cells of tables.',
    source: 'ISO 32000-1, 14.7.2; good practice',
  },
  'tree-types': {
    requirement:
      'Each structure type is a standard one or is mapped to one, without a circle; no standard one is mapped.',
    source: 'ISO 14289-1, 7.1; Matterhorn 02-001, 02-003, 02-004',
  },
  'nesting-document': {
    requirement: 'The root of the structure tree has one element, a Document.',
    source: 'ISO 32000-1, 14.8.4.2; good practice',
  },
  'nesting-list': {
    requirement: 'A list has items and at most one caption, an item has Lbl and LBody; neither stands elsewhere.',
    source: 'ISO 14289-1, 7.2 and 7.6; Matterhorn 09-005',
  },
  'nesting-table': {
    requirement:
      'A table has rows, or groups of rows, and at most one caption; a row has cells; none stands elsewhere.',
    source: 'ISO 14289-1, 7.2 and 7.5; Matterhorn 09-004',
  },
  'nesting-toc': {
    requirement: 'A table of contents has items, and an item stands in one.',
    source: 'ISO 14289-1, 7.2; Matterhorn 09-006',
  },
  'nesting-block': {
    requirement: 'No block stands inside a paragraph or a heading.',
    source: 'ISO 32000-1, 14.8.4.3',
  },
  'table-header': {
    requirement: 'Each TH has a Scope, or an ID that a cell names in its Headers.',
    source: 'ISO 14289-1, 7.5; Matterhorn 15-003',
  },
  'link-element': {
    requirement: 'A Link has the annotation that it belongs to and content.',
    source: 'ISO 14289-1, 7.18.5; ISO 32000-1, 14.8.4.4.2',
  },
  'note-id': {
    requirement: 'Each Note has an ID, no two elements have the same, and the IDTree finds each.',
    source: 'ISO 14289-1, 7.9; Matterhorn 19-003, 19-004',
  },
  'reference-place': {
    requirement: 'A Reference stands in a block of text.',
    source: 'ISO 32000-1, 14.8.4.4',
  },
  headings: {
    requirement: 'The first heading is H1, no level is skipped going down, H and numbered headings are not mixed.',
    source: 'ISO 14289-1, 7.4; Matterhorn 14-002, 14-003, 14-006, 14-007',
  },
  'figure-alternative': {
    requirement: 'Each Figure and Formula has an alternative in words.',
    source: 'ISO 14289-1, 7.3 and 7.7; Matterhorn 13-004, 17-002',
  },
  'figure-box': {
    requirement: 'Each Figure says where it stands, inside its page.',
    source: 'ISO 32000-1, 14.8.5.4.3',
  },
  'annotation-element': {
    requirement: 'Each annotation that can be seen stands in an element of its kind: Link, Form or Annot.',
    source: 'ISO 14289-1, 7.18; Matterhorn 28-002, 28-010, 28-011',
  },
  'annotation-description': {
    requirement: 'Each annotation is described in words.',
    source: 'ISO 14289-1, 7.18; Matterhorn 28-004, 28-005, 28-012',
  },
  'annotation-tabs': {
    requirement: 'On a page with annotations the Tab key follows the structure.',
    source: 'ISO 14289-1, 7.18.3; Matterhorn 28-008, 28-009',
  },
  'link-target': {
    requirement: 'Links and bookmarks lead to an absolute http, https or mailto address or to a place in the file.',
    source: 'ISO 32000-1, 12.3.2, 12.5.6.5 and 12.6.4.7',
  },
  language: {
    requirement: 'The document has a language, and each language is a BCP 47 tag.',
    source: 'ISO 14289-1, 7.2; Matterhorn 11-001 to 11-006',
  },
  'title-shown': {
    requirement: 'The window shows the title of the document, not the name of the file.',
    source: 'ISO 14289-1, 7.1; Matterhorn 07-001, 07-002',
  },
  outline: {
    requirement: 'Bookmarks are linked with one another as the standard says, counted, and have titles.',
    source: 'ISO 32000-1, 12.3.3',
  },
  'active-content': {
    requirement: 'The file has neither scripts nor XFA forms.',
    source: 'ISO 14289-1, 7.15 and 7.19; Matterhorn 25-001, 29-001',
  },
  xmp: {
    requirement: 'The catalog has XMP metadata that can be read, with a title and the PDF/UA part 1.',
    source: 'ISO 14289-1, 5 and 7.1; Matterhorn 06-001 to 06-003',
  },
  'xmp-info': {
    requirement: 'XMP and document information say the same.',
    source: 'ISO 16684-1, 8; ISO 32000-1, 14.3.3',
  },
  'font-embedded': {
    requirement: 'Each font that text is shown in is embedded.',
    source: 'ISO 14289-1, 7.21.4.1; Matterhorn 31-009',
  },
  'font-unicode': {
    requirement: 'Each character that is shown has a Unicode value other than U+0000, U+FEFF and U+FFFE.',
    source: 'ISO 14289-1, 7.21.7; Matterhorn 10-001, 31-027 to 31-029',
  },
  'font-cid': {
    requirement: 'A composite font says which glyph each character identifier stands for.',
    source: 'ISO 14289-1, 7.21.3.2; Matterhorn 31-004, 31-005',
  },
  'font-notdef': {
    requirement: 'No text shows the glyph for what a font does not have.',
    source: 'ISO 14289-1, 7.21.8; Matterhorn 31-030',
  },
} as const satisfies Readonly<Record<string, RuleEntry>>;

export type PdfRule = keyof typeof pdfRules;

/** A broken rule, and what is wrong where. */
export interface Violation {
  readonly rule: PdfRule;
  readonly message: string;
}

export type ReportViolation = (rule: PdfRule, message: string) => void;

interface RuleEntry {
  /** A sentence. */
  readonly requirement: string;
  /** The clause of a standard that it is from. */
  readonly source: string;
  /**
   * Whether it is a rule of the house: stricter than PDF/UA-1, or of the PDF standard itself where PDF readers are
   * forgiving. Files that we make keep these too; files of others need not.
   */
  readonly house?: true;
}

/**
 * The requirements of PDF/UA-1 that this checker tests, and those of PDF/A for files that say that they are that. Matterhorn numbers are failure conditions of the Matterhorn
 * Protocol 1.1 (PDF Association, 2021). Whether a reading order or an alternative makes sense, only people can judge.
 */
export const pdfRules = {
  syntax: {
    requirement: 'The file is a whole PDF: each object, stream and cross-reference can be read.',
    source: 'ISO 32000-1, 7.3 to 7.5',
  },
  encryption: {
    requirement: 'An encrypted file lets assistive software read it. This checker reads none.',
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
    house: true,
  },
  'content-mcid': {
    requirement: 'A number of marked content stands once in its content.',
    source: 'ISO 32000-1, 14.7.4.2',
    house: true,
  },
  'form-content': {
    requirement: 'A form XObject is part of this file, and is drawn once if it has content of structure elements.',
    source: 'ISO 14289-1, 7.20; Matterhorn 30-001, 30-002',
  },
  'tree-root': {
    requirement: 'The catalog has a structure tree, says that the file is marked, and does not suspect its tags.',
    source: 'ISO 14289-1, 6.2 and 7.1; Matterhorn 01-007',
  },
  'tree-parent': {
    requirement: 'Each element of the structure tree names a parent.',
    source: 'ISO 14289-1, 7.1; ISO 32000-1, 14.7.2',
  },
  'tree-circle': {
    requirement: 'The structure is a tree: no element stands in two places or inside itself.',
    source: 'ISO 14289-1, 7.1; ISO 32000-1, 14.7.2',
  },
  'tree-shape': {
    requirement:
      'Each element of the structure tree names the element that it stands in, and the tree is not too deep.',
    source: 'ISO 32000-1, 14.7.2',
    house: true,
  },
  'parent-tree': {
    requirement: 'The parent tree leads from tagged content to elements.',
    source: 'ISO 14289-1, 7.1; ISO 32000-1, 14.7.4.4; Matterhorn 01-005',
  },
  'tree-parents': {
    requirement: 'The structure tree, its parent tree and the content agree in each direction.',
    source: 'ISO 32000-1, 14.7.4.4',
    house: true,
  },
  'tree-empty': {
    requirement: 'No element is empty, but for cells of tables.',
    source: 'ISO 32000-1, 14.7.2; good practice',
    house: true,
  },
  'tree-types': {
    requirement:
      'Each structure type is a standard one or is mapped to one, without a circle; no standard one is mapped.',
    source: 'ISO 14289-1, 7.1; Matterhorn 02-001, 02-003, 02-004',
  },
  'nesting-document': {
    requirement: 'The root of the structure tree has one element, a Document.',
    source: 'ISO 32000-1, 14.8.4.2; good practice',
    house: true,
  },
  'nesting-list': {
    requirement:
      'A list has a caption that comes first, items and lists; an item has Lbl and LBody; neither stands elsewhere.',
    source: 'ISO 14289-1, 7.2 and 7.6; Matterhorn 09-005',
  },
  'nesting-table': {
    requirement:
      'A table has rows, or a body with head and foot, and a caption before or after; a row has cells; none stands elsewhere.',
    source: 'ISO 14289-1, 7.2 and 7.5; Matterhorn 09-004',
  },
  'nesting-toc': {
    requirement: 'A table of contents has a caption that comes first, items and tables; an item stands in one.',
    source: 'ISO 14289-1, 7.2; Matterhorn 09-006',
  },
  'nesting-content': {
    requirement:
      'Lists and tables have content in their parts only, and an item of a table of contents has Lbl and Reference.',
    source: 'ISO 32000-1, tables 333, 336 and 337',
    house: true,
  },
  'nesting-block': {
    requirement: 'No block stands inside a paragraph or a heading.',
    source: 'ISO 32000-1, 14.8.4.3',
    house: true,
  },
  'table-grid': {
    requirement: 'The rows of a table have as many columns as one another, and no cells overlap.',
    source: 'ISO 14289-1, 7.2; ISO 32000-1, 14.8.4.3.4 and 14.8.5.7',
  },
  'table-header': {
    requirement: 'The cells of a table name their headers by ID, or each TH has a Scope.',
    source: 'ISO 14289-1, 7.5; Matterhorn 15-003',
  },
  'link-element': {
    requirement: 'A Link has the annotation that it belongs to and content.',
    source: 'ISO 14289-1, 7.18.5; ISO 32000-1, 14.8.4.4.2',
    house: true,
  },
  'note-id': {
    requirement: 'Each Note has an ID of its own.',
    source: 'ISO 14289-1, 7.9; Matterhorn 19-003, 19-004',
  },
  'id-tree': {
    requirement: 'No two elements have the same ID, and the IDTree finds each.',
    source: 'ISO 32000-1, 14.7.2',
    house: true,
  },
  'reference-place': {
    requirement: 'A Reference stands in a block of text.',
    source: 'ISO 32000-1, 14.8.4.4',
    house: true,
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
    house: true,
  },
  'annotation-element': {
    requirement: 'Each annotation that can be seen stands in an element of its kind: Link, Form or Annot.',
    source: 'ISO 14289-1, 7.18; Matterhorn 28-002, 28-010, 28-011',
  },
  'annotation-kind': {
    requirement: 'No annotation is a TrapNet, and a printer’s mark stands outside of the structure tree.',
    source: 'ISO 14289-1, 7.18.2 and 7.18.8; Matterhorn 28-006, 28-018',
  },
  'form-field': {
    requirement: 'A Form without Role has its field and nothing else.',
    source: 'ISO 14289-1, 7.18.4; ISO 32000-1, table 340',
  },
  'media-clip': {
    requirement: 'A media clip says what type it has (CT) and what it shows in words (Alt).',
    source: 'ISO 14289-1, 7.18.6.2; Matterhorn 28-014, 28-015',
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
    house: true,
  },
  language: {
    requirement: 'The language of each text is known, and has the form of a language tag.',
    source: 'ISO 14289-1, 7.2; Matterhorn 11-001 to 11-006',
  },
  'language-tag': {
    requirement: 'The document has a language, and each language is a BCP 47 tag.',
    source: 'ISO 14289-1, 7.2; RFC 5646, 2.1',
    house: true,
  },
  'title-shown': {
    requirement: 'The window shows the title of the document, not the name of the file.',
    source: 'ISO 14289-1, 7.1; Matterhorn 07-001, 07-002',
  },
  'optional-content': {
    requirement: 'Each configuration of optional content has a name, and none changes by itself (AS).',
    source: 'ISO 14289-1, 7.10; Matterhorn 20-001 to 20-003',
  },
  'file-specification': {
    requirement: 'A file that is embedded has its name in F and UF.',
    source: 'ISO 14289-1, 7.11; Matterhorn 21-001',
  },
  'dynamic-form': {
    requirement: 'No XFA form is dynamic.',
    source: 'ISO 14289-1, 7.15; Matterhorn 25-001',
  },
  outline: {
    requirement: 'Bookmarks are linked with one another as the standard says, counted, and have titles.',
    source: 'ISO 32000-1, 12.3.3',
    house: true,
  },
  'active-content': {
    requirement: 'The file has neither scripts nor XFA forms.',
    source: 'ISO 14289-1, 7.19; Matterhorn 29-001',
    house: true,
  },
  xmp: {
    requirement: 'The catalog has XMP metadata that can be read, with a title and the PDF/UA part 1.',
    source: 'ISO 14289-1, 5 and 7.1; Matterhorn 06-001 to 06-003',
  },
  'xmp-form': {
    requirement: 'The metadata can be found by programs that do not read PDF, and has a title as x-default.',
    source: 'ISO 16684-1, 7.3 and 8.2.2.4',
    house: true,
  },
  'xmp-info': {
    requirement: 'XMP and document information say the same.',
    source: 'ISO 16684-1, 8; ISO 32000-1, 14.3.3',
    house: true,
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
  'font-collection': {
    requirement: 'The character collection of a composite font is that of its CMap.',
    source: 'ISO 14289-1, 7.21.3.1; Matterhorn 31-001 to 31-003',
  },
  'font-cmap': {
    requirement: 'A CMap is predefined or embedded, refers to predefined ones, and has one writing mode.',
    source: 'ISO 14289-1, 7.21.3.3; Matterhorn 31-006 to 31-008',
  },
  'font-glyph': {
    requirement: 'An embedded font has all glyphs that are shown.',
    source: 'ISO 14289-1, 7.21.4.1; Matterhorn 31-011',
  },
  'font-subset': {
    requirement: 'A list of the glyphs of a subset (CharSet, CIDSet) is complete; a CharSet names no others.',
    source: 'ISO 14289-1, 7.21.4.2; Matterhorn 31-012 to 31-014',
  },
  'font-width': {
    requirement: 'The widths of shown glyphs are those of the embedded font.',
    source: 'ISO 14289-1, 7.21.5; Matterhorn 31-016',
  },
  'font-truetype': {
    requirement: 'A TrueType font has the encoding, and the table of it, that its Symbolic flag demands.',
    source: 'ISO 14289-1, 7.21.6; Matterhorn 31-017 to 31-026',
  },
  'archive-level': {
    requirement: 'The metadata says which part and level of PDF/A the file has, and it is the one that was asked for.',
    source: 'ISO 19005-2, 6.6.4',
  },
  'archive-file': {
    requirement: 'The file begins with a comment that is no text, ends with %%EOF, and has an identifier.',
    source: 'ISO 19005-2, 6.1.2 and 6.1.3',
  },
  'archive-colour': {
    requirement: 'An RGB profile says which colours the numbers mean, and no colour depends on anything else.',
    source: 'ISO 19005-2, 6.2.3 and 6.2.4.3',
  },
  'archive-metadata': {
    requirement: 'Each property of the metadata is known to archives or described by the file itself.',
    source: 'ISO 19005-2, 6.6.2',
  },
  'archive-annotation': {
    requirement: 'Each annotation is seen and printed, and says how it looks.',
    source: 'ISO 19005-2, 6.3',
  },
  'archive-action': {
    requirement: 'No action does more than to lead somewhere, and none starts by itself.',
    source: 'ISO 19005-2, 6.5',
  },
  'archive-attachment': {
    requirement:
      'PDF/A-3 says of each attached file how it belongs to the page, its type and its date; PDF/A-2 has none.',
    source: 'ISO 19005-2, 6.8; ISO 19005-3, 6.8',
  },
  'archive-stream': {
    requirement: 'Streams are in the file, packed by public methods, and pictures are shown as they are.',
    source: 'ISO 19005-2, 6.1.7 and 6.2.8',
  },
  'archive-graphics': {
    requirement: 'States of graphics have no transfer functions, and blend modes of the standard.',
    source: 'ISO 19005-2, 6.2.5 and 6.2.10',
  },
  'archive-limits': {
    requirement: 'Strings, names, numbers and pages are as large as every reader can take.',
    source: 'ISO 19005-2, 6.1.13',
  },
} as const satisfies Readonly<Record<string, RuleEntry>>;

export type PdfRule = keyof typeof pdfRules;

export function isOfHouse(rule: PdfRule): boolean {
  const entry: RuleEntry = pdfRules[rule];
  return entry.house === true;
}

/** A broken rule, and what is wrong where. */
export interface Violation {
  readonly rule: PdfRule;
  readonly message: string;
}

export type ReportViolation = (rule: PdfRule, message: string) => void;

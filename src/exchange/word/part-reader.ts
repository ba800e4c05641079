import type { SaxesTagNS } from 'saxes';
import { wordsOfRuns } from '../../model/printed-page.js';
import { normalized, withoutControls } from '../../text/set-text.js';
import { attributeOf, idOf, revisionOf } from './attributes.js';
import { Controls } from './controls.js';
import { Embedding } from './embedding.js';
import { Fields } from './fields.js';
import { Links } from './links.js';
import { UnsafeFile } from './open-docx.js';
import type {
  Embedded,
  NoteKind,
  NoteMark,
  ReadParagraph,
  Revision,
  WordComment,
  WordNote,
  WordRun,
} from './read-document.js';
import type { WordType } from './read-styles.js';
import { withoutRedirect } from './redirects.js';
import { RunFormat, runProperties } from './run-format.js';
import { characterOfSymbol } from './symbols.js';
import { Tables } from './tables.js';

/** A page has some fifty paragraphs and 300 runs, a program may cut these; what grows with their product stays bounded. */
const most = { paragraphs: 4_000, runs: 40_000, characters: 500_000, marks: 4_000, open: 200 };

/** Namespaces of both kinds of Office Open XML: transitional and strict (ISO/IEC 29500-1 and -4). */
const wordNamespaces = [
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
];

/** Its words would be lost: programs show those of the other document as well. */
function refuseEmbedded(): never {
  throw new UnsafeFile('Another document stands in it as a whole, which is not read.');
}

interface OpenParagraph {
  style: string;
  readonly runs: WordRun[];
  readonly bookmarks: Set<string>;
  readonly comments: Set<string>;
  readonly notes: NoteMark[];
  readonly cells?: NonNullable<ReadParagraph['cells']>;
  inserted?: Revision;
  deleted?: Revision;
}

/** Reads any of the parts: what each has differs in the names of its elements. */
export class PartReader {
  readonly paragraphs: ReadParagraph[] = [];
  readonly comments: WordComment[] = [];
  readonly notes: WordNote[] = [];
  /** The addresses that a part leads to, by the ids that it has for them. */
  readonly links = new Map<string, string>();
  /** The other parts that a part has, by what they are of it: its `styles`, say (ISO/IEC 29500-2, 9.3). */
  readonly related = new Map<string, string>();
  readonly properties = new Map<string, string>();
  identifier = '';
  private readonly path: string[] = [];
  private readonly open: OpenParagraph[] = [];
  private readonly bookmarks = new Map<string, string>();
  private readonly commentsOpen = new Set<string>();
  private readonly counts = { paragraphs: 0, runs: 0, characters: 0, marks: 0 };
  private readonly revisions: {
    readonly kind: 'inserted' | 'deleted';
    readonly isMoved: boolean;
    readonly by: Revision;
  }[] = [];
  private format: RunFormat | undefined;
  private collected: string | undefined;
  private property = '';
  private note: NoteMark | undefined;
  private readonly linksOpen = new Links();
  private readonly fields = new Fields();
  private readonly controls = new Controls();
  private readonly tables = new Tables();
  private readonly embedding = new Embedding();
  private comment: { readonly id: string; readonly by: Revision; text: string } | undefined;
  /** What stands in an older form beside a newer one is there twice. */
  private fallbacks = 0;

  /** @param targets where links lead, by their ids */
  constructor(
    private readonly targets: ReadonlyMap<string, string> = new Map(),
    private readonly styles: ReadonlyMap<string, WordType> = new Map(),
  ) {}

  opened(tag: SaxesTagNS): void {
    const { local, uri } = tag;
    this.path.push(local);
    if (local === 'Fallback') this.fallbacks += 1;
    if (local === 'property') this.property = attributeOf(tag, 'name') ?? '';
    if (local === 'Relationship') this.relate(tag);
    if (propertyValues.has(local)) this.collected = '';
    if (this.fallbacks > 0) return;
    const isOfWord = wordNamespaces.includes(uri);
    this.embedding.opened(tag, isOfWord);
    if (isOfWord) this.starts.get(local)?.(tag);
    // Word has them in a namespace of a later year.
    else if (local === 'checkbox' && this.isIn('sdtPr')) this.controls.is('checkbox');
  }

  private relate(tag: SaxesTagNS): void {
    const target = attributeOf(tag, 'Target') ?? '';
    const kind = attributeOf(tag, 'Type')?.split('/').at(-1) ?? '';
    this.links.set(attributeOf(tag, 'Id') ?? '', target);
    if (!this.related.has(kind)) this.related.set(kind, target);
  }

  closed(tag: SaxesTagNS): void {
    const { local, uri } = tag;
    this.path.pop();
    if (local === 'Fallback') this.fallbacks -= 1;
    if (propertyValues.has(local)) {
      if (local === 'identifier') this.identifier = this.collected ?? '';
      else this.properties.set(this.property, this.collected ?? '');
      this.collected = undefined;
    }
    if (this.fallbacks > 0) return;
    const isOfWord = wordNamespaces.includes(uri);
    if (isOfWord) this.ends.get(local)?.();
    const embedded = this.embedding.closed(tag, isOfWord);
    if (embedded) this.run('', embedded);
  }

  /** What is done where an element of Word begins. */
  private readonly starts: ReadonlyMap<string, (tag: SaxesTagNS) => void> = new Map([
    ['comment', (tag) => this.beginComment(tag)],
    ...noteKinds.flatMap((kind): [string, (tag: SaxesTagNS) => void][] => [
      [kind, (tag) => this.beginNote(kind, tag)],
      [`${kind}Reference`, (tag) => this.noted(kind, tag)],
    ]),
    ['hyperlink', (tag) => this.linksOpen.begin(this.addressOf(tag), attributeOf(tag, 'anchor'))],
    ['fldSimple', (tag) => this.beginSimpleField(attributeOf(tag, 'instr') ?? '')],
    ['fldChar', (tag) => this.field(attributeOf(tag, 'fldCharType') ?? '')],
    ['p', () => this.beginParagraph()],
    ['pStyle', (tag) => this.styled(tag)],
    ['bookmarkStart', (tag) => this.beginBookmark(tag)],
    ['bookmarkEnd', (tag) => this.endBookmark(idOf(tag))],
    ['commentRangeStart', (tag) => this.beginRange(tag)],
    ['commentRangeEnd', (tag) => void this.commentsOpen.delete(idOf(tag))],
    ['commentReference', (tag) => void this.open.at(-1)?.comments.add(idOf(tag))],
    ...['ins', 'del', 'moveTo', 'moveFrom'].map(
      (name) => [name, (tag: SaxesTagNS) => this.beginRevision(tag)] as const,
    ),
    ['r', () => this.beginRun()],
    ['rPrChange', (tag) => this.reformatted(tag)],
    ...runProperties.map((name) => [name, (tag: SaxesTagNS) => this.formatted(tag)] as const),
    ['rStyle', (tag) => this.runStyled(tag)],
    ...['t', 'delText', 'instrText'].map((name) => [name, () => this.collect()] as const),
    ...['tab', 'ptab', 'br', 'cr'].map((name) => [name, () => this.blank()] as const),
    ['tbl', () => this.tables.begin()],
    ['tr', () => this.tables.beginRow()],
    ['tc', () => this.tables.beginCell()],
    ['sdt', () => this.controls.begin()],
    ['showingPlcHdr', () => this.controls.is('unfilled')],
    // That of an older form is a field without words.
    ['checkBox', () => this.run('', { kind: 'checkbox', content: '' })],
    ['ddList', () => this.fields.beginList()],
    ...['result', 'default', 'listEntry'].map(
      (name) => [name, (tag: SaxesTagNS) => this.fields.say(name, attributeOf(tag, 'val') ?? '')] as const,
    ),
    ['noBreakHyphen', () => this.run('\u2011')],
    ...['altChunk', 'subDoc'].map((name) => [name, () => refuseEmbedded()] as const),
    ['sym', (tag) => this.symbol(attributeOf(tag, 'font') ?? '', attributeOf(tag, 'char') ?? '')],
  ]);

  private readonly ends: ReadonlyMap<string, () => void> = new Map([
    ...['t', 'delText'].map((name) => [name, () => this.endText()] as const),
    ['r', () => this.endRun()],
    ...['ins', 'del', 'moveTo', 'moveFrom'].map((name) => [name, () => this.endRevision()] as const),
    ['p', () => this.endParagraph()],
    ['comment', () => this.endComment()],
    ...noteKinds.map((kind): [string, () => void] => [kind, () => this.endNote()]),
    ['hyperlink', () => this.linksOpen.end()],
    ['fldSimple', () => void this.fields.end()],
    ['tbl', () => this.tables.end()],
    ['sdt', () => this.controls.end()],
    ['instrText', () => this.endInstruction()],
  ]);

  private field(type: string): void {
    if (type === 'begin') this.count('marks');
    if (type === 'begin') this.fields.begin();
    else if (type === 'separate') this.fields.separate();
    else if (type === 'end') this.run(this.fields.end());
  }

  private beginSimpleField(instruction: string): void {
    this.count('marks');
    this.fields.beginSimple(instruction);
  }

  private endInstruction(): void {
    this.fields.instruct(this.collected ?? '');
    this.collected = undefined;
  }

  private symbol(font: string, code: string): void {
    const character = characterOfSymbol(font, code);
    const unknown: Embedded = { kind: 'symbol', content: `${font}, ${code}` };
    this.run(character ?? '', character === undefined ? unknown : undefined);
  }

  private beginNote(kind: NoteKind, tag: SaxesTagNS): void {
    this.count('marks');
    this.note = { kind, id: idOf(tag) };
  }

  private endNote(): void {
    const { note } = this;
    if (note) this.notes.push({ ...note, runs: this.paragraphs.splice(0).flatMap(({ runs }) => runs) });
    this.note = undefined;
  }

  private noted(kind: NoteKind, tag: SaxesTagNS): void {
    if (!this.revisions.some((revision) => revision.kind === 'deleted')) {
      this.open.at(-1)?.notes.push({ kind, id: idOf(tag) });
    }
  }

  /** The number of a citation leads to its source; programs may lose the style that says so, and set it on the line. */
  private get isInCitation(): boolean {
    return this.linksOpen.leadsToSource || this.fields.leadsToSource;
  }

  private addressOf(tag: SaxesTagNS): string | undefined {
    const id = Object.values(tag.attributes).find(({ local, prefix }) => local === 'id' && prefix !== '')?.value;
    return id === undefined ? undefined : (this.targets.get(id) ?? '');
  }

  private beginComment(tag: SaxesTagNS): void {
    this.count('marks');
    this.comment = { id: idOf(tag), by: revisionOf(tag), text: '' };
  }

  private endComment(): void {
    const { comment } = this;
    if (comment) this.comments.push({ id: comment.id, ...comment.by, text: comment.text.trim() });
    this.comment = undefined;
  }

  /** @throws UnsafeFile where there is more of something than any page has */
  private count(what: 'paragraphs' | 'runs' | 'characters' | 'marks', by = 1): void {
    this.counts[what] += by;
    const isOpen = this.bookmarks.size > most.open || this.commentsOpen.size > most.open;
    if (this.counts[what] > most[what] || isOpen || this.open.length > most.open) {
      const shown = what === 'marks' || isOpen ? 'bookmarks and comments' : what;
      throw new UnsafeFile(`It has more ${shown} than any page.`);
    }
  }

  private beginParagraph(): void {
    this.count('paragraphs');
    // A box of words that hangs on a paragraph is none of its texts.
    const isInOther = this.open.length > 0;
    this.open.push({
      style: '',
      runs: [],
      bookmarks: new Set(isInOther ? [] : this.bookmarks.values()),
      comments: new Set(),
      notes: [],
      ...this.tables.cells,
    });
  }

  private endParagraph(): void {
    const paragraph = this.open.pop();
    if (!paragraph) return;
    const { comment } = this;
    if (comment) comment.text += `${comment.text === '' ? '' : ' '}${wordsOfRuns(paragraph.runs)}`;
    else this.paragraphs.push({ ...paragraph, bookmarks: [...paragraph.bookmarks], comments: [...paragraph.comments] });
  }

  private styled(tag: SaxesTagNS): void {
    const paragraph = this.open.at(-1);
    if (paragraph && !this.isIn('pPrChange')) paragraph.style = attributeOf(tag, 'val') ?? '';
  }

  private beginBookmark(tag: SaxesTagNS): void {
    this.count('marks');
    const name = attributeOf(tag, 'name') ?? '';
    this.bookmarks.set(idOf(tag), name);
    this.open.at(-1)?.bookmarks.add(name);
  }

  /** LibreOffice begins that of a paragraph which was divided in both parts, and ends it in the second alone. */
  private endBookmark(id: string): void {
    const ended = this.bookmarks.get(id);
    for (const [other, name] of this.bookmarks) if (name === ended) this.bookmarks.delete(other);
  }

  private beginRange(tag: SaxesTagNS): void {
    this.count('marks');
    this.commentsOpen.add(idOf(tag));
  }

  private beginRevision(tag: SaxesTagNS): void {
    const { local } = tag;
    const kind = local === 'ins' || local === 'moveTo' ? 'inserted' : 'deleted';
    if (!this.isOfMark) {
      this.revisions.push({ kind, isMoved: local.startsWith('move'), by: revisionOf(tag) });
      return;
    }
    // In the properties of a paragraph's mark it is of the paragraph.
    const paragraph = this.open.at(-1);
    if (paragraph && this.isIn('pPr')) paragraph[kind] = revisionOf(tag);
  }

  private endRevision(): void {
    if (!this.isOfMark) this.revisions.pop();
  }

  /** Whether this is a property of something, and not around words. */
  private get isOfMark(): boolean {
    return this.isIn('pPr') || this.isIn('rPr') || this.isIn('trPr') || this.isIn('tcPr');
  }

  private beginRun(): void {
    this.format = new RunFormat(this.styles);
  }

  private endRun(): void {
    this.format = undefined;
  }

  private reformatted(tag: SaxesTagNS): void {
    if (this.format) this.format.reformatted = revisionOf(tag);
  }

  private runStyled(tag: SaxesTagNS): void {
    if (!this.isIn('rPrChange')) this.format?.setStyle(attributeOf(tag, 'val') ?? '');
  }

  private collect(): void {
    this.collected = '';
  }

  private endText(): void {
    this.run(this.collected ?? '');
    this.collected = undefined;
  }

  private blank(): void {
    if (this.format && !this.isIn('pPr')) this.run(' ');
  }

  text(text: string): void {
    if (this.fallbacks > 0 || this.embedding.takes(text)) return;
    if (this.collected !== undefined) this.collected += text;
  }

  private isIn(name: string): boolean {
    return this.path.slice(0, -1).includes(name);
  }

  private formatted(tag: SaxesTagNS): void {
    // What it was before a change of format stands inside that.
    if (this.isIn('rPrChange') || this.isIn('pPr')) return;
    this.format?.set(tag.local, attributeOf(tag, 'val'), attributeOf(tag, 'fill'));
  }

  private run(written: string, given?: Embedded): void {
    const words = normalized(withoutControls(written));
    const paragraph = this.open.at(-1);
    if (!paragraph || (words === '' && !given)) return;
    if (this.fields.isSheetNumber && sheetNumber.test(words)) return;
    this.fields.showed();
    this.count('runs');
    this.count('characters', words.length);
    const { format = new RunFormat(this.styles) } = this;
    const kind = format.isHidden ? 'hidden' : this.controls.kind;
    const embedded: Embedded | undefined = kind && words.trim() !== '' ? { kind, content: words } : given;
    const address = this.linksOpen.address ?? this.fields.address;
    const link = address === undefined ? undefined : withoutRedirect(address);
    const inserted = this.revisions.findLast(({ kind }) => kind === 'inserted')?.by;
    const deleted = this.revisions.findLast(({ kind }) => kind === 'deleted')?.by;
    for (const id of this.commentsOpen) paragraph.comments.add(id);
    paragraph.runs.push({
      ...format.runOf(embedded ? '' : words, link, this.styles.get(paragraph.style)),
      ...(this.isInCitation ? { isCitation: true } : {}),
      ...(embedded ? { embedded } : {}),
      ...(inserted ? { inserted } : {}),
      ...(deleted ? { deleted } : {}),
      ...(this.revisions.some(({ isMoved }) => isMoved) ? { isMoved: true } : {}),
      ...(this.bookmarks.size > 0 ? { bookmarks: [...this.bookmarks.values()] } : {}),
      comments: [...this.commentsOpen],
    });
  }
}

/** As programs write it: in digits, in Roman ones, or as a letter. */
const sheetNumber = /^[\p{N}ivxlcdm\s–-]+$|^\p{L}$/iu;

const noteKinds: readonly NoteKind[] = ['footnote', 'endnote'];

/** Where the value of a property stands. */
const propertyValues: ReadonlySet<string> = new Set(['identifier', 'lpwstr', 'lpstr']);

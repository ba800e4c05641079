import type { SaxesTagNS } from 'saxes';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { fail, ok, type Result } from '../diagnostics/result.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import { protectedPartsIn } from '../write-back/protected-parts.js';
import { OpenUnit, type Side } from './open-unit.js';
import { readStrictXml, type XmlFlaw } from './strict-xml.js';
import type { IncompleteUnit, ReturnedFile, ReturnedNote, ReturnedUnit, UntranslatedUnit } from './translation-unit.js';
import { contextCategory, digestCategory, formerCategory, namespaces } from './write-xliff.js';

/** XLIFF 2.0 and 2.1 have one namespace, 2.2 (OASIS, 2025) one of its own; what we read is the same in both. */
const cores: ReadonlySet<string> = new Set([namespaces.core, 'urn:oasis:names:tc:xliff:document:2.2']);

/** No file of translations of a pack has more. */
const maxDepth = 64;
const maxElements = 200_000;
/** More than a text may have; codes may each stand for much. */
const maxCharacters = 100_000;

/** Why reading stops. */
class Refusal extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
  }
}

/**
 * Reads XLIFF 2.0 to 2.2, however its segments were divided. What it says is not trusted: a document type, entities of its
 * own and endless nesting are refused.
 */
export function readXliff(file: SourceFile): Result<ReturnedFile> {
  const reader = new XliffReader(file);
  try {
    return ok(reader.read());
  } catch (cause) {
    if (cause instanceof Refusal) return fail([cause.diagnostic]);
    throw cause;
  }
}

type NoteField = 'madeFrom' | 'ancestor' | 'context' | 'other';

/** The notes that are ours, by category; all others are of people, or of their programs. */
const noteFields: ReadonlyMap<string, NoteField> = new Map([
  [contextCategory, 'context'],
  [digestCategory, 'madeFrom'],
  [formerCategory, 'ancestor'],
]);

class XliffReader {
  /** Where the part ends that was read last. */
  private position = 0;
  private readonly units: ReturnedUnit[] = [];
  private readonly names = new Set<string>();
  private root: SaxesTagNS | undefined;
  private rootSpan: Span | undefined;
  private pack = '';
  private unit: OpenUnit | undefined;
  /** How many elements of modules and of programs are open: what stands in them is no text, and no code, of the unit. */
  private foreign = 0;
  private readonly untranslated: UntranslatedUnit[] = [];
  private readonly notes: ReturnedNote[] = [];
  private readonly incomplete: IncompleteUnit[] = [];
  /** What text is added to at the moment. */
  private side: Side | undefined;
  private collected: string | undefined;
  /** What the note that is open says. */
  private note: NoteField | undefined;

  constructor(private readonly file: SourceFile) {}

  read(): ReturnedFile {
    if (!this.file.text.trimStart().startsWith('<')) this.refuse(otherFile);
    const visitor = {
      opened: (tag: SaxesTagNS, position: number) => {
        this.position = position;
        this.opened(tag);
      },
      closed: (tag: SaxesTagNS, position: number) => {
        this.position = position;
        this.closed(tag);
      },
      text: (text: string, position: number) => {
        this.position = position;
        this.text(text);
      },
    };
    readStrictXml(this.file.text, visitor, { maxDepth, maxElements }, (flaw, position) => {
      this.position = position;
      return this.refuse(sayingOf(flaw));
    });
    const { root, rootSpan = this.spanHere() } = this;
    const language = (name: string) => root?.attributes[name]?.value ?? '';
    return {
      pack: this.pack,
      sourceLanguage: language('srcLang'),
      targetLanguage: language('trgLang'),
      units: this.units,
      untranslated: this.untranslated,
      notes: this.notes,
      incomplete: this.incomplete,
      span: rootSpan,
    };
  }

  private opened(tag: SaxesTagNS): void {
    if (!this.root) this.checkRoot(tag);
    if (this.foreign > 0 || !cores.has(tag.uri)) {
      this.foreign += 1;
      return;
    }
    const value = (name: string) => tag.attributes[name]?.value;
    const { unit } = this;
    switch (tag.local) {
      case 'file':
        this.beginFile(value('id') ?? '');
        break;
      case 'unit':
        this.unit = new OpenUnit(value('name') ?? '', this.spanHere());
        break;
      case 'note':
        this.openNote(value('category'));
        break;
      case 'data':
        this.collected = '';
        break;
      case 'segment':
      case 'ignorable':
        unit?.begin(tag.local === 'segment' ? (value('state') ?? 'initial') : undefined);
        break;
      case 'source':
      case 'target':
        this.side = tag.local;
        if (unit?.has(tag.local)) this.refuse(`A segment has one <${tag.local}>, and this one has two.`);
        unit?.beginSide(tag.local, Number(value('order') ?? Number.NaN));
        break;
      case 'mrk':
      case 'sm':
        if (value('type') === 'comment') this.noted(value('value') ?? '');
        break;
      case 'cp':
        this.text(this.codePoint(value('hex') ?? ''));
        break;
      case 'ph':
      case 'sc':
      case 'ec':
        this.code(value('dataRef'), tag);
        break;
      case 'pc':
        this.code(value('dataRefStart'), tag);
        break;
    }
  }

  /** Programs put the files of a project into one. */
  private beginFile(pack: string): void {
    if (this.pack !== '' && pack !== this.pack) {
      const hint = 'Keep one <file> in it, and import each by itself.';
      this.refuse(`This file has translations of two packs, "${this.pack}" and "${pack}".`, this.spanHere(), hint);
    }
    this.pack = pack;
  }

  private openNote(category = ''): void {
    this.note = noteFields.get(category) ?? 'other';
    this.collected = '';
  }

  private closeNote(): void {
    const { unit, note, collected = '' } = this;
    if (note === 'other') this.noted(collected);
    else if (unit && note && note !== 'context') unit[note] = collected.trim();
    this.note = undefined;
    this.collected = undefined;
  }

  private noted(note: string): void {
    if (note.trim() !== '') this.notes.push({ name: this.unit?.name ?? '', note: note.trim() });
  }

  private closed(tag: SaxesTagNS): void {
    if (this.foreign > 0) {
      this.foreign -= 1;
      return;
    }
    const { unit } = this;
    switch (tag.local) {
      case 'note':
        this.closeNote();
        break;
      case 'data':
        unit?.data.set(tag.attributes.id?.value ?? '', this.collected ?? '');
        this.collected = undefined;
        break;
      case 'pc':
        this.code(tag.attributes.dataRefEnd?.value, tag);
        break;
      case 'source':
      case 'target':
        this.side = undefined;
        break;
      case 'segment':
      case 'ignorable':
        unit?.end();
        break;
      case 'unit':
        if (unit) this.take(unit);
        this.unit = undefined;
        break;
    }
  }

  private text(text: string): void {
    if (this.foreign > 0) return;
    if (this.side !== undefined && this.unit) {
      this.unit.characters += text.length;
      if (this.unit.characters > maxCharacters) this.refuse('This text is longer than any of a pack.');
      this.unit.parts[this.side] += text;
    } else if (this.collected !== undefined) this.collected += text;
  }

  /**
   * A code stands for what the unit's data say. One without any shows what it stands for, where a program has lost the data;
   * else it is of the translator's program, and may be its bold type.
   */
  private code(reference: string | undefined, tag: SaxesTagNS): void {
    if (reference === undefined) {
      const shown = tag.attributes.disp?.value ?? '';
      if (isProtected(shown)) this.text(shown);
      else if (this.side === 'target') this.text(this.unit?.markOf(tag) ?? '');
      return;
    }
    const data = this.unit?.data.get(reference);
    if (data === undefined) this.refuse(`No data with the id "${reference}" stand in this unit.`);
    else this.text(data);
  }

  private codePoint(hex: string): string {
    const value = /^[\da-fA-F]{1,6}$/.test(hex) ? Number.parseInt(hex, 16) : 0x110000;
    if (value > 0x10ffff) this.refuse('This is no code of a character.');
    return String.fromCodePoint(value);
  }

  private take(unit: OpenUnit): void {
    if (unit.name === '') this.refuse('This unit has no name, and so nothing says which text it is.', unit.span);
    if (this.names.has(unit.name)) this.refuse(`The text "${unit.name}" stands in this file twice.`, unit.span);
    this.names.add(unit.name);
    const returned = unit.returned();
    if (returned) this.units.push(returned);
    else {
      const { name, span, translated, states } = unit;
      const copy = unit.copied();
      this.untranslated.push({ name, span, ...(copy ? { copy } : {}) });
      if (translated > 0) this.incomplete.push({ name, span, translated, segments: states.length });
    }
  }

  private checkRoot(tag: SaxesTagNS): void {
    this.root = tag;
    this.rootSpan = this.spanHere();
    const isCore = cores.has(tag.uri);
    if (tag.local === 'xliff' && isCore && tag.attributes.trgLang) return;
    if (tag.local === 'xliff' && !isCore) {
      const hint =
        'Translators’ programs keep their own work so, as .sdlxliff, .mqxliff or .mxliff: let the program make the translated file from it, which is XLIFF 2 again as it was exported.';
      this.refuse('This is XLIFF of another version than 2.', this.spanHere(), hint);
    }
    this.refuse(
      tag.local === 'xliff'
        ? 'This file does not say which language it translates into: trgLang is missing.'
        : otherFile,
    );
  }

  private refuse(
    message: string,
    span = this.spanHere(),
    hint = 'Save it again as XLIFF 2.1 from the program of the translator, or export it again.',
  ): never {
    throw new Refusal(error('exchange/unreadable', message, { span, hint }));
  }

  /** The tag that was read last. */
  private spanHere(): Span {
    const { text, id } = this.file;
    const end = Math.min(this.position, text.length);
    const start = Math.max(0, text.lastIndexOf('<', Math.max(0, end - 1)));
    return { source: id, start, end: Math.max(start, end) };
  }
}

const otherFile = 'This is no file of translations in XLIFF 2.';

/** Whether this is a figure or a citation, and nothing else. */
function isProtected(shown: string): boolean {
  return protectedPartsIn(shown).some(({ start, end }) => start === 0 && end === shown.length);
}

function sayingOf(flaw: XmlFlaw): string {
  switch (flaw.kind) {
    case 'doctype':
      return 'A file of translations has no document type, and this one has.';
    case 'too-many':
      return 'This file has more parts than any pack has texts.';
    case 'too-deep':
      return 'Too many elements stand inside one another here.';
    case 'empty':
      return 'This file is empty.';
    case 'malformed':
      return `This is no well-formed XML: ${flaw.message}.`;
  }
}

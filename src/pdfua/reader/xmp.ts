import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import { getOrInsertComputed } from '../../text/once.js';

/** The part of an XMP packet that rules check (ISO 16684-1). */
export interface Xmp {
  /** Values by property, e.g. "dc:title"; of language alternatives only the default. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** The properties that are there, also without a default value. */
  readonly properties: ReadonlySet<string>;
  /** The prefixes with which the packet has properties of the PDF/UA identification. */
  readonly identifierPrefixes: ReadonlySet<string>;
  /** The properties that are there more than once, which none may be. */
  readonly repeated: ReadonlySet<string>;
  /** Whether a language alternative has a default and no text in a language that it names. */
  readonly hasUnnamedLanguage: boolean;
  /** Why it cannot be read as XML. */
  readonly problem: string | undefined;
}

/** Our prefixes, whatever those of the packet are. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://ns.adobe.com/pdf/1.3/', 'pdf'],
  ['http://www.aiim.org/pdfua/ns/id/', 'pdfuaid'],
  ['http://www.aiim.org/pdfa/ns/id/', 'pdfaid'],
]);
/** Of elements; metadata have some ten. The parser looks through all that are open, which takes long where none ends. */
const maxDepth = 200;
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/** The packet may be in UTF-8 or, with a byte order mark, in UTF-16 (ISO 16684-1, 7.3). */
export function packetText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xfe && second === 0xff ? 'utf-16be' : first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

export function readXmp(bytes: Uint8Array): Xmp {
  const reader = new XmpReader();
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', ({ message }) => reader.fail(message));
  parser.on('opentag', (tag) => reader.open(tag));
  parser.on('text', (text) => reader.add(text));
  parser.on('closetag', (tag) => reader.close(tag));
  try {
    parser.write(packetText(bytes)).close();
  } catch (cause) {
    if (cause instanceof TooDeep) reader.problem = cause.message;
    else reader.fail(cause instanceof TypeError ? 'it is neither UTF-8 nor UTF-16' : String(cause));
  }
  return reader;
}

/** What a parser meets, as the properties that it stands for. */
class XmpReader implements Xmp {
  readonly values = new Map<string, string[]>();
  readonly properties = new Set<string>();
  readonly identifierPrefixes = new Set<string>();
  readonly repeated = new Set<string>();
  hasUnnamedLanguage = false;
  problem: string | undefined;
  private depth = 0;
  /** Of the property that is open. */
  private property: string | undefined;
  private alternatives = new Set<string>();
  private language: string | undefined;
  private text = '';

  /** The first problem is told. */
  fail(problem: string): void {
    this.problem ??= problem;
  }

  open(tag: SaxesTagNS): void {
    this.text = '';
    this.depth += 1;
    if (this.depth > maxDepth) throw new TooDeep(`its elements are nested more than ${maxDepth} deep`);
    if (tag.uri === rdf) {
      if (tag.local === 'Description') this.meetAttributes(Object.values(tag.attributes));
      if (tag.local === 'Alt') this.alternatives = new Set();
      if (tag.local !== 'li') return;
      this.language = tag.attributes['xml:lang']?.value;
      if (this.language !== undefined) this.alternatives.add(this.language);
    } else if (prefixes.has(tag.uri)) {
      this.property = this.meet(tag);
      this.language = undefined;
    }
  }

  add(text: string): void {
    this.text += text;
  }

  close({ uri, local }: SaxesTagNS): void {
    const { property, text, language, alternatives } = this;
    this.depth -= 1;
    if (uri === rdf && local === 'Alt' && alternatives.size === 1 && alternatives.has('x-default')) {
      this.hasUnnamedLanguage = true;
    }
    const isItem = uri === rdf && local === 'li';
    const isPlain = property === `${prefixes.get(uri)}:${local}` && !this.values.has(property) && text.trim() !== '';
    const isDefault = language === undefined || language === 'x-default';
    if (property && (isItem || isPlain) && isDefault) this.addValue(property, text);
    if (prefixes.has(uri)) this.property = undefined;
    this.text = '';
  }

  private addValue(name: string, value: string): void {
    getOrInsertComputed(this.values, name, () => []).push(value);
  }

  private meet({ uri, local, prefix }: Pick<SaxesTagNS, 'uri' | 'local' | 'prefix'>): string | undefined {
    const ours = prefixes.get(uri);
    if (ours === undefined) return undefined;
    if (ours === 'pdfuaid') this.identifierPrefixes.add(prefix);
    const name = `${ours}:${local}`;
    if (this.properties.has(name)) this.repeated.add(name);
    this.properties.add(name);
    return name;
  }

  /** A property of plain text may be an attribute of the description. */
  private meetAttributes(attributes: readonly SaxesAttributeNS[]): void {
    for (const attribute of attributes) {
      const name = this.meet(attribute);
      if (name) this.addValue(name, attribute.value);
    }
  }
}

class TooDeep extends Error {}

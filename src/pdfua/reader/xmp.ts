import { type SaxesAttributeNS, SaxesParser } from 'saxes';

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
  const values = new Map<string, string[]>();
  const properties = new Set<string>();
  const identifierPrefixes = new Set<string>();
  const repeated = new Set<string>();
  let hasUnnamedLanguage = false;
  let alternatives = new Set<string>();
  let problem: string | undefined;
  let property: string | undefined;
  let language: string | undefined;
  let text = '';
  const add = (name: string, value: string): void => {
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  };
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (cause) => {
    problem ??= cause.message;
  });
  const meet = ({ uri, local, prefix }: { uri: string; local: string; prefix: string }): string | undefined => {
    const ours = prefixes.get(uri);
    if (ours === undefined) return undefined;
    if (ours === 'pdfuaid') identifierPrefixes.add(prefix);
    const name = `${ours}:${local}`;
    if (properties.has(name)) repeated.add(name);
    properties.add(name);
    return name;
  };
  /** A property of plain text may be an attribute of the description. */
  const meetAttributes = (attributes: readonly SaxesAttributeNS[]): void => {
    for (const attribute of attributes) {
      const name = meet(attribute);
      if (name) add(name, attribute.value);
    }
  };
  let depth = 0;
  parser.on('opentag', (tag) => {
    text = '';
    depth += 1;
    if (depth > maxDepth) throw new TooDeep(`its elements are nested more than ${maxDepth} deep`);
    if (tag.uri === rdf) {
      if (tag.local === 'Description') meetAttributes(Object.values(tag.attributes));
      if (tag.local === 'Alt') alternatives = new Set();
      if (tag.local !== 'li') return;
      language = tag.attributes['xml:lang']?.value;
      if (language !== undefined) alternatives.add(language);
    } else if (prefixes.has(tag.uri)) {
      property = meet(tag);
      language = undefined;
    }
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', ({ uri, local }) => {
    depth -= 1;
    if (uri === rdf && local === 'Alt' && alternatives.size === 1 && alternatives.has('x-default')) {
      hasUnnamedLanguage = true;
    }
    const isItem = uri === rdf && local === 'li';
    const isPlain = property === `${prefixes.get(uri)}:${local}` && !values.has(property) && text.trim() !== '';
    if (property && (isItem || isPlain) && (language === undefined || language === 'x-default')) add(property, text);
    if (prefixes.has(uri)) property = undefined;
    text = '';
  });
  try {
    parser.write(packetText(bytes)).close();
  } catch (cause) {
    if (cause instanceof TooDeep) problem = cause.message;
    else problem ??= cause instanceof TypeError ? 'it is neither UTF-8 nor UTF-16' : String(cause);
  }
  return { values, properties, identifierPrefixes, repeated, hasUnnamedLanguage, problem };
}

class TooDeep extends Error {}

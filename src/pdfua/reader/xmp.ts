import { SaxesParser } from 'saxes';

/** The part of an XMP packet that rules check (ISO 16684-1). */
export interface Xmp {
  /** Values by property, e.g. "dc:title"; of language alternatives only the default. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Why it is not well-formed XML. */
  readonly problem: string | undefined;
}

/** Our prefixes, whatever those of the packet are. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://ns.adobe.com/pdf/1.3/', 'pdf'],
  ['http://www.aiim.org/pdfua/ns/id/', 'pdfuaid'],
]);
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

export function readXmp(bytes: Uint8Array): Xmp {
  const values = new Map<string, string[]>();
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
  parser.on('opentag', ({ uri, local, attributes }) => {
    text = '';
    if (uri === rdf && local === 'Description') {
      for (const attribute of Object.values(attributes)) {
        const prefix = prefixes.get(attribute.uri);
        if (prefix) add(`${prefix}:${attribute.local}`, attribute.value);
      }
    } else if (uri === rdf && local === 'li') language = attributes['xml:lang']?.value;
    else if (prefixes.has(uri)) {
      property = `${prefixes.get(uri)}:${local}`;
      language = undefined;
    }
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', ({ uri, local }) => {
    const isItem = uri === rdf && local === 'li';
    const isPlain = property === `${prefixes.get(uri)}:${local}` && !values.has(property) && text.trim() !== '';
    if (property && (isItem || isPlain) && (language === undefined || language === 'x-default')) add(property, text);
    if (prefixes.has(uri)) property = undefined;
    text = '';
  });
  try {
    parser.write(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).close();
  } catch (cause) {
    problem ??= cause instanceof TypeError ? 'it is not UTF-8' : String(cause);
  }
  return { values, problem };
}

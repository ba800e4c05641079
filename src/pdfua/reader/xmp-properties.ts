import { SaxesParser } from 'saxes';

/** A property of an XMP packet, or of a schema that the packet describes. */
export interface XmpProperty {
  readonly uri: string;
  readonly name: string;
}

/** What a packet says, and which schemas it describes itself (ISO 19005-2, 6.6.2.3). */
export interface XmpProperties {
  readonly used: readonly XmpProperty[];
  readonly described: readonly XmpProperty[];
}

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const extension = 'http://www.aiim.org/pdfa/ns/extension/';
const schema = 'http://www.aiim.org/pdfa/ns/schema#';
const property = 'http://www.aiim.org/pdfa/ns/property#';

/** Reads a packet that is well-formed. */
export function readXmpProperties(packet: string): XmpProperties {
  const used: XmpProperty[] = [];
  const described: XmpProperty[] = [];
  const path: string[] = [];
  let text = '';
  let schemaUri = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ uri, local, attributes }) => {
    // Properties are the children and the attributes of rdf:Description under rdf:RDF.
    if (path.at(-1) === `${rdf}Description` && path.at(-2) === `${rdf}RDF`) used.push({ uri, name: local });
    if (uri === rdf && local === 'Description' && path.at(-1) === `${rdf}RDF`) {
      for (const { uri: of, local: name, prefix } of Object.values(attributes)) {
        if (prefix !== '' && prefix !== 'xmlns' && prefix !== 'xml' && of !== rdf) used.push({ uri: of, name });
      }
    }
    path.push(uri + local);
    text = '';
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', ({ uri, local }) => {
    path.pop();
    if (uri === schema && local === 'namespaceURI') schemaUri = text.trim();
    if (uri === property && local === 'name') described.push({ uri: schemaUri, name: text.trim() });
    text = '';
  });
  parser.write(packet).close();
  return { used: used.filter(({ uri }) => uri !== extension), described };
}

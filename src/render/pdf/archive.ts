import { createHash } from 'node:crypto';
import type { Archive, Attachment } from '../../model/archive.js';
import { escapeMarkup } from '../../text/escape-markup.js';
import type { Metadata } from '../metadata.js';
import type { DrawnDocument } from './pdfmake/drawn-document.js';
import { srgbProfile } from './srgb-profile.js';

/** The identifier of PDF/A, and descriptions of the properties that it does not know (ISO 19005-2, 6.6.2.3 and 6.6.4). */
export function archiveXmp({ level }: Archive): string {
  const [part, conformance] = [level.slice(0, 1), level.slice(1).toUpperCase()];
  const identifier = `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">\n<pdfaid:part>${part}</pdfaid:part>\n<pdfaid:conformance>${conformance}</pdfaid:conformance>\n</rdf:Description>`;
  const schemas = describedSchemas.map(
    ({ name, uri, prefix, properties }) =>
      `<rdf:li rdf:parseType="Resource">\n<pdfaSchema:schema>${escapeMarkup(name)}</pdfaSchema:schema>\n<pdfaSchema:namespaceURI>${uri}</pdfaSchema:namespaceURI>\n<pdfaSchema:prefix>${prefix}</pdfaSchema:prefix>\n<pdfaSchema:property><rdf:Seq>\n${properties.map(propertyXmp).join('\n')}\n</rdf:Seq></pdfaSchema:property>\n</rdf:li>`,
  );
  const extension = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\n<pdfaExtension:schemas><rdf:Bag>\n${schemas.join('\n')}\n</rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>`;
  return `${identifier}\n${extension}`;
}

type Property = readonly [
  name: string,
  type: 'Integer' | 'Text',
  category: 'internal' | 'external',
  description: string,
];

function propertyXmp([name, type, category, description]: Property): string {
  return `<rdf:li rdf:parseType="Resource">\n<pdfaProperty:name>${name}</pdfaProperty:name>\n<pdfaProperty:valueType>${type}</pdfaProperty:valueType>\n<pdfaProperty:category>${category}</pdfaProperty:category>\n<pdfaProperty:description>${escapeMarkup(description)}</pdfaProperty:description>\n</rdf:li>`;
}

const audience: Property = ['audience', 'Text', 'external', 'The readers for whom the document is meant'];
const accessRights: Property = ['accessRights', 'Text', 'external', 'Who may have the document'];
const part: Property = ['part', 'Integer', 'internal', 'The part of ISO 14289 to which the file conforms'];

const describedSchemas = [
  {
    name: 'PDF/UA identification schema',
    uri: 'http://www.aiim.org/pdfua/ns/id/',
    prefix: 'pdfuaid',
    properties: [part],
  },
  {
    name: 'DCMI metadata terms',
    uri: 'http://purl.org/dc/terms/',
    prefix: 'dcterms',
    properties: [audience, accessRights],
  },
];

/** Adds the colours that the numbers of the page mean, and the attachments. The same bytes for the same input. */
export function writeArchive(document: DrawnDocument, { attachments }: Archive, metadata: Metadata): void {
  const colours = srgbProfile();
  const profile = document.ref({ N: 3, Length: colours.length });
  profile.end(colours);
  const name = 'sRGB IEC61966-2.1';
  const intent = document.ref({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: new String(name),
    Info: new String(name),
    DestOutputProfile: profile,
  });
  intent.end();
  document._root.data.OutputIntents = [intent];
  if (attachments.length === 0) return;
  const date = new Date(`${metadata.issued}T00:00:00Z`);
  document._root.data.AF = attachments.map((attachment) => writeAttachment(document, attachment, date));
}

/** @param date the day of issue: attached files have no other */
function writeAttachment(document: DrawnDocument, attachment: Attachment, date: Date): object {
  const { name, mediaType, description, relationship, bytes } = attachment;
  const file = document.ref({
    Type: 'EmbeddedFile',
    Subtype: mediaType.replace('/', '#2F'),
    Params: {
      CheckSum: createHash('md5').update(bytes).digest(),
      CreationDate: date,
      ModDate: date,
      Size: bytes.length,
    },
  });
  file.end(bytes);
  const specification = document.ref({
    Type: 'Filespec',
    AFRelationship: relationship,
    F: new String(name),
    UF: new String(name),
    Desc: new String(description),
    EF: { F: file, UF: file },
  });
  specification.end();
  document.addNamedEmbeddedFile(name, specification);
  return specification;
}

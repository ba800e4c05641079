import { escapeMarkup } from '../../text/escape-markup.js';
import type { Metadata } from '../metadata.js';

/** The metadata of a brief as RDF for the XMP packet (ISO 16684-1). pdfkit would write it without escaping. */
export function xmpOf(metadata: Metadata): string {
  const alternative = (text: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeMarkup(text)}</rdf:li><rdf:li xml:lang="${metadata.language}">${escapeMarkup(text)}</rdf:li></rdf:Alt>`;
  const list = (kind: 'Bag' | 'Seq', items: readonly string[]) =>
    items.length > 0 &&
    `<rdf:${kind}>${items.map((item) => `<rdf:li>${escapeMarkup(item)}</rdf:li>`).join('')}</rdf:${kind}>`;
  const issued = issuedAt(metadata);
  const properties: readonly (readonly [string, string | false | undefined])[] = [
    ['dc:format', 'application/pdf'],
    ['dc:title', alternative(metadata.title)],
    ['dc:description', alternative(metadata.description)],
    ['dc:creator', list('Seq', metadata.authors)],
    ['dc:publisher', metadata.publisher !== undefined && list('Bag', [metadata.publisher])],
    ['dc:language', list('Bag', [metadata.language])],
    ['dc:subject', list('Bag', metadata.keywords)],
    ['dc:identifier', escapeMarkup(metadata.identifier)],
    ['dc:source', escapeMarkup(sourceLine(metadata))],
    ['dc:coverage', escapeMarkup(metadata.asAt)],
    ['dc:rights', metadata.licence && alternative(metadata.licence)],
    ['dcterms:audience', escapeMarkup(metadata.audience)],
    ['dcterms:accessRights', metadata.handling && escapeMarkup(metadata.handling)],
    ['xmp:CreateDate', issued],
    ['xmp:ModifyDate', issued],
    ['xmp:CreatorTool', producer],
    ['xmp:BaseURL', metadata.url && escapeMarkup(metadata.url)],
    ['xmpMM:VersionID', escapeMarkup(metadata.version)],
    ['pdf:Producer', producer],
    ['pdf:Keywords', escapeMarkup(keywordLine(metadata))],
    // Every file is checked before it is written.
    ['pdfuaid:part', '1'],
  ];
  const lines = properties.flatMap(([name, value]) => (value ? [`<${name}>${value}</${name}>`] : []));
  const names = Object.entries(namespaces).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`);
  return `<rdf:Description rdf:about="" ${names.join(' ')}>\n${lines.join('\n')}\n</rdf:Description>`;
}

/** The name of this program in what it makes. */
export const producer = 'policy-brief';

/** The document information dictionary, which agrees with the XMP (ISO 32000-1, 14.3.3). */
export function infoOf(metadata: Metadata): Readonly<Record<string, unknown>> {
  return {
    Title: metadata.title,
    Subject: metadata.description,
    ...(metadata.authors.length > 0 ? { Author: metadata.authors.join('; ') } : {}),
    Keywords: keywordLine(metadata),
    Creator: producer,
    Producer: producer,
    CreationDate: new Date(issuedAt(metadata)),
    ModDate: new Date(issuedAt(metadata)),
  };
}

/** The day of issue rather than the clock: the same input gives the same bytes. */
function issuedAt({ issued }: Metadata): string {
  return `${issued}T00:00:00Z`;
}

export function keywordLine({ keywords }: Metadata): string {
  return keywords.join('; ');
}

/** `Xue Lan, Liang Zheng. Building an Inclusive …. https://doi.org/…` */
function sourceLine({ source: { authors, title, url } }: Metadata): string {
  return [authors.join(', '), title, url].filter(Boolean).join('. ');
}

const namespaces = {
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
} as const;

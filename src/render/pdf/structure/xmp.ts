import { escapeMarkup } from '../../../text/escape-markup.js';
import type { Metadata } from '../../metadata.js';

/**
 * The metadata of a brief as RDF for the XMP packet (ISO 16684-1): the same facts as the document information, the HTML
 * and the Markdown carry. pdfkit's own does not escape what it writes.
 */
export function xmpOf(about: Metadata): string {
  const alternative = (text: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeMarkup(text)}</rdf:li><rdf:li xml:lang="${about.language}">${escapeMarkup(text)}</rdf:li></rdf:Alt>`;
  const list = (kind: 'Bag' | 'Seq', items: readonly string[]) =>
    items.length > 0 &&
    `<rdf:${kind}>${items.map((item) => `<rdf:li>${escapeMarkup(item)}</rdf:li>`).join('')}</rdf:${kind}>`;
  const issued = `${about.issued}T00:00:00Z`;
  const properties: readonly (readonly [string, string | false | undefined])[] = [
    ['dc:format', 'application/pdf'],
    ['dc:title', alternative(about.title)],
    ['dc:description', alternative(about.description)],
    ['dc:creator', list('Seq', about.authors)],
    ['dc:publisher', about.publisher !== undefined && list('Bag', [about.publisher])],
    ['dc:language', list('Bag', [about.language])],
    ['dc:subject', list('Bag', about.keywords)],
    ['dc:identifier', escapeMarkup(about.identifier)],
    ['dc:source', escapeMarkup(sourceLine(about))],
    ['dc:coverage', escapeMarkup(about.asAt)],
    ['dc:rights', about.licence && alternative(about.licence)],
    ['dcterms:audience', escapeMarkup(about.audience)],
    ['dcterms:accessRights', about.handling && escapeMarkup(about.handling)],
    ['xmp:CreateDate', issued],
    ['xmp:ModifyDate', issued],
    ['xmp:CreatorTool', tool],
    ['xmp:BaseURL', about.url && escapeMarkup(about.url)],
    ['xmpMM:VersionID', escapeMarkup(about.version)],
    ['pdf:Producer', tool],
    ['pdf:Keywords', escapeMarkup(keywordLine(about))],
    // Our own checker runs over every file before it is written (check/).
    ['pdfuaid:part', '1'],
  ];
  const lines = properties.flatMap(([name, value]) => (value ? [`<${name}>${value}</${name}>`] : []));
  const names = Object.entries(namespaces).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`);
  return `<rdf:Description rdf:about="" ${names.join(' ')}>\n${lines.join('\n')}\n</rdf:Description>`;
}

const tool = 'policy-brief';

/** The same facts as the document information dictionary, which agrees with the XMP (ISO 32000-1, 14.3.3). */
export function infoOf(about: Metadata): Readonly<Record<string, unknown>> {
  return {
    Title: about.title,
    Subject: about.description,
    ...(about.authors.length > 0 ? { Author: about.authors.join('; ') } : {}),
    Keywords: keywordLine(about),
    Creator: tool,
    Producer: tool,
    // The day of issue, never the clock: the same input gives the same bytes.
    CreationDate: new Date(`${about.issued}T00:00:00Z`),
    ModDate: new Date(`${about.issued}T00:00:00Z`),
  };
}

function keywordLine({ keywords }: Metadata): string {
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

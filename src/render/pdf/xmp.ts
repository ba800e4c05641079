import { titleOf } from '../../model/document.js';
import type { RenderInput } from '../../model/render.js';

/**
 * The metadata of a brief as RDF for the XMP packet (ISO 16684-1): the same facts as the document information, the HTML
 * and the Markdown carry. pdfkit's own does not escape what it writes.
 */
export function xmpOf({ document, variant, meta }: RenderInput): string {
  const title = titleOf(document);
  const alternative = (text: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li><rdf:li xml:lang="${variant.locale}">${escapeXml(text)}</rdf:li></rdf:Alt>`;
  const bag = (items: readonly string[]) =>
    `<rdf:Bag>${items.map((item) => `<rdf:li>${escapeXml(item)}</rdf:li>`).join('')}</rdf:Bag>`;
  const issued = `${meta.issued}T00:00:00Z`;
  const properties: readonly (readonly [string, string | undefined])[] = [
    ['dc:format', 'application/pdf'],
    ['dc:title', alternative(title)],
    ['dc:description', alternative(`${meta.packTitle} · ${meta.audience}`)],
    ['dc:creator', meta.issuer && `<rdf:Seq><rdf:li>${escapeXml(meta.issuer)}</rdf:li></rdf:Seq>`],
    ['dc:language', bag([variant.locale])],
    ['dc:subject', bag([variant.audience])],
    ['dc:source', meta.doi && escapeXml(`https://doi.org/${meta.doi}`)],
    ['dc:rights', meta.licence && alternative(meta.licence)],
    ['xmp:CreateDate', issued],
    ['xmp:ModifyDate', issued],
    ['xmp:CreatorTool', 'policy-brief'],
    ['xmpMM:VersionID', escapeXml(meta.version)],
    ['pdf:Producer', 'policy-brief'],
    ['pdf:Keywords', escapeXml(variant.audience)],
  ];
  const lines = properties.flatMap(([name, value]) => (value ? [`<${name}>${value}</${name}>`] : []));
  const names = Object.entries(namespaces).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`);
  return `<rdf:Description rdf:about="" ${names.join(' ')}>\n${lines.join('\n')}\n</rdf:Description>`;
}

const namespaces = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
} as const;

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

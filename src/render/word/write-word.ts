import { strToU8, type Zippable, zipSync } from 'fflate';
import { type NamedText, nameOfText } from '../../model/named-text.js';
import { originNamespace, type PrintedParagraph } from '../../model/printed-page.js';
import type { RenderInput } from '../../model/render-input.js';
import { directionOf } from '../../schema/scripts.js';
import type { Digest } from '../../text/digest.js';
import { metadataOf } from '../metadata.js';
import { keywordLine, producer } from '../pdf/pdf-metadata.js';
import { BodyXml, borderOf, Ids } from './body-xml.js';
import { Estimate, fitWord, footerRuleGapPt } from './fit-word.js';
import { languageAttributes } from './language-tags.js';
import { numberingXml } from './numbering-xml.js';
import { originXml } from './origin-xml.js';
import { TextPlacer } from './place-texts.js';
import { fontTableXml, stylesXml, themeXml } from './styles-xml.js';
import { paragraphsOf, type WordPage } from './word-blocks.js';
import { wordPage } from './word-page.js';
import { looksOf, measuresOf } from './word-styles.js';
import { attribute, content, element, empty, hex, twips, wordNamespaces, xmlHead } from './xml.js';

/** The name of the property that says which page a document is. */
export const identifierProperty = 'policy-brief';

/** The name of the bookmark around a text: letters and digits, at most 40 (Word). Whoever has the pack can make it again. */
export function bookmarkOfText(text: Pick<NamedText, 'key' | 'language' | 'length'>, digest: Digest): string {
  return `pb_${digest(nameOfText(text)).slice(0, 20)}`;
}

/** The start of the digest of a text in the YAML, in the properties of a document. */
export function digestInWord(source: string, digest: Digest): string {
  return digest(source.trim()).slice(0, 20);
}

/** One day of all: zip files have dates, from 1980 on. */
const zipDate = '1980-01-01T00:00:00';

/** A brief as a document of Word. @param texts those of the pack that it may print */
export function renderWord(input: RenderInput, texts: readonly NamedText[], digest: Digest): Uint8Array {
  const page = wordPage(input, new TextPlacer(texts));
  const setting = fitWord(input, page);
  const { theme, variant } = input;
  const measures = measuresOf(theme, variant.paper);
  const looks = looksOf(theme, variant.locale, setting);
  const estimate = new Estimate(looks, measures);
  const options = { theme, locale: variant.locale, looks, isHyphenated: input.rules.lines.hyphenation !== undefined };
  const ids = new Ids();
  const part = () => {
    const relations = new Relations();
    const body = new BodyXml({
      ...options,
      widthPt: estimate.widthPt,
      ruleRoomPt: estimate.ruleRoomPt,
      bookmarkOf: (text) => bookmarkOfText(text, digest),
      relate: (kind, target) => relations.of(kind, target),
      ids,
    });
    return { relations, body };
  };
  const [main, foot] = [part(), part()];
  const header = main.relations.of('header', 'header1.xml');
  const footer = main.relations.of('footer', 'footer1.xml');
  for (const kind of ['styles', 'numbering', 'settings', 'fontTable', 'theme'] as const) {
    main.relations.of(kind, kind === 'theme' ? 'theme/theme1.xml' : `${kind}.xml`);
  }
  const footerPt = estimate.of(page.footer, estimate.widthPt) + footerRuleGapPt;
  const section = sectionXml(input, measures, footerPt, { header, footer });
  main.relations.of('customXml', '../customXml/item1.xml');
  const paragraphs = [...paragraphsOf(page.body), ...paragraphsOf(page.footer)];
  const origin = originXml(paragraphs);
  const numberedLists = Math.max(0, ...paragraphs.map(({ numberedList = 0 }) => numberedList));
  const body = main.body.blocks(page.body);
  const footerBody = `${footRule(input)}${foot.body.blocks(page.footer)}`;
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': contentTypes(input),
    '_rels/.rels': packageRelations,
    'docProps/core.xml': coreXml(input),
    'docProps/app.xml': appXml(input),
    'docProps/custom.xml': customXml(input, page, digest),
    'word/document.xml': `${xmlHead}<w:document ${wordNamespaces}><w:body>${body}<w:sectPr>${section}</w:sectPr></w:body></w:document>`,
    'word/_rels/document.xml.rels': main.relations.xml(),
    'word/header1.xml': headerXml(input, measures.sidePt),
    'word/footer1.xml': `${xmlHead}<w:ftr ${wordNamespaces}>${footerBody}</w:ftr>`,
    'word/_rels/footer1.xml.rels': foot.relations.xml(),
    'word/styles.xml': stylesXml(options),
    'word/numbering.xml': numberingXml(options, numberedLists),
    'word/settings.xml': settingsXml(input),
    'word/fontTable.xml': fontTableXml(options),
    'word/theme/theme1.xml': themeXml(options),
    'customXml/item1.xml': origin,
    'customXml/itemProps1.xml': itemXml(digest(origin)),
    'customXml/_rels/item1.xml.rels': itemRelations,
    ...pictures(input),
  };
  return packed(files);
}

/** The sheet with its margins, and the parts for what stands at its head and foot. */
function sectionXml(
  { variant }: RenderInput,
  { widthPt, heightPt, topPt, bottomPt, sidePt }: ReturnType<typeof measuresOf>,
  footerPt: number,
  { header, footer }: { readonly header: string; readonly footer: string },
): string {
  return [
    empty('w:headerReference', { 'w:type': 'default', 'r:id': header }),
    empty('w:footerReference', { 'w:type': 'default', 'r:id': footer }),
    empty('w:pgSz', { 'w:w': twips(widthPt), 'w:h': twips(heightPt) }),
    empty('w:pgMar', {
      'w:top': twips(topPt),
      'w:right': twips(sidePt),
      'w:bottom': twips(bottomPt + footerPt),
      'w:left': twips(sidePt),
      'w:header': '0',
      'w:footer': twips(bottomPt),
      'w:gutter': '0',
    }),
    directionOf(variant.locale) === 'rtl' ? '<w:bidi/>' : '',
  ].join('');
}

function packed(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const zippable: Zippable = Object.fromEntries(
    Object.entries(files).map(([name, file]) => [name, typeof file === 'string' ? strToU8(file) : file]),
  );
  // The time of a zip file is in the zone of the machine: given as its parts, it is the same everywhere.
  return zipSync(zippable, { level: 9, mtime: new Date(zipDate) });
}

/** The paragraphs that a document shows, for whoever has one that came back. */
export function printedParagraphs(input: RenderInput, texts: readonly NamedText[]): readonly PrintedParagraph[] {
  const { body, footer } = wordPage(input, new TextPlacer(texts));
  return [...paragraphsOf(body), ...paragraphsOf(footer)];
}

const relationTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
type RelationKind =
  | 'link'
  | 'logo'
  | 'header'
  | 'footer'
  | 'styles'
  | 'numbering'
  | 'settings'
  | 'fontTable'
  | 'theme'
  | 'customXml';

class Relations {
  private readonly all: { readonly kind: RelationKind; readonly target: string }[] = [];

  of(kind: RelationKind, target: string): string {
    const known = this.all.findIndex((one) => one.kind === kind && one.target === target);
    if (known !== -1) return `rId${known + 1}`;
    this.all.push({ kind, target });
    return `rId${this.all.length}`;
  }

  xml(): string {
    const lines = this.all.map(({ kind, target }, i) => {
      const type = kind === 'link' ? 'hyperlink' : kind === 'logo' ? 'image' : kind;
      return empty('Relationship', {
        Id: `rId${i + 1}`,
        Type: `${relationTypes}/${type}`,
        Target: target,
        ...(kind === 'link' ? { TargetMode: 'External' } : {}),
      });
    });
    return `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`;
  }
}

const packageRelations = `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationTypes}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="${relationTypes}/extended-properties" Target="docProps/app.xml"/><Relationship Id="rId4" Type="${relationTypes}/custom-properties" Target="docProps/custom.xml"/></Relationships>`;

function contentTypes({ logo }: RenderInput): string {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const office = 'application/vnd.openxmlformats-officedocument';
  const overrides = [
    ['/word/document.xml', `${word}.document.main+xml`],
    ['/word/header1.xml', `${word}.header+xml`],
    ['/word/footer1.xml', `${word}.footer+xml`],
    ['/word/styles.xml', `${word}.styles+xml`],
    ['/word/numbering.xml', `${word}.numbering+xml`],
    ['/word/settings.xml', `${word}.settings+xml`],
    ['/word/fontTable.xml', `${word}.fontTable+xml`],
    ['/word/theme/theme1.xml', `${office}.theme+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['/docProps/app.xml', `${office}.extended-properties+xml`],
    ['/docProps/custom.xml', `${office}.custom-properties+xml`],
    ['/customXml/itemProps1.xml', `${office}.customXmlProperties+xml`],
  ].map(([name = '', type = '']) => empty('Override', { PartName: name, ContentType: type }));
  const defaults = [
    ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
    ['xml', 'application/xml'],
    ...(logo
      ? [
          ['png', 'image/png'],
          ['jpeg', 'image/jpeg'],
          ['svg', 'image/svg+xml'],
        ]
      : []),
  ].map(([extension = '', type = '']) => empty('Default', { Extension: extension, ContentType: type }));
  return `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults.join('')}${overrides.join('')}</Types>`;
}

const itemRelations = `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationTypes}/customXmlProps" Target="itemProps1.xml"/></Relationships>`;

/** Names the custom XML. @param digest of it, hexadecimal */
function itemXml(digest: string): string {
  const id = digest.toUpperCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/s, '{$1-$2-$3-$4-$5}');
  const schema = `<ds:schemaRefs>${empty('ds:schemaRef', { 'ds:uri': originNamespace })}</ds:schemaRefs>`;
  return `${xmlHead}<ds:datastoreItem ds:itemID="${id}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">${schema}</ds:datastoreItem>`;
}

/** One clear pixel, for programs that show no SVG. */
const blankPng = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII='),
  (character) => character.charCodeAt(0),
);

function pictures({ logo }: RenderInput): Readonly<Record<string, Uint8Array>> {
  if (!logo) return {};
  return {
    [`word/media/logo.${logo.kind}`]: logo.bytes,
    ...(logo.kind === 'svg' ? { 'word/media/blank.png': blankPng } : {}),
  };
}

function coreXml(input: RenderInput): string {
  const metadata = metadataOf(input);
  const { title, description, authors, language, issued, version } = metadata;
  const date = `${issued}T00:00:00Z`;
  const line = (name: string, value: string) => (value === '' ? '' : `<${name}>${content(value)}</${name}>`);
  const lines = [
    line('dc:title', title),
    line('dc:subject', description),
    line('dc:creator', authors.join('; ')),
    line('cp:keywords', keywordLine(metadata)),
    line('dc:description', description),
    line('dc:identifier', metadata.identifier),
    line('dc:language', language),
    line('cp:version', version),
    `<dcterms:created xsi:type="dcterms:W3CDTF">${date}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${date}</dcterms:modified>`,
  ];
  return `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${lines.join('')}</cp:coreProperties>`;
}

function appXml(input: RenderInput): string {
  const { publisher } = metadataOf(input);
  const company = publisher === undefined ? '' : `<Company>${content(publisher)}</Company>`;
  return `${xmlHead}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${producer}</Application>${company}</Properties>`;
}

/** Which page it is, and for each bookmark the text that it is around, with the digest of what stands in the YAML. */
function customXml(input: RenderInput, page: WordPage, digest: Digest): string {
  const { variant } = input;
  const { version, audience, asAt } = metadataOf(input);
  const texts = new Map(
    [...paragraphsOf(page.body), ...paragraphsOf(page.footer)].flatMap((paragraph) =>
      paragraph.texts.map(({ text }) => [bookmarkOfText(text, digest), text] as const),
    ),
  );
  const properties: readonly (readonly [string, string])[] = [
    [identifierProperty, [variant.pack, variant.audience, variant.locale, variant.paper, variant.theme].join(' ')],
    ['Version', version],
    ['Audience', audience],
    ['As at', asAt],
    ...[...texts].map(([name, text]) => [name, `${digestInWord(text.source, digest)} ${nameOfText(text)}`] as const),
  ];
  const lines = properties.map(
    ([name, value], i) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${i + 2}" name="${attribute(name)}"><vt:lpwstr>${content(value)}</vt:lpwstr></property>`,
  );
  return `${xmlHead}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${lines.join('')}</Properties>`;
}

/** The band of the accent across the top of the sheet. */
function headerXml({ theme }: RenderInput, sidePt: number): string {
  const properties = [
    empty('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': hex(theme.colours.accent) }),
    empty('w:spacing', { 'w:before': '0', 'w:after': '0', 'w:line': '160', 'w:lineRule': 'exact' }),
    empty('w:ind', { 'w:left': `-${twips(sidePt)}`, 'w:right': `-${twips(sidePt)}` }),
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>',
  ].join('');
  return `${xmlHead}<w:hdr ${wordNamespaces}>${element('w:p', {}, element('w:pPr', {}, properties))}</w:hdr>`;
}

function footRule({ theme }: RenderInput): string {
  const properties = [
    element('w:pBdr', {}, empty('w:top', borderOf(theme.colours.rule, 0))),
    empty('w:spacing', { 'w:before': '0', 'w:after': '0', 'w:line': twips(footerRuleGapPt), 'w:lineRule': 'exact' }),
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>',
  ].join('');
  return element('w:p', {}, element('w:pPr', {}, properties));
}

/** A word is divided where else a line would be short, as in the PDF, and no more than two in a row. */
const hyphenationSettings = [
  '<w:autoHyphenation/>',
  empty('w:consecutiveHyphenLimit', { 'w:val': '2' }),
  empty('w:hyphenationZone', { 'w:val': twips(36) }),
].join('');

/** Changes are tracked from the first one on: that is what the document is sent for. */
function settingsXml({ variant, rules }: RenderInput): string {
  const { hyphenation } = rules.lines;
  const settings = [
    '<w:trackRevisions/>',
    '<w:defaultTabStop w:val="720"/>',
    ...(hyphenation ? [hyphenationSettings] : []),
    '<w:characterSpacingControl w:val="compressPunctuation"/>',
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
    empty('w:themeFontLang', languageAttributes(variant.locale)),
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
  ];
  return `${xmlHead}<w:settings ${wordNamespaces}>${settings.join('')}</w:settings>`;
}

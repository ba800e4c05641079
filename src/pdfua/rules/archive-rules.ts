import { capitalized } from '../../text/capitalized.js';
import { isArray, PdfDict, PdfName, PdfStream, PdfString, type PdfValue, targetOf } from '../reader/objects.js';
import type { Page } from '../reader/pages.js';
import type { PdfFile } from '../reader/pdf-file.js';
import { packetText, readXmp } from '../reader/xmp.js';
import { readXmpProperties, type XmpProperty } from '../reader/xmp-properties.js';
import type { ReportViolation } from './rules.js';

/** The namespace of the identification of PDF/A. */
const identification = 'http://www.aiim.org/pdfa/ns/id/';

/** The level of PDF/A that a file says it has, such as "2a"; undefined where it says none. */
export function claimedLevel(file: PdfFile): string | undefined {
  const packet = packetOf(file);
  // Most files say none, and need not be read for it.
  if (!packet?.includes(identification)) return undefined;
  const { values } = readXmp(packet);
  const part = values.get('pdfaid:part')?.[0]?.trim();
  return part === undefined ? undefined : part + (values.get('pdfaid:conformance')?.[0]?.trim().toLowerCase() ?? '');
}

function packetOf(file: PdfFile): Buffer | undefined {
  const stream = file.stream(file.catalog.get('Metadata'));
  return stream && file.bytes(stream);
}

/**
 * The rules of PDF/A-2 and PDF/A-3 (ISO 19005-2 and 19005-3) that concern what we write. Those on fonts, tags and
 * languages are rules of PDF/UA too.
 * @param level the level that the file must have: "2a" or "3a"
 */
export function checkArchive(
  file: PdfFile,
  bytes: Buffer,
  { level, pages }: { readonly level: string; readonly pages: readonly Page[] },
  report: ReportViolation,
): void {
  const claimed = claimedLevel(file);
  if (claimed !== level) {
    report('archive-level', `The metadata says PDF/A-${claimed ?? 'nothing'}, not PDF/A-${level} (pdfaid).`);
  }
  checkFrame(file, bytes, report);
  checkOutputIntent(file, report);
  checkProperties(file, report);
  checkCatalog(file, level, report);
  for (const page of pages) checkPage(file, page, report);
  for (const [number, value] of file.objects) checkObject(file, number, value, report);
}

/** The first and the last bytes (ISO 19005-2, 6.1.2 and 6.1.3). */
function checkFrame(file: PdfFile, bytes: Buffer, report: ReportViolation): void {
  const comment = bytes.subarray(9, 14);
  if (comment[0] !== 0x25 || comment.length < 5 || comment.subarray(1).some((byte) => byte < 128)) {
    report('archive-file', 'The second line is no comment of four bytes that are no ASCII.');
  }
  if (!/%%EOF\r?\n?$/.test(bytes.toString('latin1', bytes.length - 8))) {
    report('archive-file', 'Something stands behind the end of the file (%%EOF).');
  }
  const ids = file.array(file.trailer.get('ID'));
  if (ids.length !== 2) report('archive-file', 'The trailer has no identifier of the file (ID).');
}

/** Where a profile says that it is one, and of which colours (ISO 15076-1, 7.2). */
const [signatureAt, coloursAt, versionAt] = [36, 16, 8];

/** The colours that numbers mean (ISO 19005-2, 6.2.3). */
function checkOutputIntent(file: PdfFile, report: ReportViolation): void {
  const intents = file.array(file.catalog.get('OutputIntents')).map((value) => file.dict(value));
  const intent = intents.find((one) => file.name(one?.get('S')) === 'GTS_PDFA1');
  const wrong = (what: string) => report('archive-colour', `${what} (OutputIntents).`);
  if (!intent) {
    wrong('The file does not say which colours its numbers mean');
    return;
  }
  if (file.text(intent.get('OutputConditionIdentifier')) === undefined) wrong('The output intent has no name');
  const stream = file.stream(intent.get('DestOutputProfile'));
  const profile = stream ? file.bytes(stream) : Buffer.alloc(0);
  if (profile.toString('latin1', signatureAt, signatureAt + 4) !== 'acsp') {
    wrong('What is embedded as a colour profile is none');
    return;
  }
  if (profile.readUInt32BE(0) !== profile.length) wrong('The colour profile is cut off');
  if ((profile[versionAt] ?? 0) > 4) wrong('The colour profile is of a later version than 4');
  if (profile.toString('latin1', coloursAt, coloursAt + 4) !== 'RGB ' || file.number(stream?.dict.get('N')) !== 3) {
    wrong('The colour profile is not of red, green and blue');
  }
}

/** Properties of XMP that every reader of PDF/A knows (XMP Specification, September 2005; ISO 19005-2, 6.6.2.3). */
const known: Readonly<Record<string, string>> = {
  'http://purl.org/dc/elements/1.1/':
    'contributor coverage creator date description format identifier language publisher relation rights source subject title type',
  'http://ns.adobe.com/xap/1.0/':
    'Advisory BaseURL CreateDate CreatorTool Identifier Label MetadataDate ModifyDate Nickname Rating Thumbnails',
  'http://ns.adobe.com/xap/1.0/mm/':
    'DerivedFrom DocumentID History InstanceID ManagedFrom Manager ManageTo ManageUI ManagerVariant RenditionClass RenditionParams VersionID Versions',
  'http://ns.adobe.com/xap/1.0/rights/': 'Certificate Marked Owner UsageTerms WebStatement',
  'http://ns.adobe.com/pdf/1.3/': 'Keywords PDFVersion Producer',
  [identification]: 'part amd corr conformance',
};

function checkProperties(file: PdfFile, report: ReportViolation): void {
  const packet = packetOf(file);
  // What is wrong with the packet itself is said by other rules.
  if (!packet || readXmp(packet).problem !== undefined) return;
  const text = packetText(packet);
  const { used, described } = readXmpProperties(text);
  const isDescribed = ({ uri, name }: XmpProperty) => described.some((one) => one.uri === uri && one.name === name);
  for (const one of used) {
    const isKnown = Object.hasOwn(known, one.uri) && known[one.uri]?.split(' ').includes(one.name);
    if (!isKnown && !isDescribed(one)) {
      report('archive-metadata', `The metadata has the property ${one.name} of ${one.uri} and does not describe it.`);
    }
  }
  if (/<\?xpacket begin=[^?]*\b(?:bytes|encoding)=/.test(text)) {
    report('archive-metadata', 'The head of the metadata says how long or how coded it is.');
  }
}

/** Entries of the catalog that change what is seen, and attached files. */
function checkCatalog(file: PdfFile, level: string, report: ReportViolation): void {
  const { catalog } = file;
  for (const key of ['AA', 'Requirements', 'NeedsRendering']) {
    if (catalog.get(key) !== undefined) report('archive-action', `The catalog has ${key}.`);
  }
  const associated = new Set(file.array(catalog.get('AF')).map(targetOf));
  for (const [number, value] of file.objects) {
    if (!(value instanceof PdfDict) || value.get('EF') === undefined) continue;
    if (level !== '3a') report('archive-attachment', `Object ${number} attaches a file, which PDF/A-2 does not allow.`);
    else if (!associated.has(number)) {
      report('archive-attachment', `The attached file of object ${number} belongs to nothing (AF).`);
    }
    checkAttachment(file, number, value, report);
  }
}

const relationships = ['Source', 'Data', 'Alternative', 'Supplement', 'Unspecified'];

/** ISO 19005-3, 6.8. */
function checkAttachment(file: PdfFile, number: number, specification: PdfDict, report: ReportViolation): void {
  const wrong = (what: string) => report('archive-attachment', `The attached file of object ${number} ${what}.`);
  if (!relationships.includes(file.name(specification.get('AFRelationship')) ?? '')) {
    wrong('does not say how it belongs to the page (AFRelationship)');
  }
  const stream = file.stream(file.dict(specification.get('EF'))?.get('F'));
  if (!stream) {
    wrong('is not there');
    return;
  }
  if (!(file.name(stream.dict.get('Subtype')) ?? '').includes('/')) wrong('does not say its media type (Subtype)');
  if (file.text(file.dict(stream.dict.get('Params'))?.get('ModDate')) === undefined) wrong('has no date (ModDate)');
}

/** Flags of annotations: hidden, printed, not viewed, and so on (ISO 32000-1, table 165). */
const [invisible, hidden, print, noView, toggleNoView] = [1, 2, 4, 32, 256];
const allowedAnnotations =
  'Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup FileAttachment Widget PrinterMark TrapNet Watermark Redact';

/** ISO 19005-2, 6.1.13, 6.3 and 6.5. */
function checkPage(file: PdfFile, { label, dict, annotations, box }: Page, report: ReportViolation): void {
  if (dict.get('AA') !== undefined) report('archive-action', `${capitalized(label)} has actions of its own (AA).`);
  const sides = [box[2] - box[0], box[3] - box[1]];
  if (sides.some((side) => side < 3 || side > 14_400)) {
    report('archive-limits', `${capitalized(label)} is ${sides.join(' × ')} large; sides are 3 to 14400.`);
  }
  for (const annotation of annotations) {
    const flags = file.number(annotation.dict.get('F')) ?? 0;
    const isShown = (flags & print) !== 0 && (flags & (invisible | hidden | noView | toggleNoView)) === 0;
    const wrong = (what: string) => report('archive-annotation', `${capitalized(annotation.label)} ${what}.`);
    if (!allowedAnnotations.split(' ').includes(annotation.type)) wrong('is of a kind that archives do not show');
    if (!isShown && annotation.type !== 'Popup') wrong('is not both seen and printed (F)');
    if (
      annotation.type !== 'Popup' &&
      annotation.type !== 'Link' &&
      file.dict(annotation.dict.get('AP')) === undefined
    ) {
      wrong('does not say how it looks (AP)');
    }
  }
}

const forbiddenActions =
  'Launch Sound Movie ResetForm ImportData JavaScript Hide SetOCGState Rendition Trans GoTo3DView'.split(' ');
const blendModes =
  'Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion Hue Saturation Color Luminosity'.split(
    ' ',
  );
const [maxStringBytes, maxNameBytes, maxInteger] = [32_767, 127, 2_147_483_647];

/** Whatever an object holds, at any depth, which the reader has limited. */
function checkObject(file: PdfFile, number: number, value: PdfValue, report: ReportViolation): void {
  const size = oversizeOf(value);
  if (size !== undefined) report('archive-limits', `Object ${number} has ${size}.`);
  if (isArray(value)) for (const item of value) checkObject(file, number, item, report);
  const dict = value instanceof PdfStream ? value.dict : value;
  if (!(dict instanceof PdfDict)) return;
  if (value instanceof PdfStream) checkStream(file, number, dict, report);
  checkGraphics(file, number, dict, report);
  const action = file.name(dict.get('S')) ?? '';
  if (forbiddenActions.includes(action)) report('archive-action', `Object ${number} has the action ${action}.`);
  for (const [key, entry] of dict.entries) {
    checkObject(file, number, new PdfName(key), report);
    checkObject(file, number, entry, report);
  }
}

function oversizeOf(value: PdfValue): string | undefined {
  if (value instanceof PdfString && value.bytes.length > maxStringBytes) {
    return `a string of more than ${maxStringBytes} bytes`;
  }
  if (value instanceof PdfName && value.value.length > maxNameBytes) return `a name of more than ${maxNameBytes} bytes`;
  const isTooLarge = typeof value === 'number' && Number.isInteger(value) && Math.abs(value) > maxInteger;
  return isTooLarge ? 'an integer that takes more than 32 bits' : undefined;
}

/** Streams and pictures (ISO 19005-2, 6.1.7 and 6.2.8). */
function checkStream(file: PdfFile, number: number, dict: PdfDict, report: ReportViolation): void {
  const wrong = (what: string) => report('archive-stream', `The stream of object ${number} ${what}.`);
  const filters = file.oneOrMore(dict.get('Filter')).map((value) => file.name(value));
  if (filters.some((filter) => filter === 'LZWDecode' || filter === 'LZW' || filter === 'Crypt')) {
    wrong('is packed in a way that archives do not read');
  }
  if (['F', 'FFilter', 'FDecodeParms'].some((key) => dict.get(key) !== undefined)) wrong('is in another file');
  const kind = file.name(dict.get('Subtype'));
  if (kind === 'PS' || dict.get('PS') !== undefined) wrong('is PostScript');
  if (kind !== 'Image') return;
  if (file.resolve(dict.get('Interpolate')) === true) wrong('is a picture that is smoothed (Interpolate)');
  if (dict.get('Alternates') !== undefined || dict.get('OPI') !== undefined) wrong('is a picture with stand-ins');
}

/** Colours that depend on a device, and states of graphics (ISO 19005-2, 6.2.4.3, 6.2.5 and 6.2.10). */
function checkGraphics(file: PdfFile, number: number, dict: PdfDict, report: ReportViolation): void {
  if (file.name(dict.get('ColorSpace')) === 'DeviceCMYK') {
    report(
      'archive-colour',
      `Object ${number} has colours of a printing press (DeviceCMYK), which no profile explains.`,
    );
  }
  const isState = ['ca', 'CA', 'BM', 'SMask', 'TR', 'TR2', 'HTP'].some((key) => dict.get(key) !== undefined);
  if (!isState || dict.get('Subtype') !== undefined) return;
  for (const key of ['TR', 'HTP']) {
    if (dict.get(key) !== undefined)
      report('archive-graphics', `Object ${number} has a state of graphics with ${key}.`);
  }
  if (dict.get('TR2') !== undefined && file.name(dict.get('TR2')) !== 'Default') {
    report('archive-graphics', `Object ${number} has a state of graphics with TR2.`);
  }
  const modes = file.oneOrMore(dict.get('BM')).map((value) => file.name(value) ?? '');
  if (modes.some((mode) => !blendModes.includes(mode))) {
    report('archive-graphics', `Object ${number} blends in a way that the standard does not know (BM).`);
  }
}

import type { PdfDict } from '../reader/objects.js';
import type { PdfFile } from '../reader/pdf-file.js';
import { isIdentityCMap, isPredefinedCMap, orderingOf } from '../reader/predefined-cmaps.js';
import type { ShownFont } from '../reader/shown-font.js';
import type { ReportViolation } from './rules.js';

/** How a composite font comes from codes to glyphs (ISO 14289-1, 7.21.3). */
export function checkCompositeFont(file: PdfFile, font: ShownFont, isEmbedded: boolean, report: ReportViolation): void {
  const encoding = font.dict.get('Encoding');
  const stream = file.stream(encoding);
  const name = stream ? file.name(stream.dict.get('CMapName')) : file.name(encoding);
  if (!stream && name !== undefined && !isPredefinedCMap(name)) {
    report('font-cmap', `The font ${font.label} has the CMap ${name}, which is neither predefined nor embedded.`);
  }
  if (stream) checkEmbeddedCMap(file, font, stream.dict, report);
  if (!isIdentityCMap(name)) checkCollection(file, font, name ?? '', stream?.dict, report);
  if (isEmbedded && file.name(font.glyphs.get('Subtype')) === 'CIDFontType2') {
    const map = font.glyphs.get('CIDToGIDMap');
    if (file.name(map) !== 'Identity' && !file.stream(map)) {
      report('font-cid', `The font ${font.label} does not say which glyphs its identifiers are (CIDToGIDMap).`);
    }
  }
}

function checkEmbeddedCMap(file: PdfFile, font: ShownFont, dict: PdfDict, report: ReportViolation): void {
  const mode = file.number(dict.get('WMode')) ?? 0;
  const { writingMode = 0, used = [] } = font.embeddedCMap ?? {};
  if (mode !== writingMode) {
    report(
      'font-cmap',
      `The CMap of the font ${font.label} has the writing mode ${writingMode}, its dictionary says ${mode}.`,
    );
  }
  const named = file.name(dict.get('UseCMap')) ?? file.name(file.dict(dict.get('UseCMap'))?.get('CMapName'));
  for (const name of new Set([...used, ...(named === undefined ? [] : [named])])) {
    if (!isPredefinedCMap(name)) {
      report('font-cmap', `The CMap of the font ${font.label} refers to ${name}, which is not predefined.`);
    }
  }
}

/** The collection of the CMap is that of the glyphs, in the same or a later state (ISO 32000-1, 9.7.3). */
function checkCollection(
  file: PdfFile,
  font: ShownFont,
  cmap: string,
  dict: PdfDict | undefined,
  report: ReportViolation,
): void {
  const ofGlyphs = collectionOf(file, file.dict(font.glyphs.get('CIDSystemInfo')));
  const ordering = orderingOf(cmap);
  const ofCMap = dict
    ? collectionOf(file, file.dict(dict.get('CIDSystemInfo')))
    : { registry: 'Adobe', ordering, supplement: Number.POSITIVE_INFINITY };
  if (ofCMap.ordering === undefined && !dict) return;
  const isSame =
    ofGlyphs.ordering === ofCMap.ordering &&
    ofGlyphs.registry === ofCMap.registry &&
    (ofGlyphs.supplement ?? 0) <= (ofCMap.supplement ?? 0);
  if (isSame) return;
  const words = ({ registry, ordering: order, supplement }: Collection) => `${registry}-${order}-${supplement}`;
  report(
    'font-collection',
    `The font ${font.label} has the character collection ${words(ofGlyphs)}, its CMap ${dict ? words(ofCMap) : ordering}.`,
  );
}

interface Collection {
  readonly registry: string | undefined;
  readonly ordering: string | undefined;
  readonly supplement: number | undefined;
}

function collectionOf(file: PdfFile, info: PdfDict | undefined): Collection {
  return {
    registry: file.text(info?.get('Registry')),
    ordering: file.text(info?.get('Ordering')),
    supplement: file.number(info?.get('Supplement')),
  };
}

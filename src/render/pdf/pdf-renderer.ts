import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../diagnostics/result.js';
import type { DocumentRoot } from '../../model/document.js';
import type { PageLayout } from '../../model/fitted-brief.js';
import type { PageHeights } from '../../model/page-heights.js';
import type { RenderInput } from '../../model/render-input.js';
import { BoundedCache } from '../../text/bounded-cache.js';
import { findContainer } from '../containers.js';
import { type QrCode, qrCode } from '../image/qr-code.js';
import { metadataOf } from '../metadata.js';
import { missingText } from '../text-integrity.js';
import { DocumentHeights, type Extremes } from './page/document-heights.js';
import { DocumentParts } from './page/document-parts.js';
import { footer } from './page/footer.js';
import { definePage, PageBuilder, placedLogo } from './page/page-builder.js';
import { defaultStyle, endlessPt, type HeightStore, PartMeasurer } from './page/part-heights.js';
import { boxesIn, type PageRegions } from './page/regions.js';
import { Typesetter } from './page/typesetter.js';
import type { DrawnDocument, Fonts } from './pdfmake/font-documents.js';
import { type LaidOut, layOutContent, type Sheet } from './pdfmake/layout.js';
import { printPages } from './pdfmake/printer.js';
import type { Tag } from './structure/tags.js';
import { infoOf, xmpOf } from './structure/xmp.js';

const bandPt = 8;
/** Parts whose heights are kept. */
const mostHeights = 4_000;

interface Placed extends LaidOut {
  readonly sheet: Sheet;
  readonly tags: Tag;
}

/** Sets briefs of one theme. Keep it for many briefs: it holds the parsed fonts. */
export class PdfRenderer {
  private readonly measuring: Fonts['measuring'];
  /** Pages that were laid out and are to be drawn. */
  private readonly kept = new WeakMap<RenderInput, Placed>();
  /** By address: a page is laid out many times before it is drawn. */
  private readonly codes = new Map<string, QrCode>();
  private readonly heights: HeightStore = new BoundedCache(mostHeights);
  private readonly parts = new WeakMap<DocumentRoot, DocumentParts>();

  constructor(private readonly fonts: Fonts) {
    this.measuring = fonts.measuring;
  }

  /** How the page would sit, without drawing it. Fails on characters that no font has. */
  layOut(input: RenderInput): Result<PageLayout> {
    const page = this.page(input);
    const { size, margins } = page.sheet;
    const availablePt = size.height - margins.top - margins.bottom;
    const placed = this.place(page, size.height);
    if (page.typesetter.missing.length > 0) return fail(page.typesetter.missing);
    const fits = placed.pages.length === 1 && placed.contentEndPt - margins.top <= availablePt;
    if (fits) this.kept.set(input, placed);
    // By how much it does not fit is a length only on a page that has no end.
    const { contentEndPt } = fits ? placed : this.place(page, endlessPt);
    return ok({ usedPt: contentEndPt - margins.top, availablePt });
  }

  /** The heights of all parts that pages of one brief may have, at the density of the inputs. */
  measure(inputs: Extremes<RenderInput>): PageHeights {
    const { none, full, short } = inputs;
    const { sheet, typesetter } = this.page(none);
    const { size, margins } = sheet;
    const widthPt = size.width - margins.left - margins.right;
    const measurer = this.measurer(none, typesetter);
    const parts = { full: this.partsOf(full), short: this.partsOf(short), none: this.partsOf(none) };
    const page = new PageBuilder(typesetter, widthPt, placedLogo(none));
    return new DocumentHeights(parts, page, measurer, size.height - margins.top - margins.bottom);
  }

  /** The finished PDF: one page, the same bytes for the same input. */
  async render(input: RenderInput): Promise<Uint8Array> {
    const about = metadataOf(input);
    const document = this.fonts.createDocument({
      autoFirstPage: false,
      font: null,
      compress: true,
      pdfVersion: '1.7',
      displayTitle: true,
      tagged: true,
      lang: input.variant.locale,
      info: infoOf(about),
    });
    document._id = fileId(input);
    // pdfkit writes titles into XMP as they are; an ampersand would break it.
    document._addInfo = () => document.appendXML(xmpOf(about));
    const { pages, tags } = this.kept.get(input) ?? this.placeOnSheet(input);
    // Drawing writes into it where it was drawn.
    this.kept.delete(input);
    if (pages.length !== 1) throw new Error(`a fitted brief took ${pages.length} pages`);
    const bytes = collect(document);
    const missing = missingText(input.document, printPages(pages, document, tags));
    if (missing !== undefined) throw new Error(`the page has lost the words “${missing}”`);
    document.end();
    return bytes;
  }

  /** The same at every density. */
  private partsOf({ document }: RenderInput): DocumentParts {
    const parts = this.parts.get(document) ?? new DocumentParts(document.children);
    this.parts.set(document, parts);
    return parts;
  }

  /** Where the words of each unit stand on the page, a box for each line or part of one. */
  regions(input: RenderInput): PageRegions {
    const { sheet, pages } = this.placeOnSheet(input);
    return { widthPt: sheet.size.width, heightPt: sheet.size.height, boxes: boxesIn(pages) };
  }

  private page(input: RenderInput): { sheet: Sheet; typesetter: Typesetter; input: RenderInput } {
    const { theme, variant, density } = input;
    const paper = theme.papers[variant.paper];
    const side = paper['margin-side-pt'];
    const typesetter = new Typesetter(theme, variant.locale, density, this.fonts, input.spanOf);
    const size = { width: paper['width-pt'], height: paper['height-pt'], orientation: 'portrait' as const };
    const footerPt = this.footerPt(input, typesetter, size.width - 2 * side);
    const bottom = paper['margin-bottom-pt'] + footerPt + typesetter.scale['section-gap-pt'];
    const margins = { left: side, right: side, top: paper['margin-top-pt'], bottom };
    return { sheet: { size, margins }, typesetter, input };
  }

  /** Measured like a part of the page: most readers have the same. */
  private footerPt(input: RenderInput, typesetter: Typesetter, widthPt: number): number {
    const node = findContainer(input.document.children, 'footer');
    if (!node) return 0;
    const code = this.codeOf(input);
    const page = new PageBuilder(typesetter, widthPt, undefined);
    const way = `footer ${input.meta.online ?? ''}`;
    return this.measurer(input, typesetter).measure(way, [node], widthPt, () => footer(node, page, code)).heightPt;
  }

  private measurer({ theme, variant, density }: RenderInput, typesetter: Typesetter): PartMeasurer {
    const setting = `${theme.id} ${variant.locale} ${density}`;
    return new PartMeasurer(this.heights, setting, this.measuring, typesetter);
  }

  private codeOf({ meta: { online } }: RenderInput): QrCode | undefined {
    if (online === undefined) return undefined;
    const code = this.codes.get(online) ?? qrCode(online);
    this.codes.set(online, code);
    return code;
  }

  private placeOnSheet(input: RenderInput): Placed {
    const page = this.page(input);
    return this.place(page, page.sheet.size.height);
  }

  private place(page: ReturnType<PdfRenderer['page']>, heightPt: number): Placed {
    const { sheet, typesetter, input } = page;
    const { width } = sheet.size;
    const { left, right } = sheet.margins;
    const definition = definePage(input, typesetter, width - left - right, this.codeOf(input));
    const band = { type: 'rect', x: 0, y: 0, w: width, h: bandPt, color: input.theme.colours.accent };
    const laidOut = layOutContent(
      definition.content,
      { ...sheet, size: { ...sheet.size, height: heightPt } },
      this.measuring,
      defaultStyle,
      {
        background: () => ({ canvas: [{ ...band }] }),
        // One page, so that the footer is asked for once.
        footer: () => ({ ...definition.footer, margin: [left, typesetter.scale['section-gap-pt'], right, 0] }),
      },
    );
    return { ...laidOut, sheet, tags: definition.tags };
  }
}

/** pdfkit hashes only the info; two briefs of one title would share their identity. */
function fileId(input: RenderInput): Buffer {
  const { document, variant, meta, theme, density, logo } = input;
  const picture = logo && createHash('sha256').update(logo.bytes).digest('hex');
  const content = JSON.stringify([document, variant, meta, theme, density, picture]);
  return createHash('sha256').update(content).digest().subarray(0, 16);
}

function collect(document: DrawnDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}

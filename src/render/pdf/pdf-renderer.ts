import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../diagnostics/result.js';
import type { DocumentRoot } from '../../model/document.js';
import type { PageLayout } from '../../model/fitted-brief.js';
import type { PageHeights } from '../../model/page-heights.js';
import type { RenderInput } from '../../model/render-input.js';
import { themeFor } from '../../schema/theme.js';
import { linkTarget } from '../../text/address.js';
import { BoundedCache } from '../../text/bounded-cache.js';
import { findContainer } from '../containers.js';
import { type QrCode, qrCode } from '../image/qr-code.js';
import { metadataOf } from '../metadata.js';
import { missingText } from '../text-integrity.js';
import { DocumentHeights, type Extremes } from './page/document-heights.js';
import { DocumentParts } from './page/document-parts.js';
import { footer } from './page/footer.js';
import { buildPage, PageBuilder, placedLogo } from './page/page-builder.js';
import { type HeightCache, PartMeasurer } from './page/part-heights.js';
import { boxesOn, type PageRegions } from './page/regions.js';
import { type Built, Typesetter } from './page/typesetter.js';
import { infoOf, xmpOf } from './pdf-metadata.js';
import type { DrawnDocument, Fonts } from './pdfmake/font-documents.js';
import { type Layout, layOutContent, type Sheet, unboundedHeightPt } from './pdfmake/layout.js';
import { printPages } from './pdfmake/printer.js';

const bandHeightPt = 8;
const maxCachedHeights = 4_000;

/** What a brief is set on and with. */
interface PageSetup {
  readonly input: RenderInput;
  readonly sheet: Sheet;
  readonly typesetter: Typesetter;
  /** The width of the content. */
  readonly widthPt: number;
}

type PageSetting = Layout & Pick<Built<unknown>, 'structure' | 'problems'>;

/** Sets briefs of one theme. Keep it for many briefs: it holds the fonts and what was measured with them. */
export class PdfRenderer {
  /** Pages that fit, until they are drawn. */
  private readonly fitting = new WeakMap<RenderInput, PageSetting>();
  /** By address: a page is laid out many times before it is drawn. */
  private readonly qrCodes = new Map<string, QrCode>();
  private readonly heights: HeightCache = new BoundedCache(maxCachedHeights);
  private readonly parts = new WeakMap<DocumentRoot, DocumentParts>();

  constructor(private readonly fonts: Fonts) {}

  /** The height that a page takes, without drawing it. Fails on characters that no font has. */
  layOut(input: RenderInput): Result<PageLayout> {
    const setup = this.setUp(input);
    const { margins } = setup.sheet;
    const availablePt = availableHeightPt(setup.sheet);
    const setting = this.typeset(setup);
    if (setting.problems.length > 0) return fail(setting.problems);
    const fits = setting.pages.length === 1 && setting.contentEndPt - margins.top <= availablePt;
    if (fits) this.fitting.set(input, setting);
    // Only an unbounded page tells by how much the content is too long.
    const { contentEndPt } = fits ? setting : this.typeset(setup, unboundedHeightPt);
    return ok({ usedPt: contentEndPt - margins.top, availablePt });
  }

  /** The heights of all parts that pages of one brief may have, at the density of the inputs. */
  measure({ none, full, short }: Extremes<RenderInput>): PageHeights {
    const { sheet, typesetter, widthPt } = this.setUp(none);
    const parts = { full: this.partsOf(full), short: this.partsOf(short), none: this.partsOf(none) };
    const page = new PageBuilder(typesetter, widthPt, placedLogo(none));
    return new DocumentHeights(parts, page, this.measurer(none, typesetter), availableHeightPt(sheet));
  }

  /** The finished PDF: one page, the same bytes for the same input. */
  async render(input: RenderInput): Promise<Uint8Array> {
    const metadata = metadataOf(input);
    const document = this.fonts.createDocument({
      autoFirstPage: false,
      font: null,
      compress: true,
      pdfVersion: '1.7',
      displayTitle: true,
      tagged: true,
      lang: input.variant.locale,
      info: infoOf(metadata),
    });
    document._id = fileId(input);
    document._addInfo = () => document.appendXML(xmpOf(metadata));
    const { pages, structure } = this.fitting.get(input) ?? this.typeset(this.setUp(input));
    // Drawing changes the pages.
    this.fitting.delete(input);
    if (pages.length !== 1) throw new Error(`a fitted brief took ${pages.length} pages`);
    const bytes = collect(document);
    const missing = missingText(input.document, printPages(pages, document, structure));
    if (missing !== undefined) throw new Error(`the page has lost the words “${missing}”`);
    document.end();
    return bytes;
  }

  /** Where the words of each unit are on the page, with a box for each line or part of one. */
  regions(input: RenderInput): PageRegions {
    const setup = this.setUp(input);
    const { width, height } = setup.sheet.size;
    return { widthPt: width, heightPt: height, boxes: boxesOn(this.typeset(setup).pages) };
  }

  /** The same at every density. */
  private partsOf({ document }: RenderInput): DocumentParts {
    const parts = this.parts.get(document) ?? new DocumentParts(document.children);
    this.parts.set(document, parts);
    return parts;
  }

  private setUp(input: RenderInput): PageSetup {
    const { theme, variant, density } = input;
    const paper = theme.papers[variant.paper];
    const side = paper['margin-side-pt'];
    const typesetter = new Typesetter(theme, variant.locale, density, this.fonts, input.textsWith);
    const size = { width: paper['width-pt'], height: paper['height-pt'], orientation: 'portrait' as const };
    const footerPt = this.footerPt(input, typesetter, size.width - 2 * side);
    const bottom = paper['margin-bottom-pt'] + footerPt + typesetter.scale['section-gap-pt'];
    const margins = { left: side, right: side, top: paper['margin-top-pt'], bottom };
    return { input, sheet: { size, margins }, typesetter, widthPt: size.width - side - side };
  }

  /** Measured like a part of the page: most readers have the same footer. */
  private footerPt(input: RenderInput, typesetter: Typesetter, widthPt: number): number {
    const node = findContainer(input.document.children, 'footer');
    if (!node) return 0;
    const qr = this.qrCodeOf(input);
    const page = new PageBuilder(typesetter, widthPt, undefined);
    const how = `footer ${input.meta.online ?? ''}`;
    return this.measurer(input, typesetter).measure(how, [node], widthPt, () => footer(node, page, qr)).heightPt;
  }

  private measurer({ theme, variant, density }: RenderInput, typesetter: Typesetter): PartMeasurer {
    const setting = `${theme.id} ${variant.locale} ${density}`;
    return new PartMeasurer(this.heights, setting, this.fonts.measuring, typesetter);
  }

  private qrCodeOf({ meta: { online } }: RenderInput): QrCode | undefined {
    if (online === undefined) return undefined;
    const code = this.qrCodes.get(online) ?? qrCode(linkTarget(online) ?? online);
    this.qrCodes.set(online, code);
    return code;
  }

  private typeset({ input, sheet, typesetter, widthPt }: PageSetup, height = sheet.size.height): PageSetting {
    const { size, margins } = sheet;
    const { built, structure, problems } = buildPage(input, typesetter, widthPt, this.qrCodeOf(input));
    const gapPt = typesetter.scale['section-gap-pt'];
    const band = { type: 'rect', x: 0, y: 0, w: size.width, h: bandHeightPt, color: input.theme.colours.accent };
    const layout = layOutContent(built.content, { margins, size: { ...size, height } }, this.fonts.measuring, {
      background: () => ({ canvas: [{ ...band }] }),
      // Called once, since there is one page.
      footer: () => ({ ...built.footer, margin: [margins.left, gapPt, margins.right, 0] }),
    });
    return { ...layout, structure, problems };
  }
}

function availableHeightPt({ size, margins }: Sheet): number {
  return size.height - margins.top - margins.bottom;
}

/** pdfkit would hash only the document information, and give two briefs of one title the same id. */
function fileId(input: RenderInput): Buffer {
  const { document, variant, meta, theme, density, logo } = input;
  const picture = logo && createHash('sha256').update(logo.bytes).digest('hex');
  // Fonts for other scripts leave a file what it was.
  const content = JSON.stringify([document, variant, meta, themeFor(theme, variant.locale), density, picture]);
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

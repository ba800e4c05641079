import { fail, ok, type Result } from '../../diagnostics/result.js';
import type { Archive } from '../../model/archive.js';
import { withoutNumbers } from '../../model/citation-numbers.js';
import { type DocumentRoot, titleOf } from '../../model/document.js';
import type { PageLayout } from '../../model/fitted-brief.js';
import type { PageHeights } from '../../model/page-heights.js';
import type { RenderInput } from '../../model/render-input.js';
import type { Labels } from '../../schema/labels.js';
import { linkTarget } from '../../text/address.js';
import { getOrInsertComputed } from '../../text/once.js';
import { AnnexBuilder, type AnnexColumn } from '../annex/annex-builder.js';
import { annexPages } from '../annex/annex-pages.js';
import { footGapPt, pageFurniture } from '../annex/page-furniture.js';
import { findContainer } from '../containers.js';
import type { Fonts } from '../fonts/theme-fonts.js';
import { type QrCode, qrCode } from '../image/qr-code.js';
import type { Hyphenator } from '../lines/hyphenation.js';
import { metadataOf } from '../metadata.js';
import { type Box, stack, textsIn } from '../page/box.js';
import { DocumentParts } from '../page/document-parts.js';
import { footer } from '../page/footer.js';
import { type Area, heightIn, layOut, type PageVisitor } from '../page/layout.js';
import { PageBuilder, placedLogo, type Setting } from '../page/page-builder.js';
import { DocumentHeights, type Extremes } from '../page/page-heights.js';
import { pageStyles } from '../page/page-styles.js';
import { partProblems } from '../page/part-problems.js';
import { Parts } from '../page/parts.js';
import { type PageRegions, regionsIn } from '../page/regions.js';
import { PageStructure } from '../page/structure.js';
import { Typesetter } from '../page/typesetter.js';
import { printedReferences } from '../printed-references.js';
import { missingText } from '../text-integrity.js';
import { archiveXmp, writeArchive } from './archive.js';
import { infoOf, xmpOf } from './pdf-metadata.js';
import { DrawnDocument } from './pdfmake/drawn-document.js';
import { PagePrinter } from './pdfmake/printer.js';

const bandHeightPt = 8;

/** The boxes of a page, and where they are placed on its sheet. */
interface SetPage {
  readonly page: PageBuilder;
  readonly content: Box;
  readonly footer: Box;
  readonly places: Places;
}

interface Places {
  readonly content: Area;
  readonly footer: Area;
  readonly availablePt: number;
}

/** The words of an annex that are not in its document. */
export type AnnexLabels = Pick<Labels, 'annex' | 'separator'>;

/** Sets briefs of one theme. Keep it for many briefs: it holds the fonts and what was measured with them. */
export class PdfRenderer {
  private readonly settings = new Map<string, Setting>();
  private readonly parts = new WeakMap<DocumentRoot, DocumentParts>();
  /** What was laid out is drawn. */
  private readonly pages = new WeakMap<RenderInput, SetPage>();

  /** @param hyphenators of the languages whose words are divided */
  constructor(
    private readonly fonts: Fonts,
    private readonly hyphenators: ReadonlyMap<string, Hyphenator> = new Map(),
  ) {}

  /** The height that a page takes, without drawing it. Fails on characters that no font has, and on numbers without room. */
  layOut(input: RenderInput): Result<PageLayout> {
    const { page, content, places } = this.setPage(input);
    const problems = partProblems(page, input);
    if (problems.length > 0) return fail(problems);
    return ok({ usedPt: heightIn(content, page.widthPt), availablePt: places.availablePt });
  }

  /** The heights of all parts that pages of one brief may have, at the density of the inputs. */
  measure({ none, full, short }: Extremes<RenderInput>): PageHeights {
    const page = this.builder(none);
    const parts = { full: this.partsOf(full), short: this.partsOf(short), none: this.partsOf(none) };
    return new DocumentHeights(parts, page, none, this.places(none, page).availablePt);
  }

  /** The finished PDF, or its copy for an archive: one page, the same bytes for the same input. */
  async render(input: RenderInput, archive?: Archive): Promise<Uint8Array> {
    return this.write(input, archive, (document) => this.draw(input, document));
  }

  /** The finished PDF of an annex: as many pages as it takes. Fails on characters that no font has. */
  async renderAnnex(input: RenderInput, labels: AnnexLabels, archive?: Archive): Promise<Result<Uint8Array>> {
    const page = this.builder(input);
    const column = new AnnexBuilder(page).column(input.document.children);
    const missing = textsIn(column.box).flatMap((text) => text.missing);
    const problems = partProblems({ missing, cuts: page.cuts }, input);
    if (problems.length > 0) return fail(problems);
    return ok(
      await this.write(input, archive, (document) => this.drawAnnex(input, labels, { page, column }, document)),
    );
  }

  private async write(
    input: RenderInput,
    archive: Archive | undefined,
    draw: (document: DrawnDocument) => string,
  ): Promise<Uint8Array> {
    const metadata = metadataOf(input);
    const options = {
      autoFirstPage: false,
      font: null,
      compress: true,
      pdfVersion: '1.7',
      displayTitle: true,
      tagged: true,
      lang: input.variant.locale,
    };
    const xmp = [xmpOf(metadata), ...(archive ? [archiveXmp(archive)] : [])];
    const document = new DrawnDocument(options, { info: infoOf(metadata), xmp });
    if (input.rules.direction === 'rtl') document._root.data.ViewerPreferences.data.Direction = 'R2L';
    if (archive) writeArchive(document, archive, metadata);
    const drawn = draw(document);
    const missing = missingText(input.document, drawn);
    if (missing !== undefined) throw new Error(`the page has lost the words “${missing}”`);
    document.end();
    return document.bytes;
  }

  /** Where the words of each unit are on the page, with a box for each line or part of one. */
  regions(input: RenderInput): PageRegions {
    const { content, footer: foot, places } = this.setPage(input);
    const paper = input.theme.papers[input.variant.paper];
    const { direction } = input.rules;
    const boxes = [...regionsIn(content, places.content, direction), ...regionsIn(foot, places.footer, direction)];
    return { widthPt: paper['width-pt'], heightPt: paper['height-pt'], boxes };
  }

  private draw(input: RenderInput, document: DrawnDocument): string {
    const { page, content, footer: foot, places } = this.setPage(input);
    const { direction } = input.rules;
    if (heightIn(content, page.widthPt) > places.availablePt) throw new Error('a fitted brief is longer than one page');
    const drawPage = (printer: PagePrinter) => {
      layOut(content, places.content, printer, direction);
      layOut(foot, places.footer, printer, direction);
    };
    return printed(input, document, [content, foot], [drawPage]);
  }

  private drawAnnex(
    input: RenderInput,
    labels: AnnexLabels,
    { page, column }: { readonly page: PageBuilder; readonly column: AnnexColumn },
    document: DrawnDocument,
  ): string {
    const paper = input.theme.papers[input.variant.paper];
    const { direction } = input.rules;
    const { head, headPt, foot, footPt } = pageFurniture(input, titleOf(input.document), labels, page);
    const topPt = paper['margin-top-pt'];
    const footTopPt = paper['height-pt'] - paper['margin-bottom-pt'] - footPt;
    const roomPt = footTopPt - topPt - footGapPt;
    const area = { xPt: paper['margin-side-pt'], widthPt: page.widthPt };
    const pages = annexPages(column, area, { firstPt: roomPt, othersPt: roomPt - headPt }, direction);
    const drawPages = pages.map((one, index) => (printer: PagePrinter) => {
      const furniture: Partial<PageVisitor> = {
        line: (...line) => printer.artifact(...line),
        shapes: (...shapes) => printer.shapes(...shapes),
      };
      if (index > 0) layOut(head, { ...area, yPt: topPt }, furniture, direction);
      one.draw(printer, index > 0 ? topPt + headPt : topPt);
      layOut(foot(index, pages.length), { ...area, yPt: footTopPt }, furniture, direction);
    });
    return printed(input, document, [column.box], drawPages);
  }

  /** The same at every density. */
  private partsOf({ document }: RenderInput): DocumentParts {
    return getOrInsertComputed(this.parts, document, () => new DocumentParts(document.children));
  }

  private setPage(input: RenderInput): SetPage {
    return getOrInsertComputed(this.pages, input, () => {
      const { children } = input.document;
      const page = this.builder(input);
      const last = findContainer(children, 'footer');
      return {
        page,
        content: page.content(children.filter((block) => block !== last).map(withoutNumbers)),
        footer: this.footer(input, page),
        places: this.places(input, page),
      };
    });
  }

  private builder(input: RenderInput): PageBuilder {
    const { theme, variant } = input;
    const paper = theme.papers[variant.paper];
    const widthPt = paper['width-pt'] - 2 * paper['margin-side-pt'];
    return new PageBuilder(this.settingOf(input), widthPt, placedLogo(input));
  }

  private settingOf({ theme, variant: { locale }, density, rules: { direction } }: RenderInput): Setting {
    const key = `${theme.id} ${locale} ${density}`;
    return getOrInsertComputed(this.settings, key, () => {
      const typesetter = new Typesetter(theme, locale, density, this.fonts, this.hyphenators.get(locale), direction);
      return { typesetter, styles: pageStyles(typesetter), parts: new Parts() };
    });
  }

  /** The foot of a page stands on its lower margin, a gap below the room for the content. */
  private places(input: RenderInput, page: PageBuilder): Places {
    const paper = input.theme.papers[input.variant.paper];
    const gapPt = page.typesetter.scale['section-gap-pt'];
    const bottomPt = paper['margin-bottom-pt'] + heightIn(this.footer(input, page), page.widthPt) + gapPt;
    const [heightPt, topPt] = [paper['height-pt'], paper['margin-top-pt']];
    const area = { xPt: paper['margin-side-pt'], widthPt: page.widthPt };
    return {
      content: { ...area, yPt: topPt },
      footer: { ...area, yPt: heightPt - bottomPt + gapPt },
      availablePt: heightPt - topPt - bottomPt,
    };
  }

  /** A part of the page like others: most readers have the same footer. */
  private footer(input: RenderInput, page: PageBuilder): Box {
    const node = findContainer(input.document.children, 'footer');
    if (!node) return stack([]);
    const how = `footer ${input.meta.online ?? ''}`;
    return page.part(how, [node], page.widthPt, () => [footer(node, page, qrCodeOf(input))]);
  }
}

function qrCodeOf({ meta: { online } }: RenderInput): QrCode | undefined {
  return online === undefined ? undefined : qrCode(linkTarget(online) ?? online);
}

/** Draws pages of a tree of boxes, each under a band, and returns their text. */
function printed(
  { theme, variant, document: { children } }: RenderInput,
  document: DrawnDocument,
  boxes: readonly Box[],
  drawPages: readonly ((printer: PagePrinter) => void)[],
): string {
  const paper = theme.papers[variant.paper];
  const [widthPt, heightPt] = [paper['width-pt'], paper['height-pt']];
  const references = new Map(printedReferences(children).map((one) => [one.id, one]));
  const printer = new PagePrinter({ document, structure: new PageStructure(boxes), references });
  const band = { xPt: 0, yPt: 0, widthPt, heightPt: bandHeightPt, colour: theme.colours.accent };
  for (const [index, drawPage] of drawPages.entries()) {
    if (index > 0) printer.turnPage();
    document.addPage({ size: [widthPt, heightPt] });
    printer.shapes([band], []);
    drawPage(printer);
  }
  printer.end();
  return printer.drawn.join('');
}

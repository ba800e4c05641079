import layoutBuilderModule, { type Line, type PageSize } from 'pdfmake/js/LayoutBuilder.js';
import type { PDFDocument } from 'pdfmake/js/PDFDocument.js';
import svgMeasureModule from 'pdfmake/js/SVGMeasure.js';
import type { MeasuredInline } from 'pdfmake/js/TextInlines.js';
import { BriefTextInlines } from './inlines.js';

const { default: LayoutBuilder } = layoutBuilderModule;
const { default: SVGMeasure } = svgMeasureModule;

export interface Sheet {
  readonly size: PageSize;
  readonly margins: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
}

export interface LaidOut {
  readonly pages: object[];
  /** Where the content ends, in pt from the top of the last page. */
  readonly contentEndPt: number;
}

/** Lays out a definition without drawing it. pdfmake changes the definition: build a new one for each pass. */
export function layOutContent(
  content: object,
  sheet: Sheet,
  document: PDFDocument,
  defaultStyle: object,
  furniture: { readonly background?: () => object; readonly footer?: () => object } = {},
): LaidOut {
  const builder = new BriefLayoutBuilder(sheet.size, sheet.margins, new SVGMeasure());
  const { background, footer } = furniture;
  const pages = builder.layoutDocument(content, document, {}, defaultStyle, background, undefined, footer);
  return { pages, contentEndPt: builder.contentEndPt };
}

class BriefLayoutBuilder extends LayoutBuilder {
  contentEndPt = 0;

  override tryLayoutDocument(content: object, document: PDFDocument, ...rest: unknown[]): object {
    this.docMeasure.textInlines = new BriefTextInlines(document);
    return super.tryLayoutDocument(content, document, ...rest);
  }

  /** The last moment at which the writer still stands at the end of the content. */
  override addHeadersAndFooters(header: unknown, footer: unknown): void {
    this.contentEndPt = this.writer.context().y;
    super.addHeadersAndFooters(header, footer);
  }

  /** One strut for each paragraph: a line without Han characters keeps the baseline of its neighbours. */
  override buildNextLine(node: object): Line | null {
    this.keepWhole(node as { _inlines?: MeasuredInline[]; kept?: boolean });
    const line = super.buildNextLine(node);
    const { strutAscentPt } = node as { strutAscentPt?: number };
    if (line && strutAscentPt !== undefined) line.getAscenderHeight = () => strutAscentPt;
    return line;
  }

  /**
   * pdfmake cuts an inline that is wider than what is left of the line, also where only the blank at its end is too
   * much. What fits a line of its own is never cut.
   */
  private keepWhole(node: { _inlines?: MeasuredInline[]; kept?: boolean }): void {
    if (node.kept || !node._inlines) return;
    node.kept = true;
    const { availableWidth } = this.writer.context();
    for (const inline of node._inlines) {
      if (inline.width - inline.trailingCut <= availableWidth) inline.noWrap = true;
    }
  }
}

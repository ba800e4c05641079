import layoutBuilderModule, { type PageSize } from 'pdfmake/js/LayoutBuilder.js';
import lineModule, { type Line } from 'pdfmake/js/Line.js';
import svgMeasureModule from 'pdfmake/js/SVGMeasure.js';
import type { MeasuringDocument } from './font-documents.js';
import { balancedWidth, endOfLine, justify } from './line-widths.js';
import { BriefTextInlines, cutAnywhere } from './text-inlines.js';
import type { MeasuredInline } from './types.js';

const { default: LayoutBuilder } = layoutBuilderModule;
const { default: PdfmakeLine } = lineModule;
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
  document: MeasuringDocument,
  defaultStyle: object,
  furniture: { readonly background?: () => object; readonly footer?: () => object } = {},
): LaidOut {
  const builder = new BriefLayoutBuilder(sheet.size, sheet.margins, new SVGMeasure());
  const { background, footer } = furniture;
  const pages = builder.layoutDocument(content, document, {}, defaultStyle, background, undefined, footer);
  return { pages, contentEndPt: builder.contentEndPt };
}

/** What we hang on a paragraph's node, beside what pdfmake knows. */
interface Paragraph {
  readonly _inlines?: readonly MeasuredInline[];
  /** Those of which each fits a line, and the first that has not been set yet. */
  inlines?: readonly MeasuredInline[];
  nextInline?: number;
  readonly strutAscentPt?: number;
  /** Lines end on the edge of the column. */
  readonly justified?: boolean;
  /** Lines are of about one length, as those of a title. */
  readonly balanced?: boolean;
  balancedWidthPt?: number;
}

class BriefLayoutBuilder extends LayoutBuilder {
  contentEndPt = 0;

  override tryLayoutDocument(content: object, document: MeasuringDocument, ...rest: unknown[]): object {
    this.docMeasure.textInlines = new BriefTextInlines(document);
    return super.tryLayoutDocument(content, document, ...rest);
  }

  /** The last moment at which the writer still stands at the end of the content. */
  override addHeadersAndFooters(header: unknown, footer: unknown): void {
    this.contentEndPt = this.writer.context().y;
    super.addHeadersAndFooters(header, footer);
  }

  /** One strut for each paragraph: a line without Han characters keeps the baseline of its neighbours. */
  override buildNextLine(node: Paragraph): Line | null {
    const { availableWidth } = this.writer.context();
    node.inlines ??= wholeInlines(node._inlines ?? [], availableWidth);
    const { inlines, nextInline = 0 } = node;
    if (nextInline >= inlines.length) return null;
    if (node.balanced) node.balancedWidthPt ??= balancedWidth(inlines, availableWidth);
    const widthPt = node.balancedWidthPt ?? availableWidth;
    const line = new PdfmakeLine(widthPt);
    const end = endOfLine(inlines, nextInline, widthPt);
    for (const inline of inlines.slice(nextInline, end)) line.addInline(inline);
    line.lastLineInParagraph = end === inlines.length;
    node.nextInline = end;
    const { strutAscentPt } = node;
    if (strutAscentPt !== undefined) line.getAscenderHeight = () => strutAscentPt;
    if (node.justified) justify(line, availableWidth);
    return line;
  }
}

/**
 * pdfmake would cut an inline that is wider than what is left of the line, also where only the blank at its end is too
 * much, or before a mark that starts no line. What fits a line of its own is never cut; what does not, we cut.
 */
function wholeInlines(inlines: readonly MeasuredInline[], availableWidth: number): readonly MeasuredInline[] {
  return stretchesIn(inlines).flatMap((stretch) => {
    const cutPt = (stretch[0]?.leadingCut ?? 0) + (stretch.at(-1)?.trailingCut ?? 0);
    const widthPt = stretch.reduce((sum, inline) => sum + inline.width, -cutPt);
    return widthPt <= availableWidth ? stretch : stretch.flatMap(cutAnywhere);
  });
}

/** Inlines that stay together, up to where a line may end. */
function stretchesIn(inlines: readonly MeasuredInline[]): readonly (readonly MeasuredInline[])[] {
  const stretches: MeasuredInline[][] = [];
  let open = false;
  for (const inline of inlines) {
    if (open) stretches.at(-1)?.push(inline);
    else stretches.push([inline]);
    open = inline.noNewLine;
  }
  return stretches;
}

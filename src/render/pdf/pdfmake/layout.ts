import layoutBuilderModule, { type PageSize } from 'pdfmake/js/LayoutBuilder.js';
import lineModule, { type Line } from 'pdfmake/js/Line.js';
import svgMeasureModule from 'pdfmake/js/SVGMeasure.js';
import { groupAdjacent } from '../../group-adjacent.js';
import type { Slot } from '../structure/tags.js';
import type { MeasuringDocument } from './font-documents.js';
import { balancedWidth, endOfLine, justify } from './line-widths.js';
import { atLineEnd, BriefTextInlines, breakAnywhere } from './text-inlines.js';
import type { MeasuredInline } from './types.js';

const { default: LayoutBuilder } = layoutBuilderModule;
const { default: PdfmakeLine } = lineModule;
const { default: SVGMeasure } = svgMeasureModule;

export interface Sheet {
  readonly size: PageSize;
  readonly margins: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
}

/** A page as pdfmake lays it out. */
export interface LaidOutPage {
  readonly items: readonly (
    | { readonly type: 'line'; readonly item: PlacedLine }
    | { readonly type: 'image' | 'svg'; readonly item: PlacedPicture }
    | { readonly type: 'vector'; readonly item: object }
  )[];
}

/** In pt from the top left of the page. */
export type PlacedLine = Line & { readonly x: number; readonly y: number };

/** In pt from the top left of the page. `image` is the name that pdfmake gave it. */
export interface PlacedPicture {
  readonly slot?: Slot;
  readonly image?: string;
  readonly dataUrl?: string;
  readonly x: number;
  readonly y: number;
  readonly _width: number;
  readonly _height: number;
}

export interface Layout {
  readonly pages: LaidOutPage[];
  /** Where the content ends, in pt from the top of the last page. */
  readonly contentEndPt: number;
}

/** Higher than any content, so that it is never broken between pages. */
export const unboundedHeightPt = 100_000;

/** Every fragment names its own font, but pdfmake requires a default. */
const defaultStyle = { font: 'none' };

/** Lays out a definition without drawing it. pdfmake changes the definition: build a new one for each pass. */
export function layOutContent(
  content: object,
  sheet: Sheet,
  document: MeasuringDocument,
  furniture: { readonly background?: () => object; readonly footer?: () => object } = {},
): Layout {
  const builder = new BriefLayoutBuilder(sheet.size, sheet.margins, new SVGMeasure());
  const { background, footer } = furniture;
  const pages = builder.layoutDocument(content, document, {}, defaultStyle, background, undefined, footer);
  return { pages: pages as LaidOutPage[], contentEndPt: builder.contentEndPt };
}

/** Lays out content in one column without margins and without end. */
export function layOutColumn(content: object, widthPt: number, document: MeasuringDocument): Layout {
  const size = { width: widthPt, height: unboundedHeightPt, orientation: 'portrait' as const };
  const margins = { left: 0, right: 0, top: 0, bottom: 0 };
  return layOutContent(content, { size, margins }, document);
}

export function linesOn(pages: readonly LaidOutPage[]): readonly PlacedLine[] {
  return pages.flatMap(({ items }) => items.flatMap(({ type, item }) => (type === 'line' ? [item] : [])));
}

/** What we add to pdfmake's paragraph nodes. */
interface Paragraph {
  readonly _inlines?: readonly MeasuredInline[];
  /** Inlines each of which fits a line, and the first that has no line yet. */
  inlines?: readonly MeasuredInline[];
  nextInline?: number;
  readonly strutAscentPt?: number;
  readonly justified?: boolean;
  readonly balanced?: boolean;
  balancedWidthPt?: number;
}

class BriefLayoutBuilder extends LayoutBuilder {
  contentEndPt = 0;

  override tryLayoutDocument(content: object, document: MeasuringDocument, ...rest: unknown[]): object {
    this.docMeasure.textInlines = new BriefTextInlines(document);
    return super.tryLayoutDocument(content, document, ...rest);
  }

  /** Called when the writer is at the end of the content. */
  override addHeadersAndFooters(header: unknown, footer: unknown): void {
    this.contentEndPt = this.writer.context().y;
    super.addHeadersAndFooters(header, footer);
  }

  /** All lines of a paragraph have the same strut: one without Han characters keeps the baseline of its neighbours. */
  override buildNextLine(node: Paragraph): Line | null {
    const { availableWidth } = this.writer.context();
    node.inlines ??= fittingInlines(node._inlines ?? [], availableWidth);
    const { inlines, nextInline = 0 } = node;
    if (nextInline >= inlines.length) return null;
    if (node.balanced) node.balancedWidthPt ??= balancedWidth(inlines, availableWidth);
    const widthPt = node.balancedWidthPt ?? availableWidth;
    const line = new PdfmakeLine(widthPt);
    const end = endOfLine(inlines, nextInline, widthPt);
    line.lastLineInParagraph = end === inlines.length;
    for (const [i, inline] of inlines.slice(nextInline, end).entries()) {
      const endsLine = nextInline + i === end - 1 && !line.lastLineInParagraph;
      line.addInline(endsLine ? atLineEnd(inline) : inline);
    }
    node.nextInline = end;
    const { strutAscentPt } = node;
    if (strutAscentPt !== undefined) line.getAscenderHeight = () => strutAscentPt;
    if (node.justified) justify(line, availableWidth);
    return line;
  }
}

/**
 * pdfmake would cut an inline that is wider than the rest of its line, also where only the blank at its end does not fit,
 * or before a mark that starts no line. We cut only what does not fit a line of its own.
 */
function fittingInlines(inlines: readonly MeasuredInline[], availableWidth: number): readonly MeasuredInline[] {
  return groupAdjacent(inlines, (before) => before.noNewLine).flatMap((group) => {
    const cutPt = (group[0]?.leadingCut ?? 0) + (group.at(-1)?.trailingCut ?? 0);
    const widthPt = group.reduce((sum, inline) => sum + inline.width, -cutPt);
    return widthPt <= availableWidth ? group : group.flatMap(breakAnywhere);
  });
}

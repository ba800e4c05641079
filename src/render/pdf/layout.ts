import layoutBuilderModule, { type Line, type PageSize } from 'pdfmake/js/LayoutBuilder.js';
import type { PDFDocument } from 'pdfmake/js/PDFDocument.js';
import svgMeasureModule from 'pdfmake/js/SVGMeasure.js';
import textInlinesModule, { type MeasuredInline } from 'pdfmake/js/TextInlines.js';

const { default: LayoutBuilder } = layoutBuilderModule;
const { default: SVGMeasure } = svgMeasureModule;
const { default: TextInlines } = textInlinesModule;

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
    const line = super.buildNextLine(node);
    const { strutAscentPt } = node as { strutAscentPt?: number };
    if (line && strutAscentPt !== undefined) line.getAscenderHeight = () => strutAscentPt;
    return line;
  }
}

/** No line starts with these (W3C clreq, prohibited at line start), nor with a reference mark. */
const notAtStart = /^[，、；：。！？）」』》〉】〕…⋯—·～・％％]/u;
/** No line ends with these; an en dash holds together what it joins ("10–20"). */
const notAtEnd = /[（「『《〈【〔“‘–]$/u;
/** Names joined by a hyphen or a stroke stay together: "South-South", "A/RES/78/311". */
const joinedEnd = /\p{Lu}\p{L}*[-/]$/u;
const joinedStart = /^\p{Lu}/u;
const hanEnd = /\p{Script=Han}$/u;
const hanStart = /^\p{Script=Han}/u;
const latinEnd = /[\p{Script=Latin}\p{Nd}%+)]$/u;
const latinStart = /^[\p{Script=Latin}\p{Nd}(+]/u;
/** The gap between Han and Latin, in em: clreq allows up to a quarter. */
const gapEm = 0.2;

/** pdfmake's inlines with the line-breaking rules and the Han–Latin gap of Chinese. */
class BriefTextInlines extends TextInlines {
  override measure(inlines: object[], styles: object): MeasuredInline[] {
    const measured = super.measure(inlines, styles);
    measured.forEach((inline, i) => {
      const next = measured[i + 1];
      if (!next || inline.lineEnd) return;
      const joined = joinedEnd.test(inline.text) && joinedStart.test(next.text);
      if (next.sup || joined || notAtStart.test(next.text) || notAtEnd.test(inline.text)) inline.noNewLine = true;
      const mixed =
        (hanEnd.test(inline.text) && latinStart.test(next.text)) ||
        (latinEnd.test(inline.text) && hanStart.test(next.text));
      if (mixed && !next.sup && !inline.sup) {
        // As a trailing cut, so that a line which ends here does not count it.
        const gapPt = inline.fontSize * gapEm;
        inline.width += gapPt;
        inline.trailingCut += gapPt;
      }
    });
    return measured;
  }
}

import type { Line } from 'pdfmake/js/LayoutBuilder.js';
import type { PDFDocument } from 'pdfmake/js/PDFDocument.js';
import rendererModule from 'pdfmake/js/Renderer.js';

const { default: Renderer } = rendererModule;

/** pdfmake raises a superscript by this much of its own size, above the tops of the letters beside it. */
const stockRise = 0.75;
/** What looks level with the tops of the letters: a third of the text's size, as typefaces have it. */
const rise = 0.52;

/** Draws laid-out pages. Nothing is fetched: every picture and font comes as bytes. */
export function printPages(pages: object[], document: PDFDocument): void {
  new BriefRenderer(document).renderPages(pages);
}

class BriefRenderer extends Renderer {
  /** One inline at a time, in order, so that a mark can be set lower than pdfmake would. */
  override renderLine(line: Line, x: number, y: number): void {
    const [height, ascender] = [line.getHeight(), line.getAscenderHeight()];
    for (const inline of line.inlines) {
      const alone = Object.create(line, {
        inlines: { value: [inline] },
        getHeight: { value: () => height },
        getAscenderHeight: { value: () => ascender },
      }) as Line;
      super.renderLine(alone, x, inline.sup ? y + inline.fontSize * (stockRise - rise) : y);
    }
  }
}

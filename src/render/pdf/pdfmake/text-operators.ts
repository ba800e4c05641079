import { pdfNumber } from './drawn-font.js';
import type { DrawnDocument } from './font-documents.js';
import type { MeasuredInline } from './types.js';

/**
 * The text operators of a page, the same that pdfkit would write. pdfkit is slower: it sets up a paragraph and shapes the
 * text anew for each word.
 */
export class TextOperators {
  /** Operators by colour. */
  private readonly colours = new Map<string, string>();

  constructor(private readonly document: DrawnDocument) {}

  /** The operators of one word. `topPt` is the top of the ascenders, from the top of the page. */
  operators({ fragment, font: { ascender }, fontSize, text }: MeasuredInline, xPt: number, topPt: number): string {
    const { document } = this;
    const font = document.fontOf(fragment.font, fragment.bold, fragment.italics);
    const { page } = document;
    const yPt = page.height - topPt - (ascender / 1000) * fontSize;
    const colour = this.colour(fragment.color);
    if (text === '') return colour;
    page.fonts[font.id] ??= font.ref();
    const at = { xPt, yPt, sizePt: fontSize };
    return (
      `${colour}\nq\n1 0 0 -1 0 ${pdfNumber(page.height)} cm\nBT\n1 0 0 1 ${pdfNumber(xPt)} ${pdfNumber(yPt)} Tm\n` +
      `/${font.id} ${pdfNumber(fontSize)} Tf\n${font.show(text, fragment.fontFeatures, at)}\nET\nQ`
    );
  }

  /** pdfkit writes the operators once, and registers what they refer to. */
  private colour(colour: string): string {
    const known = this.colours.get(colour);
    if (known !== undefined) return known;
    const operators: string[] = [];
    const { document } = this;
    document.addContent = (operator) => {
      operators.push(operator);
      return document;
    };
    document.opacity(1).fill(colour);
    // Restores the method of the class.
    Reflect.deleteProperty(document, 'addContent');
    const written = operators.join('\n');
    this.colours.set(colour, written);
    return written;
  }
}

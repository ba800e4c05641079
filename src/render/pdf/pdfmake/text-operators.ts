import type { Direction } from '../../../schema/scripts.js';
import { type DrawnFont, pdfNumber, type ShownPart } from './drawn-font.js';

/** What is smaller moves nothing that could be seen, in thousandths of the size. */
const smallest = 0.05;

/** How words are shown. The colour is that of operands. */
export interface ShownStyle {
  readonly font: DrawnFont;
  readonly sizePt: number;
  readonly colour: string;
}

function fontOperator({ font, sizePt }: ShownStyle): string {
  return `/${font.id} ${pdfNumber(sizePt)} Tf`;
}

/**
 * The operators of one text object: colour, font and place are set where they change. Where a word begins is told by how
 * far it is from the end of the word before it on the same line, as kerning is.
 */
export class TextOperators {
  private readonly lines: string[] = [];
  private style: ShownStyle | undefined;
  /** The array of the text operator that is open. */
  private array = '';
  /** Codes that are not yet in it. */
  private codes = '';
  /** By how much the pen is moved back before what comes next, in thousandths of the size. */
  private back = 0;
  private pen = { xPt: Number.NaN, yPt: Number.NaN };

  /**
   * @param style the same object for words that follow one another in it
   * @param at the place of the baseline, in pt from the top left of the page
   */
  show(
    text: string,
    features: readonly string[] | undefined,
    style: ShownStyle,
    direction: Direction,
    at: { readonly xPt: number; readonly yPt: number },
  ): void {
    if (style !== this.style) this.setStyle(style);
    const { font, sizePt } = style;
    const { parts, advance, shifted } = font.show(text, features, direction);
    const scale = sizePt / 1000;
    for (const one of shifted) {
      this.moveTo(at.xPt + one.x * scale, at.yPt - one.y * scale);
      this.add(one.parts);
    }
    if (shifted.length > 0) {
      this.pen = { xPt: Number.NaN, yPt: Number.NaN };
      return;
    }
    if (at.yPt === this.pen.yPt) this.back -= (at.xPt - this.pen.xPt) / scale;
    else this.moveTo(at.xPt, at.yPt);
    this.add(parts);
    this.pen = { xPt: at.xPt + advance * scale, yPt: at.yPt };
  }

  /** All operators; nothing where nothing was shown. */
  end(): string {
    this.flush();
    return this.lines.length === 0 ? '' : `BT\n${this.lines.join('\n')}\nET`;
  }

  private add(parts: readonly ShownPart[]): void {
    for (const part of parts) {
      if (typeof part === 'number') {
        this.back += part;
        continue;
      }
      if (Math.abs(this.back) >= smallest) {
        this.closeCodes();
        this.array += pdfNumber(this.back);
        this.back = 0;
      }
      this.codes += part;
    }
  }

  private setStyle(style: ShownStyle): void {
    const [font, before] = [fontOperator(style), this.style && fontOperator(this.style)];
    const isNewColour = style.colour !== this.style?.colour;
    if (isNewColour || font !== before) this.flush();
    if (isNewColour) this.lines.push(`${style.colour} rg`);
    if (font !== before) this.lines.push(font);
    this.style = style;
  }

  /** The page has its origin at the top: letters are turned back upright. */
  private moveTo(xPt: number, yPt: number): void {
    this.flush();
    this.lines.push(`1 0 0 -1 ${pdfNumber(xPt)} ${pdfNumber(yPt)} Tm`);
    this.back = 0;
  }

  private closeCodes(): void {
    if (this.codes !== '') this.array += `<${this.codes}>`;
    this.codes = '';
  }

  private flush(): void {
    this.closeCodes();
    if (this.array !== '') this.lines.push(`[${this.array}]TJ`);
    this.array = '';
  }
}

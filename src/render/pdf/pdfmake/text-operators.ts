import type { Direction } from '../../../schema/scripts.js';
import { type DrawnFont, pdfNumber, type ShownPart } from './drawn-font.js';

/** What is smaller moves nothing that could be seen, in thousandths of the size. */
const smallest = 0.05;

/**
 * The operators of one text object: colour, font and place are set where they change. Where a word begins is told by how
 * far it is from the end of the word before it on the same line, as kerning is.
 */
export class TextOperators {
  private readonly lines: string[] = [];
  private colour = '';
  private font = '';
  /** The array of the text operator that is open. */
  private array = '';
  /** Codes that are not yet in it. */
  private codes = '';
  /** By how much the pen is moved back before what comes next, in thousandths of the size. */
  private back = 0;
  private pen = { xPt: Number.NaN, yPt: Number.NaN };

  /** @param at the place of the baseline, in pt from the top left of the page */
  show(
    text: string,
    features: readonly string[] | undefined,
    style: {
      readonly font: DrawnFont;
      readonly sizePt: number;
      readonly colour: string;
      readonly direction: Direction;
    },
    at: { readonly xPt: number; readonly yPt: number },
  ): void {
    const { font, sizePt, colour, direction } = style;
    this.setStyle(colour, `/${font.id} ${pdfNumber(sizePt)} Tf`);
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

  private setStyle(colour: string, font: string): void {
    if (colour === this.colour && font === this.font) return;
    this.flush();
    if (colour !== this.colour) this.lines.push(`${colour} rg`);
    if (font !== this.font) this.lines.push(font);
    [this.colour, this.font] = [colour, font];
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

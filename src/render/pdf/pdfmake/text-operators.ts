import type { Fragment, WordRun } from '../../lines/fragment.js';
import type { DrawnFont, ShownPart, ShownText, Stretch } from './drawn-font.js';
import { pdfNumber } from './operands.js';

/** What is smaller moves nothing that could be seen, in thousandths of the size. */
const smallest = 0.05;

/** How words are shown. The colour is that of operands. */
export interface ShownStyle {
  readonly font: DrawnFont;
  readonly sizePt: number;
  readonly colour: string;
}

/** Words of one fragment on a line. */
type ShownWords = Pick<WordRun, 'texts' | 'starts' | 'direction'> & Pick<Fragment, 'features'>;

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
  /** Where the pen is, in pt from the top left of the page. */
  private penXPt = Number.NaN;
  private penYPt = Number.NaN;
  private fontOperator = '';

  /**
   * @param style the same object for words that follow one another in it
   * @param xPt from where the words begin, and `yPt` of the baseline, from the top left of the page
   */
  show({ texts, starts, features, direction }: ShownWords, style: ShownStyle, xPt: number, yPt: number): void {
    if (style !== this.style) this.setStyle(style);
    for (let i = 0; i < texts.length; i += 1) {
      const text = texts[i] ?? '';
      if (text !== '') this.showWord(style, style.font.show(text, features, direction), xPt + (starts[i] ?? 0), yPt);
    }
  }

  private showWord({ sizePt }: ShownStyle, { stretches, advance }: ShownText, xPt: number, yPt: number): void {
    const scale = sizePt / 1000;
    const first = stretches[0];
    const isOnLine = stretches.length === 1 && first?.x === 0 && first.y === 0;
    if (isOnLine && yPt === this.penYPt) this.back -= (xPt - this.penXPt) / scale;
    for (let i = 0; i < stretches.length; i += 1) {
      const { x, y, parts } = stretches[i] as Stretch;
      if (!isOnLine || yPt !== this.penYPt) this.moveTo(xPt + x * scale, yPt - y * scale);
      this.add(parts);
    }
    this.penXPt = xPt + advance * scale;
    this.penYPt = isOnLine ? yPt : Number.NaN;
  }

  /** All operators; nothing where nothing was shown. */
  end(): string {
    this.flush();
    return this.lines.length === 0 ? '' : `BT\n${this.lines.join('\n')}\nET`;
  }

  private add(parts: readonly ShownPart[]): void {
    for (let i = 0; i < parts.length; i += 1) {
      const part = parts[i] as ShownPart;
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
    const operator = `/${style.font.id} ${pdfNumber(style.sizePt)} Tf`;
    const isNewColour = style.colour !== this.style?.colour;
    const isNewFont = operator !== this.fontOperator;
    if (isNewColour || isNewFont) this.flush();
    if (isNewColour) this.lines.push(`${style.colour} rg`);
    if (isNewFont) this.lines.push(operator);
    this.fontOperator = operator;
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

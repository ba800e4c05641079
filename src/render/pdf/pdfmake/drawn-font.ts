import type { CompositePart } from '../../fonts/composite-glyphs.js';
import type { GlyphPosition, ShapedGlyph, ShapedRun } from '../../fonts/font-program.js';
import type { GlyphCluster } from '../../fonts/glyph-clusters.js';
import { type FontSubset, OutlineSubset } from '../../fonts/subset.js';
import { embedFont } from './embedded-font.js';
import { keyOf, type SharedFace } from './shared-face.js';
import type { PDFDocument, PdfFont, PdfReference } from './types.js';

/** Where a text starts, in pt from the bottom left of the page. */
export interface Origin {
  readonly xPt: number;
  readonly yPt: number;
  readonly sizePt: number;
}

/** A font of one document: its subset has only the glyphs shown there, in the order in which they were drawn. */
export class DrawnFont implements PdfFont {
  readonly name: string;
  readonly ascender: number;
  readonly descender: number;
  readonly subset: FontSubset;
  /** By code: in thousandths of the size, and what it says. */
  readonly widths: number[];
  readonly unicode: (readonly number[])[] = [[noCharacter]];
  private readonly scale: number;
  private readonly shown = new Map<string, string>();
  /** Codes of composite glyphs, and of glyphs that say something else than where they were first used. */
  private readonly otherCodes = new Map<string, number>();
  private dictionary: PdfReference | undefined;
  private isEmbedded = false;

  /** @param id its name in the document */
  constructor(
    private readonly document: PDFDocument,
    readonly face: SharedFace,
    readonly id: string,
  ) {
    const { font } = face;
    this.name = font.metrics.name;
    this.ascender = face.ascender;
    this.descender = face.descender;
    this.scale = 1000 / font.unitsPerEm;
    this.subset = font.subset();
    this.widths = [font.missingAdvance];
  }

  get font(): PdfFont['font'] {
    return this.face.font;
  }

  widthOfString(text: string, sizePt: number, features?: readonly string[] | null): number {
    return this.face.widthOfString(text, sizePt, features);
  }

  lineHeight(sizePt: number): number {
    return this.face.lineHeight(sizePt);
  }

  /** A reference to its dictionary. */
  ref(): PdfReference {
    this.dictionary ??= this.document.ref();
    return this.dictionary;
  }

  /** Called by pdfkit at the end of a document. */
  finalize(): void {
    if (this.isEmbedded || !this.dictionary) return;
    embedFont(this, this.face.font.metrics, this.document, this.dictionary);
    this.isEmbedded = true;
  }

  /** The text-showing operators of a text, with kerning. */
  show(text: string, features: readonly string[] | undefined, at: Origin): string {
    const key = keyOf(text, features);
    const known = this.shown.get(key);
    if (known !== undefined) return known;
    const shown = this.face.shape(text, features).flatMap((run) => this.codesOf(run));
    const [codes, positions] = [shown.map(({ code }) => hex(code)), shown.map(({ position }) => position)];
    const moved = positions.some(({ xOffset, yOffset }) => xOffset || yOffset);
    if (moved) return shiftedText(codes, positions, at);
    const operators = textArray(codes, positions);
    this.shown.set(key, operators);
    return operators;
  }

  /** The codes of a run with their places. A letter with its marks is one code, if the font can have glyphs of ours. */
  private codesOf(run: ShapedRun): readonly ShownCode[] {
    const { glyphs, positions, codePoints, clusters } = run;
    const { subset } = this;
    return glyphs.flatMap((glyph, i): readonly ShownCode[] => {
      const position = positions[i] as GlyphPosition;
      const cluster = clusters.find(({ from, to }) => from <= i && i < to);
      if (!cluster || !(subset instanceof OutlineSubset)) {
        return [{ code: this.code(glyph, codePoints[i] ?? []), position }];
      }
      return cluster.from === i ? this.composed(run, cluster, subset) : [];
    });
  }

  /**
   * The glyph of a letter with its marks says the letter, and one that draws nothing says each mark: some programs take
   * all that a code with a mark says for a mark, and see a gap in the word.
   */
  private composed(run: ShapedRun, { from, to, text }: GlyphCluster, subset: OutlineSubset): readonly ShownCode[] {
    const glyphs = run.glyphs.slice(from, to);
    const positions = run.positions.slice(from, to);
    const [{ advanceWidth: advance }] = glyphs as [ShapedGlyph];
    const parts = partsOf(glyphs, positions, this.scale);
    const [letter = 0, ...marks] = [...text].map((character) => character.codePointAt(0) ?? 0);
    const xAdvance = positions.reduce((sum, position) => sum + position.xAdvance, 0);
    const code = this.codeOf(JSON.stringify([letter, parts]), letter, () => subset.add({ advance, parts }));
    this.widths[code] = advance * this.scale;
    return [
      { code, position: { ...nowhere, advanceWidth: advance * this.scale, xAdvance } },
      ...marks.map((mark): ShownCode => {
        const blank = this.codeOf(`mark ${mark}`, mark, () => subset.add({ advance: 0, parts: [] }));
        this.widths[blank] = 0;
        return { code: blank, position: nowhere };
      }),
    ];
  }

  private code(glyph: ShapedGlyph, codePoints: readonly number[]): number {
    const first = this.subset.includeGlyph(glyph.id);
    this.unicode[first] ??= codePoints;
    // A code says one thing only: the same glyph gets another one where it stands for another character, as in `µ μ`.
    const number = saySame(this.unicode[first], codePoints)
      ? first
      : this.codeOf(`${glyph.id} ${codePoints.join()}`, codePoints, () => this.subset.glyphs.push(glyph.id) - 1);
    this.widths[number] ??= glyph.advanceWidth * this.scale;
    return number;
  }

  /** The code of a glyph that says one thing, made when it is first needed. */
  private codeOf(key: string, codePoints: number | readonly number[], make: () => number): number {
    const code = this.otherCodes.get(key) ?? make();
    this.otherCodes.set(key, code);
    this.unicode[code] = [codePoints].flat();
    return code;
  }
}

/** What glyph 0 says, which we never show: pdfkit would have U+0000, which PDF/UA forbids (ISO 14289-1, 7.21.7). */
const noCharacter = 0xfffd;

const nowhere: GlyphPosition = { advanceWidth: 0, xAdvance: 0, xOffset: 0, yOffset: 0 };

const blank = /^\s*$/u;

/** Blanks of any width are found as blanks. */
function saySame(one: readonly number[], other: readonly number[]): boolean {
  if (one.length === other.length && one.every((codePoint, i) => codePoint === other[i])) return true;
  return blank.test(String.fromCodePoint(...one)) && blank.test(String.fromCodePoint(...other));
}

interface ShownCode {
  readonly code: number;
  readonly position: GlyphPosition;
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0');
}

/** @param scale thousandths of the size in a unit of the font */
function partsOf(
  glyphs: readonly ShapedGlyph[],
  positions: readonly GlyphPosition[],
  scale: number,
): readonly CompositePart[] {
  let penX = 0;
  return glyphs.map(({ id, bbox: { minX, maxX, minY, maxY } }, i) => {
    const { xOffset, yOffset, xAdvance } = positions[i] as GlyphPosition;
    const [x, y] = [Math.round((penX + xOffset) / scale), Math.round(yOffset / scale)];
    penX += xAdvance;
    return { glyph: id, x, y, bbox: { minX, maxX, minY, maxY } };
  });
}

/** Glyphs with their kerning as one TJ operator. */
function textArray(codes: readonly string[], positions: readonly GlyphPosition[]): string {
  const parts: string[] = [];
  let last = 0;
  positions.forEach(({ xAdvance, advanceWidth }, i) => {
    if (xAdvance === advanceWidth && i < positions.length - 1) return;
    parts.push(`<${codes.slice(last, i + 1).join('')}> ${pdfNumber(advanceWidth - xAdvance)}`);
    last = i + 1;
  });
  return parts.length > 0 ? `[${parts.join(' ')}] TJ` : '';
}

/** The same for text with shifted glyphs such as accents, each of which gets a text matrix of its own. */
function shiftedText(
  codes: readonly string[],
  positions: readonly GlyphPosition[],
  { xPt, yPt, sizePt }: Origin,
): string {
  const scale = sizePt / 1000;
  const lines: string[] = [];
  const moveTo = (x: number, y: number) => lines.push(`1 0 0 1 ${pdfNumber(x)} ${pdfNumber(y)} Tm`);
  let x = xPt;
  let from = 0;
  const flush = (to: number) => {
    if (from < to) lines.push(textArray(codes.slice(from, to), positions.slice(from, to)));
    from = to;
  };
  let away = false;
  positions.forEach(({ xOffset, yOffset, xAdvance }, i) => {
    const shifted = Boolean(xOffset || yOffset);
    if (shifted || away) flush(i);
    if (shifted) moveTo(x + xOffset * scale, yPt + yOffset * scale);
    else if (away) moveTo(x, yPt);
    away = shifted;
    x += xAdvance * scale;
  });
  flush(positions.length);
  return lines.join('\n');
}

/** A number as pdfkit writes it. */
export function pdfNumber(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}

import type { Direction } from '../../../schema/scripts.js';
import { getOrInsertComputed } from '../../../text/once.js';
import type { CompositeGlyph, CompositePart } from '../../fonts/composite-glyphs.js';
import type { GlyphCluster, GlyphPosition, ShapedGlyph, ShapedRun } from '../../fonts/font-program.js';
import { keyOf, type SharedFace } from '../../fonts/shared-face.js';
import { type FontSubset, OutlineSubset } from '../../fonts/subset.js';
import { embedFont, hex } from './embedded-font.js';
import type { EmbeddedFont, PDFDocument, PdfReference } from './types.js';

/** Codes in hexadecimal, and how far the pen is moved back between them, in thousandths of the size. */
export type ShownPart = string | number;

/** A text as a document shows it. */
export interface ShownText {
  /** One at the start of the text; several, or one elsewhere, where glyphs are moved off their line. */
  readonly stretches: readonly Stretch[];
  /** In thousandths of the size. */
  readonly advance: number;
}

/** Glyphs one after the other. In thousandths of the size, from the start of the text and upwards from its line. */
export interface Stretch {
  readonly x: number;
  readonly y: number;
  readonly parts: readonly ShownPart[];
}

interface ShownCode {
  readonly code: number;
  readonly position: GlyphPosition;
}

/** A font of one document: its subset has only the glyphs shown there, in the order in which they were drawn. */
export class DrawnFont implements EmbeddedFont {
  readonly name: string;
  readonly subset: FontSubset;
  /** By code: in thousandths of the size, and what it says. */
  readonly widths: number[];
  readonly unicode: (readonly number[])[] = [[noCharacter]];
  readonly dictionary: PdfReference;
  private readonly scale: number;
  private readonly shown = new Map<string, ShownText>();
  /** Codes of composite glyphs, and of glyphs that say something else than where they were first used. */
  private readonly otherCodes = new Map<string, number>();

  /** @param id its name in the document */
  constructor(
    private readonly document: PDFDocument,
    readonly face: SharedFace,
    readonly id: string,
  ) {
    const { font } = face;
    this.name = font.metrics.name;
    this.scale = 1000 / font.metrics.unitsPerEm;
    this.subset = font.subset();
    this.widths = [font.missingAdvance];
    this.dictionary = document.ref();
  }

  finalize(): void {
    embedFont(this, this.document);
  }

  /** A text with its kerning. */
  show(text: string, features: readonly string[] | undefined, direction: Direction = 'ltr'): ShownText {
    const key = keyOf(text, features, direction);
    const known = this.shown.get(key);
    if (known !== undefined) return known;
    const runs = this.face.shape(text, features, direction);
    const codes =
      runs.length === 1
        ? this.codesOf(runs[0] as ShapedRun, direction)
        : runs.flatMap((run) => this.codesOf(run, direction));
    const shown = shownText(codes);
    this.shown.set(key, shown);
    return shown;
  }

  /** The codes of a run with their places. A letter with its marks is one code, if the font can have glyphs of ours. */
  private codesOf(run: ShapedRun, direction: Direction): readonly ShownCode[] {
    return direction === 'rtl' ? withoutSideSteps(this.codesFromRight(run)) : this.codesFromLeft(run);
  }

  private codesFromLeft(run: ShapedRun): readonly ShownCode[] {
    const { glyphs, clusters } = run;
    const { subset } = this;
    if (clusters.length === 0 || !(subset instanceof OutlineSubset)) return glyphs.map((_, i) => this.plain(run, i));
    return glyphs.flatMap((_, i) => {
      const cluster = clusters.find(({ from, to }) => from <= i && i < to);
      if (!cluster) return this.plain(run, i);
      return cluster.from === i ? this.marked(run, cluster, subset) : [];
    });
  }

  /** A glyph as it is in its font. */
  private plain({ glyphs, positions, codePoints }: ShapedRun, i: number): ShownCode {
    return { code: this.code(glyphs[i] as ShapedGlyph, codePoints[i] ?? []), position: positions[i] as GlyphPosition };
  }

  /**
   * The glyph of a letter with its marks says the letter, and one that draws nothing says each mark: some programs take
   * all that a code with a mark says for a mark, and see a gap in the word.
   */
  private marked(run: ShapedRun, { from, to, text }: GlyphCluster, subset: OutlineSubset): readonly ShownCode[] {
    const glyphs = run.glyphs.slice(from, to);
    const positions = run.positions.slice(from, to);
    const [letter = 0, ...marks] = [...text].map((character) => character.codePointAt(0) ?? 0);
    const parts = compositeParts(glyphs, positions, this.scale);
    const advance = glyphs[0]?.advanceWidth ?? 0;
    const drawn = this.composed(letter, subset, { advance, parts }, { xAdvance: sumOf(positions) });
    return [drawn, ...marks.map((mark) => this.composed(mark, subset, { advance: 0, parts: [] }))];
  }

  /** The same of a run from right to left, whose glyphs are in their order from left to right: marks before their letter. */
  private codesFromRight(run: ShapedRun): readonly ShownCode[] {
    const { glyphs, positions, codePoints } = run;
    const { subset } = this;
    let from = 0;
    return glyphs.flatMap((glyph, i) => {
      const position = positions[i] as GlyphPosition;
      const says = codePoints[i] ?? [];
      if (subset instanceof OutlineSubset) {
        if (isMark(says) && i < glyphs.length - 1) return [];
        const marks = from;
        from = i + 1;
        const isWide = position.xAdvance - position.advanceWidth > wordGap;
        if (marks < i || says.length > 1 || isWide) return this.markedFromRight(run, marks, i, subset);
      }
      return { code: this.code(glyph, says), position };
    });
  }

  /**
   * A letter with its marks, as from left to right: the marks come after it in the order of reading, so they stand at its
   * left. Programs that put a line in order by the places of its letters take those of one glyph to stand from left to right:
   * so each letter gets a share of the width, the last one first, and the first one draws them all. The blank that a font
   * wants beside a glyph is part of it: it would be taken for one between words.
   */
  private markedFromRight(
    { glyphs, positions, codePoints }: ShapedRun,
    from: number,
    at: number,
    subset: OutlineSubset,
  ): readonly ShownCode[] {
    const { scale } = this;
    const own = positions.slice(from, at + 1);
    const [first = 0, ...others] = codePoints[at] ?? [];
    const marks = codePoints.slice(from, at).flatMap((says) => says.toReversed());
    const xAdvance = sumOf(own);
    const drawn = (glyphs[at] as ShapedGlyph).advanceWidth;
    const isWide = xAdvance - drawn * scale > wordGap && (others.length === 0 || marks.length > 0);
    const width = isWide ? Math.round(xAdvance / scale) : drawn;
    const share = Math.round(width / (others.length + 1));
    const left = share * others.length;
    // Without marks, and of its own width, a glyph is kerned where it is shown.
    const { xOffset, yOffset } = isWide || marks.length > 0 ? nowhere : (positions[at] as GlyphPosition);
    const parts = compositeParts(glyphs.slice(from, at + 1), own, scale).map(({ x, y, ...part }) => {
      return { ...part, x: x - Math.round(xOffset / scale) - left, y: y - Math.round(yOffset / scale) };
    });
    const placed = { xAdvance: xAdvance - left * scale, xOffset, yOffset };
    const letter = this.composed(first, subset, { advance: width - left, parts }, placed);
    const blank = (says: number, advance: number) =>
      this.composed(says, subset, { advance, parts: [] }, { xOffset, yOffset });
    return [...marks.map((mark) => blank(mark, 0)), ...others.toReversed().map((other) => blank(other, share)), letter];
  }

  /** A glyph that is made of others, or of none and blank. */
  private composed(
    says: number,
    subset: OutlineSubset,
    glyph: CompositeGlyph,
    position: Partial<GlyphPosition> = {},
  ): ShownCode {
    const code = this.codeOf(JSON.stringify([says, glyph]), [says], () => subset.add(glyph));
    const advanceWidth = glyph.advance * this.scale;
    this.widths[code] = advanceWidth;
    return { code, position: { ...nowhere, advanceWidth, xAdvance: advanceWidth, ...position } };
  }

  private code({ id, advanceWidth }: ShapedGlyph, codePoints: readonly number[]): number {
    const first = this.subset.includeGlyph(id);
    this.unicode[first] ??= codePoints;
    const said = this.unicode[first];
    // A code says one thing only: a glyph gets another one where it stands for another character, as in `µ μ`.
    const code =
      said === codePoints || saySame(said, codePoints)
        ? first
        : this.codeOf(`${id} ${codePoints.join()}`, codePoints, () => this.subset.glyphs.push(id) - 1);
    this.widths[code] ??= advanceWidth * this.scale;
    return code;
  }

  /** The code of a glyph that says one thing, made when it is first needed. */
  private codeOf(key: string, codePoints: readonly number[], make: () => number): number {
    const code = getOrInsertComputed(this.otherCodes, key, make);
    this.unicode[code] = codePoints;
    return code;
  }
}

/** What glyph 0 says, which we never show: pdfkit would have U+0000, which PDF/UA forbids (ISO 14289-1, 7.21.7). */
const noCharacter = 0xfffd;

/** Programs take a wider gap for a blank, in thousandths of the size. */
const wordGap = 50;

const nowhere: GlyphPosition = { advanceWidth: 0, xAdvance: 0, xOffset: 0, yOffset: 0 };

/**
 * A glyph that is only moved along the line, as kerning from right to left moves it, is placed by what is before it: so its
 * word stays one text.
 */
function withoutSideSteps(codes: readonly ShownCode[]): readonly ShownCode[] {
  const shifts = codes.map(({ position: { xOffset, yOffset } }, i) => (i > 0 && yOffset === 0 ? xOffset : 0));
  return codes.map(({ code, position }, i) => {
    const [own = 0, next = 0] = [shifts[i], shifts[i + 1]];
    if (own === 0 && next === 0) return { code, position };
    const { xAdvance, xOffset } = position;
    return { code, position: { ...position, xAdvance: xAdvance - own + next, xOffset: xOffset - own } };
  });
}

const blank = /^\s*$/u;

function isMark(codePoints: readonly number[]): boolean {
  return /^\p{M}*$/u.test(String.fromCodePoint(...codePoints));
}

/** Blanks of any width are found as blanks. */
function saySame(one: readonly number[], other: readonly number[]): boolean {
  const [text, otherText] = [String.fromCodePoint(...one), String.fromCodePoint(...other)];
  return text === otherText || (blank.test(text) && blank.test(otherText));
}

function sumOf(positions: readonly GlyphPosition[]): number {
  return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
}

/** @param scale thousandths of the size in a unit of the font */
function compositeParts(
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

/** Codes and what their kerning takes away; what is moved off the line, such as an accent, is a stretch by itself. */
function shownText(glyphs: readonly ShownCode[]): ShownText {
  const stretches: Stretch[] = [];
  let parts: ShownPart[] | undefined;
  /** Codes that are not among the parts yet. */
  let codes = '';
  let x = 0;
  for (let i = 0; i < glyphs.length; i += 1) {
    const { code, position } = glyphs[i] as ShownCode;
    const { xOffset, yOffset, xAdvance, advanceWidth } = position;
    const isMoved = xOffset !== 0 || yOffset !== 0;
    if (isMoved || !parts) {
      if (parts && codes !== '') parts.push(codes);
      codes = '';
      parts = [];
      stretches.push({ x: x + xOffset, y: yOffset, parts });
    }
    codes += hex(code);
    if (advanceWidth !== xAdvance || isMoved) {
      parts.push(codes);
      codes = '';
    }
    if (advanceWidth !== xAdvance) parts.push(advanceWidth - xAdvance);
    if (isMoved) parts = undefined;
    x += xAdvance;
  }
  if (parts && codes !== '') parts.push(codes);
  return { stretches, advance: x };
}

import type { Direction } from '../../../schema/scripts.js';
import type { CompositePart } from '../../fonts/composite-glyphs.js';
import type { GlyphCluster, GlyphPosition, ShapedGlyph, ShapedRun } from '../../fonts/font-program.js';
import { keyOf, type SharedFace } from '../../fonts/shared-face.js';
import { type FontSubset, OutlineSubset } from '../../fonts/subset.js';
import { embedFont, hex } from './embedded-font.js';
import type { EmbeddedFont, PDFDocument, PdfReference } from './types.js';

/** Codes in hexadecimal, and how far the pen is moved back between them, in thousandths of the size. */
export type ShownPart = string | number;

/** A text as a document shows it. */
export interface ShownText {
  readonly parts: readonly ShownPart[];
  /** In thousandths of the size. */
  readonly advance: number;
  /** Where glyphs are moved off their line, each of them with its place; then there are no parts. */
  readonly shifted: readonly ShiftedGlyphs[];
}

/** In thousandths of the size, from the start of the text and upwards from its line. */
export interface ShiftedGlyphs {
  readonly x: number;
  readonly y: number;
  readonly parts: readonly ShownPart[];
}

/** A font of one document: its subset has only the glyphs shown there, in the order in which they were drawn. */
export class DrawnFont implements EmbeddedFont {
  readonly name: string;
  readonly ascender: number;
  readonly descender: number;
  readonly subset: FontSubset;
  /** By code: in thousandths of the size, and what it says. */
  readonly widths: number[];
  readonly unicode: (readonly number[])[] = [[noCharacter]];
  private readonly scale: number;
  private readonly shown = new Map<string, ShownText>();
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
    this.scale = 1000 / font.metrics.unitsPerEm;
    this.subset = font.subset();
    this.widths = [font.missingAdvance];
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

  /** A text with its kerning. */
  show(text: string, features: readonly string[] | undefined, direction: Direction = 'ltr'): ShownText {
    const key = keyOf(text, features, direction);
    const known = this.shown.get(key);
    if (known !== undefined) return known;
    const runs = this.face.shape(text, features, direction);
    const shown = direction === 'ltr' && runs.every(isPlain) ? this.plainText(runs) : this.placedText(runs, direction);
    this.shown.set(key, shown);
    return shown;
  }

  /** Glyphs one after the other, as most are: nothing is made of each of them. */
  private plainText(runs: readonly ShapedRun[]): ShownText {
    const parts: ShownPart[] = [];
    let codes = '';
    let advance = 0;
    for (const { glyphs, positions, codePoints } of runs) {
      for (let i = 0; i < glyphs.length; i += 1) {
        const { advanceWidth, xAdvance } = positions[i] as GlyphPosition;
        codes += hex(this.code(glyphs[i] as ShapedGlyph, codePoints[i] ?? []));
        advance += xAdvance;
        const back = advanceWidth - xAdvance;
        if (back === 0) continue;
        parts.push(codes, back);
        codes = '';
      }
    }
    if (codes !== '') parts.push(codes);
    return { parts, advance, shifted: [] };
  }

  private placedText(runs: readonly ShapedRun[], direction: Direction): ShownText {
    const glyphs: ShownCode[] = [];
    let advance = 0;
    let isShifted = false;
    for (const run of runs) {
      if (direction === 'rtl') glyphs.push(...withoutSideSteps(this.codesFromRight(run)));
      else this.addCodes(run, glyphs);
    }
    for (const { position } of glyphs) {
      advance += position.xAdvance;
      isShifted ||= position.xOffset !== 0 || position.yOffset !== 0;
    }
    return isShifted
      ? { parts: [], advance, shifted: shiftedParts(glyphs) }
      : { parts: partsOf(glyphs), advance, shifted: [] };
  }

  /** Adds the codes of a run with their places. A letter with its marks is one code, if the font can have glyphs of ours. */
  private addCodes(run: ShapedRun, shown: ShownCode[]): void {
    const { glyphs, positions, codePoints, clusters } = run;
    const { subset } = this;
    for (let i = 0; i < glyphs.length; i += 1) {
      const cluster = clusters.find(({ from, to }) => from <= i && i < to);
      if (!cluster || !(subset instanceof OutlineSubset)) {
        const code = this.code(glyphs[i] as ShapedGlyph, codePoints[i] ?? []);
        shown.push({ code, position: positions[i] as GlyphPosition });
      } else if (cluster.from === i) shown.push(...this.composed(run, cluster, subset));
    }
  }

  /**
   * The glyph of a letter with its marks says the letter, and one that draws nothing says each mark: some programs take
   * all that a code with a mark says for a mark, and see a gap in the word.
   */
  private composed(run: ShapedRun, { from, to, text }: GlyphCluster, subset: OutlineSubset): readonly ShownCode[] {
    const glyphs = run.glyphs.slice(from, to);
    const positions = run.positions.slice(from, to);
    const [{ advanceWidth: advance }] = glyphs as [ShapedGlyph];
    const parts = compositeParts(glyphs, positions, this.scale);
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

  /** The same of a run from right to left, whose glyphs are in their order from left to right. */
  private codesFromRight(run: ShapedRun): readonly ShownCode[] {
    const { glyphs, positions, codePoints } = run;
    const { subset } = this;
    // Where the marks begin that stand before their letter.
    let from = 0;
    return glyphs.flatMap((glyph, i): readonly ShownCode[] => {
      const position = positions[i] as GlyphPosition;
      const says = codePoints[i] ?? [];
      if (subset instanceof OutlineSubset) {
        if (isMark(says) && i < glyphs.length - 1) return [];
        const marks = from;
        from = i + 1;
        if (marks < i) return this.composedFromRight(run, marks, i, subset);
        if (says.length > 1) return this.ligatureFromRight(glyph, position, says, subset);
        if (position.xAdvance - position.advanceWidth > wordGap) return [this.widened(glyph, position, says, subset)];
      }
      return [{ code: this.code(glyph, says), position }];
    });
  }

  /**
   * A letter with its marks, as from left to right: the marks come after it in the order of reading, so they stand at its
   * left. Those of letters that are one glyph follow the last of these.
   */
  private composedFromRight(
    { glyphs, positions, codePoints }: ShapedRun,
    from: number,
    at: number,
    subset: OutlineSubset,
  ): readonly ShownCode[] {
    const own = positions.slice(from, at + 1);
    const [first = 0, ...others] = codePoints[at] ?? [];
    const marks = codePoints.slice(from, at).toReversed().flat();
    const xAdvance = own.reduce((sum, position) => sum + position.xAdvance, 0);
    const drawn = (glyphs[at] as ShapedGlyph).advanceWidth;
    const width = xAdvance - drawn * this.scale > wordGap ? Math.round(xAdvance / this.scale) : drawn;
    const share = Math.round(width / (others.length + 1));
    const left = share * others.length;
    const parts = compositeParts(glyphs.slice(from, at + 1), own, this.scale).map((part) => ({
      ...part,
      x: part.x - left,
    }));
    const blankOf = (letter: number, advance: number): ShownCode => {
      const code = this.codeOf(`share ${advance} ${letter}`, letter, () => subset.add({ advance, parts: [] }));
      this.widths[code] = advance * this.scale;
      return { code, position: { ...nowhere, advanceWidth: advance * this.scale, xAdvance: advance * this.scale } };
    };
    const advance = width - left;
    const key = `from right ${JSON.stringify([first, advance, parts])}`;
    const code = this.codeOf(key, first, () => subset.add({ advance, parts }));
    this.widths[code] = advance * this.scale;
    const position = { ...nowhere, advanceWidth: advance * this.scale, xAdvance: xAdvance - left * this.scale };
    return [
      ...marks.toReversed().map((mark) => blankOf(mark, 0)),
      ...others.toReversed().map((letter) => blankOf(letter, share)),
      { code, position },
    ];
  }

  /**
   * Letters that are one glyph, read from right to left. Programs that put a line in order by the places of its letters
   * take those of one glyph to stand from left to right: so each letter gets a share of the width, the last one first, and
   * the first one draws them all.
   */
  private ligatureFromRight(
    { id, advanceWidth, bbox: { minX, maxX, minY, maxY } }: ShapedGlyph,
    position: GlyphPosition,
    says: readonly number[],
    subset: OutlineSubset,
  ): readonly ShownCode[] {
    const [first = 0, ...others] = says;
    const share = Math.round(advanceWidth / says.length);
    const rest = advanceWidth - share * others.length;
    const x = -share * others.length;
    const parts = [{ glyph: id, x, y: 0, bbox: { minX, maxX, minY, maxY } }];
    const whole = this.codeOf(`from right ${id} ${says.join()}`, first, () => subset.add({ advance: rest, parts }));
    this.widths[whole] = rest * this.scale;
    const { xOffset, yOffset } = position;
    const kern = position.xAdvance - position.advanceWidth;
    const shares = others.toReversed().map((letter): ShownCode => {
      const code = this.codeOf(`share ${share} ${letter}`, letter, () => subset.add({ advance: share, parts: [] }));
      this.widths[code] = share * this.scale;
      const advance = share * this.scale;
      return { code, position: { advanceWidth: advance, xAdvance: advance, xOffset, yOffset } };
    });
    const advance = rest * this.scale;
    return [
      ...shares,
      { code: whole, position: { advanceWidth: advance, xAdvance: advance + kern, xOffset, yOffset } },
    ];
  }

  /** A glyph with the blank that its font wants beside it, which would be taken for one between words. */
  private widened(
    { id, bbox: { minX, maxX, minY, maxY } }: ShapedGlyph,
    position: GlyphPosition,
    says: readonly number[],
    subset: OutlineSubset,
  ): ShownCode {
    const advance = Math.round(position.xAdvance / this.scale);
    const x = Math.round(position.xOffset / this.scale);
    const parts = [{ glyph: id, x, y: 0, bbox: { minX, maxX, minY, maxY } }];
    const code = this.codeOf(`wide ${id} ${x} ${advance} ${says.join()}`, says, () => subset.add({ advance, parts }));
    this.widths[code] = advance * this.scale;
    return { code, position: { ...position, advanceWidth: advance * this.scale, xOffset: 0 } };
  }

  private code(glyph: ShapedGlyph, codePoints: readonly number[]): number {
    const first = this.subset.includeGlyph(glyph.id);
    this.unicode[first] ??= codePoints;
    const said = this.unicode[first];
    const number = said === codePoints || saySame(said, codePoints) ? first : this.otherCode(glyph.id, codePoints);
    this.widths[number] ??= glyph.advanceWidth * this.scale;
    return number;
  }

  /** A code says one thing only: a glyph gets another one where it stands for another character, as in `µ μ`. */
  private otherCode(glyph: number, codePoints: readonly number[]): number {
    return this.codeOf(`${glyph} ${codePoints.join()}`, codePoints, () => this.subset.glyphs.push(glyph) - 1);
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

const isPlain = (run: ShapedRun) => run.isPlain;

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
  if (one.length === other.length && one[0] === other[0] && (one.length === 1 || one.join() === other.join()))
    return true;
  return blank.test(String.fromCodePoint(...one)) && blank.test(String.fromCodePoint(...other));
}

interface ShownCode {
  readonly code: number;
  readonly position: GlyphPosition;
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

/** Codes of glyphs, and what their kerning takes away. */
function partsOf(glyphs: readonly ShownCode[]): readonly ShownPart[] {
  const parts: ShownPart[] = [];
  let codes = '';
  for (const { code, position } of glyphs) {
    codes += hex(code);
    const back = position.advanceWidth - position.xAdvance;
    if (back === 0) continue;
    parts.push(codes, back);
    codes = '';
  }
  if (codes !== '') parts.push(codes);
  return parts;
}

/** Stretches of glyphs, each with the place of its first; what is moved off the line, such as an accent, is one by itself. */
function shiftedParts(glyphs: readonly ShownCode[]): readonly ShiftedGlyphs[] {
  const stretches: ShiftedGlyphs[] = [];
  let x = 0;
  let open: ShownCode[] = [];
  let from = 0;
  const flush = () => {
    if (open.length > 0) stretches.push({ x: from, y: 0, parts: partsOf(open) });
    open = [];
  };
  for (const glyph of glyphs) {
    const { xOffset, yOffset, xAdvance } = glyph.position;
    if (xOffset || yOffset) {
      flush();
      stretches.push({ x: x + xOffset, y: yOffset, parts: partsOf([glyph]) });
    } else {
      if (open.length === 0) from = x;
      open.push(glyph);
    }
    x += xAdvance;
  }
  flush();
  return stretches;
}

/** A number with as many decimals as a page can show: a thousandth of a point, of the size, or of a colour. */
export function pdfNumber(value: number): string {
  return String(Math.round(value * 1e3) / 1e3);
}

import { BoundedCache } from '../../../text/bounded-cache.js';
import { softHyphen } from '../../../text/set-text.js';
import { clustersOf, codePointsOf, type GlyphCluster, withPlacedMarks } from '../../fonts/glyph-clusters.js';
import { blankAfterEm, blankBeforeEm, type MeasuredWord } from '../../fonts/measured-word.js';
import { asOneSegment, type Segment, segmentsIn } from '../../lines/line-breaks.js';
import { traitsOf } from '../../lines/word-traits.js';
import { type CompositePart, compositeGlyphs } from './composite-glyphs.js';
import type { EmbeddedFont, GlyphRun, PdfFont, ShapedGlyph, SubsetGlyph, TrueTypeSubset } from './types.js';

type EmbeddedFontClass = new (document: object, font: EmbeddedFont['font'], id: string) => EmbeddedFont;

/** Shaped text, with the code points that each glyph stands for in it. */
interface ShapedRun extends GlyphRun {
  readonly codePoints: readonly (readonly number[])[];
  readonly clusters: readonly GlyphCluster[];
}

/** For each face. */
const maxCachedWords = 10_000;

/** A font file that is read once and shapes each word once for all documents. pdfkit would do both for every document. */
export class SharedFace implements PdfFont {
  readonly font: EmbeddedFont['font'];
  readonly ascender: number;
  readonly descender: number;
  private readonly runs = new BoundedCache<ShapedRun>(maxCachedWords);
  /** Words by the text of their fragment. */
  private readonly fragments = new BoundedCache<readonly MeasuredWord[]>(maxCachedWords);
  private readonly glyphs = new Map<number, SubsetGlyph>();
  private readonly Drawing: DrawingFontClass;

  /** @param first the font as pdfkit created it for some document */
  constructor(private readonly first: EmbeddedFont) {
    this.font = first.font;
    this.ascender = first.ascender;
    this.descender = first.descender;
    this.Drawing = drawingFont(this, first.constructor as EmbeddedFontClass);
  }

  /** The font for one document. */
  in(document: object, id: string): DrawingFont {
    const font = new this.Drawing(document, this.font, id);
    if ('_addGlyph' in font.subset) cacheGlyphs(font.subset as TrueTypeSubset, this.glyphs);
    return font;
  }

  widthOfString(text: string, sizePt: number, features?: readonly string[] | null): number {
    const scale = sizePt / 1000;
    return this.advanceOf(text, features ?? undefined) * scale;
  }

  lineHeight(sizePt: number): number {
    return this.first.lineHeight(sizePt);
  }

  /** The words of a text, or all of it as one word if it is `whole`. */
  words(text: string, whole: boolean, features?: readonly string[]): readonly MeasuredWord[] {
    const key = `${whole ? 1 : 0}${keyOf(text, features)}`;
    return this.fragments.of(key, () =>
      (whole ? asOneSegment(text) : segmentsIn(text)).map((word) => this.measured(word, features)),
    );
  }

  private measured({ text, lineEnd, hyphenated }: Segment, features: readonly string[] | undefined): MeasuredWord {
    const traits = traitsOf(text);
    const { leading, trailing, first, last, openingStart, closingEnd } = traits;
    return {
      text,
      traits,
      lineEnd,
      advance: this.advanceOf(text, features),
      hyphenAdvance: hyphenated ? this.advanceOf(softHyphen, features) : 0,
      leadingAdvance: leading === '' ? 0 : this.advanceOf(leading, features),
      trailingAdvance: trailing === '' ? 0 : this.advanceOf(trailing, features),
      openingBlankEm: openingStart ? blankBeforeEm(this.font, first) : 0,
      closingBlankEm: closingEnd ? blankAfterEm(this.font, last) : 0,
    };
  }

  /** Shapes text as pdfkit does: each word with the blank after it, or all at once where there are features. */
  shape(text: string, features?: readonly string[]): readonly ShapedRun[] {
    if (features) return [this.run(text, features)];
    return piecesOf(text).map((piece) => this.run(piece));
  }

  /** In thousandths of the size. */
  private advanceOf(text: string, features: readonly string[] | undefined): number {
    return this.shape(text, features).reduce((sum, run) => sum + run.advanceWidth, 0);
  }

  private run(text: string, features?: readonly string[]): ShapedRun {
    return this.runs.of(keyOf(text, features), () => this.shapeRun(text, features));
  }

  private shapeRun(text: string, features: readonly string[] | undefined): ShapedRun {
    // A cached glyph has the code points of the place that it was first used in; we need those of each place.
    const { font } = this;
    const before = font._glyphs;
    font._glyphs = {};
    font.getGlyph = (id, codePoints) => {
      delete font._glyphs[id];
      return Object.getPrototypeOf(font).getGlyph.call(font, id, codePoints);
    };
    // A soft hyphen that is left is one at the end of a line, and is drawn as a hyphen.
    const run = this.first.layoutRun(text.replaceAll(softHyphen, '-'), features);
    Reflect.deleteProperty(font, 'getGlyph');
    font._glyphs = before;
    // fontkit's `advanceWidth` is a getter that adds up all glyphs.
    const { glyphs, advanceWidth } = run;
    const clusters = clustersOf(glyphs);
    const positions = withPlacedMarks(glyphs, run.positions, clusters, font);
    const said = codePointsOf(glyphs, clusters);
    // That hyphen says that it is none of the word's: programs that search or copy put the word together again.
    const codePoints = text.endsWith(softHyphen) ? said.with(-1, [softHyphen.charCodeAt(0)]) : said;
    return { glyphs, positions, advanceWidth, codePoints, clusters };
  }
}

function keyOf(text: string, features: readonly string[] | undefined): string {
  return features ? `${features.join()} ${text}` : text;
}

/** Words, each with the blank after it. */
function piecesOf(text: string): readonly string[] {
  return text.match(/[^ \t]*[ \t]|[^ \t]+$/g) ?? [];
}

/** A font of one document: its subset has only the glyphs shown there, in the order in which they were drawn. */
export interface DrawingFont extends EmbeddedFont {
  /** The text-showing operators of a text, with kerning. */
  show(text: string, features: readonly string[] | undefined, at: Origin): string;
}

/** Where a text starts, in pt from the bottom left of the page. */
export interface Origin {
  readonly xPt: number;
  readonly yPt: number;
  readonly sizePt: number;
}

type DrawingFontClass = new (...parameters: ConstructorParameters<EmbeddedFontClass>) => DrawingFont;

function drawingFont(face: SharedFace, Base: EmbeddedFontClass): DrawingFontClass {
  return class extends Base implements DrawingFont {
    private readonly shown = new Map<string, string>();
    /** Codes of composite glyphs, and of glyphs that say something else than where they were first used. */
    private readonly otherCodes = new Map<string, number>();
    private composer: ComposeGlyph | undefined;

    show(text: string, features: readonly string[] | undefined, at: Origin): string {
      const key = keyOf(text, features);
      const known = this.shown.get(key);
      if (known !== undefined) return known;
      const shown = face.shape(text, features).flatMap((run) => this.codesOf(run));
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
      const compose = clusters.length > 0 && '_addGlyph' in this.subset ? this.composerOf(this.subset) : undefined;
      return glyphs.flatMap((glyph, i): readonly ShownCode[] => {
        const position = positions[i] as Position;
        const cluster = compose && clusters.find(({ from, to }) => from <= i && i < to);
        if (!cluster) return [{ code: this.code(glyph, codePoints[i] ?? []), position }];
        return cluster.from === i ? this.composed(run, cluster, compose) : [];
      });
    }

    private composerOf(subset: TrueTypeSubset): ComposeGlyph {
      this.composer ??= compositeGlyphs(subset);
      return this.composer;
    }

    /**
     * The glyph of a letter with its marks says the letter, and one that draws nothing says each mark: some programs take
     * all that a code with a mark says for a mark, and see a gap in the word.
     */
    private composed(run: ShapedRun, { from, to, text }: GlyphCluster, compose: ComposeGlyph): readonly ShownCode[] {
      const glyphs = run.glyphs.slice(from, to);
      const positions = run.positions.slice(from, to);
      const [{ advanceWidth: advance }] = glyphs as [ShapedGlyph];
      const parts = partsOf(glyphs, positions, this.scale);
      const [letter = 0, ...marks] = [...text].map((character) => character.codePointAt(0) ?? 0);
      const xAdvance = positions.reduce((sum, position) => sum + position.xAdvance, 0);
      const code = this.codeOf(JSON.stringify([letter, parts]), letter, () => compose({ advance, parts }));
      this.widths[code] = advance * this.scale;
      return [
        { code, position: { ...nowhere, advanceWidth: advance * this.scale, xAdvance } },
        ...marks.map((mark): ShownCode => {
          const blank = this.codeOf(`mark ${mark}`, mark, () => compose({ advance: 0, parts: [] }));
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
  };
}

const nowhere: Position = { advanceWidth: 0, xAdvance: 0, xOffset: 0, yOffset: 0 };

const blank = /^\s*$/u;

/** Blanks of any width are found as blanks. */
function saySame(one: readonly number[], other: readonly number[]): boolean {
  if (one.length === other.length && one.every((codePoint, i) => codePoint === other[i])) return true;
  return blank.test(String.fromCodePoint(...one)) && blank.test(String.fromCodePoint(...other));
}

type Positions = GlyphRun['positions'];
type Position = Positions[number];
type ComposeGlyph = ReturnType<typeof compositeGlyphs>;

interface ShownCode {
  readonly code: number;
  readonly position: Position;
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0');
}

/** @param scale thousandths of the size in a unit of the font */
function partsOf(glyphs: readonly ShapedGlyph[], positions: Positions, scale: number): readonly CompositePart[] {
  let penX = 0;
  return glyphs.map(({ id, bbox: { minX, maxX, minY, maxY } }, i) => {
    const { xOffset, yOffset, xAdvance } = positions[i] as Position;
    const [x, y] = [Math.round((penX + xOffset) / scale), Math.round(yOffset / scale)];
    penX += xAdvance;
    return { glyph: id, x, y, bbox: { minX, maxX, minY, maxY } };
  });
}

/** Glyphs with their kerning as one TJ operator. */
function textArray(codes: readonly string[], positions: Positions): string {
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
function shiftedText(codes: readonly string[], positions: Positions, { xPt, yPt, sizePt }: Origin): string {
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

/** Makes a subset take known glyphs from a cache; fontkit would decode each again to look for its components. */
function cacheGlyphs(subset: TrueTypeSubset, glyphs: Map<number, SubsetGlyph>): void {
  const read = subset._addGlyph.bind(subset);
  subset._addGlyph = (id) => {
    const known = glyphs.get(id);
    if (!known) {
      const glyph = subset.font.getGlyph(id)._decode();
      const number = read(id);
      const outline = subset.glyf[number];
      const metrics = subset.hmtx.metrics[number];
      // A composite glyph refers to its components by their numbers in one document, so it cannot be shared.
      const simple = !glyph || glyph.numberOfContours >= 0;
      if (simple && outline && metrics) glyphs.set(id, { outline, metrics });
      return number;
    }
    subset.glyf.push(known.outline);
    subset.loca.offsets.push(subset.offset);
    subset.hmtx.metrics.push(known.metrics);
    subset.offset += known.outline.length;
    return subset.glyf.length - 1;
  };
}

import type { EmbeddedFont, GlyphRun, PdfFont, ShapedGlyph } from 'pdfmake/js/PDFDocument.js';

type EmbeddedFontClass = new (document: object, font: EmbeddedFont['font'], id: string) => EmbeddedFont;

/** A stretch of text, shaped: with the code points that each glyph stands for in it. */
interface SharedRun extends GlyphRun {
  readonly codePoints: readonly (readonly number[])[];
}

/** Words whose shape is kept, of each font. */
const mostKept = 50_000;

/**
 * One font file, read and shaped once for all documents. pdfkit does both anew in each document, which takes most of
 * its time. A document's own font knows only what it shows, and in the order in which it was set, so that its bytes do
 * not depend on the documents before.
 */
export class SharedFace {
  private readonly runs = new Map<string, SharedRun>();
  /** The widths of texts that have been measured, in thousandths of the size. */
  readonly advances = new Map<string, GlyphRun>();
  private readonly Shared: EmbeddedFontClass;

  /** @param first the font as pdfkit has made it for any document */
  constructor(first: PdfFont) {
    this.font = (first as EmbeddedFont).font;
    this.Shared = sharing(this, first.constructor as EmbeddedFontClass);
  }

  readonly font: EmbeddedFont['font'];

  /** The font as a document shows it. */
  in(document: object, id: string): EmbeddedFont {
    return new this.Shared(document, this.font, id);
  }

  /** A word with the blank after it, as pdfkit shapes them. */
  shape(text: string, features: readonly string[] | undefined, shapeAnew: () => GlyphRun): SharedRun {
    const key = keyOf(text, features);
    const known = this.runs.get(key);
    if (known) return known;
    // A glyph remembers the code points that it was first asked for: here, those of this run.
    const { font } = this;
    const before = font._glyphs;
    font._glyphs = {};
    const run = shapeAnew();
    font._glyphs = before;
    // The width of fontkit's own runs is added up each time that it is asked for.
    const { glyphs, positions, advanceWidth } = run;
    const shared = { glyphs, positions, advanceWidth, codePoints: glyphs.map(({ codePoints }) => codePoints) };
    // Ten thousand briefs have more words than are worth keeping.
    if (this.runs.size >= mostKept) this.runs.clear();
    if (this.advances.size >= mostKept) this.advances.clear();
    this.runs.set(key, shared);
    return shared;
  }
}

function keyOf(text: string, features: readonly string[] | undefined): string {
  return features ? `${features.join()} ${text}` : text;
}

function sharing(face: SharedFace, Base: EmbeddedFontClass): EmbeddedFontClass {
  return class extends Base {
    /** What each glyph was first asked for in this document. */
    private readonly meanings = new Map<number, readonly number[]>();
    private readonly heard = new Set<string>();
    private readonly measured = new Set<string>();

    override layoutRun(text: string, features?: readonly string[]): GlyphRun {
      const run = face.shape(text, features, () => super.layoutRun(text, features));
      const key = keyOf(text, features);
      if (!this.heard.has(key)) {
        this.heard.add(key);
        run.glyphs.forEach(({ id }, i) => {
          if (!this.meanings.has(id)) this.meanings.set(id, run.codePoints[i] ?? []);
        });
      }
      return run;
    }

    override layoutCached(text: string): GlyphRun {
      return this.layoutRun(text);
    }

    override layout(text: string, features?: readonly string[] | null, onlyWidth?: boolean): GlyphRun {
      if (!onlyWidth || features) return super.layout(text, features, onlyWidth);
      const known = face.advances.get(text);
      if (known !== undefined && this.measured.has(text)) return known;
      // Also where it was measured for another document: what its glyphs mean in this one is to be taken down.
      this.measured.add(text);
      const { advanceWidth } = super.layout(text, undefined, true);
      const measured = { glyphs: [], positions: [], advanceWidth };
      face.advances.set(text, measured);
      return measured;
    }

    override encode(text: string, features?: readonly string[]): [string[], GlyphRun['positions']] {
      const { glyphs, positions } = this.layout(text, features);
      const codes = glyphs.map((glyph) => this.code(glyph));
      return [codes, positions];
    }

    private code(glyph: ShapedGlyph): string {
      const number = this.subset.includeGlyph(glyph.id);
      this.widths[number] ??= glyph.advanceWidth * this.scale;
      this.unicode[number] ??= this.meanings.get(glyph.id) ?? glyph.codePoints;
      return number.toString(16).padStart(4, '0');
    }
  };
}

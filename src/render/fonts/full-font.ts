import { create, type FontkitFont } from 'fontkit';
import type { Direction } from '../../schema/scripts.js';
import { isJoiner } from '../../text/set-text.js';
import { withCorrectedLayout } from './corrected-layout.js';
import type { FaceMetrics } from './face-format.js';
import { wholeFile } from './font-file.js';
import type { FontProgram, GlyphPosition, ShapedRun } from './font-program.js';
import { clustersOf, codePointsOf, withPlacedMarks } from './glyph-clusters.js';
import { Outlines } from './outlines.js';
import { type FontSubset, OutlineSubset } from './subset.js';

/** A font file that fontkit decodes: any font, and any text in it. */
export class FullFont implements FontProgram {
  readonly metrics: FaceMetrics;
  private readonly font: FontkitFont;
  private outlines: Outlines | undefined;

  /** @throws where the bytes are no font */
  constructor(private readonly bytes: Uint8Array) {
    this.font = create(bytes);
    this.metrics = metricsOf(this.font);
  }

  /** Whether it has many faces in one file, of which the program could set the first alone. */
  get isVariable(): boolean {
    return 'fvar' in this.font.directory.tables;
  }

  /** Whether it says which characters its glyphs stand for; a font of symbols has them in places of its own. */
  get hasCharacters(): boolean {
    try {
      return this.font.hasGlyphForCodePoint(0x20) || this.font.characterSet.length > 0;
    } catch {
      return false;
    }
  }

  get missingAdvance(): number {
    return this.font.getGlyph(0).advanceWidth;
  }

  hasGlyphForCodePoint(codePoint: number): boolean {
    return this.font.hasGlyphForCodePoint(codePoint);
  }

  glyphForCodePoint(codePoint: number) {
    return this.font.glyphForCodePoint(codePoint);
  }

  shape(text: string, features?: readonly string[], direction: Direction = 'ltr'): ShapedRun {
    // A cached glyph has the code points of the place that it was first used in; we need those of each place.
    const font = withCorrectedLayout(this.font);
    const before = font._glyphs;
    font._glyphs = {};
    font.getGlyph = (id, codePoints) => {
      delete font._glyphs[id];
      return Object.getPrototypeOf(font).getGlyph.call(font, id, codePoints);
    };
    // Numbers of scripts from right to left run from left to right (UAX 9): the script of a text does not say how it runs.
    const { glyphs, positions: inUnits } = font.layout(text, features, undefined, undefined, direction);
    Reflect.deleteProperty(font, 'getGlyph');
    font._glyphs = before;
    const scale = 1000 / font.unitsPerEm;
    const positions = inUnits.map(
      ({ xAdvance, xOffset, yOffset }, i): GlyphPosition => ({
        xAdvance: xAdvance * scale,
        advanceWidth: (glyphs[i]?.advanceWidth ?? 0) * scale,
        xOffset: xOffset * scale,
        yOffset: yOffset * scale,
      }),
    );
    const advanceWidth = positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
    // From right to left a mark comes before its letter, at the place that the font gives it.
    const clusters = direction === 'rtl' ? [] : clustersOf(glyphs);
    const placed = direction === 'rtl' ? positions : withPlacedMarks(glyphs, positions, clusters, this.metrics);
    const codePoints = withJoiners(codePointsOf(glyphs, clusters), text, { direction, positions });
    return { glyphs, positions: placed, advanceWidth, codePoints, clusters };
  }

  /** Outlines that are not plain TrueType are subset as fontkit does it. */
  subset(): FontSubset {
    if (!isTrueType(this.bytes)) return this.font.createSubset();
    this.outlines ??= new Outlines(wholeFile(this.bytes));
    return new OutlineSubset(this.outlines);
  }
}

/**
 * What each glyph says, where joiners are among them: they are drawn as a blank without width, which would be said to be one,
 * and part the word for whoever searches or copies it.
 */
function withJoiners(
  codePoints: readonly (readonly number[])[],
  text: string,
  { direction, positions }: { readonly direction: Direction; readonly positions: readonly GlyphPosition[] },
): readonly (readonly number[])[] {
  const inText = Array.from(text, (character) => character.codePointAt(0) ?? 0).filter(isJoiner);
  if (inText.length === 0) return codePoints;
  const joiners = direction === 'rtl' ? inText.toReversed() : inText;
  const isHidden = (own: readonly number[], at: number) => own[0] === 0x20 && positions[at]?.xAdvance === 0;
  let next = 0;
  return codePoints.map((own, at) => (isHidden(own, at) ? [joiners[next++] ?? 0x200c] : own));
}

function isTrueType(bytes: Uint8Array): boolean {
  return ['\0\x01\0\0', 'true'].includes(Buffer.from(bytes.subarray(0, 4)).toString('latin1'));
}

export function metricsOf(font: FontkitFont): FaceMetrics {
  const { unitsPerEm, italicAngle, bbox } = font;
  const { ascent, descent } = heightsOf(font);
  const { minX, minY, maxX, maxY } = bbox;
  return {
    name: nameOf(font.postscriptName),
    ...{ unitsPerEm, ascent, descent, italicAngle },
    xHeight: font.xHeight || topOf(font, 'x'),
    capHeight: font.capHeight || ascent,
    bbox: { minX, minY, maxX, maxY },
    familyClass: (font['OS/2']?.sFamilyClass ?? 0) >> 8,
    isFixedPitch: Boolean(font.post.isFixedPitch),
    isItalic: font.head.macStyle.italic,
  };
}

function topOf(font: FontkitFont, character: string): number {
  const codePoint = character.codePointAt(0) ?? 0;
  return font.hasGlyphForCodePoint(codePoint) ? font.glyphForCodePoint(codePoint).bbox.maxY : 0;
}

/** Some files leave the heights of lines to the table of another system, as all programs then read them. */
function heightsOf(font: FontkitFont): Readonly<Record<'ascent' | 'descent', number>> {
  const { ascent, descent, 'OS/2': other } = font;
  if (ascent !== 0 || descent !== 0 || !other) return { ascent, descent };
  const { typoAscender, typoDescender, winAscent, winDescent } = other;
  return typoAscender !== 0 || typoDescender !== 0
    ? { ascent: typoAscender, descent: typoDescender }
    : { ascent: winAscent, descent: -winDescent };
}

/** A name as a PDF may have it: a file may have none, or one with blanks, brackets and slashes. */
function nameOf(postscriptName: string | undefined): string {
  return (postscriptName ?? '').replace(/[^\w.+-]+/g, '_') || 'Font';
}

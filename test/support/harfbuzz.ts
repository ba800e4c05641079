import { Blob, Direction, Face, Feature, Font, Buffer as HarfBuzzBuffer, shape } from 'harfbuzzjs';
import type { ShapedRun } from '../../src/render/fonts/font-program.js';

export type RunDirection = 'ltr' | 'rtl';

/** Where each glyph stands from the left of its word, in units of the font. */
export interface Placed {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

/** A font in the shaper that browsers have, which says what is right. */
export class HarfBuzzFont {
  private readonly font: Font;

  constructor(bytes: Uint8Array) {
    this.font = new Font(new Face(new Blob(new Uint8Array(bytes))));
  }

  /** The glyphs of a word, with where the pen ends as the last place. */
  place(word: string, direction: RunDirection = 'ltr', features: readonly string[] = []): readonly Placed[] {
    const buffer = new HarfBuzzBuffer();
    buffer.addText(word);
    buffer.guessSegmentProperties();
    buffer.setDirection(direction === 'rtl' ? Direction.RTL : Direction.LTR);
    const asked = features.map((name) => Feature.fromString(name)).filter((one) => one !== undefined);
    shape(this.font, buffer, asked);
    const positions = buffer.getGlyphPositions();
    return placed(
      buffer.getGlyphInfos().map(({ codepoint: id }, i) => ({ id, ...positions[i] })),
      1,
    );
  }
}

/** The same for what was shaped by us. */
export function placesOf({ glyphs, positions }: ShapedRun, unitsPerEm: number): readonly Placed[] {
  return placed(
    glyphs.map(({ id }, i) => ({ id, ...positions[i] })),
    unitsPerEm / 1000,
  );
}

interface Positioned {
  readonly id: number;
  readonly xAdvance?: number;
  readonly xOffset?: number;
  readonly yOffset?: number;
}

function placed(glyphs: readonly Positioned[], units: number): readonly Placed[] {
  let pen = 0;
  const places = glyphs.map(({ id, xAdvance = 0, xOffset = 0, yOffset = 0 }) => {
    const one = { id, x: Math.round((pen + xOffset) * units), y: Math.round(yOffset * units) };
    pen += xAdvance;
    return one;
  });
  return [...places, { id: -1, x: Math.round(pen * units), y: 0 }];
}

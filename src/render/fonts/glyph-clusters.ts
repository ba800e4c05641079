import type { FaceMetrics, GlyphBox } from './face-format.js';
import type { GlyphCluster, GlyphPosition, ShapedGlyph } from './font-program.js';

type Glyph = Pick<ShapedGlyph, 'bbox' | 'codePoints'>;

/** Letters with marks that are glyphs of their own. */
export function clustersOf(glyphs: readonly Glyph[]): readonly GlyphCluster[] {
  const starts = glyphs.flatMap(({ codePoints: [first] }, i) => (i > 0 && continues(first) ? [] : [i]));
  return starts.flatMap((from, i) => {
    const to = starts[i + 1] ?? glyphs.length;
    if (to - from === 1) return [];
    return [{ from, to, text: String.fromCodePoint(...glyphs.slice(from, to).flatMap((glyph) => glyph.codePoints)) }];
  });
}

function continues(codePoint: number | undefined): boolean {
  return codePoint === undefined || /^\p{M}$/u.test(String.fromCodePoint(codePoint));
}

const wordJoiner = 0x2060;

/**
 * What each glyph says, so that all together say the text (ISO 14289-1, 7.21.7: each says something). A letter that a font
 * takes apart into itself and its marks is taken apart in the same way, by canonical decomposition (UAX #15).
 */
export function codePointsOf(
  glyphs: readonly Glyph[],
  clusters: readonly GlyphCluster[],
): readonly (readonly number[])[] {
  const all = glyphs.map(({ codePoints }) => codePoints);
  for (const { from, to, text } of clusters) {
    if (all.slice(from, to).every((own) => own.length > 0)) continue;
    const [parts = []] = [text.normalize('NFD'), text.normalize('NFKD')]
      .map((decomposed) => [...decomposed].map((character) => character.codePointAt(0) ?? 0))
      .sort((a, b) => Number(b.length >= to - from) - Number(a.length >= to - from));
    // Where there are more characters than glyphs, the letter says the surplus; where there are fewer, marks say nothing.
    const surplus = Math.max(0, parts.length - (to - from));
    all[from] = parts.slice(0, surplus + 1);
    for (let i = from + 1; i < to; i += 1) all[i] = [parts[surplus + i - from] ?? wordJoiner];
  }
  return all;
}

/**
 * The positions of a text whose font does not say where some mark stands on its letter: it is centred over, under or on the
 * letter, above and below the marks before it. Fonts draw their marks for small letters.
 */
export function withPlacedMarks(
  glyphs: readonly Glyph[],
  positions: readonly GlyphPosition[],
  clusters: readonly GlyphCluster[],
  { unitsPerEm, xHeight }: Pick<FaceMetrics, 'unitsPerEm' | 'xHeight'>,
): readonly GlyphPosition[] {
  if (clusters.length === 0) return positions;
  const scale = 1000 / unitsPerEm;
  const boxes = ({ from, to }: GlyphCluster) => glyphs.slice(from, to).map(({ bbox }) => scaled(bbox, scale));
  const placed = [...positions];
  for (const cluster of clusters) {
    const { from, to } = cluster;
    placed.splice(from, to - from, ...onLetter(boxes(cluster), positions.slice(from, to), xHeight * scale));
  }
  return placed;
}

function scaled({ minX, maxX, minY, maxY }: GlyphBox, scale: number): GlyphBox {
  return { minX: minX * scale, maxX: maxX * scale, minY: minY * scale, maxY: maxY * scale };
}

/** The positions of one letter and its marks. */
function onLetter(
  boxes: readonly GlyphBox[],
  positions: readonly GlyphPosition[],
  xHeight: number,
): readonly GlyphPosition[] {
  const [letter] = boxes;
  if (!letter || !(letter.maxX > letter.minX)) return positions;
  let { maxY: top, minY: bottom } = letter;
  let penX = 0;
  return positions.map((position, i) => {
    const box = boxes[i] ?? letter;
    const side = sideOf(box);
    const isFree = i > 0 && position.xAdvance === 0 && !isAttached(position, box, side, letter);
    const yOffset = { above: Math.max(0, top - xHeight), below: Math.min(0, bottom), on: 0 }[side];
    const xOffset = (letter.minX + letter.maxX - box.minX - box.maxX) / 2 - penX;
    const placed = isFree ? { ...position, xOffset, yOffset } : position;
    if (side === 'above') top = Math.max(top, box.maxY + placed.yOffset);
    if (side === 'below') bottom = Math.min(bottom, box.minY + placed.yOffset);
    penX += position.xAdvance;
    return placed;
  });
}

type Side = 'above' | 'below' | 'on';

/** Where a font draws a mark, beside its own origin. */
function sideOf({ minY, maxY }: GlyphBox): Side {
  if (minY > 300) return 'above';
  return maxY < 100 ? 'below' : 'on';
}

/** Whether the font has moved a mark to its letter; one that goes over it and would be sunk into it was not meant. */
function isAttached({ xOffset, yOffset }: GlyphPosition, mark: GlyphBox, side: Side, letter: GlyphBox): boolean {
  if (xOffset === 0 && yOffset === 0) return false;
  return side !== 'above' || mark.minY + yOffset > letter.maxY - 250;
}

import { wordsOfRuns } from '../../model/printed-page.js';
import type { RenderInput } from '../../model/render-input.js';
import { scriptClass } from '../../schema/theme.js';
import { advanceEm, linePieces, widestWordEm } from '../advances.js';
import { nestedIndentPt } from './numbering-xml.js';
import { tableWidths } from './table-widths.js';
import type { WordBlock, WordPage, WordParagraph } from './word-blocks.js';
import {
  askBarPt,
  askPaddingPt,
  looksOf,
  measuresOf,
  type Setting,
  type StyleLook,
  tintRoomPt,
  type WordMeasures,
  type WordStyle,
} from './word-styles.js';

export const barHeightPt = 4;
/** Above the words at the foot of a page. */
export const footerRuleGapPt = 4;
/** What a program may add: a line that ends the last table, rules, rounding. */
const sparePt = 8;
const minBodyPt = 8.5;

/**
 * How closely a page must be set to take one sheet in any font: lines have exact heights, and their number is counted with
 * the letters of a wide font. The page that our own fonts set is never denser than it must be for that.
 */
export function fitWord({ theme, variant, density }: RenderInput, page: WordPage): Setting {
  const measures = measuresOf(theme, variant.paper);
  const settings = settingsFrom(density, theme.densities.length);
  const script = scriptClass(variant.locale);
  const fits = (setting: Setting) => {
    const looks = looksOf(theme, variant.locale, setting);
    if (looks.Normal.sizePt < minBodyPt) return false;
    const height = new Estimate(looks, measures);
    const footer = footerHeight(height, page, measures);
    return height.of(page.body, height.widthPt) + footer + sparePt <= measures.heightPt - measures.topPt;
  };
  const last = { density: theme.densities.length - 1, size: script === 'han' ? 0.86 : 0.88, leading: 0.84 };
  return settings.find(fits) ?? last;
}

function footerHeight(height: Estimate, page: WordPage, { bottomPt }: WordMeasures): number {
  return bottomPt + footerRuleGapPt + height.of(page.footer, height.widthPt);
}

/** From the density of the page on: first denser ones, then less leading, then smaller type. */
function settingsFrom(density: number, densities: number): readonly Setting[] {
  const plain = Array.from({ length: densities - density }, (_, i) => ({ density: density + i, size: 1, leading: 1 }));
  const last = densities - 1;
  const closer = [0.97, 0.94, 0.91].map((leading) => ({ density: last, size: 1, leading }));
  const smaller = [0.98, 0.96, 0.94, 0.92, 0.9, 0.88, 0.86, 0.84].flatMap((size) =>
    [0.94, 0.91, 0.88].map((leading) => ({ density: last, size, leading })),
  );
  return [...plain, ...closer, ...smaller];
}

type Looks = Readonly<Record<WordStyle, StyleLook>>;

export class Estimate {
  readonly widthPt: number;

  constructor(
    private readonly looks: Looks,
    measures: WordMeasures,
  ) {
    this.widthPt = measures.widthPt - 2 * measures.sidePt;
  }

  of(blocks: readonly WordBlock[], widthPt: number): number {
    return blocks.reduce((sum, block) => sum + this.block(block, widthPt), 0);
  }

  private block(block: WordBlock, widthPt: number): number {
    switch (block.kind) {
      case 'paragraph':
        return this.paragraph(block, widthPt);
      case 'bar':
      case 'space':
        return barHeightPt + 3;
      case 'picture':
        return block.heightPt + 2;
      case 'table': {
        const { columnsPt } = tableWidths(block, widthPt, this.looks);
        return block.rows.reduce(
          (sum, cells) =>
            sum +
            Math.max(
              ...cells.map(
                ({ blocks, hasRule }, i) => this.of(blocks, columnsPt[i] ?? 0) + (hasRule ? this.ruleRoomPt : 0),
              ),
            ),
          0,
        );
      }
    }
  }

  /** Above a card that has a rule. */
  get ruleRoomPt(): number {
    return this.looks.Heading1.beforePt * 0.7 + (this.looks.Heading1.rule?.gapPt ?? 0);
  }

  private paragraph(paragraph: WordParagraph, widthPt: number): number {
    const { style, runs } = paragraph;
    const look = { ...this.looks[style], sizePt: sizePtOf(paragraph, widthPt, this.looks) };
    const nested = nestedIndentPt(paragraph, look);
    const hangs = nested ? { ...look, hangPt: nested.leftPt } : look;
    const lines = lineCount(wordsOfRuns(runs), lineWidthPt(hangs, widthPt), look);
    const room = look.beforePt + (look.rule?.gapPt ?? 0) + (look.onTint ? tintRoomPt : 0);
    return room + lines * look.linePt;
  }
}

function lineWidthPt({ hangPt = 0, onTint }: StyleLook, widthPt: number): number {
  return widthPt - hangPt - (onTint ? 2 * askPaddingPt + askBarPt : 0);
}

/** Whether a word of a paragraph may be wider than its line. */
export function hasWordWiderThanLine({ runs }: WordParagraph, widthPt: number, look: StyleLook): boolean {
  const widestEm = widestWordEm(wordsOfRuns(runs), look.isBold ?? false);
  return widestEm * look.sizePt > lineWidthPt(look, widthPt);
}

/** The size of a paragraph: a key figure that no line has room for is smaller, and never divided. */
export function sizePtOf({ style, runs }: WordParagraph, widthPt: number, looks: Looks): number {
  const { sizePt, isBold = false } = looks[style];
  if (style !== 'KeyFigure') return sizePt;
  const value = wordsOfRuns(runs.filter(({ role }) => role === undefined));
  const fittingPt = Math.floor((2 * widthPt) / widestWordEm(value, isBold)) / 2;
  return Math.max(looks.Small.sizePt, Math.min(sizePt, fittingPt));
}

function lineCount(words: string, widthPt: number, { sizePt, isBold = false }: StyleLook): number {
  let [lines, used] = [1, 0];
  for (const piece of words.match(linePieces) ?? []) {
    const width = advanceEm(piece.replace(/ $/, ''), isBold) * sizePt;
    const blank = piece.endsWith(' ') ? advanceEm(' ', isBold) * sizePt : 0;
    if (used + width > widthPt && used > 0) {
      lines += 1;
      used = 0;
    }
    lines += Math.max(0, Math.ceil(width / widthPt) - 1);
    used += width + blank;
  }
  return lines;
}

import { type Container, containersIn, type Inline, plainText } from '../../model/document.js';
import { barOf, barShade, onWhite, restOpacity } from '../bar.js';
import { chartOf, type DrawnChart, hasOwnWords, widthOf } from '../charts/chart.js';
import { childrenBut, partOf } from '../containers.js';
import { rowsOfFacts } from '../fact-rows.js';
import { naturalWidthOf } from '../lines/paragraph.js';
import { type Box, space, stack } from './box.js';
import { caption, chartBoxes, type Drawing, figure, isDrawing, legend } from './chart-boxes.js';
import { columnWidth, inColumns } from './columns.js';
import { spaced, unitBlocks } from './items.js';
import type { PageContext } from './page-context.js';
import type { Part } from './parts.js';
import type { TextElement, TextStyle } from './typesetter.js';

const barHeightPt = 3.5;
const barGapPt = 1;

/** Key figures side by side, and charts. */
export function factRows(node: Container, page: PageContext): readonly Box[] {
  const cards = containersIn(node, 'fact');
  const anyShare = cards.some(hasShare);
  return rowsOfFacts(cards).map((row, i): Box => {
    const leaveRoomForBar = row.cards.some(hasShare) || (row.isOfFigures && anyShare);
    const widthPt = columnWidth(page.widthPt, row.columns);
    const boxes = row.cards.map((card) => factCard(card, page, widthPt, leaveRoomForBar));
    return inColumns(boxes, widthPt, { abovePt: i === 0 ? 2 : rowGapPt(page) });
  });
}

/** Wider on a looser page, so that a chart is not taken for one of the figure below it. */
function rowGapPt({ typesetter }: PageContext): number {
  return Math.max(6, typesetter.scale['section-gap-pt'] / 2);
}

/** How wide a card is beside the others of a page, on which it stands or is to be put. */
export function factWidth(card: Container, shown: readonly Container[], widthPt: number): number {
  const isShown = shown.some(({ unit }) => unit === card.unit);
  const cards = isShown || (shown.length > 0 && widthOf(card) === 'narrow') ? shown : [...shown, card];
  const rows = rowsOfFacts(cards);
  const own = rows.find((row) => row.cards.some(({ unit }) => unit === card.unit)) ?? rows[0];
  return columnWidth(widthPt, own?.columns ?? 1);
}

/** Whether a card has a bar; the other cards of the page then leave room for one. */
export function hasShare(card: Container): boolean {
  return Boolean(card.attributes.of);
}

export function factCard(card: Container, page: PageContext, widthPt: number, leaveRoomForBar: boolean): Part {
  return page.part(leaveRoomForBar ? 'fact with share' : 'fact', [card], widthPt, () => {
    const chart = chartOf(card);
    if (isDrawing(chart) && widthOf(card) === 'half' && widthPt === page.widthPt)
      return besideItsWords(card, chart, page);
    const { value, whole, text } = wordsOfFact(card, page, widthPt);
    // What is read on from the number stands below it; a chart with words of its own follows.
    if (isDrawing(chart)) return [leaf([...value, ...whole, ...text]), ...chartBoxes(chart, page, widthPt, card.unit)];
    const followsText = chart !== undefined && hasOwnWords(chart);
    const bar = leaveRoomForBar ? shareBar(card, chart, page, widthPt, followsText ? 2 : 1) : [];
    if (!followsText) return [leaf([...value, ...bar, ...whole, ...text])];
    return [leaf([...value, ...whole, ...text]), ...caption(chart, page, widthPt, card.unit), ...bar];
  });
}

/** A chart in a row of its own: what it says at the start, and what is drawn after it. */
function besideItsWords(card: Container, chart: Drawing, page: PageContext): readonly Box[] {
  const widthPt = columnWidth(page.widthPt, 2);
  const { value, whole, text } = wordsOfFact(card, page, widthPt);
  const boxes = [leaf([...value, ...whole, ...text]), stack(chartBoxes(chart, page, widthPt, card.unit))];
  return [inColumns(boxes, widthPt)];
}

function leaf(boxes: readonly Box[]): Box {
  return stack(boxes, { element: { type: 'P', isLeaf: true } });
}

function wordsOfFact(card: Container, page: PageContext, widthPt: number) {
  const rest = childrenBut(card, 'value', 'whole', 'alt', 'chart', 'place');
  return { ...valueAndWhole(card, page, widthPt), text: unitBlocks(card, page, page.styles.small, widthPt, rest) };
}

/** The value large, and its whole small beside it, on one baseline; below the bar where both do not fit one line. */
function valueAndWhole(
  card: Container,
  page: PageContext,
  widthPt: number,
): { readonly value: readonly Box[]; readonly whole: readonly Box[] } {
  const { typesetter, styles } = page;
  const value = partOf(card, 'value');
  if (value.length === 0) return { value: [], whole: [] };
  const { small, label } = styles;
  const large = fittingFigure(value, page, widthPt);
  const whole = spaced(partOf(card, 'whole'));
  const style = { ...label, bold: false, sizePt: small.sizePt, colour: typesetter.theme.colours.muted };
  const { unit } = card;
  const number: TextElement = { type: 'P', parts: [{ inlines: value, style: large, unit }] };
  const beside: TextElement = {
    type: 'P',
    parts: [{ inlines: whole, style: typesetter.inLineOf(large, style), unit }],
  };
  const line = typesetter.text([number, beside], large, widthPt);
  // With the blank between them, which the widths of both do not have.
  if (naturalWidthOf(line) <= widthPt) return { value: [line], whole: [] };
  return {
    value: [typesetter.paragraph(value, large, widthPt, unit)],
    whole: [typesetter.paragraph(partOf(card, 'whole'), style, widthPt, unit)],
  };
}

/** A number that has no room is set in smaller type and never divided; its line is as high as those beside it. */
function fittingFigure(value: readonly Inline[], { typesetter, styles }: PageContext, widthPt: number): TextStyle {
  const { figure: usual, small } = styles;
  const leastPt = typesetter.leastWidthPtOf(value, usual, 'words');
  if (leastPt <= widthPt) return usual;
  const fittingPt = Math.floor((10 * usual.sizePt * widthPt) / leastPt) / 10;
  const sizePt = Math.max(small.sizePt, fittingPt);
  return typesetter.inLineOf(usual, { ...usual, sizePt });
}

/** A thin bar, its parts from dark to light with gaps between and a legend below; empty room for a card without one. */
function shareBar(
  card: Container,
  chart: DrawnChart | undefined,
  page: PageContext,
  widthPt: number,
  abovePt: number,
): readonly Box[] {
  const parts = barOf(card.attributes);
  if (!parts) return [{ ...space(1 + barHeightPt), belowPt: 3 }];
  const { typesetter } = page;
  const { rule, accent } = typesetter.theme.colours;
  const alt = chart?.alt ?? plainText(partOf(card, 'alt'));
  const ground = onWhite(rule, restOpacity(parts.length));
  const drawn = parts.map(({ from, share }, i) => {
    const partPt = widthPt * share;
    const gapPt = i === 0 ? 0 : Math.min(barGapPt, partPt / 2);
    const place = { startPt: widthPt * from + gapPt, widthPt: partPt - gapPt };
    return { ...place, heightPt: barHeightPt, colour: barShade(accent, i, parts.length) };
  });
  const bar = {
    kind: 'shapes',
    shapes: [{ startPt: 0, widthPt, heightPt: barHeightPt, colour: ground }, ...drawn],
    abovePt,
    belowPt: 3,
  } as const;
  // Without an alternative text the bar only repeats the words.
  if (!chart && alt === '') return [bar];
  const shades = chart ? legend(chart.rows, parts.length, page, widthPt, card.unit) : [];
  return [figure([{ ...bar, isInFigure: true }, ...shades], alt, chart ? 3 : 0)];
}

import { type Container, plainText } from '../../model/document.js';
import { barOf, barShade, onWhite, restOpacity } from '../bar.js';
import { chartOf, type DrawnChart, hasOwnWords, widthOf } from '../charts/chart.js';
import { childrenBut, containersIn, partOf } from '../containers.js';
import { type Box, space, stack } from './box.js';
import { caption, chartBoxes, figure as figureBox, isDrawing, legend } from './chart-boxes.js';
import { columnWidth, inRows } from './columns.js';
import { spaced, unitBlocks } from './items.js';
import { columnGapPt, type PageContext } from './page-context.js';
import type { Part } from './parts.js';
import type { TextElement } from './typesetter.js';

const barHeightPt = 3.5;
const barGapPt = 1;

/** Key figures side by side: three in a row, four as two by two, a single one at half the width; charts at half a page. */
export function factRows(node: Container, page: PageContext): readonly Box[] {
  const cards = containersIn(node, 'fact');
  const anyShare = cards.some(hasShare);
  return inFactRows(cards, page.widthPt).map((row, i): Box => {
    const leaveRoomForBar = row.cards.some(hasShare) || (row.isOfFigures && anyShare);
    const cells = row.cards.map((card) => ({
      widthPt: row.widthPt,
      box: factCard(card, page, row.widthPt, leaveRoomForBar),
    }));
    return { kind: 'row', cells, gapPt: columnGapPt, abovePt: i === 0 ? 2 : 6 };
  });
}

interface FactRow {
  readonly cards: readonly Container[];
  readonly widthPt: number;
  /** Whether no card of the page has a chart that takes half of it. */
  readonly isOfFigures: boolean;
}

/** The rows that cards stand in, and how wide each card of a row is. */
function inFactRows(cards: readonly Container[], widthPt: number): readonly FactRow[] {
  const half = columnWidth(widthPt, 2, columnGapPt);
  if (cards.every((card) => widthOf(card) === 'narrow')) {
    const perRow = cards.length === 4 ? 2 : Math.min(3, cards.length);
    const own = columnWidth(widthPt, Math.max(2, perRow), columnGapPt);
    return inRows(cards, Math.max(1, perRow)).map((row) => ({ cards: row, widthPt: own, isOfFigures: true }));
  }
  // Wide tables come last, so that the others stand in pairs.
  const wide = cards.filter((card) => widthOf(card) === 'full');
  const others = inRows(
    cards.filter((card) => !wide.includes(card)),
    2,
  );
  return [
    ...others.map((row) => ({ cards: row, widthPt: half, isOfFigures: false })),
    ...wide.map((card) => ({ cards: [card], widthPt, isOfFigures: false })),
  ];
}

/** How wide a card is beside the others of a page, on which it stands or is to be put. */
export function factWidth(card: Container, shown: readonly Container[], widthPt: number): number {
  const isShown = shown.some(({ unit }) => unit === card.unit);
  const cards = isShown || (shown.length > 0 && widthOf(card) === 'narrow') ? shown : [...shown, card];
  const rows = inFactRows(cards, widthPt);
  const own = rows.find((row) => row.cards.some(({ unit }) => unit === card.unit)) ?? rows[0];
  return own?.widthPt ?? widthPt;
}

/** Whether a card has a bar; the other cards of the page then leave room for one. */
export function hasShare(card: Container): boolean {
  return Boolean(card.attributes.of);
}

export function factCard(card: Container, page: PageContext, widthPt: number, leaveRoomForBar: boolean): Part {
  return page.part(leaveRoomForBar ? 'fact with share' : 'fact', [card], widthPt, () => {
    const { small } = page.styles;
    const rest = childrenBut(card, 'value', 'whole', 'alt', 'chart', 'place');
    const text = unitBlocks(card, page, small, widthPt, rest);
    const chart = chartOf(card);
    const { value, whole } = figure(card, page, widthPt);
    const leaf = (boxes: readonly Box[]) => stack(boxes, { element: { type: 'P', isLeaf: true } });
    const { unit } = card;
    // What is read on from the number stands below it; a chart with words of its own follows.
    if (isDrawing(chart)) return [leaf([...value, ...whole, ...text]), ...chartBoxes(chart, page, widthPt, unit)];
    const bar = leaveRoomForBar ? shareBar(card, chart, page, widthPt) : [];
    if (!chart || !hasOwnWords(chart)) return [leaf([...value, ...bar, ...whole, ...text])];
    return [leaf([...value, ...whole, ...text]), ...caption(chart, page, widthPt, unit), ...bar];
  });
}

/** The value large, and its whole small beside it, on one baseline; below the bar where both do not fit one line. */
function figure(
  card: Container,
  { typesetter, styles }: PageContext,
  widthPt: number,
): { readonly value: readonly Box[]; readonly whole: readonly Box[] } {
  const value = partOf(card, 'value');
  if (value.length === 0) return { value: [], whole: [] };
  const { figure: large, small, label } = styles;
  const whole = spaced(partOf(card, 'whole'));
  const style = { ...label, bold: false, sizePt: small.sizePt, colour: typesetter.theme.colours.muted };
  const { unit } = card;
  const fits = typesetter.widthPtOf(value, large) + typesetter.widthPtOf(whole, style) <= widthPt;
  if (!fits) {
    return {
      value: [typesetter.paragraph(value, large, widthPt, unit)],
      whole: [typesetter.paragraph(partOf(card, 'whole'), style, widthPt, unit)],
    };
  }
  const number: TextElement = { type: 'P', parts: [{ inlines: value, style: large, unit }] };
  const beside: TextElement = {
    type: 'P',
    parts: [{ inlines: whole, style: typesetter.inLineOf(large, style), unit }],
  };
  return { value: [typesetter.text([number, beside], large, widthPt)], whole: [] };
}

/** A thin bar, its parts from dark to light with gaps between and a legend below; empty room for a card without one. */
function shareBar(card: Container, chart: DrawnChart | undefined, page: PageContext, widthPt: number): readonly Box[] {
  const parts = barOf(card.attributes);
  if (!parts) return [{ ...space(1 + barHeightPt), belowPt: 3 }];
  const { typesetter } = page;
  const { rule, accent } = typesetter.theme.colours;
  const alt = chart?.alt ?? plainText(partOf(card, 'alt'));
  const ground = onWhite(rule, restOpacity(parts.length));
  const drawn = parts.map(({ from, share }, i) => {
    const gapPt = i === 0 ? 0 : barGapPt;
    const place = { startPt: widthPt * from + gapPt, widthPt: Math.max(0, widthPt * share - gapPt) };
    return { ...place, heightPt: barHeightPt, colour: barShade(accent, i, parts.length) };
  });
  const bar = {
    kind: 'shapes',
    shapes: [{ startPt: 0, widthPt, heightPt: barHeightPt, colour: ground }, ...drawn],
    abovePt: 1,
    belowPt: 3,
  } as const;
  // Without an alternative text the bar only repeats the words.
  if (!chart && alt === '') return [bar];
  const shades = chart ? legend(chart.rows, parts.length, page, widthPt, card.unit) : [];
  return [figureBox([{ ...bar, isInFigure: true }, ...shades], alt, chart ? 3 : 0)];
}

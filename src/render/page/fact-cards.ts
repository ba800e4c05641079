import { type Container, plainText } from '../../model/document.js';
import { barOf, barShade } from '../bar.js';
import { childrenBut, containersIn, partOf } from '../containers.js';
import { type Box, space, stack } from './box.js';
import { columnWidth, inRows } from './columns.js';
import { spaced, withPlace } from './items.js';
import { columnGapPt, type PageContext } from './page-context.js';
import type { Part } from './parts.js';

const barHeightPt = 3.5;
const barGapPt = 1;

/** Key figures side by side: three in a row, four as two by two, a single one at half the width. */
export function factCards(node: Container, page: PageContext): Box {
  const cards = containersIn(node, 'fact');
  const { perRow, widthPt } = factGrid(cards.length, page.widthPt);
  const anyShare = cards.some(hasShare);
  const others = childrenBut(node, 'fact');
  const rows = inRows(cards, perRow).map(
    (row, i): Box => ({
      kind: 'row',
      cells: row.map((card) => ({ widthPt, box: factCard(card, page, widthPt, anyShare) })),
      gapPt: columnGapPt,
      abovePt: i === 0 ? 2 : 6,
    }),
  );
  return stack([page.part('body', others, page.widthPt, () => page.blocks(others)), ...rows]);
}

/** How many cards stand in a row, and how wide each is. */
export function factGrid(cards: number, widthPt: number): { readonly perRow: number; readonly widthPt: number } {
  const perRow = cards === 4 ? 2 : Math.min(3, cards);
  return { perRow, widthPt: columnWidth(widthPt, Math.max(2, perRow), columnGapPt) };
}

/** Whether a card has a bar; the other cards of the page then leave room for one. */
export function hasShare(card: Container): boolean {
  return Boolean(card.attributes.of);
}

export function factCard(card: Container, page: PageContext, widthPt: number, leaveRoomForBar: boolean): Part {
  return page.part(leaveRoomForBar ? 'fact with share' : 'fact', [card], widthPt, () => {
    const { small } = page.styles;
    const rest = childrenBut(card, 'value', 'whole', 'alt', 'place');
    const text = rest.flatMap((child, i): readonly Box[] => {
      if (i < rest.length - 1 || child.type !== 'paragraph') return page.blocks([child], small, widthPt);
      return [withPlace(child.children, small, card, page, widthPt)];
    });
    const bar = leaveRoomForBar ? [shareBar(card, page, widthPt)] : [];
    const { value, whole } = figure(card, page, widthPt);
    return [stack([...value, ...bar, ...whole, ...text], { element: { type: 'P', isLeaf: true } })];
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
  const number = { type: 'P', parts: [{ inlines: value, style: large, unit }] } as const;
  const fits = typesetter.widthPtOf(value, large) + typesetter.widthPtOf(whole, style) <= widthPt;
  if (!fits) {
    const below = { type: 'P', parts: [{ inlines: partOf(card, 'whole'), style, unit }] } as const;
    return {
      value: [typesetter.text([number], large, widthPt)],
      whole: [typesetter.text([below], { ...style, leading: small.leading }, widthPt)],
    };
  }
  const beside = { type: 'P', parts: [{ inlines: whole, style: typesetter.inLineOf(large, style), unit }] } as const;
  return { value: [typesetter.text([number, beside], large, widthPt)], whole: [] };
}

/** A thin bar, its parts from dark to light with gaps between; empty room for a card without one. */
function shareBar(card: Container, { typesetter }: PageContext, widthPt: number): Box {
  const parts = barOf(card.attributes);
  if (!parts) return { ...space(1 + barHeightPt), belowPt: 3 };
  const { rule, accent } = typesetter.theme.colours;
  const alt = plainText(partOf(card, 'alt'));
  const drawn = parts.map(({ from, share }, i) => {
    const gap = i === 0 ? 0 : barGapPt;
    const colour = barShade(accent, i);
    return {
      startPt: widthPt * from + gap,
      widthPt: Math.max(0, widthPt * share - gap),
      heightPt: barHeightPt,
      colour,
    };
  });
  return {
    kind: 'shapes',
    shapes: [{ startPt: 0, widthPt, heightPt: barHeightPt, colour: rule }, ...drawn],
    heightPt: barHeightPt,
    abovePt: 1,
    belowPt: 3,
    // Without an alternative text the bar only repeats the words.
    alt: alt === '' ? undefined : alt,
  };
}

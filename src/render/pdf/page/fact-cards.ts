import { type Container, plainText } from '../../../model/document.js';
import { barOf, barShade } from '../../bar.js';
import { childrenBut, containersIn, partOf } from '../../containers.js';
import { columnWidth, inRows } from './columns.js';
import { withPart } from './items.js';
import { columnGapPt, type PageContext } from './page-context.js';

const barHeightPt = 3.5;
const barGapPt = 1;

/** Key figures side by side: three in a row, four as two by two, a single one at half the width. */
export function factCards(node: Container, page: PageContext): object {
  const cards = containersIn(node, 'fact');
  const { perRow, width } = factGrid(cards.length, page.widthPt);
  const anyShare = cards.some(hasShare);
  return {
    stack: [
      ...page.blocks(childrenBut(node, 'fact')),
      ...inRows(cards, perRow).map((row, i) => ({
        columns: row.map((card) => ({
          width,
          stack: page.typesetter.tags.leaf('P', () => factCard(card, page, width, anyShare)),
        })),
        margin: [0, factRowGapPt(i), 0, 0],
        columnGap: columnGapPt,
      })),
    ],
  };
}

/** The widths are fixed: pdfmake's automatic columns grow to their longest word. */
export function factGrid(cards: number, widthPt: number): { readonly perRow: number; readonly width: number } {
  const perRow = cards === 4 ? 2 : Math.min(3, cards);
  return { perRow, width: columnWidth(widthPt, Math.max(2, perRow), columnGapPt) };
}

export function factRowGapPt(row: number): number {
  return row === 0 ? 2 : 6;
}

/** Whether a card has a bar; the other cards of the page then leave room for one. */
export function hasShare(card: Container): boolean {
  return Boolean(card.attributes.of);
}

export function factCard(card: Container, page: PageContext, widthPt: number, leaveRoomForBar: boolean): object[] {
  const { typesetter, styles } = page;
  const { small, place } = styles;
  const rest = childrenBut(card, 'value', 'whole', 'alt', 'place');
  // Built in reading order, which is that of the structure tree.
  const head = figure(card, page, widthPt);
  const text = rest.flatMap((child, i): object[] => {
    if (i < rest.length - 1 || child.type !== 'paragraph') return page.blocks([child], small, widthPt);
    const statement = typesetter.paragraph(child.children, small, widthPt, card.unit);
    return [withPart(statement, card, 'place', typesetter.inLineOf(small, place), page, widthPt)];
  });
  return [...head, ...(leaveRoomForBar ? [shareBar(card, page, widthPt)] : []), ...text];
}

/** The value large and its whole small beside it, on one baseline. */
function figure(card: Container, page: PageContext, widthPt: number): object[] {
  const value = partOf(card, 'value');
  if (value.length === 0) return [];
  const { typesetter, styles } = page;
  const { figure: large, small, label } = styles;
  const whole = { ...label, bold: false, sizePt: small.sizePt, colour: typesetter.theme.colours.muted };
  const words = typesetter.paragraph(value, large, widthPt, card.unit);
  return [withPart(words, card, 'whole', typesetter.inLineOf(large, whole), page, widthPt)];
}

/** A thin bar, its parts from dark to light with gaps between; empty room for a card without one. */
function shareBar(card: Container, { typesetter }: PageContext, widthPt: number): object {
  const parts = barOf(card.attributes);
  if (!parts) return { stack: [], margin: [0, 1 + barHeightPt, 0, 3] };
  const { rule, accent } = typesetter.theme.colours;
  const alt = plainText(partOf(card, 'alt'));
  // Without an alternative text the bar only repeats the words.
  const figure = alt === '' ? {} : { slot: typesetter.tags.figure(alt) };
  const bar = (x: number, w: number, color: string) => ({ type: 'rect', x, y: 0, w, h: barHeightPt, color, ...figure });
  const drawn = parts.map(({ from, share }, i) => {
    const gap = i === 0 ? 0 : barGapPt;
    return bar(widthPt * from + gap, Math.max(0, widthPt * share - gap), barShade(accent, i));
  });
  return { canvas: [bar(0, widthPt, rule), ...drawn], margin: [0, 1, 0, 3] };
}

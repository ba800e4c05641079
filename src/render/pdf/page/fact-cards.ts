import { type Container, plainText } from '../../../model/document.js';
import { barOf, shadeOf } from '../../bar.js';
import { childrenBut, containersIn, partOf } from '../../containers.js';
import { columnWidth, inRows } from './columns.js';
import { columnGapPt, type PageContext } from './page-context.js';
import { spaced } from './parts.js';

const barHeightPt = 3.5;
const barGapPt = 1;

/** Key figures side by side: three to a row, four as two by two, a single one at half of the width. */
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
          stack: page.set.tags.leaf('P', () => factCard(card, page, width, anyShare)),
        })),
        margin: [0, factRowGapPt(i), 0, 0],
        columnGap: columnGapPt,
      })),
    ],
  };
}

/** How cards stand. Fixed widths: a column of pdfmake's own choosing grows to its longest word. */
export function factGrid(cards: number, widthPt: number): { readonly perRow: number; readonly width: number } {
  const perRow = cards === 4 ? 2 : Math.min(3, cards);
  return { perRow, width: columnWidth(widthPt, Math.max(2, perRow), columnGapPt) };
}

export function factRowGapPt(row: number): number {
  return row === 0 ? 2 : 6;
}

/** Whether a bar is drawn under its figure; the others of the page then leave room for one. */
export function hasShare(card: Container): boolean {
  return Boolean(card.attributes.of);
}

export function factCard(card: Container, page: PageContext, widthPt: number, leaveRoomForBar: boolean): object[] {
  const { set, styles } = page;
  const { small, place } = styles;
  const rest = childrenBut(card, 'value', 'whole', 'alt', 'place');
  // Built in the order of reading, which is that of the structure tree.
  const head = figure(card, page, widthPt);
  const text = rest.flatMap((child, i): object[] => {
    if (i < rest.length - 1 || child.type !== 'paragraph') return page.blocks([child], small, widthPt);
    const words = set.paragraph(child.children, small, widthPt, card.unit);
    const where = set.paragraph(spaced(partOf(card, 'place')), set.inLineOf(small, place), widthPt, card.unit);
    return [{ ...words, text: [...words.text, ...where.text] }];
  });
  return [...head, ...(leaveRoomForBar ? [shareBar(card, page, widthPt)] : []), ...text];
}

/** The value large, what it is a part of beside it small, on one baseline. */
function figure(card: Container, { set, styles }: PageContext, widthPt: number): object[] {
  const value = partOf(card, 'value');
  if (value.length === 0) return [];
  const { figure: large, small, label } = styles;
  const whole = { ...label, bold: false, sizePt: small.sizePt, colour: set.theme.colours.muted };
  const words = set.paragraph(value, large, widthPt, card.unit);
  const beside = set.paragraph(spaced(partOf(card, 'whole')), set.inLineOf(large, whole), widthPt, card.unit);
  return [{ ...words, text: [...words.text, ...beside.text] }];
}

/** A thin bar, its parts from dark to light with a gap between; without a known whole the room stays empty. */
function shareBar(card: Container, { set }: PageContext, widthPt: number): object {
  const { parts, of } = barOf(card.attributes);
  if (of === 0) return { stack: [], margin: [0, 1 + barHeightPt, 0, 3] };
  const { rule, accent } = set.theme.colours;
  const alt = plainText(partOf(card, 'alt'));
  // Without an alternative the bar only repeats what the words say.
  const figure = alt === '' ? {} : { slot: set.tags.group('Figure', () => set.tags.slot(), { alt }) };
  const bar = (x: number, w: number, color: string) => ({
    type: 'rect',
    x,
    y: 0,
    w,
    h: barHeightPt,
    color,
    ...figure,
  });
  const drawn = parts.map(({ from, share }, i) => {
    const gap = i === 0 ? 0 : barGapPt;
    return bar(widthPt * from + gap, Math.max(0, widthPt * share - gap), shadeOf(accent, i));
  });
  return { canvas: [bar(0, widthPt, rule), ...drawn], margin: [0, 1, 0, 3] };
}

import {
  type Container,
  containersIn,
  type Heading,
  type Inline,
  isContainer,
  plainText,
} from '../../model/document.js';
import { cardStarts } from '../card-flow.js';
import { childrenBut, partOf } from '../containers.js';
import { pillarsPerRow } from '../pillars-per-row.js';
import { type Box, space, stack, type TextBox } from './box.js';
import { columnWidth, inColumns, inRows } from './columns.js';
import { rule, spaced, unitList } from './items.js';
import { heightIn } from './layout.js';
import type { PageContext } from './page-context.js';
import { headingTag } from './tags.js';

/** Cards by rows, and the one at the end that takes the whole width, if there is one. */
interface Arranged<T> {
  readonly rows: readonly (readonly T[])[];
  readonly wide: T | undefined;
}

function arranged<T>(cards: readonly T[]): Arranged<T> {
  const perRow = pillarsPerRow(cards.length);
  const rows = inRows(cards, perRow);
  const last = rows.at(-1) ?? [];
  return last.length === 1 && perRow > 1 ? { rows: rows.slice(0, -1), wide: last[0] } : { rows, wide: undefined };
}

/**
 * Cards in columns, from one to the next by turns. A single card at the end takes the whole width, its measures beside its
 * headline.
 */
export function pillarCards(node: Container, page: PageContext): readonly Box[] {
  const cards = containersIn(node, 'pillar');
  const widthPt = cardWidthPt(cards.length, page.widthPt);
  const { rows, wide } = arranged(cards);
  const boxes = rows.map((row, i) => row.map((one) => card(one, widthPt, page, i > 0)));
  const columns = inColumns(columnsOf(boxes, widthPt, page), widthPt);
  const read = stack([columns], { inReadingOrder: boxes.flat(), abovePt: firstGapPt(page) });
  const last = wide ? [{ ...wideCard(wide, widthPt, page), abovePt: rowGapPt(page) }] : [];
  return [read, ...last];
}

/** How high a card's head and its measures are, in pt. */
export interface CardHeights {
  readonly headPt: number;
  readonly measuresPt: number;
}

/** How high cards are together, where they stand as `pillarCards` places them, in pt. */
export function cardsHeightPt(cards: readonly CardHeights[], page: PageContext): number {
  const { rows, wide } = arranged(cards);
  const rulePt = heightIn(cardRule(page.widthPt, page), page.widthPt);
  const heights = rows.map((row, i) => row.map(({ headPt, measuresPt }) => (i > 0 ? rulePt : 0) + headPt + measuresPt));
  const columnsPt = placesOf(heights, page).reduce((most, { endPt }) => Math.max(most, endPt), 0);
  if (!wide) return columnsPt;
  return columnsPt + rowGapPt(page) + rulePt + Math.max(wide.headPt, besideTitlePt(page) + wide.measuresPt);
}

/** Below the heading of the section a looser page has more room, as above the items of others. */
const usualItemGapPt = 3.5;

function firstGapPt({ typesetter }: PageContext): number {
  return Math.max(0, typesetter.scale['item-gap-pt'] - usualItemGapPt);
}

/** Above each card but those of the first row. */
function rowGapPt({ typesetter }: PageContext): number {
  return typesetter.scale['section-gap-pt'] * 0.75;
}

/** For each column, the room above each of its cards, and where its last one ends. */
function placesOf(
  heights: readonly (readonly number[])[],
  page: PageContext,
): readonly { readonly roomsPt: readonly number[]; readonly endPt: number }[] {
  const gapPt = rowGapPt(page);
  const starts = cardStarts(heights, page.typesetter.lineHeightPt(page.styles.body), gapPt);
  return (heights[0] ?? []).map((_, c) => {
    const roomsPt: number[] = [];
    let endPt = 0;
    heights.forEach((row, i) => {
      const heightPt = row[c];
      if (heightPt === undefined) return;
      const gap = i > 0 ? gapPt : 0;
      const startPt = starts[i]?.[c] ?? 0;
      roomsPt.push(gap + (startPt - endPt));
      endPt = startPt + gap + heightPt;
    });
    return { roomsPt, endPt };
  });
}

/** The cards of each column one below the other, with the room above each that keeps neighbours on one height. */
function columnsOf(rows: readonly (readonly Box[])[], widthPt: number, page: PageContext): readonly Box[] {
  const heights = rows.map((row) => row.map((box) => heightIn(box, widthPt)));
  return placesOf(heights, page).map(({ roomsPt }, c) =>
    stack(
      roomsPt.flatMap((roomPt, i) => {
        const box = rows[i]?.[c];
        return box ? [...(roomPt > 0 ? [space(roomPt)] : []), box] : [];
      }),
    ),
  );
}

export function cardWidthPt(cards: number, widthPt: number): number {
  return columnWidth(widthPt, pillarsPerRow(cards));
}

const element = { type: 'Sect' } as const;

/** The first cards stand under the rule of their section. */
function card(node: Container, widthPt: number, page: PageContext, hasRule: boolean): Box {
  const line = hasRule ? [cardRule(widthPt, page)] : [];
  return stack([...line, cardHead(node, widthPt, page), unitList(node, widthPt, page)], { element });
}

function wideCard(node: Container, columnPt: number, page: PageContext): Box {
  const measures = stack([space(besideTitlePt(page)), unitList(node, columnPt, page)]);
  const columns = [cardHead(node, columnPt, page), measures];
  return stack([cardRule(page.widthPt, page), inColumns(columns, columnPt)], { element });
}

/** Above measures beside their headline, so that the first is on the line of its title: less than none, for their own gap. */
function besideTitlePt({ typesetter, styles }: PageContext): number {
  const titlePt = typesetter.strutAscentPt(styles.heading);
  return titlePt - typesetter.strutAscentPt(styles.body) - typesetter.scale['item-gap-pt'];
}

function cardRule(widthPt: number, page: PageContext): Box {
  return rule(widthPt, page, { abovePt: 1 });
}

/** Number, title and source reference in one line; then whatever comes before the measures. */
export function cardHead(node: Container, widthPt: number, page: PageContext): Box {
  const { body } = page.styles;
  const { number = '' } = node.attributes;
  return page.part(`head ${number} ${node.unit ?? ''}`, childrenBut(node, 'unit'), widthPt, () =>
    childrenBut(node, 'unit', 'place').flatMap((child): readonly Box[] => {
      if (child.type === 'heading') return [heading(child, node, widthPt, page)];
      return page.blocks([child], isContainer(child, 'headline') ? { ...body, bold: true } : body, widthPt);
    }),
  );
}

function heading(
  { depth, children: title }: Heading,
  node: Container,
  widthPt: number,
  { typesetter, styles }: PageContext,
): TextBox {
  const { heading: style, place } = styles;
  const { attributes, unit } = node;
  const mark: readonly Inline[] = attributes.number ? [{ type: 'text', value: `${attributes.number}\u2002` }] : [];
  const numberStyle = {
    ...style,
    colour: typesetter.theme.colours.warm,
    numerals: 'tabular',
    keepsNext: true,
  } as const;
  const parts = [
    { inlines: mark, style: numberStyle },
    { inlines: title, style, unit },
    { inlines: spaced(partOf(node, 'place')), style: typesetter.inLineOf(style, place), unit },
  ];
  const bookmark = plainText([...mark, ...title]).replace(/\s+/g, ' ');
  return typesetter.text([{ type: headingTag(depth), options: { bookmark }, parts }], style, widthPt, { belowPt: 1 });
}

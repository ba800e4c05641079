import { type Container, type Inline, isContainer, plainText } from '../../model/document.js';
import { cardStarts } from '../card-flow.js';
import { childrenBut, containersIn, partOf } from '../containers.js';
import { pillarsPerRow } from '../pillars-per-row.js';
import { type Box, space, stack, type TextBox } from './box.js';
import { columnWidth, inRows } from './columns.js';
import { rule, spaced, unitList } from './items.js';
import { heightIn } from './layout.js';
import { columnGapPt, type PageContext } from './page-context.js';

/**
 * Cards in columns, from one to the next by turns. A single card at the end takes the whole width, its measures beside its
 * headline.
 */
export function pillarCards(node: Container, page: PageContext): Box {
  const cards = containersIn(node, 'pillar');
  const perRow = pillarsPerRow(cards.length);
  const widthPt = cardWidthPt(cards.length, page.widthPt);
  const others = childrenBut(node, 'pillar');
  const heading = page.part('body', others, page.widthPt, () => page.blocks(others));
  const gapPt = page.typesetter.scale['section-gap-pt'] * 0.75;
  const rows = inRows(cards, perRow);
  const last = rows.at(-1);
  const [wide] = last?.length === 1 && perRow > 1 ? last : [];
  const full = wide ? rows.slice(0, -1) : rows;
  const boxes = full.map((row, i) => row.map((one) => card(one, widthPt, page, i > 0)));
  const columns: Box = {
    kind: 'row',
    cells: columnsOf(boxes, widthPt, page, gapPt).map((box) => ({ widthPt, box })),
    gapPt: columnGapPt,
  };
  const read = stack([columns], { inReadingOrder: boxes.flat() });
  return stack([heading, read, ...(wide ? [{ ...wideCard(wide, widthPt, page), abovePt: gapPt }] : [])]);
}

/** The cards of each column one below the other, with the room above each that keeps neighbours on one height. */
function columnsOf(
  rows: readonly (readonly Box[])[],
  widthPt: number,
  page: PageContext,
  gapPt: number,
): readonly Box[] {
  const heights = rows.map((row) => row.map((box) => heightIn(box, widthPt)));
  const starts = cardStarts(heights, page.typesetter.lineHeightPt(page.styles.body), gapPt);
  return (rows[0] ?? []).map((_, c) => {
    let endPt = 0;
    return stack(
      rows.flatMap((row, i) => {
        const box = row[c];
        if (!box) return [];
        const gap = i > 0 ? gapPt : 0;
        const startPt = starts[i]?.[c] ?? 0;
        const roomPt = gap + (startPt - endPt);
        endPt = startPt + gap + (heights[i]?.[c] ?? 0);
        return roomPt > 0 ? [space(roomPt), box] : [box];
      }),
    );
  });
}

export function cardWidthPt(cards: number, widthPt: number): number {
  return columnWidth(widthPt, pillarsPerRow(cards), columnGapPt);
}

const element = { type: 'Sect' } as const;

/** The first cards stand under the rule of their section. */
function card(node: Container, widthPt: number, page: PageContext, hasRule: boolean): Box {
  const line = hasRule ? [cardRule(widthPt, page)] : [];
  return stack([...line, cardHead(node, widthPt, page), unitList(node, widthPt, page)], { element });
}

function wideCard(node: Container, columnPt: number, page: PageContext): Box {
  const cells = [
    { widthPt: columnPt, box: cardHead(node, columnPt, page) },
    { widthPt: columnPt, box: unitList(node, columnPt, page) },
  ];
  return stack([cardRule(page.widthPt, page), { kind: 'row', cells, gapPt: columnGapPt }], { element });
}

function cardRule(widthPt: number, page: PageContext): Box {
  return rule(widthPt, 1, page);
}

/** Number, title and source reference in one line; then whatever comes before the measures. */
export function cardHead(node: Container, widthPt: number, page: PageContext): Box {
  const { body } = page.styles;
  const { number = '' } = node.attributes;
  return page.part(`head ${number} ${node.unit ?? ''}`, childrenBut(node, 'unit'), widthPt, () =>
    childrenBut(node, 'unit', 'place').flatMap((child): readonly Box[] => {
      if (child.type === 'heading') return [heading(child.children, node, widthPt, page)];
      return page.blocks([child], isContainer(child, 'headline') ? { ...body, bold: true } : body, widthPt);
    }),
  );
}

function heading(
  title: readonly Inline[],
  node: Container,
  widthPt: number,
  { typesetter, styles }: PageContext,
): TextBox {
  const { heading: style, place } = styles;
  const { attributes, unit } = node;
  const mark: readonly Inline[] = attributes.number ? [{ type: 'text', value: `${attributes.number}\u2002` }] : [];
  const numberStyle = { ...style, colour: typesetter.theme.colours.warm, numerals: 'tabular' } as const;
  const parts = [
    { inlines: mark, style: numberStyle },
    { inlines: title, style, unit },
    { inlines: spaced(partOf(node, 'place')), style: typesetter.inLineOf(style, place), unit },
  ];
  const bookmark = plainText([...mark, ...title]).replace(/\s+/g, ' ');
  return typesetter.text([{ type: 'H3', options: { bookmark }, parts }], style, widthPt, { belowPt: 1 });
}

import { type Container, type Inline, isContainer, plainText } from '../../model/document.js';
import { childrenBut, containersIn, partOf } from '../containers.js';
import { pillarsPerRow } from '../pillars-per-row.js';
import { type Box, space, stack, type TextBox } from './box.js';
import { columnWidth, inRows } from './columns.js';
import { rule, spaced, unitList } from './items.js';
import { heightIn } from './layout.js';
import { columnGapPt, type PageContext } from './page-context.js';

/**
 * Cards in columns, from one to the next by turns. Where the cards above end at nearly the same height, the next ones
 * begin at one height; else each begins where the one above it ends, and no card leaves a hole. A single card at the end
 * takes the whole width, its measures beside its headline.
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
  const linePt = page.typesetter.lineHeightPt(page.styles.body);
  const endsPt = (rows[0] ?? []).map(() => 0);
  const columns = endsPt.map((): Box[] => []);
  for (const [i, row] of rows.entries()) {
    const lowestPt = Math.max(...endsPt);
    const isEven = lowestPt - Math.min(...endsPt) <= linePt;
    for (const [c, box] of row.entries()) {
      const end = endsPt[c] ?? 0;
      const room = (i > 0 ? gapPt : 0) + (isEven ? lowestPt - end : 0);
      columns[c]?.push(...(room > 0 ? [space(room)] : []), box);
      endsPt[c] = end + room + heightIn(box, widthPt);
    }
  }
  return columns.map((boxes) => stack(boxes));
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
function cardHead(node: Container, widthPt: number, page: PageContext): Box {
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

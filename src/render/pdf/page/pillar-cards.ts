import { type Container, type Inline, isContainer, plainText } from '../../../model/document.js';
import { childrenBut, containersIn, partOf } from '../../containers.js';
import { pillarsPerRow } from '../../pillars-per-row.js';
import { columnWidth, inRows } from './columns.js';
import { rule, spaced, unitList } from './items.js';
import { cardGapPt, type PageContext } from './page-context.js';
import type { TextNode } from './typesetter.js';

const noBorders = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
};

/** Cards in rows. A single card at the end takes the whole row, its measures beside its headline. */
export function pillarCards(node: Container, page: PageContext): object {
  const { typesetter } = page;
  const cards = containersIn(node, 'pillar');
  const perRow = pillarsPerRow(cards.length);
  const width = columnWidth(page.widthPt, perRow, cardGapPt);
  const others = page.blocks(childrenBut(node, 'pillar'));
  const rows = inRows(cards, perRow).map((row) => {
    const [only] = row;
    if (row.length > 1 || !only) {
      return row.map((one) => ({ stack: typesetter.tags.group('Sect', () => card(one, width, page)) }));
    }
    const wide = { stack: typesetter.tags.group('Sect', () => wideCard(only, width, page)), colSpan: perRow };
    return [wide, ...Array.from({ length: perRow - 1 }, () => ({}))];
  });
  return {
    stack: [
      ...others,
      {
        table: { widths: Array.from({ length: perRow }, () => width), body: rows, dontBreakRows: true },
        layout: {
          ...noBorders,
          paddingRight: (i: number) => (i < perRow - 1 ? cardGapPt : 0),
          paddingTop: (i: number) => cardRowGapPt(i, page),
        },
      },
    ],
  };
}

export function cardRowGapPt(row: number, { typesetter }: PageContext): number {
  return row > 0 ? typesetter.scale['section-gap-pt'] * 0.75 : 0;
}

function card(node: Container, widthPt: number, page: PageContext): object[] {
  return [cardRule(widthPt, page), ...cardHead(node, widthPt, page), ...unitList(node, widthPt, page)];
}

function wideCard(node: Container, columnPt: number, page: PageContext): object[] {
  const columns = [
    { width: columnPt, stack: cardHead(node, columnPt, page) },
    { width: columnPt, stack: unitList(node, columnPt, page) },
  ];
  return [cardRule(page.widthPt, page), { columns, columnGap: cardGapPt }];
}

export function cardRule(widthPt: number, page: PageContext): object {
  return rule(widthPt, 1, page);
}

/** Number, title and source reference in one line; then whatever comes before the measures. */
export function cardHead(node: Container, widthPt: number, page: PageContext): object[] {
  const { body } = page.styles;
  return childrenBut(node, 'unit', 'place').flatMap((child): object[] => {
    if (child.type === 'heading') return [heading(child.children, node, widthPt, page)];
    return page.blocks([child], isContainer(child, 'headline') ? { ...body, bold: true } : body, widthPt);
  });
}

function heading(
  title: readonly Inline[],
  node: Container,
  widthPt: number,
  { typesetter, styles }: PageContext,
): TextNode {
  const { heading: style, place } = styles;
  const { number } = node.attributes;
  const mark: readonly Inline[] = number ? [{ type: 'text', value: `${number}\u2002` }] : [];
  const where = spaced(partOf(node, 'place'));
  const numberStyle = { ...style, colour: typesetter.theme.colours.warm, numerals: 'tabular' } as const;
  const build = () => [
    typesetter.paragraph(mark, numberStyle, widthPt),
    typesetter.paragraph(title, style, widthPt, node.unit),
    typesetter.paragraph(where, typesetter.inLineOf(style, place), widthPt, node.unit),
  ];
  const bookmark = plainText([...mark, ...title]).replace(/\s+/g, ' ');
  const text = typesetter.tags.leaf('H3', build, { bookmark }).flatMap((part) => part.text);
  return { ...typesetter.paragraph([], style, widthPt), text, margin: [0, 0, 0, 1] };
}

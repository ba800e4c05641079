import { type Container, type Inline, isContainer, plainText } from '../../model/document.js';
import { childrenBut, containersIn, partOf } from '../containers.js';
import { pillarsPerRow } from '../pillars-per-row.js';
import { type Box, stack, type TextBox } from './box.js';
import { columnWidth, inRows } from './columns.js';
import { rule, spaced, unitList } from './items.js';
import { cardGapPt, type PageContext } from './page-context.js';

/** Cards in rows. A single card at the end takes the whole row, its measures beside its headline. */
export function pillarCards(node: Container, page: PageContext): Box {
  const cards = containersIn(node, 'pillar');
  const perRow = pillarsPerRow(cards.length);
  const widthPt = cardWidthPt(cards.length, page.widthPt);
  const others = childrenBut(node, 'pillar');
  const rows = inRows(cards, perRow).map((row, i): Box => {
    const abovePt = i > 0 ? page.typesetter.scale['section-gap-pt'] * 0.75 : 0;
    const [only] = row;
    if (row.length === 1 && perRow > 1 && only) return { ...wideCard(only, widthPt, page), abovePt };
    const cells = row.map((one) => ({ widthPt, box: card(one, widthPt, page) }));
    return { kind: 'row', cells, gapPt: cardGapPt, abovePt };
  });
  return stack([page.part('body', others, page.widthPt, () => page.blocks(others)), ...rows]);
}

export function cardWidthPt(cards: number, widthPt: number): number {
  return columnWidth(widthPt, pillarsPerRow(cards), cardGapPt);
}

const element = { type: 'Sect' } as const;

function card(node: Container, widthPt: number, page: PageContext): Box {
  return stack([cardRule(widthPt, page), cardHead(node, widthPt, page), unitList(node, widthPt, page)], { element });
}

function wideCard(node: Container, columnPt: number, page: PageContext): Box {
  const cells = [
    { widthPt: columnPt, box: cardHead(node, columnPt, page) },
    { widthPt: columnPt, box: unitList(node, columnPt, page) },
  ];
  return stack([cardRule(page.widthPt, page), { kind: 'row', cells, gapPt: cardGapPt }], { element });
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

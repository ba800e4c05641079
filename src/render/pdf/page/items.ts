import type { Block, Container, Inline } from '../../../model/document.js';
import { childrenBut, containersIn, partOf } from '../../containers.js';
import type { PageContext } from './page-context.js';
import type { TextNode, TextStyle } from './typesetter.js';

/** The indent of the text beside its mark, in em. */
const hangEm = 0.88;

/** A list item with a hanging mark. `inBody` wraps the building of its text. */
export function hangingItem(
  mark: string,
  children: readonly Block[],
  style: TextStyle,
  widthPt: number,
  { typesetter, blocks }: Pick<PageContext, 'typesetter' | 'blocks'>,
  inBody: <T>(build: () => T) => T = (build) => build(),
): object {
  const { tags, theme } = typesetter;
  const hangPt = Math.max(9, hangEm * style.sizePt);
  const markStyle = { ...style, colour: theme.colours.warm, numerals: 'tabular' } as const;
  const columns = tags.group('LI', () => {
    const label = tags.leaf('Lbl', () => typesetter.paragraph([{ type: 'text', value: mark }], markStyle, hangPt));
    const body = tags.group('LBody', () => inBody(() => blocks(children, style, widthPt - hangPt)));
    return [
      { ...label, width: hangPt },
      { width: widthPt - hangPt, stack: body },
    ];
  });
  // Else pdfmake would inherit the gap of the columns around.
  return { columns, columnGap: 0 };
}

export function unitList(node: Container, widthPt: number, page: PageContext): object[] {
  const { typesetter, styles } = page;
  const gapPt = typesetter.scale['item-gap-pt'];
  return typesetter.tags.group('L', () =>
    containersIn(node, 'unit').map((unit) => ({
      ...hangingItem('–', [unit], styles.body, widthPt, page),
      margin: [0, gapPt, 0, 0],
    })),
  );
}

/** A unit's blocks, the last of them with its place in the source. */
export function unitBlocks(unit: Container, style: TextStyle, widthPt: number, page: PageContext): object[] {
  const { typesetter, styles } = page;
  const rest = childrenBut(unit, 'place');
  const hasPlace = partOf(unit, 'place').length > 0;
  return rest.flatMap((child, i): object[] => {
    if (!hasPlace || i < rest.length - 1 || child.type !== 'paragraph') return page.blocks([child], style, widthPt);
    const statement = typesetter.paragraph(child.children, style, widthPt, unit.unit);
    return [withPart(statement, unit, 'place', typesetter.inLineOf(style, styles.place), page, widthPt)];
  });
}

/** A paragraph that goes on with a part of its container, in a smaller style. */
export function withPart(
  paragraph: TextNode,
  container: Container,
  part: 'place' | 'whole',
  style: TextStyle,
  { typesetter }: PageContext,
  widthPt: number,
): TextNode {
  const words = partOf(container, part);
  // A place that stood alone on a line would look like one of the next sentence.
  const joined = part === 'place' ? afterSpace(words, noBreakSpace) : spaced(words);
  const { text } = typesetter.paragraph(joined, style, widthPt, container.unit);
  return { ...paragraph, text: [...paragraph.text, ...text] };
}

/** A thin line above a card or the footer. */
export function rule(widthPt: number, abovePt: number, { typesetter }: Pick<PageContext, 'typesetter'>): object {
  const lineColor = typesetter.theme.colours.rule;
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: widthPt, y2: 0, lineWidth: 0.6, lineColor }],
    margin: [0, abovePt, 0, 4],
  };
}

/** The same words after a space: small words stand off the large ones before them, also in Chinese. */
export function spaced(inlines: readonly Inline[]): readonly Inline[] {
  return afterSpace(inlines, ' ');
}

const noBreakSpace = '\u00a0';

function afterSpace(inlines: readonly Inline[], space: string): readonly Inline[] {
  return inlines.length === 0 ? [] : [{ type: 'text', value: space }, ...inlines];
}

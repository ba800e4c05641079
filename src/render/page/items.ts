import { type Block, type Container, containersIn, type Inline } from '../../model/document.js';
import { getOrInsertComputed } from '../../text/once.js';
import { childrenBut, lastSentence, partOf } from '../containers.js';
import { type Box, type BoxElement, type ShapesBox, type Spaced, stack, type TextBox } from './box.js';
import type { PageContext } from './page-context.js';
import type { Part } from './parts.js';
import type { TextElement, TextPart, TextStyle, Typesetter } from './typesetter.js';

/** The indent of the text beside its mark, in em. */
const hangEm = 0.88;

/** The indent beside numbers with a stop: digits are hardly more than half an em wide, and a gap follows the stop. */
export function numberHangPt(count: number, { sizePt }: TextStyle): number {
  return (0.6 * String(count).length + 0.8) * sizePt;
}

/**
 * A list item with a hanging mark. `within` is an element around its text; `hangPt` the indent, where marks are longer than
 * a digit.
 */
export function hangingItem(
  mark: string,
  children: readonly Block[],
  style: TextStyle,
  widthPt: number,
  { typesetter, blocks }: Pick<PageContext, 'typesetter' | 'blocks'>,
  {
    within,
    hangPt = Math.max(9, hangEm * style.sizePt),
    ...space
  }: Spaced & { readonly within?: BoxElement; readonly hangPt?: number } = {},
): Box {
  const text = blocks(children, style, widthPt - hangPt);
  const body = stack(within ? [stack(text, { element: within })] : text, { element: { type: 'LBody' } });
  return {
    kind: 'row',
    cells: [
      { widthPt: hangPt, box: label(mark, style, hangPt, typesetter) },
      { widthPt: widthPt - hangPt, box: body },
    ],
    gapPt: 0,
    element: { type: 'LI' },
    ...space,
  };
}

/** By their style, which is that of one language and density: a page has dozens with the same words. */
const labels = new WeakMap<TextStyle, Map<string, TextBox>>();

/** Each with the same fragments, so that they are broken once: but another box, which has its own place on the page. */
function label(mark: string, style: TextStyle, widthPt: number, typesetter: Typesetter): TextBox {
  const ofStyle = getOrInsertComputed(labels, style, () => new Map());
  const box = getOrInsertComputed(ofStyle, `${mark} ${widthPt}`, () => {
    const markStyle = { ...style, colour: typesetter.theme.colours.warm, numerals: 'tabular' } as const;
    const parts = [{ inlines: [{ type: 'text', value: mark }], style: markStyle }] as const;
    return typesetter.text([{ type: 'Lbl', parts }], markStyle, widthPt);
  });
  return { ...box };
}

/** The style of all that is in a list. */
export type ListStyle = 'body' | 'small' | 'note';

export function unitList(node: Container, widthPt: number, page: PageContext, style: ListStyle = 'body'): Box {
  const items = containersIn(node, 'unit').map((unit) => unitItem(unit, widthPt, page, style));
  return stack(items, { element: { type: 'L' } });
}

/** A unit of a list; in body style with a gap above it. */
export function unitItem(unit: Container, widthPt: number, page: PageContext, style: ListStyle = 'body'): Part {
  const abovePt = style === 'body' ? page.typesetter.scale['item-gap-pt'] : 0;
  return page.part(`${style} item`, [unit], widthPt, () => [
    hangingItem('–', [unit], page.styles[style], widthPt, page, { abovePt }),
  ]);
}

/** A unit's blocks, the last sentence of which goes on with the place in the source, in a smaller style. */
export function unitBlocks(
  unit: Container,
  page: PageContext,
  style: TextStyle,
  widthPt: number,
  blocks = childrenBut(unit, 'place'),
): readonly Box[] {
  const { typesetter, styles } = page;
  // A place that stood alone on a line would look like one of the next sentence.
  const inlines = afterSpace(partOf(unit, 'place'), noBreakSpace);
  const place: TextPart = { inlines, style: typesetter.inLineOf(style, styles.place), unit: unit.unit };
  const last = lastSentence(blocks);
  return blocks.flatMap((child, i): readonly Box[] => {
    if (i !== last || child.type !== 'paragraph') return page.blocks([child], style, widthPt);
    const elements: readonly TextElement[] = [
      { type: 'P', parts: [{ inlines: child.children, style, unit: unit.unit }] },
      { type: 'P', parts: [place] },
    ];
    return [typesetter.text(elements, style, widthPt)];
  });
}

/** A thin line above a section, a card or the footer, or between the rows of a table. */
export function rule(
  widthPt: number,
  { typesetter }: Pick<PageContext, 'typesetter'>,
  {
    colour = typesetter.theme.colours.rule,
    linePt = 0.6,
    abovePt = 0,
    belowPt = 4,
  }: Spaced & { readonly colour?: string; readonly linePt?: number } = {},
): ShapesBox {
  const shapes = [{ startPt: 0, widthPt, heightPt: 0, linePt, colour }];
  return { kind: 'shapes', shapes, abovePt, belowPt };
}

/** The same words after a space: small words stand off the large ones before them, also in Chinese. */
export function spaced(inlines: readonly Inline[]): readonly Inline[] {
  return afterSpace(inlines, ' ');
}

const noBreakSpace = '\u00a0';

function afterSpace(inlines: readonly Inline[], space: string): readonly Inline[] {
  return inlines.length === 0 ? [] : [{ type: 'text', value: space }, ...inlines];
}

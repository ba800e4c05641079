import type { Block, Container } from '../../../model/document.js';
import { containersIn } from '../../containers.js';
import type { PageContext } from './page-context.js';
import type { TextStyle } from './typesetter.js';

/** What a mark takes of the line, in the size of the text. */
const hangEm = 0.88;

/** A mark, and text that hangs beside it. `inBody` wraps what is built of the text. */
export function hanging(
  mark: string,
  children: readonly Block[],
  style: TextStyle,
  widthPt: number,
  { set, blocks }: Pick<PageContext, 'set' | 'blocks'>,
  inBody: <T>(build: () => T) => T = (build) => build(),
): object {
  const { tags, theme } = set;
  const hangPt = Math.max(9, hangEm * style.sizePt);
  const markStyle = { ...style, colour: theme.colours.warm, numerals: 'tabular' } as const;
  const columns = tags.group('LI', () => {
    const label = tags.leaf('Lbl', () => set.paragraph([{ type: 'text', value: mark }], markStyle, hangPt));
    const body = tags.group('LBody', () => inBody(() => blocks(children, style, widthPt - hangPt)));
    return [
      { ...label, width: hangPt },
      { width: widthPt - hangPt, stack: body },
    ];
  });
  // pdfmake hands a gap down to the columns inside.
  return { columns, columnGap: 0 };
}

/** The units of a section as a list. */
export function units(node: Container, widthPt: number, page: PageContext): object[] {
  const { set, styles } = page;
  const gapPt = set.scale['item-gap-pt'];
  return set.tags.group('L', () =>
    containersIn(node, 'unit').map((unit) => ({
      ...hanging('–', unit.children, styles.body, widthPt, page),
      margin: [0, gapPt, 0, 0],
    })),
  );
}

/** A thin line over a card or the footer. */
export function rule(widthPt: number, abovePt: number, { set }: Pick<PageContext, 'set'>): object {
  const lineColor = set.theme.colours.rule;
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: widthPt, y2: 0, lineWidth: 0.6, lineColor }],
    margin: [0, abovePt, 0, 4],
  };
}

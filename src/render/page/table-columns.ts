import { type Inline, plainText } from '../../model/document.js';
import { once } from '../../text/once.js';
import { missingEnds } from '../charts/aligned-numbers.js';
import { columnsOf, type DrawnChart, isNumeric } from '../charts/chart.js';
import { type ColumnExtent, levelledWidths, roomyWidths } from '../charts/column-widths.js';
import type { PageContext } from './page-context.js';
import type { TextStyle, Typesetter } from './typesetter.js';

/** How the columns of a table are set. */
export interface TableColumns {
  readonly widthsPt: readonly number[];
  readonly styles: readonly ColumnStyle[];
  /** Row by row, for each column: what is left free after a number that stands at its decimal sign. */
  readonly endsPt: readonly (readonly number[])[];
  /** Numbers that no column has room for, in the smallest type. */
  readonly cut: readonly string[];
}

interface ColumnStyle {
  readonly head: TextStyle;
  readonly cell: TextStyle;
}

/** The widths that a column may have, in pt. */
interface Extent extends Pick<ColumnExtent, 'mostPt'> {
  /** With each of its words whole, and each address. */
  readonly addressesPt: number;
  /** With each of its words whole, and each address parted after its slashes. */
  readonly wordsPt: number;
  /** With each of its numbers whole, and some letters of its words in a line. */
  readonly dividedPt: number;
  /** With each of its numbers whole, and a letter of its words in a line. */
  readonly numbersPt: number;
}

export const cellGapPt = 12;
/** Sizes of its type as shares of that of other charts, never below the theme's floor: smaller ones where no column can give way. */
const sizes = [1, 0.9, 0.8];
/** What a line has of a word that is divided at least, in em. */
const dividedEm = 4;

/**
 * Columns in a line of a width, numbers at their decimal signs where it has room for that in the usual type. A number is
 * never divided: before that, type is smaller, addresses are parted, and words are divided, in the smallest type as narrowly
 * as need be. Where even that does not help, the table is refused.
 */
export function tableColumns(chart: DrawnChart, page: PageContext, widthPt: number): TableColumns {
  const roomPt = widthPt - cellGapPt * (columnsOf(chart) - 1);
  const aligned = alignedColumns(chart, page, roomPt);
  if (aligned) return aligned;
  const endsPt: TableColumns['endsPt'] = [];
  // The smaller ones are measured where they are needed.
  const stepOf = (size: number) =>
    once(() => {
      const styles = columnStyles(chart, page, size);
      return { styles, extents: extentsOf(chart, page.typesetter, styles, endsPt) };
    });
  const steps = sizes.map(stepOf);
  for (const widthsOf of [wholeWidths('addressesPt'), wholeWidths('wordsPt'), dividedWidths]) {
    for (const step of steps) {
      const { styles, extents } = step();
      const widthsPt = widthsOf(extents, roomPt);
      if (widthsPt) return { styles, widthsPt, endsPt, cut: [] };
    }
  }
  const { styles, extents } = stepOf(0)();
  const sumPt = extents.reduce((sum, { numbersPt }) => sum + numbersPt, 0);
  const narrow = extents.map(({ numbersPt }) => (numbersPt * roomPt) / sumPt);
  const widthsPt = dividedWidths(extents, roomPt) ?? narrow;
  return { styles, widthsPt, endsPt, cut: widerNumbers(chart, page.typesetter, styles, widthsPt) };
}

/** Columns of numbers that stand at their decimal signs; undefined where these do so by themselves, or have no room for it. */
function alignedColumns(chart: DrawnChart, page: PageContext, roomPt: number): TableColumns | undefined {
  const { typesetter } = page;
  const lacking = Array.from({ length: columnsOf(chart) }, (_, column) =>
    missingEnds(chart, column, typesetter.direction),
  );
  if (lacking.every((column) => column.length === 0)) return undefined;
  const styles = columnStyles(chart, page, 1);
  const endsPt = chart.rows.map((_, row) =>
    styles.map(({ cell }, column) => {
      const value = lacking[column]?.[row] ?? '';
      return value === '' ? 0 : typesetter.widthPtOf([{ type: 'text', value }], cell);
    }),
  );
  const widthsPt = wholeWidths('addressesPt')(extentsOf(chart, typesetter, styles, endsPt), roomPt);
  return widthsPt && { styles, widthsPt, endsPt, cut: [] };
}

/** The numbers of cells that are wider than their columns, as they are printed. */
function widerNumbers(
  { head, rows }: DrawnChart,
  typesetter: Typesetter,
  styles: readonly ColumnStyle[],
  widthsPt: readonly number[],
): readonly string[] {
  const wider = (part: keyof ColumnStyle) => (cell: readonly Inline[], column: number) => {
    const style = styles[column]?.[part];
    const isWider = style && typesetter.leastWidthPtOf(cell, style, 'numbers') > (widthsPt[column] ?? 0);
    return isWider
      ? plainText(cell)
          .split(' ')
          .filter((word) => /\p{N}/u.test(word))
      : [];
  };
  return [...head.flatMap(wider('head')), ...rows.flatMap(({ cells }) => cells.flatMap(wider('cell')))];
}

function columnStyles(chart: DrawnChart, { typesetter, styles }: PageContext, size: number): readonly ColumnStyle[] {
  const { theme, script } = typesetter;
  const usualPt = styles.chartName.sizePt;
  const sizePt = Math.min(usualPt, Math.max(theme.floors[script]['note-pt'], usualPt * size));
  const label = { ...styles.chartName, sizePt };
  const head = { ...label, bold: true, colour: theme.colours.muted };
  const atEnd = { alignment: 'end', numerals: 'tabular' } as const;
  return Array.from({ length: columnsOf(chart) }, (_, column) =>
    column > 0 && isNumeric(chart, column)
      ? { head: { ...head, ...atEnd }, cell: { ...label, ...atEnd } }
      : { head, cell: label },
  );
}

function extentsOf(
  chart: DrawnChart,
  typesetter: Typesetter,
  styles: readonly ColumnStyle[],
  endsPt: TableColumns['endsPt'],
): readonly Extent[] {
  return styles.map(({ head: headStyle, cell: cellStyle }, column) => {
    const head = chart.head[column] ?? [];
    const cells = chart.rows.map(({ cells }) => cells[column] ?? []);
    const endPt = (row: number) => endsPt[row]?.[column] ?? 0;
    const leastPt = (whole: 'addresses' | 'words' | 'numbers') =>
      Math.max(
        typesetter.leastWidthPtOf(head, headStyle, whole),
        ...cells.map((cell, row) => typesetter.leastWidthPtOf(cell, cellStyle, whole) + endPt(row)),
      );
    const [addressesPt, wordsPt, numbersPt] = [leastPt('addresses'), leastPt('words'), leastPt('numbers')];
    const { numerals: _, ...bold } = headStyle;
    const { numerals: __, ...plain } = cellStyle;
    const headWords = plainText(head)
      .split(/\s+/)
      .map((word) => typesetter.widthPtOf([{ type: 'text', value: word }], bold));
    const longestPt = Math.max(
      ...cells.map((cell, row) => typesetter.widthPtOf(cell, plain) + endPt(row)),
      ...headWords,
      typesetter.widthPtOf(head, bold) / 2,
    );
    return {
      // A head may have two lines, of a long word at least.
      mostPt: longestPt + 1,
      addressesPt,
      wordsPt,
      dividedPt: Math.max(numbersPt, Math.min(wordsPt, dividedEm * cellStyle.sizePt)),
      numbersPt: Math.max(numbersPt, Math.min(wordsPt, cellStyle.sizePt)),
    };
  });
}

/** How to find widths that leave all words whole, and addresses perhaps; none are found where there is no room for that. */
function wholeWidths(least: 'addressesPt' | 'wordsPt') {
  return (extents: readonly Extent[], roomPt: number): readonly number[] | undefined =>
    roomyWidths(
      extents.map((extent) => ({ leastPt: extent[least], mostPt: extent.mostPt })),
      roomPt,
    );
}

/** Widths that leave all numbers whole; undefined where there is no room for that. */
function dividedWidths(extents: readonly Extent[], roomPt: number): readonly number[] | undefined {
  return levelledWidths(
    extents.map(({ dividedPt, wordsPt }) => ({ leastPt: dividedPt, mostPt: wordsPt })),
    roomPt,
  );
}

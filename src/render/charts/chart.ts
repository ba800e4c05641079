import { type Block, type Container, containersIn, type Inline, plainText } from '../../model/document.js';
import { kindsWithRows } from '../../schema/chart.js';
import { marksMissingValue } from '../../text/missing-value.js';
import { oncePer } from '../../text/once.js';
import { containersBelow, partOf } from '../containers.js';

/** The chart of a fact's container as it is drawn: the words of its table, and the numbers of its lengths. */
export interface DrawnChart {
  readonly kind: (typeof kindsWithRows)[number];
  readonly title: readonly Inline[];
  /** Of which day its numbers are, where they are its own. */
  readonly marks: readonly Inline[];
  /** Of the columns of a table; empty where they have none. */
  readonly head: readonly (readonly Inline[])[];
  /** Those of a table have a cell for each column. */
  readonly rows: readonly ChartRow[];
  /** What it shows, for those who cannot see it; empty where they read a table. */
  readonly alt: string;
}

export interface ChartRow {
  readonly cells: readonly (readonly Inline[])[];
  readonly value: number;
  readonly year: number;
}

/** The height of a trend's plot, and its width where nothing gives one: that of half a page, in pt. */
export const trendRoom = { widthPt: 230, heightPt: 40 } as const;

/** Undefined where a fact has none, or a bar alone. Kept: the fit asks for it on every page that it considers. */
export const chartOf = oncePer(readChart);

function readChart(fact: Container): DrawnChart | undefined {
  const [chart] = containersIn(fact, 'chart');
  const kind = kindsWithRows.find((one) => one === chart?.attributes.kind);
  if (!chart || !kind) return undefined;
  const rows = containersIn(chart, 'row').map(({ attributes, children }) => ({
    isHead: attributes.head !== undefined && attributes.head !== '',
    cells: children.flatMap((child) => (child.type === 'paragraph' ? [child.children] : [])),
    value: Number(attributes.value),
    year: Number(attributes.year),
  }));
  const head = rows.find(({ isHead }) => isHead);
  const others = rows.filter((row) => row !== head);
  const columns = kind === 'table' ? Math.max(...rows.map(({ cells }) => cells.length)) : 0;
  return {
    kind,
    title: partOf(chart, 'caption'),
    marks: partOf(chart, 'marks'),
    head: head ? withCells(head.cells, columns) : [],
    rows: others.map((row) => ({ ...row, cells: withCells(row.cells, columns) })),
    alt: plainText(partOf(fact, 'alt')) || (kind === 'table' ? '' : valuesOf(others)),
  };
}

/** A row that a template left short goes on with empty cells. */
function withCells(cells: ChartRow['cells'], columns: number): ChartRow['cells'] {
  return cells.length < columns ? Array.from({ length: columns }, (_, column) => cells[column] ?? []) : cells;
}

/** What is said of a drawing whose template says nothing. */
function valuesOf(rows: readonly Pick<ChartRow, 'cells'>[]): string {
  return rows.map(({ cells }) => cells.map(plainText).join(' ')).join('; ');
}

/** Whether there are bars, a trend or a table among blocks. */
export function hasDrawing(blocks: readonly Block[]): boolean {
  return containersBelow(blocks, 'chart').some(({ attributes }) => attributes.kind !== 'parts');
}

/** A chart with its own place among the cards: two of these stand side by side, and a wide table alone. */
export function widthOf(fact: Container): 'narrow' | 'half' | 'full' {
  const chart = chartOf(fact);
  if (!chart || chart.kind === 'parts') return 'narrow';
  return chart.kind === 'table' && isWideTable(chart) ? 'full' : 'half';
}

/** Columns that half a page has room for. */
const halfColumns = 3;

/** Whether a table stands alone in its row. */
export function isWideTable(table: Pick<DrawnChart, 'head' | 'rows'>): boolean {
  return columnsOf(table) > halfColumns;
}

/** The name of a row and its value; a part without a name has the value alone. */
export function labelAndValue({ cells }: ChartRow): {
  readonly label: readonly Inline[];
  readonly value: readonly Inline[];
} {
  return { label: cells.length > 1 ? (cells[0] ?? []) : [], value: cells.at(-1) ?? [] };
}

/** Whether its values have names beside them. */
export function hasNames({ rows }: Pick<DrawnChart, 'rows'>): boolean {
  return rows.some((row) => labelAndValue(row).label.length > 0);
}

/** Whether it is read by itself; else it is a bar in the statement, which says what its parts are. */
export function hasOwnWords(chart: Pick<DrawnChart, 'title' | 'marks' | 'rows'>): boolean {
  return chart.title.length > 0 || chart.marks.length > 0 || hasNames(chart);
}

/** The columns of a table. */
export function columnsOf({ head, rows }: Pick<DrawnChart, 'head' | 'rows'>): number {
  return Math.max(head.length, ...rows.map(({ cells }) => cells.length));
}

/** Letters that a mark in the place of a number has at most, such as n/a and *c* for what is confidential. */
const markLetters = 3;

/**
 * Whether a column is one of numbers, which are set with their ends in one line. Some cells may have none: they are empty,
 * say that there is no value, or have a number with a letter, as *12 p* for what is provisional.
 */
export function isNumeric({ rows }: Pick<DrawnChart, 'rows'>, column: number): boolean {
  const cells = rows.map(({ cells }) => plainText(cells[column] ?? []).trim());
  const others = cells.filter((cell) => !/^[^\p{L}]*\p{N}[^\p{L}]*$/u.test(cell));
  const marks = others.filter((cell) => cell !== '' && !marksMissingValue(cell));
  if (marks.length === 0) return true;
  const numbers = cells.length - others.length;
  return numbers >= cells.length / 2 && marks.every((mark) => (mark.match(/\p{L}/gu) ?? []).length <= markLetters);
}

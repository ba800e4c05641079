import { type Block, type Container, type Inline, plainText } from '../../model/document.js';
import { containersBelow, containersIn, partOf } from '../containers.js';

/** The chart of a fact's container as it is drawn: the words of its table, and the numbers of its lengths. */
export interface DrawnChart {
  readonly kind: 'parts' | 'bars' | 'trend' | 'table';
  readonly title: readonly Inline[];
  /** Of which day its numbers are, where they are its own. */
  readonly marks: readonly Inline[];
  readonly head: readonly (readonly Inline[])[];
  readonly rows: readonly ChartRow[];
  /** What it shows, for those who cannot see it; empty where they read a table. */
  readonly alt: string;
}

export interface ChartRow {
  readonly cells: readonly (readonly Inline[])[];
  readonly value: number;
  readonly year: number;
}

const kinds: readonly DrawnChart['kind'][] = ['parts', 'bars', 'trend', 'table'];

const known = new WeakMap<Container, DrawnChart | undefined>();

/** Undefined where a fact has none, or a bar alone. Kept: the fit asks for it on every page that it considers. */
export function chartOf(fact: Container): DrawnChart | undefined {
  if (!known.has(fact)) known.set(fact, readChart(fact));
  return known.get(fact);
}

function readChart(fact: Container): DrawnChart | undefined {
  const [chart] = containersIn(fact, 'chart');
  const kind = kinds.find((one) => one === chart?.attributes.kind);
  if (!chart || !kind) return undefined;
  const rows = containersIn(chart, 'row').map(({ attributes, children }) => ({
    isHead: attributes.head !== undefined && attributes.head !== '',
    cells: children.flatMap((child) => (child.type === 'paragraph' ? [child.children] : [])),
    value: Number(attributes.value),
    year: Number(attributes.year),
  }));
  return {
    kind,
    title: partOf(chart, 'caption'),
    marks: partOf(chart, 'marks'),
    head: rows.find(({ isHead }) => isHead)?.cells ?? [],
    rows: rows.filter(({ isHead }) => !isHead),
    alt: plainText(partOf(fact, 'alt')),
  };
}

/** Whether there are bars, a trend or a table among blocks. */
export function hasDrawing(blocks: readonly Block[]): boolean {
  return containersBelow(blocks, 'chart').some(({ attributes }) => attributes.kind !== 'parts');
}

/** A chart with its own place among the cards: two of these stand side by side, and a wide table alone. */
export function widthOf(fact: Container): 'narrow' | 'half' | 'full' {
  const chart = chartOf(fact);
  if (!chart || chart.kind === 'parts') return 'narrow';
  return chart.kind === 'table' && chart.head.length > wideTable ? 'full' : 'half';
}

/** Columns that half a page has room for. */
const wideTable = 3;

/** The name of a row and its value; a part without a name has the value alone. */
export function labelAndValue({ cells }: ChartRow): {
  readonly label: readonly Inline[];
  readonly value: readonly Inline[];
} {
  return { label: cells.length > 1 ? (cells[0] ?? []) : [], value: cells.at(-1) ?? [] };
}

/** Whether each of its values has a name beside it. */
export function hasNames({ rows }: Pick<DrawnChart, 'rows'>): boolean {
  return rows.every((row) => labelAndValue(row).label.length > 0);
}

/** Whether the cells of a column are all numbers, which are set with their ends in one line. */
export function isNumeric({ rows }: Pick<DrawnChart, 'rows'>, column: number): boolean {
  return rows.every(({ cells }) => /^[^\p{L}]*\p{N}[^\p{L}]*$|^[–—-]$/u.test(plainText(cells[column] ?? []).trim()));
}

import { type Inline, plainText } from '../../model/document.js';
import type { Direction } from '../../schema/scripts.js';
import { advanceEm } from '../advances.js';
import { missingEnds } from '../charts/aligned-numbers.js';
import { columnsOf, type DrawnChart, isNumeric, labelAndValue, trendRoom } from '../charts/chart.js';

/** The values of a chart as they stand in a table, without its head. */
export interface ChartTable {
  readonly rows: readonly (readonly ChartCell[])[];
  readonly columns: number;
  /** Whether the numbers of a column end in one line. */
  readonly areNumbers: readonly boolean[];
}

export interface ChartCell {
  readonly inlines: readonly Inline[];
  /** Characters as wide as what is left free at its end. */
  readonly missingEnd: string;
}

/** A table has its columns; every other chart names and values, which stand side by side where they would be a long list. */
export function chartTable(chart: DrawnChart, direction: Direction): ChartTable {
  const isTable = chart.kind === 'table';
  const ownColumns = isTable ? columnsOf(chart) : 2;
  const ownNumbers = Array.from({ length: ownColumns }, (_, column) => column > 0 && isNumeric(chart, column));
  const ends = ownNumbers.map((_, column) => missingEnds(chart, column, direction));
  const lines = chart.rows.map((row, i) => {
    const { label, value } = labelAndValue(row);
    const cells = isTable ? row.cells : [label, value];
    return cells.map((inlines, column): ChartCell => ({ inlines, missingEnd: ends[column]?.[i] ?? '' }));
  });
  const abreast = chart.kind === 'trend' ? pairsAbreast(chart) : 1;
  const perColumn = Math.ceil(lines.length / abreast);
  const none = Array.from({ length: ownColumns }, (): ChartCell => ({ inlines: [], missingEnd: '' }));
  const rows = Array.from({ length: perColumn }, (_, row) =>
    Array.from({ length: abreast }, (_, column) => lines[column * perColumn + row] ?? none).flat(),
  );
  return {
    rows,
    columns: ownColumns * abreast,
    areNumbers: Array.from({ length: abreast }, () => ownNumbers).flat(),
  };
}

/** As many rows as bars and tables have at most. */
const mostRows = 6;
/** Of the type of a table in any theme, and what stands between its columns, in pt. */
const rough = { sizePt: 10, gapPt: 12 } as const;

/** A drawing has room for many years; a list of them would take the page. */
function pairsAbreast({ rows }: DrawnChart): number {
  const widestPt = (of: 'label' | 'value') =>
    Math.max(...rows.map((row) => advanceEm(plainText(labelAndValue(row)[of]), false))) * rough.sizePt;
  const pairPt = widestPt('label') + widestPt('value') + 2 * rough.gapPt;
  const most = Math.max(1, Math.floor((trendRoom.widthPt + rough.gapPt) / pairPt));
  return Math.min(most, Math.ceil(rows.length / mostRows));
}

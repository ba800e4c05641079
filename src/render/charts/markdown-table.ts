import type { Inline } from '../../model/document.js';
import { columnsOf, type DrawnChart, hasNames, isNumeric, labelAndValue } from './chart.js';

/**
 * The values of a chart as a table of GitHub-flavoured Markdown, its title above it. What has names and one value each has
 * a column for each of them; parts without names stand in the sentence already. A table must have heads there.
 */
export function chartTable(
  chart: DrawnChart,
  write: (inlines: readonly Inline[]) => string,
  inBrackets: (words: string) => string,
): readonly string[] {
  const { kind, title, marks, head, rows } = chart;
  const cell = (inlines: readonly Inline[]) => write(inlines).replaceAll('|', '\\|');
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const date = marks.length === 0 ? '' : inBrackets(write(marks));
  const words = (title.length === 0 ? '' : write([{ type: 'strong', children: title }])) + date;
  const caption = words === '' ? [] : [words.trim()];
  if (kind === 'table') {
    const columns = Array.from({ length: columnsOf(chart) }, (_, column) => column);
    const ends = columns.map((column) => (column > 0 && isNumeric(chart, column) ? '---:' : '---'));
    const body = rows.map(({ cells }) => line(cells.map(cell)));
    return [...caption, [line(columns.map((column) => cell(head[column] ?? []))), line(ends), ...body].join('\n')];
  }
  if (kind === 'parts' && !hasNames(chart)) return caption;
  const pairs = rows.map((row) => labelAndValue(row));
  const names = pairs.map(({ label }) => cell(label));
  const values = pairs.map(({ value }) => cell(value));
  return [...caption, [line(names), line(names.map(() => '---:')), line(values)].join('\n')];
}

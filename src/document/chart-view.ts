import type { FactChart } from '../model/brief.js';
import type { Shape, ViewOf } from '../model/template-shape.js';
import { fillLabel, type Labels } from '../schema/labels.js';
import type { WrittenTexts } from './page-texts.js';

/** A chart as the table of its values; `kind` is empty where nothing is drawn but a bar of one part. */
export const chartShape = {
  kind: 'text',
  title: 'text',
  /** Of which day its numbers are, where they are its own. */
  marks: 'text',
  rows: [
    {
      /** `yes` for the heads of columns. */
      head: 'text',
      /** The number that is drawn, and its year; empty where there is none. */
      value: 'text',
      year: 'text',
      cells: [{ text: 'text' }],
    },
  ],
} as const satisfies Shape;

type ChartView = ViewOf<typeof chartShape>;

const noChart: ChartView = { kind: '', title: '', marks: '', rows: [] };

export function chartView(chart: FactChart | undefined, labels: Labels, texts: WrittenTexts): ChartView {
  if (!chart || chart.kind === 'share') return noChart;
  const { kind, title, asAt, rows } = chart;
  return {
    kind,
    title: texts.token(title?.text ?? ''),
    marks: asAt === undefined ? '' : texts.token(fillLabel(labels['as-at'], { date: asAt })),
    rows: rows.map(({ isHead, value, year, cells }) => ({
      head: isHead ? 'yes' : '',
      value: value === undefined ? '' : String(value),
      year: year === undefined ? '' : String(year),
      cells: cells.map(({ text }) => ({ text: texts.token(text) })),
    })),
  };
}

/** What a chart shows: the editors' sentence, else its values. A table is read as it stands. */
export function altOf(chart: FactChart | undefined, labels: Labels): string {
  if (chart?.alt) return chart.alt.text;
  if (!chart || chart.kind === 'share' || chart.kind === 'table') return '';
  return chart.rows.map(({ cells }) => cells.map(({ text }) => text).join(' ')).join(labels.details.separator);
}

import type { ChartRow, FactChart, SourcedText } from '../model/brief.js';
import { isTyped } from '../schema/chart.js';
import type { Chart } from '../schema/chart-schema.js';
import type { FigureValue } from '../schema/figure-values.js';
import { formatDate, type LocaleRules } from '../schema/locale.js';
import type { LocalizedText } from '../schema/localized-text.js';
import type { Path } from '../validation/located.js';

/** What writes the texts of a brief in its language. */
interface ChartWriter {
  readonly rules: LocaleRules;
  figure(figure: FigureValue, path: Path): SourcedText;
  line(text: LocalizedText, path: Path): SourcedText;
}

/** The values of a chart as they are printed and drawn. Loading has made sure that its figures exist. */
export function composeChart(
  chart: Chart,
  figures: Readonly<Record<string, FigureValue>>,
  path: Path,
  writer: ChartWriter,
): FactChart {
  const { kind, title, alt } = chart;
  const asAt = chart['as-at'];
  const of = chart.of?.map((name) => figureIn(figures, name));
  const whole = Number(of?.at(-1)?.digits);
  return {
    kind,
    ...(of ? { bar: { parts: of.slice(0, -1).map(({ digits }) => Number(digits)), of: whole } } : {}),
    ...(title ? { title: writer.line(title, [...path, 'title']) } : {}),
    ...(asAt === undefined ? {} : { asAt: formatDate(asAt, writer.rules) }),
    rows: rowsOf(chart, figures, path, writer),
    ...(alt ? { alt: writer.line(alt, [...path, 'alt']) } : {}),
  };
}

function rowsOf(
  chart: Chart,
  figures: Readonly<Record<string, FigureValue>>,
  path: Path,
  writer: ChartWriter,
): readonly ChartRow[] {
  const drawn = (name: string, at: Path) => {
    const figure = figureIn(figures, name);
    return { value: Number(figure.digits), printed: writer.figure(figure, at) };
  };
  switch (chart.kind) {
    case 'share':
      return [];
    case 'parts':
      return partRows(chart, figures, path, writer);
    case 'bars':
      return (chart.bars ?? []).map(({ label, value: name }, i) => {
        const at: Path = [...path, 'bars', i];
        const { value, printed } = drawn(name, [...at, 'value']);
        return { cells: [writer.line(label, [...at, 'label']), printed], value };
      });
    case 'trend':
      return yearsOf(chart).map(([year, name]) => {
        const at: Path = [...path, 'years', year];
        const { value, printed } = drawn(name, at);
        return { cells: [{ text: year, span: printed.span }, printed], value, year: Number(year) };
      });
    case 'table': {
      const heads = (chart.columns ?? []).map((head, k) => writer.line(head, [...path, 'columns', k]));
      const rows = (chart.rows ?? []).map((cells, i) => ({
        cells: cells.map((cell, k) => {
          const at: Path = [...path, 'rows', i, k];
          return typeof cell === 'string' ? writer.figure(given(cell), at) : writer.line(cell, at);
        }),
      }));
      return [{ isHead: true, cells: heads }, ...rows];
    }
  }
}

/** Each part of a whole, and what is left of it. */
function partRows(
  { of = [], labels }: Chart,
  figures: Readonly<Record<string, FigureValue>>,
  path: Path,
  writer: ChartWriter,
): readonly ChartRow[] {
  const values = of.map((name) => figureIn(figures, name));
  const [parts, whole] = [values.slice(0, -1), values.at(-1)];
  const decimals = Math.max(0, ...values.map(({ digits }) => digits.split('.')[1]?.length ?? 0));
  const rest = parts.reduce((left, { digits }) => left - Number(digits), Number(whole?.digits)).toFixed(decimals);
  const others = Number(rest) > 0 && whole ? [{ ...whole, digits: rest }] : [];
  return [...parts, ...others].map((figure, i) => {
    const label = labels[i];
    const printed = writer.figure(figure, [...path, 'of', i]);
    const cells = label ? [writer.line(label, [...path, 'labels', i]), printed] : [printed];
    return { cells, value: Number(figure.digits) };
  });
}

/** In the order of the calendar, whatever that of the file. */
function yearsOf({ years = {} }: Pick<Chart, 'years'>): readonly (readonly [year: string, value: string])[] {
  return Object.entries(years).sort(([one], [other]) => Number(one) - Number(other));
}

function figureIn(figures: Readonly<Record<string, FigureValue>>, name: string): FigureValue {
  const figure = isTyped(name) ? given(name) : figures[name];
  if (!figure) throw new Error(`a loaded pack draws the unknown figure ${name}`);
  return figure;
}

function given(digits: string): FigureValue {
  return { digits, percent: false };
}

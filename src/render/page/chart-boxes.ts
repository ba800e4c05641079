import { type Inline, plainText } from '../../model/document.js';
import { barShade, onWhite, restOpacity } from '../bar.js';
import { type ChartRow, type DrawnChart, hasNames, labelAndValue, trendRoom } from '../charts/chart.js';
import { barsOf, trendOfChart } from '../charts/geometry.js';
import { type Box, type PlacedItem, type ShapesBox, stack } from './box.js';
import { rule, spaced } from './items.js';
import type { PageContext } from './page-context.js';
import { cellGapPt, type TableColumns, tableColumns } from './table-columns.js';
import type { TextStyle } from './typesetter.js';

const barHeightPt = 5;
const swatchPt = 6;
/** Of what is behind a bar, and of the lines between rows. */
const groundOpacity = 0.5;

/** A chart that stands below the words of its fact, or beside them. */
export type Drawing = DrawnChart & { readonly kind: Exclude<DrawnChart['kind'], 'parts'> };

/** A chart with its title above it. Its words are those of the table that it is made of. */
export function chartBoxes(chart: Drawing, page: PageContext, widthPt: number, unit?: string): readonly Box[] {
  switch (chart.kind) {
    case 'bars':
      return [...caption(chart, page, widthPt, unit), figure(bars(chart, page, widthPt, unit), chart.alt)];
    case 'trend':
      return [...caption(chart, page, widthPt, unit), figure([trend(chart, page, widthPt, unit)], chart.alt)];
    case 'table': {
      const head = caption(chart, page, widthPt, unit, 'Caption');
      const columns = tableColumns(chart, page, widthPt);
      const cut = { unit, title: plainText(chart.title), numbers: columns.cut };
      return [
        stack([...head, ...table(chart, page, columns, unit)], {
          element: { type: 'Table' },
          ...(columns.cut.length > 0 ? { cut } : {}),
        }),
      ];
    }
  }
}

/** What the values are, and of which day. */
export function caption(
  { title, marks }: Pick<DrawnChart, 'title' | 'marks'>,
  page: PageContext,
  widthPt: number,
  unit: string | undefined,
  type: 'P' | 'Caption' = 'P',
): readonly Box[] {
  if (title.length === 0 && marks.length === 0) return [];
  const { styles, typesetter } = page;
  const { ink, muted } = typesetter.theme.colours;
  const style: TextStyle = { ...styles.label, sizePt: styles.small.sizePt, colour: ink };
  const date = typesetter.inLineOf(style, { ...styles.chartName, colour: muted });
  const parts = [
    { inlines: title, style, unit },
    { inlines: spaced(marks), style: date, unit },
  ];
  return [typesetter.text([{ type, parts }], style, widthPt, { abovePt: 3, belowPt: 2 })];
}

export function isDrawing(chart: DrawnChart | undefined): chart is Drawing {
  return chart !== undefined && chart.kind !== 'parts';
}

/** A figure whose words are in it. */
export function figure(children: readonly Box[], alt: string, belowPt = 3): Box {
  return stack(children, { element: { type: 'Figure', options: { alt } }, belowPt });
}

/** The shade of each part and of the rest beside its value, and its name where it has one; values without names stand in one line. */
export function legend(
  rows: readonly ChartRow[],
  parts: number,
  page: PageContext,
  widthPt: number,
  unit: string | undefined,
): readonly Box[] {
  const { typesetter, styles } = page;
  const { chartName, chartValue } = styles;
  const { accent, rule } = typesetter.theme.colours;
  const gapPt = 4;
  const isNamed = hasNames({ rows });
  const items = rows.map((row, i) => {
    const { value, label } = labelAndValue(row);
    const colour = i < parts ? barShade(accent, i, parts) : onWhite(rule, restOpacity(parts));
    const swatch: Box = {
      kind: 'shapes',
      shapes: [{ startPt: 0, widthPt: swatchPt, heightPt: swatchPt, colour }],
      abovePt: (typesetter.lineHeightPt(chartName) - swatchPt) / 2,
      isInFigure: true,
    };
    const stretches = [
      { inlines: value, style: chartValue, unit },
      { inlines: spaced(label), style: chartName, unit },
    ];
    const roomPt = isNamed ? widthPt - swatchPt - gapPt : typesetter.widthPtOf(value, chartValue) + 1;
    const text = typesetter.text([{ type: 'P', parts: stretches }], chartName, roomPt);
    return { swatch: { widthPt: swatchPt, box: swatch }, text, roomPt };
  });
  if (isNamed) {
    return items.map(({ swatch, text, roomPt }) => {
      return { kind: 'row', cells: [swatch, { widthPt: roomPt, box: text }], gapPt };
    });
  }
  const cells = items.flatMap(({ swatch, text, roomPt }) => [swatch, { widthPt: roomPt + gapPt * 2, box: text }]);
  return [{ kind: 'row', cells, gapPt }];
}

function bars(chart: DrawnChart, page: PageContext, widthPt: number, unit: string | undefined): readonly Box[] {
  const { typesetter, styles } = page;
  const { rule, accent } = typesetter.theme.colours;
  const valueStyle = { ...styles.chartValue, alignment: 'end' } as const;
  const drawn = barsOf(chart.rows.map((row) => row.value));
  const valuePt = Math.max(...chart.rows.map((row) => typesetter.widthPtOf(labelAndValue(row).value, valueStyle))) + 1;
  const namePt = widthPt - valuePt - cellGapPt;
  return chart.rows.map((row, i): Box => {
    const { label, value } = labelAndValue(row);
    const { from = 0, share = 0 } = drawn[i] ?? {};
    const cells = [
      { widthPt: namePt, box: typesetter.paragraph(label, styles.chartName, namePt, unit) },
      { widthPt: valuePt, box: typesetter.paragraph(value, valueStyle, valuePt, unit) },
    ];
    const bar: ShapesBox = {
      kind: 'shapes',
      shapes: [
        { startPt: 0, widthPt, heightPt: barHeightPt, colour: onWhite(rule, groundOpacity) },
        // A value of 0 is a line.
        { startPt: from * widthPt, widthPt: Math.max(0.5, share * widthPt), heightPt: barHeightPt, colour: accent },
      ],
      abovePt: 0.5,
      belowPt: i < chart.rows.length - 1 ? 4 : 1,
      isInFigure: true,
    };
    return stack([{ kind: 'row', cells, gapPt: cellGapPt }, bar]);
  });
}

function trend(chart: DrawnChart, page: PageContext, widthPt: number, unit: string | undefined): Box {
  const { typesetter, styles } = page;
  const { accent, rule, muted } = typesetter.theme.colours;
  const year = { ...styles.chartName, colour: muted, together: true };
  const value = styles.chartValue;
  const lineHeightPt = typesetter.lineHeightPt(value);
  const words = chart.rows.map((row) => labelAndValue(row));
  const { heightPt: plotPt } = trendRoom;
  const { points, zeroTop, cutAxis, labels: places, yearDrop } = trendOfChart(chart, widthPt, value.sizePt);
  const topPt = lineHeightPt + 3;
  const placed = points.map(({ start, top }) => ({ startPt: start, topPt: top }));
  const cutLine = cutAxis.map(({ start, top }) => ({ startPt: start, topPt: top }));
  const zeroLine = [0, widthPt].map((startPt) => ({ startPt, topPt: zeroTop ?? 0 }));
  const shapes: ShapesBox = {
    kind: 'shapes',
    // The ground of the figure, and what its box is taken from.
    shapes: [{ startPt: 0, widthPt, heightPt: plotPt, colour: '#ffffff' }],
    paths: [
      ...(zeroTop === undefined ? [] : [{ points: zeroLine, linePt: 0.5, colour: rule }]),
      ...(cutLine.length === 0 ? [] : [{ points: cutLine, linePt: 0.6, colour: muted }]),
      { points: placed, linePt: 1.6, colour: accent },
      ...placed.map((point) => ({ points: [point], linePt: 4, colour: accent })),
    ],
    isInFigure: true,
  };
  const labels = places.flatMap(({ index, start: valuePt, drop, hasYear }): readonly PlacedItem[] => {
    const { label = [], value: printed = [] } = words[index] ?? {};
    const { startPt = 0, topPt: pointPt = 0 } = placed[index] ?? {};
    const centred = (inlines: readonly Inline[], style: TextStyle, middlePt: number, top: number): PlacedItem => {
      const width = typesetter.widthPtOf(inlines, style) + 0.5;
      const start = Math.min(Math.max(0, middlePt - width / 2), widthPt - width);
      return { startPt: start, topPt: top, widthPt: width, box: typesetter.paragraph(inlines, style, width, unit) };
    };
    return [
      ...(hasYear ? [centred(label, year, startPt, topPt + plotPt + 3 + yearDrop)] : []),
      centred(printed, value, valuePt, topPt + pointPt - lineHeightPt - 2.5 + drop),
    ];
  });
  return {
    kind: 'placed',
    items: [{ startPt: 0, topPt, widthPt, box: shapes }, ...labels],
  };
}

/** A box that its column has more room than for. */
function withRoomAtEnd(box: Box, widthPt: number): Box {
  return { kind: 'placed', items: [{ startPt: 0, topPt: 0, widthPt, box }] };
}

function table(
  chart: DrawnChart,
  page: PageContext,
  { widthsPt, styles, endsPt }: TableColumns,
  unit: string | undefined,
): readonly Box[] {
  const widthPt = widthsPt.reduce((sum, width) => sum + width, cellGapPt * (widthsPt.length - 1));
  const row = (cells: DrawnChart['head'], part: 'head' | 'cell', ends: readonly number[] = []): Box => ({
    kind: 'row',
    cells: cells.map((cell, column) => {
      const width = widthsPt[column] ?? 0;
      const isName = part === 'head' || column === 0;
      const style = styles[column]?.[part] ?? page.styles.chartName;
      const options = isName ? ({ scope: part === 'head' ? 'Column' : 'Row' } as const) : {};
      const parts = [{ inlines: cell, style, unit }];
      const ownPt = width - (ends[column] ?? 0);
      const text = page.typesetter.text([{ type: isName ? 'TH' : 'TD', options, parts }], style, ownPt);
      return { widthPt: width, box: ownPt === width ? text : withRoomAtEnd(text, ownPt) };
    }),
    gapPt: cellGapPt,
    element: { type: 'TR' },
  });
  const line = (colour: string, belowPt = 1.5) => rule(widthPt, page, { colour, linePt: 0.5, abovePt: 1.5, belowPt });
  const { accent, rule: quiet } = page.typesetter.theme.colours;
  return [
    ...(chart.head.length === 0 ? [] : [row(chart.head, 'head'), line(accent)]),
    ...chart.rows.flatMap(({ cells }, i) => [
      row(cells, 'cell', endsPt[i]),
      ...(i < chart.rows.length - 1 ? [line(onWhite(quiet, groundOpacity))] : []),
    ]),
    line(accent, 4),
  ];
}

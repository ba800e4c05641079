import { displayWidth } from '../../diagnostics/display-width.js';
import { type Container, type Inline, plainText } from '../../model/document.js';
import { isAddress } from '../../text/address.js';
import { escapeMarkup } from '../../text/escape-markup.js';
import { longestUndivided } from '../../text/undivided.js';
import { barOf, barOpacity } from '../bar.js';
import { missingEnds } from '../charts/aligned-numbers.js';
import {
  type ChartRow,
  chartOf,
  columnsOf,
  type DrawnChart,
  hasNames,
  hasOwnWords,
  isNumeric,
  isWideTable,
  labelAndValue,
  trendRoom,
} from '../charts/chart.js';
import { barsOf, trendOfChart } from '../charts/geometry.js';
import { segmentsIn } from '../lines/line-breaks.js';
import { type Assets, withIsolatedInSvg, writeInlines } from './inlines.js';
import { barImage, restShade } from './pictures.js';

/** The bar and the chart of a fact, before and after its words: a chart with words of its own follows them. */
export function chartMarkup(fact: Container, assets: Assets): Readonly<Record<'before' | 'after', readonly string[]>> {
  const chart = chartOf(fact);
  // A legend with words of its own is read, and has the values.
  const bar = barImage(fact, chart !== undefined && hasOwnWords(chart) && repeatsValues(chart));
  if (!chart) return { before: bar, after: [] };
  const words = (inlines: readonly Inline[]) => writeInlines(inlines, assets);
  const isMirrored = assets.direction === 'rtl';
  switch (chart.kind) {
    case 'parts': {
      const drawn = [...bar, legend(chart, barOf(fact.attributes)?.length ?? 0, words)];
      if (!hasOwnWords(chart)) return { before: drawn, after: [] };
      const title = titleOf(chart, words);
      return { before: [], after: [...(title === '' ? [] : [`<p class="chart-title">${title}</p>`]), ...drawn] };
    }
    case 'bars':
      return { before: [], after: [bars(chart, words, isMirrored)] };
    case 'trend':
      return { before: [], after: [trend(chart, words, isMirrored, assets.labelPt ?? usualLabelPt)] };
    case 'table':
      return { before: [], after: [table(chart, words, assets.direction)] };
  }
}

/** Whether the alternative text has the values alone, which those who hear the page have beside the drawing too. */
function repeatsValues({ alt, rows }: DrawnChart): boolean {
  const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
  return bare(alt) === bare(rows.flatMap(({ cells }) => cells.map(plainText)).join(''));
}

type Write = (inlines: readonly Inline[]) => string;

/** Values in a statement that says what they are need not be read twice. */
function legend(chart: DrawnChart, parts: number, words: Write): string {
  const isNamed = hasNames(chart);
  const items = chart.rows.map((row, i) => {
    const { label, value } = labelAndValue(row);
    const shade =
      i < parts ? `class="part" fill-opacity="${barOpacity(i, parts)}"` : `class="whole"${restShade(parts)}`;
    const swatch = `<svg class="swatch" viewBox="0 0 6 6" aria-hidden="true"><rect ${shade} width="6" height="6"/></svg>`;
    const name = label.length === 0 ? '' : ` ${words(label)}`;
    return `<li>${swatch} <span><strong>${words(value)}</strong>${name}</span></li>`;
  });
  const isRepeated = !hasOwnWords(chart);
  const kind = `class="legend${isNamed ? '' : ' in-line'}"${isRepeated ? ' aria-hidden="true"' : ''}`;
  return `<ul ${kind}>${items.join('')}</ul>`;
}

function caption(chart: DrawnChart, words: Write): string {
  const title = titleOf(chart, words);
  return title === '' ? '' : `<caption>${title}</caption>`;
}

function titleOf({ title, marks }: DrawnChart, words: Write): string {
  return words(title) + dateOf(marks, words);
}

function dateOf(marks: DrawnChart['marks'], words: Write): string {
  return marks.length === 0 ? '' : ` <span class="date">${words(marks)}</span>`;
}

function bars(chart: DrawnChart, words: Write, isMirrored: boolean): string {
  const drawn = barsOf(chart.rows.map(({ value }) => value));
  const rows = chart.rows.map((row, i) => {
    const { label, value } = labelAndValue(row);
    const { from = 0, share = 0 } = drawn[i] ?? {};
    const width = Math.max(0.2, share * 100);
    const x = isMirrored ? 100 - from * 100 - width : from * 100;
    const bar = `<svg class="bar-of-value" viewBox="0 0 100 5" preserveAspectRatio="none" aria-hidden="true"><rect class="ground" width="100" height="5"/><rect class="part" x="${shortNumber(x)}" width="${shortNumber(width)}" height="5"/></svg>`;
    return `<tr><th scope="row">${words(label)}</th><td>${words(value)}</td><td class="drawn" aria-hidden="true">${bar}</td></tr>`;
  });
  return `<table class="chart bars">${caption(chart, words)}<tbody>${rows.join('')}</tbody></table>`;
}

const usualLabelPt = 9;

/** The table is for those who read it; the drawing has the values that have room in it, in the type of other labels. */
function trend(chart: DrawnChart, words: Write, isMirrored: boolean, size: number): string {
  const { rows } = chart;
  const { widthPt: width, heightPt: plot } = trendRoom;
  const [above, below] = [size + 5, size + 6];
  const pairs = rows.map((row) => labelAndValue(row));
  const { points, zeroTop, cutAxis, labels, yearDrop } = trendOfChart(chart, width, size);
  const height = above + plot + yearDrop + below;
  const xOf = (start: number) => (isMirrored ? width - start : start);
  const placed = points.map(({ start, top }) => ({ x: xOf(start), y: top + above }));
  const pathOf = (line: readonly { readonly x: number; readonly y: number }[]) =>
    line.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${shortNumber(x)} ${shortNumber(y)}`).join('');
  const path = pathOf(placed);
  const cut = cutAxis.map(({ start, top }) => ({ x: xOf(start), y: top + above }));
  const dots = placed.map(({ x, y }) => `<circle cx="${shortNumber(x)}" cy="${shortNumber(y)}" r="2"/>`).join('');
  const zero = zeroTop === undefined ? '' : `<path class="zero" d="M0 ${shortNumber(zeroTop + above)}H${width}"/>`;
  const axis = cut.length === 0 ? '' : `<path class="cut" d="${pathOf(cut)}"/>`;
  const written = isMirrored ? withIsolatedInSvg : escapeMarkup;
  const texts = labels.map(({ index, start, drop, hasYear }) => {
    const { x = 0, y = 0 } = placed[index] ?? {};
    const { label = [], value = [] } = pairs[index] ?? {};
    const text = (of: readonly Inline[], middle: number, top: number, kind: string) =>
      `<text class="${kind}" x="${shortNumber(middle)}" y="${shortNumber(top)}">${written(plainText(of))}</text>`;
    const year = hasYear ? text(label, x, height - 2, 'year') : '';
    return text(value, xOf(start), y - 5 + drop, 'value-of-point') + year;
  });
  const alt = repeatsValues(chart) ? 'aria-hidden="true"' : `role="img" aria-label="${escapeMarkup(chart.alt)}"`;
  const svg = `<svg class="line" viewBox="0 0 ${width} ${shortNumber(height)}" font-size="${size}" ${alt}>${zero}${axis}<path class="values" d="${path}"/>${dots}${texts.join('')}</svg>`;
  const heads = pairs.map(({ label }) => `<th scope="col">${words(label)}</th>`).join('');
  const cells = pairs.map(({ value }) => `<td>${words(value)}</td>`).join('');
  const data = `<table>${caption(chart, words)}<thead><tr>${heads}</tr></thead><tbody><tr>${cells}</tr></tbody></table>`;
  return `<div class="chart trend"><p class="chart-title" aria-hidden="true">${titleOf(chart, words)}</p>${svg}<div class="for-readers">${data}</div></div>`;
}

function table(chart: DrawnChart, words: Write, direction: Assets['direction'] = 'ltr'): string {
  const numeric = Array.from({ length: columnsOf(chart) }, (_, column) => column > 0 && isNumeric(chart, column));
  const crowded = isCrowded(chart);
  const kind = (cell: readonly Inline[], column: number) =>
    numeric[column] ? ' class="numeric"' : hasLongNumber(cell) ? ' class="undivided"' : '';
  const kindOfHead = (cell: readonly Inline[], column: number) =>
    crowded && numeric[column] && !/\p{N}/u.test(plainText(cell)) ? ' class="numeric divided"' : kind(cell, column);
  const head = chart.head.map((cell, k) => `<th scope="col"${kindOfHead(cell, k)}>${words(cell)}</th>`).join('');
  // What is crowded has no room to spare.
  const ends = numeric.map((_, column) => (crowded ? [] : missingEnds(chart, column, direction)));
  const endOf = (column: number, index: number) => {
    const end = ends[column]?.[index] ?? '';
    return end === '' ? '' : ` data-end="${escapeMarkup(end)}"`;
  };
  const row = ({ cells }: ChartRow, index: number) =>
    cells
      .map((cell, k) => {
        const open = k === 0 ? '<th scope="row"' : '<td';
        return `${open}${kind(cell, k)}${endOf(k, index)}>${words(cell)}</${k === 0 ? 'th' : 'td'}>`;
      })
      .join('');
  const body = chart.rows.map((one, index) => `<tr>${row(one, index)}</tr>`).join('');
  const heads = head === '' ? '' : `<thead><tr>${head}</tr></thead>`;
  const classes = crowded ? 'chart values crowded' : 'chart values';
  return `<table class="${classes}">${caption(chart, words)}${heads}<tbody>${body}</tbody></table>`;
}

/** Narrow characters that about fill a line of a table, of half the page and of all of it, and those between two columns. */
const lineOfTable = { half: 50, full: 104, gap: 2 } as const;

/** Whether a line has no room for the longest words of its columns side by side, as a wide window and paper have it. */
function isCrowded(chart: DrawnChart): boolean {
  const longest = Array.from({ length: columnsOf(chart) }, (_, column) => {
    const cells = [chart.head, ...chart.rows.map(({ cells }) => cells)].map((row) => plainText(row[column] ?? []));
    return Math.max(0, ...cells.flatMap((cell) => segmentsIn(cell).map(({ text }) => displayWidth(text.trim()))));
  });
  const room = isWideTable(chart) ? lineOfTable.full : lineOfTable.half;
  return longest.reduce((sum, width) => sum + width + lineOfTable.gap, -lineOfTable.gap) > room;
}

/** Characters of a number that the narrowest column has room for. */
const roomyLength = 5;

/** Whether a cell has a number that might be divided where a column gives way; addresses and long codes may be. */
function hasLongNumber(cell: readonly Inline[]): boolean {
  const parts = plainText(cell).split(' ');
  return parts.some((part) => part.length > roomyLength && /\p{N}/u.test(part) && !isLongCode(part));
}

function isLongCode(part: string): boolean {
  return /\p{L}/u.test(part) && (part.length > longestUndivided || isAddress(part));
}

function shortNumber(value: number): number {
  return Math.round(value * 100) / 100;
}

import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import { chartContent, isTyped, keysOfKinds } from '../schema/chart.js';
import type { Chart } from '../schema/chart-schema.js';
import { type FigureValue, figuresOf } from '../schema/figure-values.js';
import type { Fact } from '../schema/pack.js';
import { plural } from '../text/plural.js';
import { type Located, nearestSpan, nodeAt, type Path, valueSpan } from '../validation/located.js';
import { partedEntries } from '../validation/parted-entries.js';
import { unknownFigure } from './check-placeholders.js';
import { invalidValue } from './invalid-value.js';
import { textsUnder } from './pack-index.js';
import { textInBraces } from './texts-to-write.js';

/** A chart has what its kind is made of and nothing else; its figures are known, and can be drawn. */
export function checkChart(fact: Fact, path: Path, root: Located): readonly Diagnostic[] {
  const { chart } = fact;
  if (!chart) return [];
  const problems = [...contentProblems(chart, path, root), ...titleProblems(chart, path, root)];
  if (problems.length > 0) return problems;
  const unknown = unknownFigures(fact, chart, path, root);
  if (unknown.length > 0) return unknown;
  switch (chart.kind) {
    case 'share':
    case 'parts':
      return checkBar(chart, figuresOf(fact), path, root);
    case 'trend':
      return checkYears(path, root);
    case 'table':
      return [...checkTable(chart, path, root), ...checkDate(chart, path, root)];
    case 'bars':
      return checkDate(chart, path, root);
  }
}

/** What a kind of chart is made of, with the texts in the languages of the pack. */
const examples: Readonly<Record<'of' | 'bars' | 'years' | 'rows', (text: string) => string>> = {
  of: () => 'of: [part, whole]',
  bars: (text) => `bars:\n    - { label: ${text}, value: 24 }\n    - { label: ${text}, value: 11 }`,
  years: () => 'years: { 2019: 12, 2024: 20 }',
  rows: (text) => `columns: [${text}, ${text}]\n  rows:\n    - [${text}, 24]`,
};

function contentProblems(chart: Chart, path: Path, root: Located): readonly Diagnostic[] {
  const { kind } = chart;
  const needed = kind === 'table' ? (['columns', 'rows'] as const) : [chartContent[kind]];
  const missing = needed
    .filter((key) => chart[key] === undefined)
    .map((key) =>
      error('content/missing-key', `A chart of the kind ${kind} is made of "${key}", which is not here.`, {
        span: nearestSpan(root, [...path, 'kind']),
        hint: `Write:\n  ${examples[key === 'columns' ? 'rows' : key](textInBraces(languagesIn(root)))}`,
      }),
    );
  const foreign = (Object.keys(keysOfKinds) as (keyof typeof keysOfKinds)[])
    .filter((key) => nodeAt(root, [...path, key]) && !keysOfKinds[key].some((one) => one === kind))
    .map((key) =>
      error('content/invalid-value', `"${key}" is no part of a chart of the kind ${kind}.`, {
        span: nearestSpan(root, [...path, key]),
        hint: `Take it out, or write kind: ${keysOfKinds[key][0]}.`,
      }),
    );
  return [...missing, ...foreign];
}

function titleProblems({ kind, title }: Chart, path: Path, root: Located): readonly Diagnostic[] {
  if (title || kind === 'share' || kind === 'parts') return [];
  return [
    error(
      'content/missing-key',
      `This chart of the kind ${kind} has no title: nobody could tell what its values are.`,
      {
        span: nearestSpan(root, [...path, 'kind']),
        hint: `Say what they are, and in which unit:\n  title: ${textInBraces(languagesIn(root), 'Vaccinated children, per cent')}`,
      },
    ),
  ];
}

function languagesIn(root: Located): readonly string[] {
  return textsUnder(nodeAt(root, ['pack']), 'languages').map(({ text }) => text);
}

/** The figures that a chart names, with their places. */
export function namesInChart({
  of = [],
  bars = [],
  years = {},
}: Chart): readonly (readonly [name: string, path: Path])[] {
  return [
    ...of.map((name, k): [string, Path] => [name, ['of', k]]),
    ...bars.map(({ value }, k): [string, Path] => [value, ['bars', k, 'value']]),
    ...Object.entries(years).map(([year, value]): [string, Path] => [value, ['years', year]]),
  ];
}

function unknownFigures(fact: Fact, chart: Chart, path: Path, root: Located): readonly Diagnostic[] {
  const known = Object.keys(figuresOf(fact));
  return namesInChart(chart)
    .filter(([name]) => !isTyped(name) && !known.includes(name))
    .map(([name, at]) => unknownFigure(fact.id, name, known, valueSpan(root, [...path, ...at])));
}

/** A bar shows parts of a whole: none below zero, together no more than the whole. */
function checkBar(
  { kind, of = [], labels }: Chart,
  figures: Readonly<Record<string, FigureValue>>,
  path: Path,
  root: Located,
): readonly Diagnostic[] {
  const span = nearestSpan(root, [...path, 'of']);
  if (kind === 'share' && of.length !== 2) {
    const hint = 'Write kind: parts for more than one part.';
    return invalidValue('A share is drawn from two figures: the part and the whole.', hint, span);
  }
  const values = of.map((name) => Number(figures[name]?.digits));
  const [parts, whole] = [values.slice(0, -1), values.at(-1) ?? 0];
  const sum = parts.reduce((total, part) => total + part, 0);
  if (!parts.every((part) => part >= 0) || whole <= 0 || sum > whole) {
    const hint = 'The parts lie between 0 and the whole, which comes last. Leave "chart" out where there is no whole.';
    const written = of.map((name) => figures[name]?.digits ?? '');
    const shown = `${written.slice(0, -1).join(' and ')} of ${written.at(-1)}`;
    return invalidValue(`${shown} is not a share that a bar can show.`, hint, span);
  }
  const shades = parts.length + (sum < whole ? 1 : 0);
  if (labels.length === 0 || labels.length === shades) return [];
  const rest = sum < whole ? ' and the rest of the whole' : '';
  const hint = `Write one label for each part${rest}, in the order of "of".`;
  return invalidValue(
    `The bar has ${plural(shades, 'shade')}, and ${plural(labels.length, 'label')}.`,
    hint,
    nearestSpan(root, [...path, 'labels']),
  );
}

/** Most years of a trend: more points than these cannot be told apart on half a page. */
const maxYears = 24;

function checkYears(path: Path, root: Located): readonly Diagnostic[] {
  // A key that is no year was told of already, and is not among those that were read.
  const node = nodeAt(root, [...path, 'years']);
  const count = node?.kind === 'map' ? node.entries.length : 0;
  if (count >= 2 && count <= maxYears) return [];
  const hint =
    count < 2 ? 'Write at least two years, or show the one value large and leave "chart" out.' : 'Leave some out.';
  const span = nearestSpan(root, [...path, 'years']);
  return invalidValue(`A trend has 2 to ${maxYears} years, and this one has ${count}.`, hint, span);
}

function checkTable({ columns = [], rows = [] }: Chart, path: Path, root: Located): readonly Diagnostic[] {
  const parted = rows.map((_, i) => partedNumbers(nodeAt(root, [...path, 'rows', i]), columns.length));
  const [first, ...others] = parted.flat();
  const commas = first
    ? [
        error('content/invalid-value', `A comma ends a cell, so ${first.typed} is read as ${first.read}.`, {
          span: first.span,
          hint: `${first.isDecimal ? 'Decimals stand after a point' : 'Write the number without a comma'}: ${first.meant}`,
          related: others.map(({ span }) => ({ span, message: 'It stands here too.' })),
        }),
      ]
    : [];
  const uneven = rows.flatMap((cells, i) => {
    if (cells.length === columns.length || parted[i]?.length !== 0) return [];
    const hint =
      commaHint(nodeAt(root, [...path, 'rows', i]), columns.length) ??
      'Write a cell for each column; “–” where there is nothing to say.';
    const span = nearestSpan(root, [...path, 'rows', i]);
    return invalidValue(
      `This row has ${plural(cells.length, 'cell')}, and the table ${plural(columns.length, 'column')}.`,
      hint,
      span,
    );
  });
  return [...commas, ...uneven];
}

/** `[North, 12; 15]`: cells with another sign between them than a comma. */
function commaHint(row: Located | undefined, columns: number): string | undefined {
  const cells = row?.kind === 'list' ? row.items.map((cell) => (cell.kind === 'text' ? cell.text : '…')) : [];
  const meant = cells.flatMap(partedEntries);
  if (meant.length !== columns) return undefined;
  const parted = cells.filter((cell) => !meant.includes(cell)).flatMap(partedEntries);
  return `Put a comma between cells: ${parted.join(', ')}`;
}

interface PartedNumber {
  readonly typed: string;
  readonly read: string;
  readonly meant: string;
  readonly isDecimal: boolean;
  readonly span: Span;
}

/** The numbers of a row that has too many cells since it writes them with commas: `1,5` without a blank is two cells. */
function partedNumbers(row: Located | undefined, columns: number): readonly PartedNumber[] {
  if (row?.kind !== 'list' || row.items.length <= columns) return [];
  const found: PartedNumber[] = [];
  for (let i = 1; i < row.items.length; i += 1) {
    const [whole, rest, next] = row.items.slice(i - 1, i + 2);
    if (whole?.kind !== 'text' || rest?.kind !== 'text' || !isBeside(whole, rest)) continue;
    // Where a row is typed without blanks, nothing says which two are one number.
    if (isBeside(rest, next)) return [];
    const isDecimal = rest.text.length !== 3;
    found.push({
      typed: `${whole.text},${rest.text}`,
      read: `${whole.text} and ${rest.text}`,
      meant: `${whole.text}${isDecimal ? '.' : ''}${rest.text}`,
      isDecimal,
      span: { ...whole.span, end: rest.span.end },
    });
    i += 1;
  }
  return row.items.length - found.length === columns ? found : [];
}

/** Whether two cells are digits with nothing but a comma between them. */
function isBeside(whole: Located | undefined, rest: Located | undefined): boolean {
  if (whole?.kind !== 'text' || rest?.kind !== 'text' || rest.span.start !== whole.span.end + 1) return false;
  return /^-?\d+$/.test(whole.raw) && /^\d+$/.test(rest.raw);
}

/** Numbers that are no figures of the fact say of which day they are. */
function checkDate(chart: Chart, path: Path, root: Located): readonly Diagnostic[] {
  const { bars = [], rows = [] } = chart;
  const typed = [...bars.map(({ value }) => value), ...rows.flat().filter((cell) => typeof cell === 'string')];
  if (chart['as-at'] !== undefined || !typed.some(isTyped)) return [];
  return [
    error('content/missing-key', 'Numbers are typed in this chart, and it does not say of which day they are.', {
      span: nearestSpan(root, [...path, chartContent[chart.kind]]),
      hint: 'Write the date of the data, or write the numbers under "figures" of the fact:\n  as-at: 2025-04',
    }),
  ];
}

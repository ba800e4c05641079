import { type Container, containersIn } from '../model/document.js';
import { kindsWithRows } from '../schema/chart.js';
import type { ContentProblem } from './content-problem.js';

/** What is wrong with the charts of a fact. */
export function chartsProblem(fact: Container): ContentProblem | undefined {
  const [chart, another] = containersIn(fact, 'chart');
  if (another) {
    return { message: '":::fact" shows one chart, and here is another.', hint: 'Move it into a :::fact of its own.' };
  }
  if (chart?.attributes.kind !== 'parts' || (has(fact, 'parts') && has(fact, 'of'))) return undefined;
  return {
    message: 'A chart of parts is drawn in the bar of its ":::fact", which has none.',
    hint: 'Write {parts="{{parts}}" of="{{of}}"} after :::fact, as in partials/facts.md.hbs.',
  };
}

/** What is wrong with a chart: rows that its kind has no place for would be lost, or could not be drawn. */
export function chartProblem(chart: Container): ContentProblem | undefined {
  const { kind: named = '' } = chart.attributes;
  const kind = kindsWithRows.find((one) => one === named);
  if (!kind) {
    return {
      message: `":::chart" says what it draws as its kind, and here is ${named === '' ? 'none' : `"${named}"`}.`,
      hint: `Write {kind="{{kind}}"} after it, or one of ${kindsWithRows.join(', ')}.`,
    };
  }
  if (kind === 'table') return undefined;
  const rows = containersIn(chart, 'row');
  return rows.map((row) => rowProblem(kind, row)).find((problem) => problem !== undefined);
}

/** The rows of a drawing are its values: a number each, which is printed, and a name where it has one. */
function rowProblem(kind: string, row: Container): ContentProblem | undefined {
  const drawn = `a chart of the kind ${kind}`;
  if (has(row, 'head')) {
    return {
      message: `":::row" is the head of columns, and ${drawn} has none.`,
      hint: 'Take {head="…"} out, or write kind="table".',
    };
  }
  const { length } = row.children;
  if (length === 0 || length > 2) {
    return {
      message: `":::row" of ${drawn} holds a name and a value, and here ${length === 0 ? 'is nothing' : 'is more'}.`,
      hint: 'Write both as paragraphs of their own, or kind="table".',
    };
  }
  const needed = { parts: [], bars: ['value'], trend: ['value', 'year'] }[kind] ?? [];
  const missing = needed.find((name) => !has(row, name) || !Number.isFinite(Number(row.attributes[name])));
  if (missing === undefined) return undefined;
  return {
    message: `":::row" of ${drawn} is drawn by its ${missing}, and here is none.`,
    hint: `Write {${needed.map((name) => `${name}="{{${name}}}"`).join(' ')}} after it.`,
  };
}

function has({ attributes }: Container, name: string): boolean {
  return attributes[name] !== undefined && attributes[name] !== '';
}

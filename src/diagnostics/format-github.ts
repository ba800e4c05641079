import type { Diagnostic } from './diagnostic.js';
import { toJson } from './format-json.js';
import { printable } from './printable.js';
import type { Sources } from './source.js';

/**
 * A diagnostic as a workflow command of GitHub Actions, which shows it beside the line of the file.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function formatGithub(d: Diagnostic, sources: Sources): string {
  const { message, hint, variant } = d;
  const text = [message, ...(hint === undefined ? [] : [hint]), ...(variant === undefined ? [] : [`in ${variant}`])];
  const properties = [...placeOf(d, sources), ['title', d.code] as const]
    .map(([name, value]) => `${name}=${escapedProperty(String(value))}`)
    .join(',');
  return `::${d.severity} ${properties}::${escapedData(text.join('\n'))}`;
}

type Property = readonly [name: string, value: string | number];

function placeOf(d: Diagnostic, sources: Sources): readonly Property[] {
  const { file, line, column, endLine, endColumn } = toJson(d, sources);
  // A flag of the command line is no file.
  if (file === null || file.startsWith('--')) return [];
  if (line === null || endLine === null || column === null || endColumn === null) return [['file', file]];
  const [start, end]: readonly Property[] = [
    ['line', line],
    ['endLine', endLine],
  ] as const;
  // GitHub refuses columns of different lines.
  if (line !== endLine) return [['file', file], start, end];
  return [['file', file], start, ['col', column], end, ['endColumn', endColumn]];
}

function escapedData(text: string): string {
  const lines = text.split(/\r?\n/).map(printable);
  return lines.map((line) => line.replaceAll('%', '%25')).join('%0A');
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

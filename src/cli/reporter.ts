import type { Report } from '../build/build.js';
import { formatFrame } from '../diagnostics/format-frame.js';
import { toJson } from '../diagnostics/format-json.js';

/** Where text goes. The reporter is the only writer to both. */
export interface Streams {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

export interface ReportOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly version: string;
}

/** Results to stdout (paths, or one JSON document); diagnostics and the summary to stderr. */
export function printReport(report: Report, summary: string, options: ReportOptions, streams: Streams): void {
  const { files, diagnostics, sources, ok, failure } = report;
  if (options.json) {
    const document = { version: options.version, ok, files, diagnostics: diagnostics.map((d) => toJson(d, sources)) };
    streams.stdout(`${JSON.stringify(document, undefined, 2)}\n`);
    if (failure) streams.stderr(`error: ${failure.message}\n`);
    return;
  }
  if (!options.quiet) for (const file of files) streams.stdout(`${file}\n`);
  const shown = options.quiet ? diagnostics.filter((d) => d.severity === 'error') : diagnostics;
  for (const d of shown) streams.stderr(`${formatFrame(d, sources)}\n\n`);
  if (failure) {
    streams.stderr(`error: ${failure.message}\n`);
    return;
  }
  if (!options.quiet) streams.stderr(`${[...leftOut(report), summary, counts(report)].filter(Boolean).join('\n')}\n`);
}

/** Nothing is cut silently: what each page left out, in one line. */
function leftOut({ briefs }: Report): string[] {
  return briefs
    .filter(({ entry }) => entry.leftOut.length > 0)
    .map(
      ({ id, entry }) => `${id}: left out ${entry.leftOut.map((u) => u.unit).join(', ')} (reasons in manifest.json)`,
    );
}

function counts({ diagnostics }: Report): string {
  const errors = diagnostics.filter((d) => d.severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const parts = [plural(errors, 'error'), plural(warnings, 'warning')].filter((p) => !p.startsWith('0 '));
  return parts.join(', ');
}

export function plural(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

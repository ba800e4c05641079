import type { Progress } from '../commands/build-request.js';
import { type Diagnostic, errorWithoutPlace } from '../diagnostics/diagnostic.js';
import { formatFrame } from '../diagnostics/format-frame.js';
import { formatGithub } from '../diagnostics/format-github.js';
import { toJson } from '../diagnostics/format-json.js';
import { coloured, plain } from '../diagnostics/paint.js';
import { printable, printableJson, printableLines } from '../diagnostics/printable.js';
import type { StaleOutput } from '../output/stale-outputs.js';
import { emptyReport, type Report } from '../pipeline/report.js';
import { plural } from '../text/plural.js';
import { briefTable } from './brief-table.js';
import { coverageLines } from './coverage-lines.js';
import type { Streams } from './streams.js';
import { causeLine } from './verbose.js';

const clearLine = '\r\u001b[2K';

/**
 * One line of progress, overwritten in place; only at a terminal. After some seconds it says how long it will still take.
 * @param now a clock in milliseconds
 */
export function progressLine(
  { json, quiet, verbose }: Pick<ReportOptions, 'json' | 'quiet' | 'verbose'>,
  streams: Streams,
  now: () => number = () => performance.now(),
) {
  // With --verbose the steps show the progress.
  if (json || quiet || verbose || !streams.interactive) return { show: undefined, clear: () => undefined };
  const startMs = now();
  return {
    show: ({ done, total, brief }: Progress) => {
      const left = timeLeft(now() - startMs, done, total);
      const line = `[${done + 1}/${total}] ${brief}${left === '' ? '' : ` · ${left}`}`;
      // What goes on in the next line cannot be overwritten from the first.
      const { columns = line.length + 1 } = streams;
      streams.stderr(`${clearLine}${line.length < columns ? line : `${line.slice(0, columns - 2)}…`}`);
    },
    clear: () => streams.stderr(clearLine),
  };
}

/** Shorter builds end before anybody has read it; the first seconds go to what is done once. */
const [sureAfterMs, worthMs] = [4_000, 5_000];

/** @returns "about 1 min 20 s left"; nothing where it cannot be told yet, or is soon over */
export function timeLeft(elapsedMs: number, done: number, total: number): string {
  const leftMs = (elapsedMs / done) * (total - done);
  if (done === 0 || elapsedMs < sureAfterMs || leftMs < worthMs) return '';
  // To tens of seconds, since it is no more than a guess.
  const seconds = leftMs < 20_000 ? Math.round(leftMs / 1000) : Math.round(leftMs / 10_000) * 10;
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  const words = [minutes > 0 ? `${minutes} min` : '', rest > 0 ? `${rest} s` : ''].filter(Boolean);
  return `about ${words.join(' ')} left`;
}

export interface ReportOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Whether to print the matrix of audiences and languages. */
  readonly coverage: boolean;
  /** Whether warnings make the command fail: then --quiet does not keep them back. */
  readonly warningsFail: boolean;
  /** Whether to print mistakes for GitHub Actions as well. */
  readonly annotations: boolean;
  /** False with --no-color. */
  readonly color: boolean;
  /** Of the program. */
  readonly version: string;
  /** What a command reports beside files and diagnostics: for the JSON document, and as lines. */
  readonly more: object;
  readonly lines: readonly string[];
}

export const bugNote = 'This is a bug in policy-brief, not in your files. Please report it with these lines.\n';

/** Results to stdout (paths, or one JSON document); diagnostics and the summary to stderr. */
export function printReport(report: Report, summary: string, options: ReportOptions, streams: Streams): void {
  const { failure } = report;
  if (options.json) streams.stdout(`${printableJson(documentOf(report, options))}\n`);
  else printForPeople(report, options, streams);
  if (report.bugs.length > 0) {
    const details = report.bugs.map(({ variant, detail }) => `in ${variant}: ${detail}\n`);
    streams.stderr(printableLines(`${bugNote}${details.join('')}`));
  }
  if (report.stopped) streams.stderr(`Stopped by ${report.stopped}: what was begun is finished.\n`);
  if (failure)
    streams.stderr(`error: ${printableLines(failure.message)}\n${options.verbose ? causeLine(failure) : ''}`);
  const closing = [
    ...briefTable(report.briefs),
    ...staleOutputLines(report),
    ...[summary, counts(report), codeHint(report)].filter(Boolean),
  ];
  if (!options.json && !options.quiet && !failure && closing.length > 0) streams.stderr(`${closing.join('\n')}\n`);
}

/** What ended the program before it had anything to report. */
export interface Failure {
  readonly kind: 'usage' | 'io' | 'bug';
  readonly message: string;
}

/** The document of `--json` for a failure. */
export function printFailure({ kind, message }: Failure, version: string, { stdout }: Streams): void {
  const { sources } = emptyReport;
  const found = { usage: [errorWithoutPlace('command/usage', message)], io: [failed(message)], bug: [] }[kind];
  const document = {
    version,
    ok: false,
    files: [],
    diagnostics: found.map((d) => toJson(d, sources)),
    ...(kind === 'bug' ? { bugs: [{ variant: null, detail: message }] } : {}),
  };
  stdout(`${printableJson(document)}\n`);
}

function failed(message: string): Diagnostic {
  return errorWithoutPlace('command/failed', message);
}

function documentOf(report: Report, { version, coverage, more }: ReportOptions): object {
  const { ok, files, staleOutputs, diagnostics, bugs, failure, sources } = report;
  return {
    version,
    ok,
    files,
    diagnostics: [...diagnostics, ...(failure ? [failed(failure.message)] : [])].map((d) => toJson(d, sources)),
    ...(staleOutputs.length > 0 ? { noLongerMade: staleOutputs } : {}),
    ...(bugs.length > 0 ? { bugs } : {}),
    ...(coverage ? { coverage: report.coverage } : {}),
    ...more,
  };
}

function printForPeople(report: Report, options: ReportOptions, streams: Streams): void {
  const { quiet, coverage, lines, annotations, color, warningsFail } = options;
  const { files, diagnostics, sources } = report;
  const results = [...(quiet ? [] : files), ...lines, ...(coverage ? coverageLines(report.coverage) : [])];
  for (const line of results) streams.stdout(`${printableLines(line)}\n`);
  const shown = quiet && !warningsFail ? diagnostics.filter((d) => d.severity === 'error') : diagnostics;
  if (annotations) for (const d of shown) streams.stdout(`${formatGithub(d, sources)}\n`);
  const paint = color && shown.length > 0 && streams.colours ? coloured : plain;
  for (const d of shown.slice(0, maxShown)) streams.stderr(`${formatFrame(d, sources, paint)}\n\n`);
  const more = shown.length - maxShown;
  if (more > 0) streams.stderr(`… and ${more} more; all of them with --json.\n\n`);
}

/** More mistakes than anybody reads at once. */
const maxShown = 200;

const staleHeadings: Readonly<Record<StaleOutput['state'], string>> = {
  removed: 'Removed, since no brief makes them any more:',
  there: 'No brief makes these files any more; build --clean removes them:',
  changed: 'No brief makes these files any more. Somebody has changed them, so they are yours to delete:',
};

function staleOutputLines({ staleOutputs }: Report): readonly string[] {
  return (['removed', 'there', 'changed'] as const).flatMap((kind) => {
    const files = staleOutputs.filter(({ state }) => state === kind);
    return files.length === 0 ? [] : [staleHeadings[kind], ...files.map(({ file }) => `  ${printable(file)}`), ''];
  });
}

function counts({ diagnostics }: Report): string {
  const errors = diagnostics.filter((d) => d.severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const parts = [plural(errors, 'error'), plural(warnings, 'warning')].filter((p) => !p.startsWith('0 '));
  return parts.join(', ');
}

/** The command that explains the first code, to be copied. */
function codeHint({ diagnostics }: Report): string {
  const [first] = diagnostics;
  return first ? `More on a code: policy-brief check --explain ${first.code}` : '';
}

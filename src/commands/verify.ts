import { resolve } from 'node:path';
import { type Diagnostic, errorWithoutPlace } from '../diagnostics/diagnostic.js';
import { displayPath, type Host, IoError } from '../host/host.js';
import { NoVeraPdf, veraPdfReport } from '../host/verapdf.js';
import { levelOfPdf } from '../pdfua/check-pdf.js';
import { readVeraPdfReport, type VeraPdfRule } from '../pdfua/reader/verapdf-report.js';
import { emptyReport, type Report, UsageError } from '../pipeline/report.js';
import { verifyAnyPdf } from '../pipeline/verify-pdf.js';
import { getOrInsertComputed } from '../text/once.js';

/**
 * Checks finished PDFs, ours or others: structure, text, fonts and metadata, by rules of PDF/UA (ISO 14289-1).
 * @param files paths of PDFs, relative to the working directory
 * @returns a report whose `files` are those that break no rule. One that cannot be read is its `failure`; all others are
 * checked nevertheless.
 */
export async function verify(files: readonly string[], host: Host): Promise<Report> {
  const sound: string[] = [];
  const diagnostics: Diagnostic[] = [];
  const failures: IoError[] = [];
  for (const path of files.map((file) => resolve(host.cwd, file))) {
    const file = displayPath(host, path);
    const bytes = await host.read(path).catch((cause: unknown) => {
      if (!(cause instanceof IoError)) throw cause;
      failures.push(cause);
    });
    if (!bytes) continue;
    const broken = verifyAnyPdf(bytes, file);
    if (broken.length === 0) sound.push(file);
    diagnostics.push(...broken);
  }
  const failure = failures.pop();
  diagnostics.push(...failures.map(({ message }) => errorWithoutPlace('command/failed', message)));
  const ok = diagnostics.length === 0 && !failure;
  return { ...emptyReport, ok, files: sound, diagnostics, ...(failure ? { failure } : {}) };
}

/** What two checkers say of a file. */
export interface Comparison {
  readonly file: string;
  /** What it was checked against: `PDF/UA-1`, or the level of PDF/A that it says it has. */
  readonly standard: string;
  /** Whether `verify` finds no rule broken. */
  readonly ours: boolean;
  /** Whether veraPDF finds it compliant; undefined where it could not check it. */
  readonly veraPdf: boolean | undefined;
  readonly failedRules: readonly VeraPdfRule[];
}

export interface ComparedReport extends Report {
  readonly comparisons: readonly Comparison[];
}

/**
 * As `verify`, and asks the program veraPDF too, against PDF/UA-1 and the level of PDF/A that a file says it has. Nothing is
 * compared where a file cannot be read.
 * @throws UsageError where veraPDF cannot be run
 */
export async function verifyWithVeraPdf(files: readonly string[], host: Host): Promise<ComparedReport> {
  const report = await verify(files, host);
  if (report.failure) return { ...report, comparisons: [] };
  const paths = files.map((file) => resolve(host.cwd, file));
  const flavours = new Map<string, string[]>([['ua1', [...paths]]]);
  for (const path of paths) {
    const level = levelOfPdf(await host.read(path));
    if (level !== undefined) getOrInsertComputed(flavours, level, () => []).push(path);
  }
  const broken = new Set(report.diagnostics.flatMap(({ span }) => (span ? [span.source] : [])));
  const comparisons: Comparison[] = [];
  for (const [flavour, checked] of flavours) {
    const verdicts = await verdictsOf(checked, flavour);
    for (const path of checked) {
      const file = displayPath(host, path);
      const verdict = verdicts.find((one) => resolve(host.cwd, one.file) === path);
      comparisons.push({
        file,
        standard: flavour === 'ua1' ? 'PDF/UA-1' : `PDF/A-${flavour}`,
        ours: !broken.has(file),
        veraPdf: verdict?.isCompliant,
        failedRules: verdict?.failedRules ?? [],
      });
    }
  }
  const isCompliant = comparisons.every(({ veraPdf }) => veraPdf === true);
  return { ...report, ok: report.ok && isCompliant, comparisons };
}

async function verdictsOf(files: readonly string[], flavour: string) {
  try {
    const verdicts = readVeraPdfReport(await veraPdfReport(files, flavour));
    if (verdicts) return verdicts;
    throw new NoVeraPdf('What verapdf has written is no report of it.');
  } catch (cause) {
    if (cause instanceof NoVeraPdf) throw new UsageError(cause.message);
    throw cause;
  }
}

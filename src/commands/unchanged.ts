import { resolve, sep } from 'node:path';
import { digestOfParts } from '../host/digest.js';
import type { Host } from '../host/host.js';
import { type Reading, readAgain } from '../host/recording-host.js';
import type { VariantId } from '../model/variant.js';
import { PackedEntries, type PackedJson } from '../output/brief-entries.js';
import { BuildCache } from '../pipeline/build-cache.js';
import { emptyReport, type Report } from '../pipeline/report.js';
import { startStep } from '../pipeline/steps.js';
import type { BuildRequest } from './build-request.js';
import { summaryOf } from './built-briefs.js';

/** A build without any mistake: what it read, what it wrote, and its report. */
interface Remembered {
  readonly readings: readonly Reading[];
  readonly outputs: readonly (readonly [path: string, digest: string])[];
  readonly report: Pick<Report, 'files' | 'staleOutputs'>;
  /** In the order of the report. */
  readonly briefs: readonly (readonly [pack: string, id: VariantId])[];
  /** The entries of each pack. */
  readonly entries: readonly (readonly [pack: string, entries: PackedJson])[];
}

function keyOf(cache: BuildCache, request: BuildRequest, host: Host): string {
  const { packs, audiences, locales, formats, paper, theme, templates, outDir, htmlFonts, set, shard } = request;
  const selection = [packs, audiences, locales, formats, paper, theme, templates];
  const options = [outDir, htmlFonts, set, shard, request.public, request.clean, request.archive];
  return cache.key('build', host.cwd, host.packageRoot, selection, options);
}

/**
 * The report of the same build, if it was done before, everything it read is the same, and the files it wrote are still
 * as it wrote them. Files are read, since their dates may lie.
 */
export async function unchangedReport(request: BuildRequest, host: Host, tool: string): Promise<Report | undefined> {
  if (request.force || request.verify) return undefined;
  const endStep = startStep(request.onStep, 'unchanged', request.outDir);
  const cache = BuildCache.open(host, tool);
  const bytes = cache?.read(keyOf(cache, request, host));
  if (!bytes) return undefined;
  const { readings, outputs, report, briefs, entries } = JSON.parse(bytes.toString('utf8')) as Remembered;
  for (const reading of readings) if ((await readAgain(reading, host)) !== reading[2]) return undefined;
  for (const [path, digest] of outputs) {
    const written = await digestOfParts(host.parts(path)).catch(() => undefined);
    if (written !== digest) return undefined;
  }
  endStep([`${readings.length} things read and ${outputs.length} files written are as they were`]);
  const packed = new Map(entries.map(([pack, json]) => [pack, new PackedEntries(json)]));
  const summaries = briefs.map(([pack, id]) => summaryOf(pack, id, packed.get(pack) ?? new PackedEntries()));
  return { ...emptyReport, ...report, briefs: summaries };
}

/** Remembers a build without any mistake. */
export async function remember(
  request: BuildRequest,
  host: Host,
  tool: string,
  { report, readings }: { readonly report: Report; readonly readings: readonly Reading[] },
): Promise<void> {
  if (!report.ok || report.diagnostics.length > 0 || report.failure) return;
  const cache = BuildCache.open(host, tool);
  if (!cache) return;
  const out = resolve(host.cwd, request.outDir) + sep;
  const isOutput = ([, path, , inside = '']: Reading) => {
    const read = resolve(host.cwd, inside, path);
    // A folder in which the output folder was made lists one more.
    return read.startsWith(out.slice(0, -1)) || out.startsWith(read + sep);
  };
  // What was read of the output folder has been written since.
  const current: Reading[] = [];
  for (const reading of readings) {
    const [kind, path] = reading;
    const isOld = kind !== 'package' && isOutput(reading);
    current.push(isOld ? [kind, path, await readAgain(reading, host)] : reading);
  }
  const outputs: (readonly [path: string, digest: string])[] = [];
  for (const file of report.files) {
    const path = resolve(host.cwd, file);
    const digest = await digestOfParts(host.parts(path));
    // Somebody has taken it away: the next build makes it again.
    if (digest === undefined) return;
    outputs.push([path, digest]);
  }
  const entries = new Map<string, PackedEntries>();
  for (const { pack, id, entry } of report.briefs) {
    const ofPack = entries.get(pack) ?? new PackedEntries();
    ofPack.add(id, entry);
    entries.set(pack, ofPack);
  }
  const { files } = report;
  // A file is removed only once.
  const staleOutputs = report.staleOutputs.filter(({ state }) => state !== 'removed');
  const remembered: Remembered = {
    readings: current,
    outputs,
    report: { files, staleOutputs },
    briefs: report.briefs.map(({ pack, id }) => [pack, id]),
    entries: [...entries].map(([pack, ofPack]) => [pack, ofPack.asJson()]),
  };
  cache.write(keyOf(cache, request, host), JSON.stringify(remembered));
}

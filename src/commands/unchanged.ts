import { resolve, sep } from 'node:path';
import { sha256 } from '../host/digest.js';
import type { Host } from '../host/host.js';
import { askAgain, type Reading } from '../host/recording-host.js';
import { BuildCache } from '../pipeline/build-cache.js';
import { emptyReport, type Report } from '../pipeline/report.js';
import { begin } from '../pipeline/steps.js';
import type { BuildRequest } from './build-request.js';

/** A build that went well: what it read, what it wrote, and what it said. */
interface Remembered {
  readonly readings: readonly Reading[];
  readonly outputs: readonly (readonly [path: string, digest: string])[];
  readonly report: Pick<Report, 'files' | 'briefs' | 'staleOutputs'>;
}

function keyOf(cache: BuildCache, request: BuildRequest, host: Host): string {
  const { packs, audiences, locales, formats, paper, theme, templates, outDir, embedFonts, set, shard } = request;
  const what = [packs, audiences, locales, formats, paper, theme, templates];
  const asked = [what, outDir, embedFonts, set, shard, request.public, request.clean];
  return cache.key('build', host.cwd, host.packageRoot, asked);
}

/**
 * The report of the same build, where it was made before, everything that it read says the same again, and all that it wrote stands
 * there as it was written. Nothing is taken on trust: files are read, not dated.
 */
export async function unchangedReport(request: BuildRequest, host: Host, tool: string): Promise<Report | undefined> {
  if (request.force || request.verify) return undefined;
  const told = begin(request.onStep, 'unchanged', request.outDir);
  const cache = BuildCache.open(host, tool);
  const bytes = cache?.read(keyOf(cache, request, host));
  if (!bytes) return undefined;
  const { readings, outputs, report } = JSON.parse(bytes.toString('utf8')) as Remembered;
  for (const reading of readings) if ((await askAgain(reading, host)) !== reading[2]) return undefined;
  for (const [path, digest] of outputs) {
    const written = await host.readIfThere(path).catch(() => undefined);
    if (!written || sha256(written) !== digest) return undefined;
  }
  told(() => [`${readings.length} things read and ${outputs.length} files written are as they were`]);
  return { ...emptyReport, ...report };
}

/** Keeps a build that had nothing to say but what it wrote. */
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
  // What was read of the output has been written since.
  const own = ([, path, , inside = '']: Reading) => resolve(host.cwd, inside, path).startsWith(out.slice(0, -1));
  const now = await Promise.all(
    readings.map(async (reading): Promise<Reading> => {
      const [kind, path] = reading;
      return kind !== 'package' && own(reading) ? [kind, path, await askAgain(reading, host)] : reading;
    }),
  );
  const outputs = await Promise.all(
    report.files.map(async (file) => {
      const path = resolve(host.cwd, file);
      return [path, sha256(await host.read(path))] as const;
    }),
  );
  const { files, briefs } = report;
  // What was removed is not there to be removed again.
  const staleOutputs = report.staleOutputs.filter(({ state }) => state !== 'removed');
  const remembered: Remembered = { readings: now, outputs, report: { files, briefs, staleOutputs } };
  cache.write(keyOf(cache, request, host), JSON.stringify(remembered));
}

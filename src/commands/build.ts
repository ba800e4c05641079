import type { Host } from '../host/host.js';
import { recording } from '../host/recording-host.js';
import type { Pack } from '../model/pack.js';
import { variantId } from '../model/variant.js';
import { BuildCache } from '../pipeline/build-cache.js';
import { checkSelection, localesOf } from '../pipeline/matrix.js';
import type { Report } from '../pipeline/report.js';
import { Run } from '../pipeline/run.js';
import type { ReportStep } from '../pipeline/steps.js';
import { checkTemplateChoice } from '../pipeline/template-roots.js';
import { UsageError } from '../pipeline/usage-error.js';
import type { BuildRequest } from './build-request.js';
import { BuildRun } from './build-run.js';
import { editionsToBuild, type Part, shareOf } from './shares.js';
import { remember } from './unchanged.js';
import { type Expected, jobsFor, startWorkers } from './workers.js';

/**
 * Loads and checks packs. Writes nothing, but with `accept`: then the lock file of each sound pack, which says that
 * its translations are right as they stand.
 */
export async function check(packs: readonly string[], host: Host, accept = false, tell?: ReportStep): Promise<Report> {
  const run = new Run(host, undefined, tell);
  return run.end(async () => {
    await run.load(packs, { accept });
  });
}

/**
 * Renders the briefs that are asked for and writes them: each brief's files, then the pack's manifest,
 * then the index. A pack with mistakes is left alone; a brief that cannot be made keeps its earlier files.
 * @throws UsageError for an audience or language that no pack has, and a folder of templates that is not there
 */
export async function build(request: BuildRequest, host: Host, tool: string): Promise<Report> {
  const cache = request.force ? undefined : BuildCache.open(host, tool);
  const recorder = cache ? recording(host) : undefined;
  const run = new BuildRun(recorder?.host ?? host, cache, request.onStep);
  const report = await run.end(async () => {
    if (request.clean && request.set?.length)
      throw new UsageError('--clean goes by the pack as its files are. Leave --set out.');
    await checkTemplateChoice(request, recorder?.host ?? host);
    const packs = await run.load(request.packs, { set: request.set ?? [] });
    if (packs.length > 0 && !run.failed) checkSelection(request, packs);
    await buildAll(run, packs, request, { cwd: host.cwd, tool });
  });
  if (recorder) await remember(request, host, tool, { report, readings: recorder.readings() });
  return report;
}

async function buildAll(
  run: BuildRun,
  packs: readonly Pack[],
  request: BuildRequest,
  { cwd, tool }: { readonly cwd: string; readonly tool: string },
): Promise<void> {
  const editions = editionsToBuild(packs, request);
  const briefs = sum(packs.map((pack) => (editions.get(pack)?.length ?? 0) * localesOf(pack, request).length));
  run.expect(briefs);
  for (const pack of packs) await run.sweep(pack, request);
  const jobs = jobsFor(request.jobs, briefs, Math.max(0, ...[...editions.values()].map((list) => list.length)));
  const others = startWorkers(jobs, { request, cwd, tool }, (brief) => run.tell(request, brief));
  let failure: unknown;
  try {
    for (const pack of packs) await run.buildPack(pack, editions.get(pack) ?? [], request, { index: 0, of: jobs });
  } catch (cause) {
    failure = cause;
  }
  const { results, failures } = await others.ended((index) =>
    variantsOf(editions, packs, request, { index, of: jobs }),
  );
  run.adopt([...run.results, ...results]);
  failure ??= failures[0];
  // Also where writing failed on the way the manifest tells, if it can, what stands on the disk.
  const clean = request.clean === true && failure === undefined && !run.isStopped(request);
  const written = await writeManifests(run, packs, request, { tool, clean }).catch((cause: unknown) => {
    failure ??= cause;
    return false;
  });
  if (failure !== undefined) throw failure;
  if (written) await run.writeIndex(request.outDir, request.public);
}

async function writeManifests(
  run: BuildRun,
  packs: readonly Pack[],
  request: BuildRequest,
  { tool, clean }: { readonly tool: string; readonly clean: boolean },
): Promise<boolean> {
  let written = false;
  for (const pack of packs) written = (await run.writeManifest(pack, request, tool, clean)) || written;
  return written;
}

/** The briefs of one worker, to name them where it has died. */
function variantsOf(
  editions: ReturnType<typeof editionsToBuild>,
  packs: readonly Pack[],
  request: BuildRequest,
  part: Part,
): readonly Expected[] {
  return packs.flatMap((pack) =>
    shareOf(editions.get(pack) ?? [], part).map(({ order, edition }) => ({
      order,
      variants: localesOf(pack, request).map((locale) => variantId({ ...edition, locale })),
    })),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
